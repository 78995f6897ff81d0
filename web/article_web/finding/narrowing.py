"""The options that narrow down which articles are asked: by date and by tag."""

import argparse


def narrowing(parser: argparse.ArgumentParser) -> None:
    """Add the options to the command of ``parser``, named as the fields of a request are."""
    for name, told in (("after", "published on this day or later"), ("before", "published on this day or before")):
        parser.add_argument(f"--published-{name}", metavar="DATE", help=f"ask only articles {told}: 2020 or 2020-11-16")
    parser.add_argument(
        "--tag", action="append", dest="tags", metavar="TAG", help="ask only articles with this tag; may be repeated"
    )
