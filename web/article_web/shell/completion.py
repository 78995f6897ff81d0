"""The command ``completion``: a script for bash, zsh or fish that completes commands, options, choices and files.

The scripts are made from the parser, so that they know what it knows; what is the same in each lies in
``data/completion``. They start nothing while somebody types.
"""

import argparse
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

from article_web.shell.arguments import build_parser
from article_web.shell.typed import Command, Option, Takes, typed

SCRIPTS: Final = Path(__file__).parents[1] / "data" / "completion"


def completion(options: argparse.Namespace) -> None:
    """Print the script for the shell that is named."""
    print(script(options.shell), end="")


def script(shell: str) -> str:
    """Return the script for ``shell``: bash, zsh or fish."""
    commands = typed(build_parser())
    text = (SCRIPTS / f"article-qa.{shell}").read_text(encoding="utf-8")
    return text.replace("@LINES@\n", "".join(f"{line}\n" for line in _LINES[shell](commands)))


def _bash(commands: Iterable[Command]) -> Iterable[str]:
    """Yield the arms of the case of ``command previous-word``, then those of the case of ``command``."""
    commands = tuple(commands)
    yield '    case "$command $previous" in'
    for command in commands:
        for option in command.options:
            if option.takes is not Takes.NOTHING:
                pattern = "|".join(f'"{command.name} {name}"' for name in option.names)
                yield f"        {pattern}) {_reply(option)}; return ;;"
    yield "    esac"
    yield '    case "$command" in'
    for command in commands:
        names = [name for option in command.options for name in option.names]
        words = [*(one.name for one in commands if one.name), *names] if not command.name else names
        plain = _reply(command.words[0]) if command.words else "_article_qa_words " + _quoted(" ".join(words))
        dashed = "_article_qa_words " + _quoted(" ".join(names))
        yield f"        {_quoted(command.name)}) case $current in -*) {dashed} ;; *) {plain} ;; esac ;;"
    yield "    esac"


def _reply(option: Option) -> str:
    """Return what bash runs to complete what ``option`` takes."""
    if option.takes is Takes.CHOICE:
        return "_article_qa_words " + _quoted(" ".join(option.choices))
    return {Takes.FILE: "_article_qa_files -f", Takes.FOLDER: "_article_qa_files -d"}.get(option.takes, ":")


def _zsh(commands: Iterable[Command]) -> Iterable[str]:
    """Yield the description of each command, then the arms of the case of the command that is typed."""
    whole, *commands = commands
    yield "    local -a commands=("
    yield from (f"        {_quoted(f'{one.name}:{one.help}')}" for one in commands)
    yield "    )"
    yield "    _arguments -C \\"
    yield from (f"        {_spec(option, name)} \\" for option in whole.options for name in option.names)
    yield "        '1: :->command' '*:: :->argument'"
    yield "    case $state in"
    yield "        command) _describe command commands ;;"
    yield "        argument)"
    yield "            case $words[1] in"
    for command in commands:
        yield f"                {command.name}) _arguments \\"
        yield from (
            f"                    {_spec(option, name)} \\" for option in command.options for name in option.names
        )
        yield f"                    {_specs_of_words(command.words)} ;;"
    yield "            esac ;;"
    yield "    esac"


def _spec(option: Option, name: str) -> str:
    """Return what zsh's _arguments is told of ``option`` under one of its names."""
    told = option.help.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    others = "" if option.repeated else f"({' '.join(option.names)})"
    value = "" if option.takes is Takes.NOTHING else _value(option)
    name += "=" if value and name.startswith("--") else ""  # so that the value may stand behind = or a space
    return _quoted(f"{'*' if option.repeated else others}{name}[{told}]{value}")


def _specs_of_words(words: Iterable[Option]) -> str:
    """Return what zsh's _arguments is told of the words that stand by themselves."""
    specs = (f"{'*' if word.repeated else place}{_value(word)}" for place, word in enumerate(words, 1))
    return " ".join(map(_quoted, specs))


def _value(option: Option) -> str:
    does = {
        Takes.CHOICE: f"({' '.join(option.choices)})", Takes.FILE: "_files", Takes.FOLDER: "_path_files -/",
    }.get(option.takes, " ")  # fmt: skip
    return f":{option.metavar.strip('{}').replace(':', ' ')}:{does}"


def _fish(commands: Iterable[Command]) -> Iterable[str]:
    """Yield one ``complete`` for each command and each option."""
    for command in commands:
        where = f"-n '__fish_seen_subcommand_from {command.name}'" if command.name else "-n __fish_use_subcommand"
        if command.name:
            yield f"complete -c article-qa -n __fish_use_subcommand -a {command.name} -d {_fish_quoted(command.help)}"
        for option in command.options:
            names = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names)
            yield f"complete -c article-qa {where} {names}{_fish_value(option)} -d {_fish_quoted(option.help)}"
        for word in command.words[:1]:
            if word.takes is not Takes.TEXT:
                yield f"complete -c article-qa {where}{_fish_value(word).replace(' -r', '').replace(' -x', '')}"


def _fish_value(option: Option) -> str:
    if option.takes is Takes.CHOICE:
        return f" -x -a {_fish_quoted(' '.join(option.choices))}"
    return {
        Takes.NOTHING: "",
        Takes.TEXT: " -x",
        Takes.FILE: " -r -F",
        Takes.FOLDER: " -x -a '(__fish_complete_directories)'",
    }[option.takes]


def _quoted(text: str) -> str:
    """Return ``text`` in quotes of bash and zsh."""
    return "'" + text.replace("'", "'\\''") + "'"


def _fish_quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


_LINES: Final[Mapping[str, Callable[[Iterable[Command]], Iterable[str]]]] = {"bash": _bash, "zsh": _zsh, "fish": _fish}
