"""Places that a figure has from somebody or something else than a place: a person, a school, the noun it describes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.facts.observation.clause import clause_start
from kg.facts.observation.where import innermost, place_at
from kg.grammar import NUMBER, ORGANIZATION, PERSON, PLACE, POST, TIME, Slotted
from kg.mentions.place.country import CHINA
from kg.model import Organization, Person, Place, Post

# 店门镇杨林村村民|王建国, 大桥镇镇长|李红; not 来自店门镇的王建国, who is elsewhere now
_OF_PLACE = re.compile(
    rf"(?<![从自离])(?P<place>{PLACE}+)(?:的)?(?:[^，。；：、！？“”{NUMBER}{PLACE}{PERSON}]{{0,12}})?{PERSON}"
)
_LOCAL = re.compile(
    rf"[当本该村](?:(?<=[当本])地|(?<=该)[村镇]|(?<=村)里)的?[^，。；：、{NUMBER}{PLACE}]{{0,8}}?{PERSON}"
)
_IN_OFFICE = re.compile(rf"[{PERSON}{POST}](?:(?<={PERSON})(?:是|系|为|任|担任|，)?{POST}|(?<={POST}){PERSON})")
_SUBJECT = re.compile(rf"(?:^|[，。；：“”\n])[^，。；：]{{0,8}}?(?P<person>{PERSON})")
# 占地30平方公里的衡山县: the figure describes the place that follows.
_DESCRIBES = re.compile(
    rf"(?!以?之?外)[^，。；：{NUMBER}{PLACE}赴到向往入为对给与将]{{0,10}}的(?:[“‘][^”’]{{1,8}}[”’])?(?P<place>{PLACE}+)"
)
# 投资30亿元在衡山县|建设产业园
_SPENT_AT = re.compile(rf"在(?P<place>{PLACE}+)[^，。；、]{{0,4}}?(?:建设|新建|兴建|扩建|打造|建成|设立|投资|布局)")
_INSTITUTION = re.compile(r"(?:全|该|我)[校院厂所](?![有以谓在])|(?:^|[，。；：])(?:学校|医院|公司|企业)")
_SEAT = re.compile(r"(?:县城|城区|市区|城关)$")


def people_of(bodies: Iterable[Slotted], home: Place | None) -> dict[str, Place]:
    """Where the people of an article live or are in office, if within its home; the first that is said of each."""
    found: dict[str, Place] = {}
    if home is None:
        return found
    near: Place | None = None
    for s in bodies:
        for person, place in _introduced(s, near):
            if place.lies_in(home):
                found.setdefault(person, place)
        near = _last_settled(s, len(s.text)) or near
    return found


def _last_settled(s: Slotted, stop: int) -> Place | None:
    """The last county, township or village named before `stop`."""
    for k in reversed(s.slots(0, stop)):
        place = place_at(s, k)
        if place and place.level in ("county", "township", "village"):
            return place
    return None


def _introduced(s: Slotted, near: Place | None) -> Iterable[tuple[str, Place]]:
    """People with their places; `near` is the place of the paragraph before."""
    if PERSON not in s.text:
        return
    for m in _IN_OFFICE.finditer(s.text):
        slots = [s.mentions[k].value for k in (m.start(), m.end() - 1)]
        person = next((v for v in slots if isinstance(v, Person)), None)
        post = next((v for v in slots if isinstance(v, Post)), None)
        if person and post and post.organization and post.organization.place:
            yield person.name, post.organization.place
    for m in _OF_PLACE.finditer(s.text):
        place, value = innermost(s, m.start("place"), m.end("place") - 1), s.mentions[m.end() - 1].value
        if place and isinstance(value, Person):
            yield value.name, place
    for m in _LOCAL.finditer(s.text):
        value = s.mentions[m.end() - 1].value
        local = _last_settled(s, m.start()) or near
        if local and isinstance(value, Person):
            yield value.name, local


def of_person(s: Slotted, sentence: tuple[int, int], i: int, people: dict[str, Place]) -> Place | None:
    """The place of the last person of whom the sentence speaks before the figure at `i`, else of the first after it."""
    start, stop = sentence
    if not people or PERSON not in s.text[start:stop]:
        return None
    found = [
        (m.start("person"), s.mentions[m.start("person")].value)
        for m in _SUBJECT.finditer(s.text, max(0, start - 1), stop)
    ]
    places = [(k, people[v.name]) for k, v in found if isinstance(v, Person) and v.name in people]
    before = [place for k, place in places if k < i]
    return before[-1] if before else places[0][1] if places else None


def of_described(s: Slotted, i: int) -> Place | None:
    """The place that the phrase with the figure describes, where no other place stands in its clause."""
    if m := _SPENT_AT.match(s.text, i + 1):
        return innermost(s, m.start("place"), m.end("place") - 1)
    m = _DESCRIBES.match(s.text, i + 1)
    if m is None or any(s.text[k] == PLACE and _plain(s, k) for k in range(clause_start(s.text, i), i)):
        return None
    return innermost(s, m.start("place"), m.end("place") - 1)


def _plain(s: Slotted, k: int) -> bool:
    """Whether a place is named, not pointed at as the whole of a share (不到全省两成的粤北)."""
    return not s.printed(k, k + 1).startswith("全")


def of_body(s: Slotted, start: int, i: int, home: Place | None) -> Place | None:
    """市妇联的志愿服务队有300人: the place of the body that the sentence and its first clause begin with.

    None unless it is the home or within it, or the body one of another nation that holds for the whole sentence.
    """
    lead = _ACCORDING.match(s.text, start)
    m = s.mentions.get(lead.end() if lead else start)
    place = m.value.place if m and isinstance(m.value, Organization) else None
    if m is None or place is None or not isinstance(m.value, Organization):
        return None
    name = m.value.name
    narrower = home is not None and place.name in home.path and not _FORCES.search(name)
    if place.level == "country" and place != CHINA and name.startswith(place.name) and not narrower:
        return None if _PRESS.search(name) else place  # 据某国卫生部门消息，…造成3人死亡
    within = home is not None and (place == home or place.lies_in(home))
    return place if within and clause_start(s.text, i) <= start else None


_PRESS = re.compile("(?:社|报|台|网|杂志|广播公司|媒体)$")
_FORCES = re.compile("军方|军队|武装部队|国防部")  # they speak of the whole front
_ACCORDING = re.compile(f"(?:(?:另|此外，|{TIME}，?)?据)?(?={ORGANIZATION})")


# 村集体流转…, 我们镇建起…, 该乡: the village or town that the text spoke of last
_LOCAL_WHOLE = re.compile(
    r"(?:(?:我们|咱们?|他们|[该我本])(?P<of>[村镇乡])(?![民委长办里])|(?<![一-鿿])(?P<seat>[村镇乡])(?:里|上|集体|两委|党[支总委])|(?<!农)(?P<own>村)(?:集体|里))"
)
_LEVEL_OF = {"村": "village", "镇": "township", "乡": "township"}


def of_local(bodies: list[Slotted], s: Slotted, start: int, i: int, home: Place | None) -> Place | None:
    """The village or town that a sentence points at before the figure at `i`, within the home of the article."""
    told = list(_LOCAL_WHOLE.finditer(s.text, start, i)) if home else []
    if home is None or not told:
        return None
    pointed = told[-1]
    level = _LEVEL_OF[pointed["of"] or pointed["seat"] or pointed["own"]]
    for text, stop in ((s, pointed.start()), *((b, len(b.text)) for b in reversed(bodies[: bodies.index(s)]))):
        for k in reversed(text.slots(0, stop)):
            place = place_at(text, k)
            if place and place.level == level and place.lies_in(home):
                return place
    return None


def of_institution(s: Slotted, start: int, i: int, home: Place | None) -> Place | None:
    """全校共考取37人: the place of the school that the paragraph named last."""
    if home is None or not _INSTITUTION.search(s.text, start, i):
        return None
    for value in (m.value for k, m in reversed(s.mentions.items()) if k < i):
        body = value.organization if isinstance(value, Post) else value
        if isinstance(body, Organization) and body.place and body.place.lies_in(home):
            return body.place
    return None


def is_seat(place: Place) -> bool:
    """Whether it is the seat of a county or city (衡山县城)."""
    return not place.code and bool(place.path) and _SEAT.search(place.name) is not None


def around(seat: Place, known: Iterable[Place]) -> Place:
    """The division whose seat it is, which figures are kept for; the seat itself where the text names no division."""
    return next((p for p in known if p.name == seat.path[-1]), seat)
