"""A page in, what is named and said in each of its articles out."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator

from kg.facts import find_facts
from kg.grammar import Document
from kg.mentions import find_mentions
from kg.model import Analysis, Article, Page, Passage, Source

AT_ONCE = 1024
"""Articles that pass a layer together: its tables stay in the processor's cache, which saves up to a third of the time."""


def analyse(page: Page) -> tuple[Analysis, ...]:
    """Deterministic, offline, without a clock: the same page gives the same analyses."""
    return next(analyse_all((page,)))


def analyse_all(pages: Iterable[Page]) -> Iterator[tuple[Analysis, ...]]:
    """What `analyse` gives for each page, in less time than one by one."""
    for some in _batches(pages):
        docs = [Document(article, page) for page in some for article in page.articles]
        _fill(docs)
        done = iter(docs)
        for page in some:
            yield tuple(_analysis(next(done)) for _ in page.articles)


def analyse_article(article: Article, page: Page) -> Analysis:
    doc = Document(article, page)
    _fill([doc])
    return _analysis(doc)


def _batches(pages: Iterable[Page]) -> Iterator[list[Page]]:
    some: list[Page] = []
    for page in pages:
        some.append(page)
        if sum(len(p.articles) for p in some) >= AT_ONCE:
            yield some
            some = []
    if some:
        yield some


def _fill(docs: list[Document]) -> None:
    find_mentions(*docs)
    find_facts(*docs)


def _analysis(doc: Document) -> Analysis:
    facts = sorted(doc.facts, key=lambda f: (f.start, f.end, type(f).__name__, f.rule))
    return Analysis(doc.article, tuple(doc.mentions()), tuple(facts), doc.home)


def page_of(text: str, title: str | None = None, issued: str | None = None, name: str = "text") -> Page:
    """A page of one article made of plain text, one passage a line; for examples and for trying things out."""
    whole = f"{title}\n{text}" if title else text
    passages, start = [], 0
    for number, line in enumerate(whole.split("\n")):
        passages.append(Passage(start, start + len(line), "title" if title and number == 0 else "body"))
        start += len(line) + 1
    article = Article(name, 1, whole, array("I", range(len(whole))), tuple(passages), title, None, issued)
    return Page(Source(name, whole), (article,))
