"""Mirror of article_web/shell/completion.py: real shells complete commands, options, choices and files."""

import os
import shlex
import shutil
import subprocess

import pytest

from article_web.shell.completion import script

COMMANDS = {
    "serve",
    "ask",
    "chat",
    "index",
    "add",
    "replace",
    "remove",
    "list",
    "check",
    "verify",
    "eval",
    "token",
    "report",
}
COMMANDS |= {"completion"}
BASH = """
. ./script
COMP_WORDS=({words})
COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
_article_qa
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
# zsh completes only where somebody types: a terminal of its own types a tab and lists what zsh would offer.
ZSH = """
zmodload zsh/zpty
zpty terminal zsh -f -i
zpty -w terminal 'PROMPT=; unset zle_bracketed_paste; autoload -Uz compinit; compinit -u -d ./dump; source ./script'
zpty -w terminal 'setopt list_rows_first; LISTMAX=10000; zstyle ":completion:*" verbose no'
zpty -w terminal 'offer() {{ compadd() {{ if [[ $* == *-[OAD]* ]] {{ builtin compadd "$@" }} else {{ local -a all;
  builtin compadd -O all "$@"; print -rl -- "<"$^all">" >> ./offered }} }}; _main_complete; unfunction compadd }}'
zpty -w terminal 'zle -C offer complete-word offer; bindkey "^I" offer; PROMPT=REA""DY'
zpty -r terminal output '*READY*'  # the prompt: from here on keys are read one by one, before it Ctrl+U drops them all
zpty -w -n terminal {line}$'\\t'
zpty -w terminal $'\\C-u print -n DO''NE'
zpty -r terminal output '*DONE*'
cat ./offered
"""


def completed(shell, folder, *words):
    """Return what ``shell`` offers after ``words``, the last of which is not whole, in ``folder``."""
    program = shutil.which(shell)
    if program is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"needs {shell}")
    (folder / "offered").unlink(missing_ok=True)
    (folder / "script").write_text(script(shell), encoding="utf-8")
    line = shlex.join(["article-qa", *words[:-1]]) + " " + words[-1]
    if shell == "bash":
        parts = [part for word in words for part in (word.replace("=", " = ").split(" ") if "=" in word else [word])]
        said = [program, "--norc", "-c", BASH.format(words=" ".join(map(shlex.quote, ["article-qa", *parts])))]
    elif shell == "zsh":
        said = [program, "-f", "-c", ZSH.format(line=shlex.quote(line))]
    else:
        said = [program, "--no-config", "-c", f"source ./script; complete -C {shlex.quote(line)}"]
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "TERM": "dumb", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(said, cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=False)
    found = {one.partition("\t")[0].strip("<> ") for one in done.stdout.splitlines()} - {""}
    return {one.removeprefix("--format=") for one in found}


@pytest.fixture
def folder(tmp_path):
    """Return a folder with files to name."""
    (tmp_path / "story one.txt").touch()
    (tmp_path / "stories").mkdir()
    return tmp_path


SHELLS = pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])


@SHELLS
def test_commands_are_completed(shell, folder):
    """All of them, and those that begin as what is typed."""
    assert completed(shell, folder, "") >= COMMANDS
    assert completed(shell, folder, "co") == {"completion"}


@SHELLS
def test_options_are_completed(shell, folder):
    """Those of the command that was typed, and of no other."""
    assert completed(shell, folder, "ask", "--q") == {"--questions"}
    assert completed(shell, folder, "serve", "--rate-p") == {"--rate-per-client"}
    assert completed(shell, folder, "index", "--q") == set()


@SHELLS
def test_choices_are_completed(shell, folder):
    """Of an option, before a space and before =, and where a word stands by itself."""
    assert completed(shell, folder, "ask", "--format", "") == {"text", "json", "markdown", "csv"}
    assert completed(shell, folder, "ask", "--format=m") == {"markdown"}
    assert completed(shell, folder, "serve", "--log", "") == {"off", "text", "json"}
    assert completed(shell, folder, "completion", "") >= {"bash", "zsh", "fish"}


@SHELLS
def test_files_are_completed(shell, folder):
    """Where one is named; folders alone where a folder is."""
    files = {one.strip("/").replace("\\ ", " ") for one in completed(shell, folder, "ask", "--on", "sto")}
    assert files == {"story one.txt", "stories"}
    assert {one.strip("/") for one in completed(shell, folder, "index", "x", "--out", "sto")} == {"stories"}
    assert "story one.txt" in {one.replace("\\ ", " ") for one in completed(shell, folder, "serve", "sto")}


@SHELLS
def test_a_question_is_not_guessed(shell, folder):
    """Where a question is typed, nothing is offered."""
    assert completed(shell, folder, "ask", "sto") == set()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_command_prints_the_script(capsys, shell):
    """On stdout, to be written to a file or read at once."""
    from article_web.shell.cli import main

    assert main(["completion", shell]) == 0
    assert capsys.readouterr().out == script(shell)
    assert main(["completion", "tcsh"]) == 2
