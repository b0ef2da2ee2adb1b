"""Groups and commands that a sentence says were set up for a task: 成立了|防汛指挥部."""

from __future__ import annotations

import re

from kg.grammar import Document, Rule, Slotted
from kg.model import Mention, Organization, Place


def set_up(doc: Document, slotted: Slotted, m: re.Match[str]) -> Mention:
    """Of the place, or of that of the body, which was named last before in the sentence."""
    before = slotted.among(slotted.text.rfind("。", 0, m.start()) + 1, m.start())
    owners = (m.value for m in reversed(before) if isinstance(m.value, (Place, Organization)))
    place = next((p for o in owners if (p := o if isinstance(o, Place) else o.place)), None)
    name = (place.name if place is not None else "") + m["name"]
    return Mention("organization", *slotted.span(*m.span("name")), Organization(name, place), "organization.set-up")


RULES: tuple[Rule, ...] = (
    Rule(
        "organization.set-up",
        "(?:成立|组建|建立|设立)了?(?P<name>(?!各|相应|专门|一|由|以|了)(?:(?![的为由各级、])[一-鿿]){2,16}?(?:领导小组|指挥部))(?!办|成员|下)",
        set_up,
        trigger=("领导小组", "指挥部"),
        first="成组建设",
        yes=(
            ("岳阳市成立了企业整顿领导小组。", ("岳阳市企业整顿领导小组|岳阳市",)),
            ("岳阳市委成立治水指挥部，领导施工。", ("岳阳市治水指挥部|岳阳市",)),
        ),
        no=("各地都成立了相应的领导小组。", "成立以市长为组长的领导小组。", "成立了各级指挥部。"),
    ),
)
