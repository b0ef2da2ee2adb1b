"""Where an article is at home, and which place that a sentence names governs a figure in it."""

from __future__ import annotations

import re

from kg.facts.observation.clause import clause_start
from kg.facts.observation.nation import nation_of
from kg.facts.observation.where import (
    entered,
    held_at,
    is_partner,
    is_road,
    is_standard,
    listed,
    opens_clause,
    place_at,
    topic_of,
)
from kg.grammar import ORGANIZATION, PLACE, POST, Document, Slotted
from kg.mentions.place.country import CHINA
from kg.model import Organization, Place

_EACH = re.compile("(?:平均|人均|户均|每[亩户人年月日天]|全年|今年|共|已|累计)+")
_WHOSE = re.compile(rf"[^，。；、{PLACE}]{{0,10}}的")  # 某县群众反映的17个问题


class Home:
    """The place where an article is at home, or that it has for its topic; `within` it other places can lie."""

    def __init__(self, doc: Document, bodies: list[Slotted]) -> None:
        home = doc.home[-1] if doc.home and doc.home[-1] != CHINA else nation_of(doc, bodies)
        narrow = home if home != CHINA else None  # paths leave the country out
        topic = topic_of(bodies, doc.slotted("title"), narrow)
        self.place = topic or home
        self.within = topic or narrow
        self.above = doc.home if topic else doc.home[:-1]

    def is_above(self, place: Place) -> bool:
        """Whether the place holds the home."""
        return place in self.above or place.name == "中国"

    def governing(self, s: Slotted, start: int, i: int, noun: int) -> Place | None:
        """The last place in the sentence from `start` that the figure at `i`, whose noun begins at `noun`, is said of."""
        for k in reversed(s.slots(start, i)):
            value = s.mentions[k].value
            if isinstance(value, Organization) and k >= clause_start(s.text, i) and self._names_place(value):
                return value.place
            if isinstance(value, Place) and not is_standard(s.text, start, k):
                found = self._describes(s, start, i, noun, k, value)
                if found:
                    return found
        return None

    def _names_place(self, body: Organization) -> bool:
        """Whether a body's name begins with a place within the home of the article (昆明市儿童医院)."""
        place = body.place
        within = place is not None and self.place is not None and self.place.name in place.path
        return within and place is not None and body.name.startswith(place.name)

    def _describes(self, s: Slotted, start: int, i: int, noun: int, k: int, place: Place) -> Place | None:
        """`place`, which stands at `k`, if the figure at `i` is said of it; the home for a list of places."""
        text = s.text
        printed = s.printed(k, k + 1)
        if is_partner(text, k):
            return None
        pointer = printed.startswith(("全", "我", "本", "该"))
        opens = opens_clause(text, start, k)
        attached = k + 1 in (i, noun) or (text[k + 1] == "的" and k + 2 == noun) or noun <= k < i
        attached = attached or (noun <= k + 8 and _EACH.fullmatch(text, k + 1, noun) is not None)
        attached = attached or _WHOSE.fullmatch(text, k + 1, i) is not None
        if text.startswith(("方", "军"), k + 1) and k + 2 == i:
            return place  # 造成巴方|3人死亡
        if len(printed) == 1 and not opens:
            return None
        if (k + 1 == i and s.mentions[i].rule == "number.rank") or text[k + 1] in "到至赴":
            return None
        if place_at(s, k + 1) and not attached and not is_road(place_at(s, k + 1)):
            return None  # 湖南省|衡阳市: the inner one was asked first
        if (is_road(place) and place_at(s, k - 1)) or text[k + 1] == POST:
            return None
        if k + 1 == i and pointer:
            return place  # 在全省90个县中
        if listed(text, k):
            return self.place if opens or attached else None
        if self.is_above(place) and (text[k - 1 : k] == "在" or not (pointer or opens)):
            return None
        if self.is_above(place) and not opens and k < clause_start(text, i):
            return None
        governs = pointer or opens or attached or entered(text, start, k) or held_at(text, start, k)
        return place if governs or _acts_at(s, k, i) else None


_ACTOR = re.compile(f"[^，。；]{{0,4}}{ORGANIZATION}(?:[^，。；、的]{{0,6}})在")


def _acts_at(s: Slotted, k: int, i: int) -> bool:
    """某军|在某地|打死3人: where a body does in this clause what the figure counts."""
    clause = clause_start(s.text, i)
    return clause < k < i and s.text[k - 1] == "在" and _ACTOR.fullmatch(s.text, clause, k) is not None
