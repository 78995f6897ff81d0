"""What may be typed after ``article-qa``: the commands, their options and their help.

Runs nothing; each command's function is named and imported only when it is the one asked for.
"""

import argparse
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Final

from article_index.version import __version__
from article_web.finding.narrowing import narrowing
from article_web.serving.configured import add_flags
from article_web.shell.parser import Formatter, Parser, UsageError

PATHS: Final = "a file, a folder (all articles under it), a built shelf, or - for a text on stdin"
SAVED: Final = "a file, a folder (all articles under it), or a built shelf"  # for chat, which reads stdin itself
# the settings that the command mcp has, too
AGENTS: Final = (
    "host", "port", "trusted_hosts", "max_body_bytes", "public", "trusted_proxies", "rate_per_client", "rate_in_all",
    "public_url", "tokens", "cors_origins", "threads", "log", "log_questions", "waiting", "connections",
    "grace_seconds", "time_budget", "document_cache_chars",
)  # fmt: skip
AGENTS_PORT: Final = 8001  # beside the page and the API
Run = Callable[[argparse.Namespace], int | None]
if TYPE_CHECKING:
    Commands = argparse._SubParsersAction["Parser"]  # the type that argparse gives no public name


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the options that ``arguments`` give, with the command's function as ``run``.

    Raises UsageError for what does not fit and SystemExit(0) after ``--help`` and ``--version``.
    """
    options, unknown = build_parser().parse_known_args(arguments)
    if unknown:
        words = options.command == "ask" and not any(word.startswith("-") for word in unknown)
        quoted = "; put a question of several words in quotation marks" if words else ""
        where = " ".join(filter(None, ("article-qa", options.command, "--help")))
        raise UsageError(f"unrecognized arguments: {' '.join(unknown)}{quoted} (see '{where}')")
    if not hasattr(options, "run"):
        names = " or ".join(", ".join(add.__name__[1:] for add in _ALL).rsplit(", ", 1))
        raise UsageError(f"name a command: {names} (see 'article-qa --help')")
    return options


def build_parser() -> Parser:
    """Return the parser of the whole command line."""
    parser = Parser(
        prog="article-qa",
        description="Ask an article a question and get its own words back, cited.",
        formatter_class=Formatter,
    )
    parser.add_argument("--version", action="version", version=f"article-qa {__version__}")
    commands = parser.add_subparsers(title="commands", dest="command", metavar="COMMAND", parser_class=Parser)
    for add in _ALL:
        add(commands)
    return parser


def _serve(commands: "Commands") -> None:
    parser = _command(commands, "serve", "run the page and the JSON API", _from("serving.serving", "serve_paths"))
    parser.usage = "%(prog)s [OPTION]... [PATH]..."
    parser.add_argument("paths", nargs="*", metavar="PATH", help=f"{PATHS}; default: the article that comes with it")
    parser.add_argument("--show-settings", action="store_true", help="print all settings and where each comes from")
    add_flags(parser)


def _ask(commands: "Commands") -> None:
    parser = _command(commands, "ask", "answer a question in the terminal, or many", _from("shell.ask", "ask"))
    parser.usage = "%(prog)s [OPTION]... QUESTION\n       %(prog)s [OPTION]... --questions FILE"
    parser.add_argument("question", nargs="?", metavar="QUESTION", help="1 to 1,000 characters")
    parser.add_argument(
        "--questions", metavar="FILE",
        help="ask each line of FILE (- for stdin): a question, or the JSON object that POST /api/v1/ask takes",
    )  # fmt: skip
    _on(parser)
    parser.add_argument(
        "--format", choices=["text", "json", "markdown", "csv"], default="text", help="how to print (default: text)"
    )
    parser.add_argument("--json", action="store_const", dest="format", const="json", help="the same as --format json")
    parser.add_argument(
        "--limit", type=_limit, default=10, metavar="N", help="cite N sentences at most, 1 to 10 (default: %(default)s)"
    )
    parser.add_argument("--explain", action="store_true", help="also show the passages considered and the evidence")
    narrowing(parser)


def _chat(commands: "Commands") -> None:
    parser = _command(commands, "chat", "hold a conversation in the terminal", _from("shell.chat", "chat"))
    _on(parser, SAVED)


def _index(commands: "Commands") -> None:
    parser = _command(commands, "index", "build a shelf on disk", _from("shelves.commands", "index"))
    parser.add_argument("paths", nargs="+", metavar="PATH", help=PATHS)
    parser.add_argument("--out", required=True, metavar="DIR", help="folder to write; a shelf there is replaced")
    _memory(parser)


def _add(commands: "Commands", name: str = "add", summary: str = "add articles to a shelf") -> None:
    parser = _shelf(commands, name, summary, "add")
    parser.add_argument("paths", nargs="+", metavar="PATH", help=PATHS)
    parser.set_defaults(replace=name == "replace")
    _memory(parser)


def _replace(commands: "Commands") -> None:
    _add(commands, "replace", "add articles to a shelf in the place of those with their ids")


def _remove(commands: "Commands") -> None:
    parser = _shelf(commands, "remove", "remove articles from a shelf", "remove")
    parser.add_argument("ids", nargs="+", metavar="ID", help="id of an article; - alone reads ids from stdin")
    _memory(parser)


def _list(commands: "Commands") -> None:
    parser = _shelf(commands, "list", "list the articles of a shelf", "list_")
    parser.add_argument("--json", action="store_true", help="print all that is known of each as a JSON object a line")


def _check(commands: "Commands") -> None:
    _shelf(commands, "check", "check that a shelf is whole", "check")


def _shelf(commands: "Commands", name: str, summary: str, function: str) -> Parser:
    parser = _command(commands, name, summary, _from("shelves.commands", function))
    parser.add_argument("shelf", metavar="DIR", help="folder of the shelf, as 'article-qa index' wrote it")
    return parser


def _memory(parser: Parser) -> None:
    parser.add_argument(
        "--memory", type=_memory_size, default=512, metavar="MB",
        help="how much may be held while writing, about, from 16 (default: %(default)s)",
    )  # fmt: skip


def _verify(commands: "Commands") -> None:
    run = _from("checking.command", "verify_answer")
    parser = _command(commands, "verify", "check an answer against the articles", run)
    parser.add_argument("answer", metavar="ANSWER", help="file with the JSON object of an answer, or - for stdin")
    parser.add_argument("paths", nargs="*", metavar="PATH", help=f"{PATHS}; default: the article that comes with it")
    parser.add_argument("--json", action="store_true", help="print the JSON object that the endpoint gives")


def _mcp(commands: "Commands") -> None:
    parser = _command(commands, "mcp", "answer agents, over MCP", _from("mcp.command", "serve_agents"))
    parser.usage = "%(prog)s [OPTION]... [PATH]..."
    told = f"{PATHS} (with --http); default: the article that comes with it"
    parser.add_argument("paths", nargs="*", metavar="PATH", help=told)
    parser.add_argument("--http", action="store_true", help="serve over HTTP instead of standard input and output")
    add_flags(parser, AGENTS, {"port": AGENTS_PORT})


def _token(commands: "Commands") -> None:
    parser = _command(commands, "token", "make a token for the API", _from("shell.commands", "token"))
    parser.add_argument("name", metavar="NAME", help="whose token it is; stands before its hash in the file of tokens")


def _completion(commands: "Commands") -> None:
    parser = _command(
        commands, "completion", "print what completes this command in a shell", _from("shell.completion", "completion")
    )
    parser.add_argument(
        "shell", choices=["bash", "zsh", "fish"], metavar="{bash,zsh,fish}", help="the shell that reads it"
    )


def _manual(commands: "Commands") -> None:
    _command(commands, "manual", "print the manual page", _from("shell.manual", "manual"))


def _report(commands: "Commands") -> None:
    parser = _command(
        commands, "report", "list the questions that the articles did not answer", _from("shell.commands", "report")
    )
    parser.add_argument("file", metavar="FILE", help="what 'article-qa serve --declined FILE' has kept")
    parser.add_argument("--days", type=_count, metavar="N", help="only those of the last N days")
    parser.add_argument("--limit", type=_count, metavar="N", help="N questions at most, the most frequent")
    parser.add_argument("--json", action="store_true", help="print one JSON object a question")


def _eval(commands: "Commands") -> None:
    parser = _command(commands, "eval", "measure answers on question files", _from("shell.measure", "measure"))
    parser.add_argument("files", nargs="+", metavar="FILE", help="question file, one JSON object a line")
    _on(parser)
    parser.add_argument("--types", action="store_true", help="also the figures of each type of question")
    parser.add_argument("--tables", action="store_true", help="also precision at coverage, reliability, words")
    parser.add_argument(
        "--misses", action="store_true", help="print each question that did not come out right, on stderr"
    )
    parser.add_argument("--foreign", action="store_true", help="also ask each article's questions of another article")
    parser.add_argument(
        "--sample",
        type=_count,
        default=0,
        metavar="N",
        help="only N questions of each file, always the same ones",
    )
    parser.add_argument(
        "--jobs", type=_count, metavar="N",
        help="processes to ask in (default: one for each processor, fewer for few questions)",
    )  # fmt: skip
    parser.add_argument(
        "--format", choices=["text", "json", "markdown"], default="text", help="how to print (default: %(default)s)"
    )
    parser.add_argument("--json", action="store_const", dest="format", const="json", help="the same as --format json")
    parser.add_argument("--plots", metavar="DIR", help="write risk-coverage.svg and reliability.svg there")
    parser.add_argument("--save", metavar="FILE", help="write what each question came to there, to compare with later")
    parser.add_argument("--against", metavar="FILE", help="compare with the run saved there, with 95%% intervals")
    parser.add_argument(
        "--fail-under-baseline", action="store_true",
        help="exit 1 where right or first is worse than in --against beyond its interval",
    )  # fmt: skip


def _command(commands: "Commands", name: str, summary: str, run: Run) -> Parser:
    parser = commands.add_parser(
        name,
        help=summary,
        description=f"{summary[0].upper()}{summary[1:]}.",
        formatter_class=Formatter,
    )
    parser.set_defaults(run=run)
    return parser


def _on(parser: Parser, paths: str = PATHS) -> None:
    parser.add_argument(
        "--on", action="append", default=[], metavar="PATH",
        help=f"ask this: {paths}; may be repeated; default: the article that comes with it",
    )  # fmt: skip


def _from(module: str, function: str) -> Run:
    """Return a command that imports what it runs only when it runs."""

    def run(options: argparse.Namespace) -> int | None:
        command: Run = getattr(import_module(f"article_web.{module}"), function)
        return command(options)

    return run


def _within(low: int, high: int | None, what: str) -> Callable[[str], int]:
    def read(text: str) -> int:
        number = int(text) if text.isascii() and text.isdigit() else -1
        if number < low or (high is not None and number > high):
            raise argparse.ArgumentTypeError(f"{text!r} is not {what}")
        return number

    return read


_limit = _within(1, 10, "a number from 1 to 10")
_count = _within(1, None, "a number from 1")
_memory_size = _within(16, None, "a number from 16")

_ALL = (
    *(_serve, _ask, _chat, _index, _add, _replace, _remove, _list, _check),
    *(_verify, _mcp, _eval, _token, _report, _completion, _manual),
)
