"""Bodies that a title names by their kind alone, because the post before it tells of which place they are.

县委书记、人大常委会主任; 街道党工委书记、办事处主任; 高新区党工委书记、管委会主任; 副市长、公安局局长; 法国驻华大使.
"""

from __future__ import annotations

import re

from kg.grammar import SLOTS, Slotted
from kg.mentions.organization.places import name_of
from kg.mentions.organization.tables import SUFFIXES, alternation, bodies, stems
from kg.mentions.post.titles import country_of
from kg.model import Organization, Place

FORMS = (
    "人大常委会|人大工委|人大|政协工委|政协联络处|政协|人民政府|政府|监委|人武部|武装部|妇联|总工会|残联|工商联|科协|法院|检察院|人民法院|人民检察院"
)
FORM = re.compile(f"(?:{FORMS})$")
OFFICE = re.compile("(?:街道)?办事处$|管委会$|管理委员会$")
DEPARTMENT = re.compile(f"(?P<stem>{alternation(stems('government'))})(?P<end>局|厅|委员会|委|办公室|办)$")
COMMITTEE = re.compile("^中共(?P<place>.+?)(?:工作委员会|委员会|委)$")
ENVOY = re.compile(
    f"(?P<of>{SLOTS['place']}|中国|(?<![一-鿿])[一-鿿])?(?:常)?驻"
    f"(?P<to>{SLOTS['place']}|{SLOTS['organization']}|[一-鿿])?(?:特命全权|特命)?$"
)
LONGEST = 12


def sibling(text: str, at: int, low: int, body: Organization) -> tuple[int, Organization] | None:
    """The body of the same place as `body` whose kind ends at `at`, and where it begins (not before `low`)."""
    place = body.place
    committee = COMMITTEE.match(body.name)
    if (office := OFFICE.search(text, max(low, at - 5), at)) is not None:
        base = committee["place"] if committee else name_of(place) if place else ""
        suffix = "管理委员会" if office[0].startswith("管") else "办事处"
        return (office.start(), Organization(base + suffix, place)) if base else None
    if place is None or place.level not in ("province", "prefecture", "county", "township"):
        return None
    if (form := FORM.search(text, max(low, at - 5), at)) is not None:
        return form.start(), Organization(bodies()[form[0]].format(p=name_of(place)), place)
    if (department := DEPARTMENT.search(text, max(low, at - LONGEST), at)) is not None:
        stem, end = stems("government")[department["stem"]], department["end"]
        return department.start(), Organization(name_of(place) + stem + SUFFIXES.get(end, end), place)
    return None


def embassy(slotted: Slotted, at: int, title: str) -> tuple[int, Organization] | None:
    """The mission of the envoy whose title begins at `at`: 法国驻华|大使, 中国常驻联合国|代表."""
    m = ENVOY.search(slotted.text, max(0, at - LONGEST), at)
    if m is None or (m["of"] is None and m["to"] is None):
        return None
    start = m.start("of") if m["of"] else m.start()
    own = slotted.printed(*m.span("of")) if m["of"] else "中国"
    own = country_of(own) or own
    to = slotted.printed(*m.span("to")) if m["to"] else ""
    to = {"华": "中国"}.get(to) or country_of(to) or to
    home = slotted.mentions.get(m.start("of")) if m["of"] else None
    kind = "代表团" if title.endswith("代表") else "总领事馆" if "领事" in title else "大使馆"
    place = home.value if home is not None and isinstance(home.value, Place) else Place(own, "country")
    return start, Organization(f"{own}{'常驻' if '代表' in title else '驻'}{to}{kind}", place)
