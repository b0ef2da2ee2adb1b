"""Programs: which one is meant by a name.

Long names, documents and the set phrases of national politics are one program wherever they stand. A numbered or a short
name is a program of a scope: the place of its issuer where the article tells one, else the prefecture that the article is
about; and within a scope a complete list of parts tells it from another of the same name. So the identifier depends on its
own article alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from kg import lexicon
from kg.entities.forms import form, is_complete, is_numbered
from kg.entities.gazetteer import COUNTRY
from kg.entities.naming import clean, path
from kg.entities.records import Entry
from kg.model import Component, Organization, Place, Program, ProgramLink

SHORT = 6
_EVERYWHERE = frozenset({"slogan", "document", "plan", "strategy"})


@dataclass(slots=True, unsafe_hash=True)
class Reading:
    """What one article tells about a program that it names; `form` tells names apart, `parts` is a complete list or empty.

    `chain` holds the scopes in which a fuller reading may stand, innermost first; the first is its own. `page` is the
    digest of its source; `text` the article's, where it is to be asked for parts that another article lists.
    """

    id: str
    article: str
    page: str
    issued: str
    record: Program
    form: str
    chain: tuple[str, ...]
    has_issuer: bool
    parts: tuple[str, ...] = ()
    note: str = ""
    rivals: frozenset[Program] = field(default_factory=frozenset)
    text: str = ""

    @property
    def year(self) -> str:
        return self.issued[:4]


def readings(entry: Entry) -> list[Reading]:
    """One for each program of the article."""
    programs = [r for r in entry.records if isinstance(r, Program)]
    return [_reading(entry, program, programs) for program in programs]


def _reading(entry: Entry, program: Program, programs: list[Program]) -> Reading:
    issuer = _issuer(entry, program)
    scoped = _is_scoped(program)
    rivals = frozenset(
        p for p in programs if p != program and form(p.name) == form(program.name) and p.note != program.note
    )
    parts = _parts(entry, program)
    numbered = scoped and is_numbered(program.name)
    complete = parts if numbered and is_complete(program.name, parts) else ()
    note = program.note if rivals else ""
    name = form(program.name) if scoped else _national().get(program.name, program.name)
    chain = _chain(entry, program, issuer)
    told_apart = "、".join(sorted(complete)) or note
    article = entry.analysis.article
    return Reading(
        path("program", chain[0] or (COUNTRY if told_apart else ""), name, told_apart),
        entry.key,
        entry.sha256,
        article.issued or "",
        program,
        name,
        chain,
        issuer is not None,
        complete,
        note,
        rivals,
        article.text if numbered else "",
    )


def _is_scoped(program: Program) -> bool:
    if program.name in _national():
        return False
    if is_numbered(program.name):
        return True
    return len(program.name) <= (SHORT - 2 if program.kind in _EVERYWHERE else SHORT)


@cache
def _national() -> dict[str, str]:
    """Each printed form of a set phrase of national politics → its name."""
    return {
        clean(form): clean(row["name"])
        for row in lexicon.rows("program_phrases")
        for form in (row["name"], *row["aliases"].split("/"))
        if form
    }


def _chain(entry: Entry, program: Program, issuer: Place | None) -> tuple[str, ...]:
    """Names of scopes, innermost first; the empty scope is the whole country."""
    if not _is_scoped(program):
        return ("",)
    if issuer is not None:
        return (issuer.name,)
    home = entry.scope
    outward = tuple(reversed(home[:2]))
    inner = tuple(reversed(home[2:]))
    return (*(outward[:1] or ("",)), *inner, *outward[1:], *(("",) if outward else ()))


def _issuer(entry: Entry, program: Program) -> Place | None:
    """The place of the one who is said to have issued it."""
    for fact in entry.analysis.facts:
        if isinstance(fact, ProgramLink) and fact.program == program and fact.relation == "issued_by":
            place = fact.target.place if isinstance(fact.target, Organization) else fact.target
            if isinstance(place, Place) and place.level in ("province", "prefecture", "county", "township"):
                return place
    return None


def _parts(entry: Entry, program: Program) -> tuple[str, ...]:
    found = [f for f in entry.analysis.facts if isinstance(f, Component) and f.program == program]
    return tuple(dict.fromkeys(f.component for f in found))
