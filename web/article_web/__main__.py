"""Makes ``python -m article_web`` the command ``article-qa``; does nothing else."""

from article_web.shell.cli import run

if __name__ == "__main__":
    run()
