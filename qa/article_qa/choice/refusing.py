"""What the service says when the article does not: a reason code, and a sentence that names what was looked for.

The sentence is the service's own; it turns the question into an indirect one only where that needs no grammar, and
quotes it otherwise.
"""

import re
from typing import Final

from article_qa.answer import Reason
from article_qa.choice.indirect import indirect
from article_qa.evidence.kinds import SPANS
from article_qa.knowledge.lexicon import data_table
from article_qa.weighing.ranking import Ranked

CLOSING: Final = "?!.…？！。"  # marks that end a sentence, even inside quotation marks
LONGEST: Final = 200  # characters of a question that are repeated


def refusal(question: str, ranked: Ranked, *, several: bool) -> tuple[Reason, str]:
    """Return why the question is not answered from the best sentence, and what is said.

    ``several`` says whether more than one article was asked.
    """
    asked = ranked.comparison.question.asks
    missing = asked in SPANS and ranked.first not in ranked.comparison.answering.sentence
    return ("wrong_type" if missing else "low_confidence"), refusal_text(question, several=several)


def refusal_text(question: str, *, several: bool) -> str:
    """Return the sentence that names what was looked for.

    >>> refusal_text("Who controls Nagorno-Karabakh now?", several=False)
    'The article does not say who controls Nagorno-Karabakh now.'
    >>> refusal_text("Who is the prime minister of Azerbaijan?", several=False)
    'The article does not say who the prime minister of Azerbaijan is.'
    >>> refusal_text("When did it end?", several=True)
    'None of the articles answers “When did it end?”'
    """
    lines = data_table("lines-en.toml")["several" if several else "one"]
    bare = question.strip().rstrip("?！？!. ")
    asked = None if len(bare) > LONGEST or re.search(r"[?.!\n]", bare) else indirect(bare)
    if asked:
        return str(lines["says"]).format(asked=asked)
    shown = question.strip() if len(question.strip()) <= LONGEST else question.strip()[: LONGEST - 1].rstrip() + "…"
    return str(lines["answers"]).format(asked=shown) + ("" if shown[-1] in CLOSING else ".")
