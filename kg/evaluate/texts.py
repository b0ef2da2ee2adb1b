"""Items of the gold → the texts that they are of, read and analysed; a text that is absent or another is told."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.analyse import analyse_article
from kg.articles import read_file
from kg.evaluate.gold import Item, Span
from kg.model import Analysis, Article, Finding, Page

Pages = tuple[list[Page], list[Finding]]


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why an item could not be scored: its text is absent (`is_error` False), or is not the one that was annotated."""

    item: Item
    is_error: bool
    zh: str
    en: str


class Texts:
    """The files of some folders; each is read once."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._folders = tuple(folders)
        self._stems: dict[str, Path] | None = None
        self._read: dict[Path, Pages] = {}

    def analyses(self, item: Item) -> tuple[Analysis, ...] | Trouble:
        """Of the articles of the item's text; of a span only the articles that reach into it, with their whole page."""
        path = self._find(item)
        if path is None:
            return Trouble(item, False, f"没有原文 {item.source}", f"its text {item.source} is not here")
        pages, findings = self._pages(path)
        if not pages:
            refused = findings[0]
            return Trouble(item, True, f"{path.name}：{refused.done_zh}", f"{path.name}: {refused.done_en}")
        if item.span and not is_of(item.span, pages[0].source.text):
            return Trouble(item, True, f"{path.name} 与标注时不同", f"{path.name} is not the text that was annotated")
        return tuple(
            analyse_article(article, page)
            for page in pages
            for article in page.articles
            if item.span is None or _reaches(article, item.span)
        )

    def _pages(self, path: Path) -> Pages:
        if path not in self._read:
            self._read[path] = read_file(path, path.name)
        return self._read[path]

    def _find(self, item: Item) -> Path | None:
        """A span is looked for by its corpus and source; other texts beside like the gold lies, then by name alone."""
        below = [f"{item.span.corpus}/{item.source}"] if item.span else [f"{item.folder}/{item.source}"]
        for folder in self._folders:
            for name in (*below, item.source):
                if (path := folder / name).is_file():
                    return path
        return None if item.span else self._of_stem(Path(item.source).stem, item.folder)

    def _of_stem(self, stem: str, folder: str) -> Path | None:
        if self._stems is None:
            self._stems = {}
            for top in self._folders:
                for path in sorted(p for p in top.rglob("*") if p.is_file()):
                    self._stems.setdefault(path.relative_to(top).with_suffix("").as_posix(), path)
                    self._stems.setdefault(path.stem, path)
        return self._stems.get(f"{folder}/{stem}") or self._stems.get(stem)


def is_of(span: Span, text: str) -> bool:
    """Whether the characters of the span are those that were annotated."""
    stretch = text[span.start : span.end].encode("utf-8", "surrogatepass")
    return hashlib.sha256(stretch).hexdigest() == span.sha256


def _reaches(article: Article, span: Span) -> bool:
    return bool(article.offsets) and min(article.offsets) < span.end and max(article.offsets) >= span.start


def analysed(items: Sequence[Item], folders: Iterable[Path]) -> Iterable[tuple[Item, tuple[Analysis, ...] | Trouble]]:
    texts = Texts(folders)
    return ((item, texts.analyses(item)) for item in items)
