#compdef article-qa
# zsh completion for article-qa; made by: article-qa completion zsh

_article_qa() {
    local context state state_descr line
    typeset -A opt_args
@LINES@
}

if [[ $funcstack[1] == _article-qa ]]; then           # autoloaded from fpath
    _article_qa "$@"
else
    compdef _article_qa article-qa
fi
