"""A page in, what is named and said in each of its articles out."""

from __future__ import annotations

from array import array

from kg.facts import find_facts
from kg.grammar import Document
from kg.mentions import find_mentions
from kg.model import Analysis, Article, Page, Passage, Source


def analyse(page: Page) -> tuple[Analysis, ...]:
    """Deterministic, offline, without a clock: the same page gives the same analyses."""
    return tuple(analyse_article(article, page) for article in page.articles)


def analyse_article(article: Article, page: Page) -> Analysis:
    doc = Document(article, page)
    find_mentions(doc)
    find_facts(doc)
    facts = sorted(doc.facts, key=lambda f: (f.start, f.end, type(f).__name__, f.rule))
    return Analysis(article, tuple(doc.mentions()), tuple(facts), doc.home)


def page_of(text: str, title: str | None = None, issued: str | None = None, name: str = "text") -> Page:
    """A page of one article made of plain text, one passage a line; for examples and for trying things out."""
    whole = f"{title}\n{text}" if title else text
    passages, start = [], 0
    for number, line in enumerate(whole.split("\n")):
        passages.append(Passage(start, start + len(line), "title" if title and number == 0 else "body"))
        start += len(line) + 1
    article = Article(name, 1, whole, array("I", range(len(whole))), tuple(passages), title, None, issued)
    return Page(Source(name, whole), (article,))
