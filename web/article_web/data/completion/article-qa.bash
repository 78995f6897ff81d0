# bash completion for article-qa; made by: article-qa completion bash

_article_qa_words() {
    COMPREPLY=($(compgen -W "$1" -- "$current"))
}

_article_qa_files() {
    local IFS=$'\n'
    compopt -o filenames 2>/dev/null
    COMPREPLY=($(compgen "$1" -- "$current"))
}

_article_qa() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command='' word
    COMPREPLY=()
    if [[ $current == = ]]; then                      # --format=json are three words to bash
        current=''
    elif [[ $previous == = ]]; then
        previous=${COMP_WORDS[COMP_CWORD-2]}
    fi
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        if [[ $word != -* ]]; then
            command=$word
            break
        fi
    done
@LINES@
}

complete -F _article_qa article-qa
