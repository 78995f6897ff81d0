"""Makes ``python -m article_web`` the command ``article-qa``; does nothing else."""

import sys

from article_web.shell.cli import main

if __name__ == "__main__":
    sys.exit(main())
