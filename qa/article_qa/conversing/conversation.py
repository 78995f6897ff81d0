"""What the turns before a question cited, as the evidence weighs it. Places only: no word of a turn is evidence."""

from dataclasses import dataclass

from article_qa.answer import Place
from article_qa.text.reading import Reading


@dataclass(frozen=True, slots=True)
class Conversation:
    """The places that each turn cited, oldest turn first; whether the question leans on them; its words."""

    cited: tuple[tuple[Place, ...], ...] = ()
    leans: bool = False
    typed: frozenset[str] = frozenset()  # terms
    but: frozenset[str] = frozenset()  # terms of what is not asked for: 'besides Aliyev'

    def sentences(self, reading: Reading) -> tuple[frozenset[int], ...]:
        """Return turn -> the numbers of ``reading``'s sentences that it cited."""
        here = reading.split
        return tuple(
            frozenset(
                number
                for number, s in enumerate(here.sentences)
                if any(p.article == here.article.id and s.start < p.end and p.start < s.end for p in places)
            )
            for places in self.cited
        )


ALONE = Conversation()
