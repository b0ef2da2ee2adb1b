"""Which of the tenures found stand, of which body and of which time, in the light of all that the article tells."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

from kg.grammar import Document
from kg.mentions.person.make import KNOWN
from kg.mentions.post import sole
from kg.model import Tenure, Time

EARLIER = re.compile("(?:时任|曾任|历任|原任|先后任)(?:[^。！？\n任]|(?<=主)任)*$")
"""Before a post of an earlier time, with the posts of a row between: 曾任县长，市财政局办公室主任，."""
FAR = 200


def with_body_told(found: list[Tenure]) -> Iterator[Tenure]:
    """A bare title (李红校长, 越南国家主席里德: 里德主席) is that of the body in which the article says elsewhere that this person holds it."""
    told: dict[tuple[str, str], Tenure] = {}
    for t in found:
        if t.printed != t.title:
            told.setdefault((t.person.name, of_state(t.title)), t)
    for t in found:
        as_told = told.get((t.person.name, of_state(t.title)))
        yield (
            replace(t, title=as_told.title, organization=as_told.organization)
            if as_told and t.rule == "tenure.after-name" and t.printed == t.title
            else t
        )


def of_state(title: str) -> str:
    """国家主席 and 主席 of a nation are one title."""
    return title.removeprefix("国家")


def told_of_then(doc: Document, tenure: Tenure) -> Tenure:
    """2009年10月，时任副市长王建国: of that month; 原局长王建国: of an earlier time that is not told."""
    text = doc.article.text
    post = text.find(tenure.printed, tenure.start)
    earlier = EARLIER.search(text, max(0, post - FAR), post)
    if earlier is not None and any(m.kind == "person" for m in doc.overlapping(earlier.start(), post)):
        earlier = None  # 时任市长王某和|书记李某
    if earlier is not None or (tenure.rule == "tenure.before-names" and tenure.bound == "removed"):
        then = earlier is not None and earlier[0].startswith("时任")
        return replace(tenure, past=True, date=_time_before(doc, tenure.start) if then else None)
    return tenure


def _time_before(doc: Document, at: int) -> str | None:
    """The time named last before in the sentence."""
    begins = max(doc.article.text.rfind(mark, 0, at) for mark in "。！？\n") + 1
    times = [m.value for m in doc.overlapping(begins, at) if isinstance(m.value, Time)]
    return times[-1].period if times else None


def holders(found: list[Tenure]) -> dict[str, Counter[str]]:
    """How often each person is named with each title that the nation has one of; with its body printed counts more."""
    weights: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for t in found:
        if t.title in sole():
            weights[f"{t.title} {t.organization.name}"][t.person.name] += 1 if t.printed == t.title else len(found)
    return weights


def is_of_some_body(tenure: Tenure, weights: dict[str, Counter[str]]) -> bool:
    """Whether 主席 behind a name is that of a board or a firm: only of whom the article, or everybody, calls 国家主席
    is it the state's."""
    if tenure.printed not in ("主席", "副主席") or tenure.organization.name != "中华人民共和国":
        return False
    held = weights[f"{tenure.title} {tenure.organization.name}"]
    return tenure.person.name not in KNOWN and held[tenure.person.name] == sum(held.values()) == 1


def is_namesake(tenure: Tenure, weights: dict[str, Counter[str]]) -> bool:
    """Whether a bare title of the nation's (总书记, 主席) is here another country's: somebody else holds that post."""
    if tenure.printed != tenure.title or tenure.title not in sole():
        return False
    weight = weights[f"{tenure.title} {tenure.organization.name}"]
    known = tenure.person.name in KNOWN or KNOWN.isdisjoint(weight)
    return not known or weight[tenure.person.name] < max(weight.values())
