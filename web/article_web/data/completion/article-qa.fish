# fish completion for article-qa; made by: article-qa completion fish

complete -c article-qa -f
@LINES@
