"""Promises of telling a text's language, and of reading its words."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_index.article import Article
from article_index.languages import SAMPLE, detect
from article_index.loading.paths import load_paths
from article_index.loading.text import article_from_text, default_article
from article_index.shelf import Shelf
from article_index.split import split
from article_index.stemmers import CHARACTERWISE, STEMMED, language_of, stemmer
from article_index.words import analyzer, stop_words

LINES = [
    line.split(" | ", 1)
    for line in (Path(__file__).parent / "languages.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
TEXTS = {lang: text for lang, text in LINES if lang != "-"}


@pytest.mark.parametrize(("lang", "text"), LINES)
def test_the_language_is_told(lang: str, text: str) -> None:
    """Two sentences tell a language that we know; another one, a few words or two languages at once tell none."""
    assert detect(text) == (None if lang == "-" else lang)


def test_every_language_has_its_example() -> None:
    """Each language with a stemmer or with characters for words is among the examples."""
    assert set(TEXTS) == {*STEMMED, *CHARACTERWISE}


@given(st.text())
def test_any_text_is_looked_at(text: str) -> None:
    """Whatever the characters, the answer is a language that we know, or none."""
    assert detect(text) in {None, *STEMMED, *CHARACTERWISE}


def test_the_beginning_decides() -> None:
    """What stands behind the sample changes nothing."""
    text = TEXTS["fr"].ljust(SAMPLE)
    assert detect(text + TEXTS["de"] * 500) == "fr"


def test_a_text_in_pieces_is_composed() -> None:
    """A text whose accents are characters of their own is told like any other."""
    import unicodedata

    assert detect(unicodedata.normalize("NFD", TEXTS["fi"])) == "fi"


def test_arabic_is_told_with_its_vowels_written() -> None:
    """They stand inside the words, and part none."""
    vowelled = "ذَهَبَ الوَلَدُ إِلَى المَدْرَسَةِ فِي الصَّبَاحِ. ثُمَّ عَادَ مِنَ المَدْرَسَةِ إِلَى البَيْتِ مَعَ أَخِيهِ."
    assert detect(vowelled) == "ar"


def test_every_door_tells_the_language(tmp_path: Path) -> None:
    """A string and a file get their language, one that is given is kept, the article that comes with us is English."""
    (tmp_path / "mill.txt").write_text(TEXTS["pt"], encoding="utf-8")
    assert [article.lang for article in load_paths([tmp_path])] == ["pt"]
    assert article_from_text(TEXTS["ru"], "a").lang == "ru"
    assert article_from_text(TEXTS["ru"], "a", lang="bg").lang == "bg"
    assert default_article().lang == "en"


@pytest.mark.parametrize("lang", STEMMED)
def test_stop_words_have_no_term(lang: str) -> None:
    """Some hundred words of each language carry no topic, and none of them is a term."""
    assert len(stop_words(lang)) >= 100
    assert [word for word in stop_words(lang) if "'" not in word and analyzer(lang).terms(word)] == []


@pytest.mark.parametrize(
    ("lang", "text", "terms"),
    [
        ("es", "¿Quiénes construyeron los puentes?", ["constru", "puent"]),
        ("fr", "Qu’est-ce qu'il a dit de l’église d'Arles ?", ["dit", "eglis", "arle"]),
        ("de", "Wer gründete die Häuser?", ["grundet", "haus"]),
        ("it", "Chi scoprì dell'acqua nelle città?", ["scopr", "acqua", "citt"]),
        ("ru", "Кто построил русский мост?", ["постро", "русск", "мост"]),
        ("ar", "من بنى الجسر في المدينة؟", ["بنى", "جسر", "مدين"]),
        ("zh", "谁修复了磨坊？", ["修", "复", "磨", "坊"]),
        ("ko", "누가 지붕을 고쳤다", ["붕", "쳤"]),
        ("pl", "Kto odnowił młyn?", ["kto", "odnowil", "mlyn"]),
    ],
)
def test_terms(lang: str, text: str, terms: list[str]) -> None:
    """Words are cut by the rules of the language: its stop words and elided articles gone, accents folded last."""
    assert analyzer(lang).terms(text) == terms


@pytest.mark.parametrize(("lang", "text"), TEXTS.items())
def test_places_are_kept(lang: str, text: str) -> None:
    """A token's place holds letters of the text, in order, in every language."""
    at = 0
    for token in analyzer(lang).tokens(text):
        assert at <= token.start < token.end <= len(text)
        assert text[token.start].isalnum()
        at = token.end


def test_tags_name_a_language() -> None:
    """A region says nothing of how words are read, no tag means English, both kinds of Norwegian are one."""
    assert [language_of(tag) for tag in ("pt-BR", "EN_us", None, "", "nb", "nn-NO", "pl")] == [
        "pt", "en", "en", "en", "no", "no", "pl"
    ]  # fmt: skip
    assert analyzer("de-AT") is analyzer("de")
    assert stemmer("pl")("koty") == "koty"


def test_a_shelf_reads_each_article_in_its_language() -> None:
    """Passages are found by the stems of their article's language."""
    shelf = Shelf([article_from_text(TEXTS[lang], lang) for lang in ("de", "en", "ru")])
    for lang, asked in {"de": "des Flusses", "en": "the rivers", "ru": "рекой"}.items():
        assert [hit.article for hit in shelf.search(analyzer(lang).terms(asked), 5)] == [lang]


@pytest.mark.parametrize(
    ("lang", "sentences"),
    [
        ("es", ["El Sr. Ruiz y la Dra. Gil viven en EE. UU. desde 1990.", "¿Quién lo sabe?", "¡Nadie!"]),
        (
            "de",
            ["Am 3. Oktober 1990 kam z. B. Prof. Voss.", "Vgl. S. 12.", "Im 19. Jahrhundert lebten bzw. starben sie."],
        ),
        ("fr", ["M. Petit et Mme. Roux, cf. p. 4, ont dit : « Non ! »", "Pourquoi ?", "Av. J.-C. il n'y avait rien."]),
        ("ru", ["В 1990 г. Москва и т. д. изменились.", "Почему?", "Город стоит на р. Волге.", "Это далеко."]),
        ("ar", ["هل وصل القطار؟", "نعم، وصل في الساعة الثالثة.", "ثم غادر!"]),
        ("zh", ["他来了吗？", "他说：“来了！”", "大家都很高兴。"]),
        ("ja", ["「行こう。」と彼は言った。", "本当ですか？", "はい！"]),
        ("pt", ["O Dr. Melo e a Sra. Reis leram as págs. 3 e 4.", "Quem sabe?"]),
        ("it", ["Il dott. Riva e la sig.ra Neri, ad es. ieri, erano qui.", "Perché?"]),
        ("nl", ["Dhr. Smit kwam o.a. naar dr. Vos op nr. 5.", "Waarom?"]),
    ],
)
def test_sentences(lang: str, sentences: list[str]) -> None:
    """Marks of other scripts end sentences; abbreviations and ordinal numbers of the language do not."""
    text = " ".join(sentences) if lang not in {"zh", "ja"} else "".join(sentences)
    found = split(Article("a", "", text, lang=lang)).sentences
    assert [s.span.of(text) for s in found] == sentences
