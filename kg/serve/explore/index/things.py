"""What can be found: everything in the graph that has a name or a headline."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = ("program", "person", "organization", "post", "place", "event", "indicator", "article")


@dataclass(slots=True)
class Thing:
    """`code` is the kind or level (`action`, `county`); `hint` tells it from others of its name; dates are of articles.

    `first` and `last` are ISO dates or empty, `years` those in which it is named.
    """

    iri: str
    kind: str
    label: str = ""
    code: str = ""
    hint: str = ""
    mentions: int = 0
    articles: int = 0
    first: str = ""
    last: str = ""
    years: tuple[str, ...] = ()
    letter: str = "#"
    forms: tuple[str, ...] = ()
