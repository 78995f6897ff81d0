"""Promises of a shelf on disk that is changed: after any change it is what a fresh one of the same articles is."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from threading import Event

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from article_index.article import Article
from article_index.bm25.building import build
from article_index.bm25.compiled import Compiled
from article_index.errors import LoadError, StoreError, UnknownArticleError
from article_index.holding import InMemory
from article_index.passages import passage_terms
from article_index.shelf import Shelf
from article_index.store.checking import check
from article_index.store.opening import Store, open_store
from article_index.store.writing import add, index, remove

WORDS = ["cats", "dogs", "bark", "sleep", "night", "river", "dam", "mill", "old", "new"]
ONE = Article("one", "First", "A text\r\nwith ‘quotes’.", "https://example.org/1", "A. Author", "2021-12-01", "en")
TWO = Article("two", "", "Another.\n")


def article(name: str, random: Random) -> Article:
    """Return an article of up to twelve sentences of a few words."""
    said = [" ".join(random.choices(WORDS, k=random.randint(1, 7))).capitalize() for _ in range(random.randint(1, 12))]
    text = "".join(f"{one}.{random.choice([' ', ' ', chr(10) * 2])}" for one in said).strip()
    return Article(name, name.title(), text, lang=random.choice(["en", None]))


def same_as_fresh(store: Store, articles: list[Article]) -> None:
    """Assert that ``store`` is what a fresh index of ``articles`` is."""
    fresh = InMemory(articles)
    assert list(store.ids) == list(fresh.ids)
    assert (len(store.ids), store.passages, store.sha256) == (len(articles), fresh.passages, fresh.sha256)
    assert (store.digest, store.text_bytes, list(store.languages)) == (
        fresh.digest, fresh.text_bytes, list(fresh.languages)
    )  # fmt: skip
    assert [store.article(name) for name in store.ids] == [fresh.article(name) for name in fresh.ids]
    assert [dict(one) for one in store.facts()] == [dict(one) for one in fresh.facts()]
    assert [store.numbers(name) for name in store.ids] == [fresh.numbers(name) for name in fresh.ids]
    texts = [fresh.article(name).article.sha256 for name in fresh.ids]
    assert [store.with_text(one) for one in [*texts, "0" * 64, "x"]] == [fresh.with_text(one) for one in texts] + [
        None
    ] * 2
    numbers = [(name, n, store.numbers(name)[n]) for name in fresh.ids for n in range(len(fresh.numbers(name)))]
    assert [store.place(at) for _, _, at in numbers] == [(name, n) for name, n, _ in numbers]
    assert [store.told(name)["title"] for name in store.ids] == [fresh.told(name)["title"] for name in fresh.ids]
    corpus = [terms for name in fresh.ids for terms in passage_terms(fresh.article(name))]
    expected, found = Compiled([build(corpus)]), store.engine()
    assert found is not None
    for terms in (["cat"], ["dog", "bark"], ["river", "dam", "dam", "old"], ["nothing"], ["night", "new", "sleep"]):
        for limit, among in ((1, None), (5, None), (99, None), (99, range(0, fresh.passages, 3))):
            got, wanted = found.search(terms, limit, among), expected.search(terms, limit, among)
            assert [number for number, _ in got] == [number for number, _ in wanted]
            assert [score for _, score in got] == pytest.approx([score for _, score in wanted], abs=1e-9)


@settings(max_examples=25)
@given(st.integers(0, 10**6))
def test_any_changes_leave_what_a_fresh_shelf_is(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    """Whatever is added, replaced and removed: ids, texts, digests, ranking and ties are those of a fresh shelf."""
    random, folder = Random(seed), tmp_path_factory.mktemp("shelf")
    live = {name: article(name, random) for name in random.sample("abcdefgh", random.randint(0, 6))}
    index(list(live.values()), folder)
    for _ in range(random.randint(1, 12)):
        kind = random.choice(["add", "remove", "replace"])
        if kind == "remove":
            gone = random.sample(sorted(live), random.randint(0, min(3, len(live))))
            remove(gone, folder)
            live = {name: one for name, one in live.items() if name not in gone}
        else:
            names = random.sample("abcdefghijklmnop", random.randint(0, 3))
            fresh = [article(name, random) for name in names if kind == "replace" or name not in live]
            change = add(fresh, folder, replace=kind == "replace")
            assert change.replaced == sum(one.id in live for one in fresh)
            assert change.added + change.replaced == len(fresh)
            live |= {one.id: one for one in fresh}
    assert check(folder)[1] == []
    same_as_fresh(open_store(folder), list(live.values()))


def test_many_changes_leave_few_segments_and_nothing_else(tmp_path: Path) -> None:
    """After forty additions of one article there are at most eight segments, and no file of another generation."""
    random, live = Random(1), []
    index([], tmp_path)
    for number in range(40):
        live.append(article(f"a{number}", random))
        manifest = add([live[-1]], tmp_path).manifest
        assert len(manifest.segments) <= 8
    assert {path.name for path in (tmp_path / "segments").iterdir()} == {one.name for one in manifest.segments}
    assert [path.name for path in (tmp_path / "generations").iterdir()] == [str(manifest.generation)]
    same_as_fresh(open_store(tmp_path), live)


def test_little_memory_gives_the_same_shelf(tmp_path: Path) -> None:
    """A bound that takes no more than a few articles at a time changes nothing of what is found."""
    random = Random(2)
    live = [article(f"a{number}", random) for number in range(60)]
    manifest = index(iter(live), tmp_path, memory=8_000).manifest
    assert 1 < len(manifest.segments) <= 8
    same_as_fresh(open_store(tmp_path), live)


def test_a_shelf_gives_back_what_was_written(tmp_path: Path) -> None:
    """Every field and every character of the articles is read as it was written, in the order of the ids."""
    index([TWO, ONE], tmp_path / "deep" / "shelf")
    assert list(open_store(tmp_path / "deep" / "shelf").articles()) == [ONE, TWO]
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["shelf"]


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_survives(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Whatever characters a text has, the shelf gives the same ones back."""
    out = tmp_path_factory.mktemp("any") / "shelf"
    index([Article("a", text, text)], out)
    assert list(open_store(out).articles()) == [Article("a", text, text)]
    assert check(out)[1] == []


def test_who_has_a_shelf_open_keeps_it(tmp_path: Path) -> None:
    """A reader goes on with what it opened, while the shelf is changed and replaced below it."""
    index([ONE], tmp_path)
    before = open_store(tmp_path)
    add([TWO], tmp_path)
    remove(["one"], tmp_path)
    index([TWO], tmp_path)
    assert list(before.articles()) == [ONE]
    assert list(open_store(tmp_path).articles()) == [TWO]


def test_readers_are_never_kept_out(tmp_path: Path) -> None:
    """Who opens a shelf again and again while it is changed always gets a whole one."""
    random = Random(4)
    index([article("a", random)], tmp_path)
    written = Event()

    def read() -> int:
        count = 0
        while not written.is_set():
            store = open_store(tmp_path)
            assert [one.id for one in store.articles()] == list(store.ids)
            count += 1
        return count

    with ThreadPoolExecutor(2) as pool:
        readers = [pool.submit(read) for _ in range(2)]
        try:
            for number in range(15):
                add([article(f"b{number}", random)], tmp_path)
                remove([f"b{number - 1}"] if number else [], tmp_path)
        finally:
            written.set()
        assert all(reader.result() > 0 for reader in readers)


def test_a_shelf_can_be_written_from_itself(tmp_path: Path) -> None:
    """A shelf may be a source of the shelf that replaces it."""
    index([ONE, TWO], tmp_path)
    index(open_store(tmp_path).articles(), tmp_path)
    assert list(open_store(tmp_path).articles()) == [ONE, TWO]


def test_what_cannot_be_added_changes_nothing(tmp_path: Path) -> None:
    """An id that is there, twice or no id, and a source that fails in the middle leave the shelf as it was."""
    index([ONE], tmp_path)

    def failing():
        yield TWO
        raise LoadError("No text.")

    three = Article("three", "", "Three.")
    for articles, error in [
        ([TWO, ONE], "has an article 'one' already"),
        ([TWO, TWO], "Two articles have the id 'two'"),
        ([Article("../up", "", "Up.")], "no article id"),
    ]:
        with pytest.raises(StoreError, match=error):
            add(articles, tmp_path)
    with pytest.raises(LoadError, match=r"No text\."):
        add(failing(), tmp_path)
    assert [len(list((tmp_path / name).iterdir())) for name in ("segments", "generations")] == [1, 1]
    with pytest.raises(UnknownArticleError):
        remove(["one", "four"], tmp_path)
    assert list(open_store(tmp_path).articles()) == [ONE]
    add([three], tmp_path)
    assert check(tmp_path)[1] == []
    assert len(list((tmp_path / "segments").iterdir())) == 2


def test_a_first_shelf_that_fails_leaves_nothing(tmp_path: Path) -> None:
    """Where a new shelf cannot be written, there is no folder afterwards."""
    with pytest.raises(StoreError):
        index([ONE, ONE], tmp_path / "shelf")
    assert list(tmp_path.iterdir()) == []


def test_a_shelf_answers_searches(tmp_path: Path) -> None:
    """A shelf over files finds what one in memory finds; the articles are named, or all are asked."""
    random = Random(3)
    live = [article(f"a{number}", random) for number in range(30)]
    index(live, tmp_path)
    opened, held = Shelf.open([tmp_path]), Shelf(live)
    assert opened.ids == held.ids
    assert "a7" in opened.ids
    assert "a99" not in opened.ids
    assert [split.article for split in opened] == [split.article for split in held]
    best = opened.search(["river", "dam"], 5, ["a7", "a3"])
    assert {hit.article for hit in best} <= {"a3", "a7"}
    with pytest.raises(UnknownArticleError):
        opened.search(["river"], 5, ["a99"])
    with pytest.raises(UnknownArticleError):
        opened.article("a99")
