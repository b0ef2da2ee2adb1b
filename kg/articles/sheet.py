"""What a format hands on: the lines of a file as they stand, with what the format itself says about them."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.articles.looks import Look
from kg.articles.mapped import Mapped
from kg.model import Source


@dataclass(slots=True, unsafe_hash=True)
class Line:
    """`gap`: an empty line stands before it; `level`: depth of a heading, 0 for none; `whole`: a paragraph by markup.
    `bold`: all of it is in bold type.

    `look`: what the format says that it is (`furniture`: a header line of the file).
    """

    text: Mapped
    gap: bool = False
    level: int = 0
    whole: bool = False
    bold: bool = False
    look: Look | None = None


@dataclass(slots=True)
class Sheet:
    """The lines of one page, and what is said of it outside its text (header lines, meta tags, JSON fields).

    `single`: the format says that this is one article; only its byline and captions are still to be found.
    `titled`: `title` is the title whatever the text begins with.
    `site`: what a browser shows as the title of a web page, which may hold the newspaper's name.
    `links`: addresses of originals by the source offset at which they stand, after the text that they belong to.
    """

    source: Source
    lines: list[Line]
    title: Mapped | None = None
    publication: str | None = None
    issued: str | None = None
    link: str | None = None
    single: bool = False
    titled: bool = False
    site: str = ""
    links: dict[int, str] = field(default_factory=dict)
