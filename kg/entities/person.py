"""Persons: officials by name and scope, journalists by name and paper, private persons by article.

The scope of an official is 中国 for the holder of a central post (or the other country), else the province of the post,
else the province that the article is about. Two officials of one name in one province are one until a judgement says no.
"""

from __future__ import annotations

import re
from collections import Counter

from kg.entities.gazetteer import COUNTRY
from kg.entities.naming import path
from kg.entities.records import Entry
from kg.model import Organization, Person, Tenure

_CENTRAL = re.compile(r"(?:中共中央|中央|国务院|国家|全国|最高人民|中国|中华人民共和国)|.{2,8}部$")
_REPRESENTS = re.compile(r"(?:代表|委员)$")


def person_id(entry: Entry, person: Person) -> str:
    match person.kind:
        case "private":
            return path("private", entry.key, str(_private(entry).index(person) + 1))
        case "journalist":
            home = entry.scope[:1] or (COUNTRY,)
            return path("journalist", entry.analysis.article.publication or home[0], person.name)
        case _:
            return path("person", scope(entry, person), person.name)


def scope(entry: Entry, person: Person) -> str:
    """中国, a province or another country; 中国 also where nothing is known."""
    return post_scope(entry, person) or (entry.scope[0] if entry.scope else COUNTRY)


def post_scope(entry: Entry, person: Person) -> str:
    """The scope that the posts of the person in this article tell; empty where they tell none."""
    tenures = [f for f in entry.analysis.facts if isinstance(f, Tenure) and f.person == person]
    proper = [t for t in tenures if not _REPRESENTS.search(t.title)] or tenures
    counted = Counter(s for t in proper if (s := _scope_of(t.organization)))
    return max(counted, key=lambda s: counted[s], default="")


def _scope_of(organization: Organization) -> str:
    place = organization.place
    if place is None:
        return COUNTRY if _CENTRAL.match(organization.name) else ""
    return place.path[0] if place.path else place.name if place.level in ("country", "province") else ""


def _private(entry: Entry) -> list[Person]:
    return [r for r in entry.records if isinstance(r, Person) and r.kind == "private"]
