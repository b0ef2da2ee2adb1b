"""A page in, what is named and said in each of its articles out."""

from __future__ import annotations

from array import array

from kg.facts import find_facts
from kg.grammar import Document
from kg.mentions import find_mentions
from kg.model import Analysis, Article, Page, Passage, Source

AT_ONCE = (
    32  # articles that pass a layer together: its tables stay in the processor's cache, which saves a third of the time
)


def analyse(page: Page) -> tuple[Analysis, ...]:
    """Deterministic, offline, without a clock: the same page gives the same analyses."""
    some = (page.articles[at : at + AT_ONCE] for at in range(0, len(page.articles), AT_ONCE))
    return tuple(analysis for articles in some for analysis in _analyse(page, articles))


def analyse_article(article: Article, page: Page) -> Analysis:
    return _analyse(page, (article,))[0]


def _analyse(page: Page, articles: tuple[Article, ...]) -> tuple[Analysis, ...]:
    docs = [Document(article, page) for article in articles]
    find_mentions(*docs)
    find_facts(*docs)
    return tuple(_analysis(doc) for doc in docs)


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
