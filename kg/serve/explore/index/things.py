"""What can be found: everything in the graph that has a name or a headline."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = ("program", "person", "organization", "post", "place", "event", "indicator", "article")
DATED = ("article", "event")  # what has one date of its own


@dataclass(slots=True)
class Thing:
    """`code` is the kind or level (`action`, `county`); `hint` tells it from others of its name; dates are of articles.

    `mentions` of a post are its sightings, of an event those who take part, of an indicator its figures.
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

    @property
    def told(self) -> str:
        """What tells it from others where no column has its date."""
        return " · ".join(filter(None, (self.last, self.hint))) if self.kind in DATED else self.hint
