"""Small articles with what was found in them made by hand, as a graph: what the tests of the answers look at.

They are invented; every fact stands on its own words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.analyse import page_of
from kg.model import (
    Analysis,
    Article,
    Component,
    Event,
    Fact,
    Mention,
    MentionKind,
    Named,
    Observation,
    Organization,
    Page,
    Participation,
    Person,
    Place,
    Program,
    ProgramLink,
    Tenure,
)
from kg.store.graph import LocalGraph
from kg.triples.graph import write_graph

HUNAN = Place("湖南省", "province", "43")
HENGYANG = Place("衡阳市", "prefecture", "4304", ("湖南省",))
HENGNAN = Place("衡南县", "county", "430422", ("湖南省", "衡阳市"))
HENGDONG = Place("衡东县", "county", "430424", ("湖南省", "衡阳市"))
PARTY = Organization("中共衡阳市委", HENGYANG)
CITY = Organization("衡阳市人民政府", HENGYANG)
SCHOOL_SOCIETY = Organization("助学协会", None)
WANG = Person("王建国", "official")
LI = Person("李红", "official")
ZHANG = Person("张伟", "official")
CHEN = Person("陈明", "official")
THREE = Program("三大行动", "action")
FIVE = Program("五大行动", "action")
WORK = Program("民生工程", "action")
CHECK = Program("三查机制", "mechanism")
CHECK_WORKS = Program("三查机制", "mechanism", "查项目、查现场、查口碑")
CHECK_FLOODS = Program("三查机制", "mechanism", "查河道、查水库、查堤防")
KINDS: dict[type, MentionKind] = {Place: "place", Organization: "organization", Person: "person", Program: "program"}


@dataclass
class Told:
    """An article under construction: each thing and each fact is given with the words that say it."""

    page: Page
    mentions: list[Mention] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)

    @property
    def article(self) -> Article:
        return self.page.articles[0]

    def at(self, words: str) -> dict[str, Any]:
        start = self.article.text.index(words)
        return {"start": start, "end": start + len(words), "rule": "test.rule"}

    def named(self, **things: Named) -> None:
        """Mentions: words=thing."""
        for words, thing in things.items():
            self.mentions.append(Mention(KINDS[type(thing)], value=thing, **self.at(words)))

    def held(self, words: str, person: Person, title: str, organization: Organization, **more: Any) -> None:
        self.facts.append(Tenure(person, title, organization, words, **self.at(words), **more))

    def parts(self, words: str, program: Program, *parts: str) -> None:
        self.facts += [Component(program, part, i, **self.at(words)) for i, part in enumerate(parts, 1)]

    def link(self, words: str, program: Program, relation: Any, target: Named) -> None:
        self.facts.append(ProgramLink(program, relation, target, **self.at(words)))

    def figure(self, words: str, indicator: str, value: int, unit: str, **more: Any) -> None:
        self.facts.append(
            Observation(indicator, Decimal(value), unit, printed=f"{value}{unit}", **self.at(words), **more)
        )

    def event(
        self, words: str, name: str | None, kind: Any, date: str | None, place: Place, *who: tuple[Person, Any, str]
    ) -> None:
        took = tuple(Participation(p, role, position=i, **self.at(said)) for i, (p, role, said) in enumerate(who, 1))
        self.facts.append(Event(name, kind, date, place, took, **self.at(words)))

    def analysis(self) -> Analysis:
        home = (HUNAN, HENGYANG)
        return Analysis(self.article, tuple(sorted(self.mentions, key=lambda m: m.start)), tuple(self.facts), home)


def launch() -> Told:
    text = "3月9日，市委书记王建国主持全市民生会议并讲话，市长李红出席。\n会议决定实施“三大行动”，即调研摸底、资源整合、服务提升。王建国强调，要抓好“三大行动”。\n到2024年，全市新增学位800个。"
    told = Told(page_of(text, "全市民生会议召开", "2023-03-10", "2023.txt"))
    told.named(王建国=WANG, 李红=LI, 三大行动=THREE, 全市=HENGYANG)
    told.held("市委书记王建国", WANG, "书记", PARTY)
    told.held("市长李红", LI, "市长", CITY)
    told.event("王建国主持全市民生会议并讲话，市长李红出席", "全市民生会议", "meeting", "2023-03-09", HENGYANG,
               (WANG, "host", "王建国主持"), (WANG, "speaker", "讲话"), (LI, "attendee", "李红出席"))  # fmt: skip
    told.parts("“三大行动”，即调研摸底、资源整合、服务提升", THREE, "调研摸底", "资源整合", "服务提升")
    told.link("会议决定实施“三大行动”", THREE, "issued_by", PARTY)
    told.link("王建国强调，要抓好“三大行动”", THREE, "promoted_by", WANG)
    told.figure(
        "到2024年，全市新增学位800个",
        "新增学位",
        800,
        "个",
        place=HENGYANG,
        period="2024",
        status="target",
        program=THREE,
    )
    return told


def result() -> Told:
    text = "李红到衡南县调研。衡南县实施“三大行动”，2024年新增学位120个，全市新增学位620个。\n工程建设推行“三查机制”：查项目、查现场、查口碑。"
    told = Told(page_of(text, "衡南县办好民生实事", "2024-12-01", "2024.txt"))
    told.named(李红=LI, 衡南县=HENGNAN, 三大行动=THREE, 三查机制=CHECK_WORKS, 全市=HENGYANG)
    told.event("李红到衡南县调研", None, "inspection", "2024-11-30", HENGNAN, (LI, "inspector", "李红到衡南县调研"))
    told.link("衡南县实施“三大行动”", THREE, "implemented_by", HENGNAN)
    told.figure("2024年新增学位120个", "新增学位", 120, "个", place=HENGNAN, period="2024", program=THREE)
    told.figure("全市新增学位620个", "新增学位", 620, "个", place=HENGYANG, period="2024", program=THREE)
    told.parts("“三查机制”：查项目、查现场、查口碑", CHECK_WORKS, "查项目", "查现场", "查口碑")
    return told


def summary() -> Told:
    text = "2024年，全市新增学位600个。\n防汛落实“三查机制”：查河道、查水库、查堤防。"
    told = Told(page_of(text, "去年民生账本", "2025-01-15", "2025.txt"))
    told.named(全市=HENGYANG, 三查机制=CHECK_FLOODS)
    told.figure("2024年，全市新增学位600个", "新增学位", 600, "个", place=HENGYANG, period="2024")
    told.parts("“三查机制”：查河道、查水库、查堤防", CHECK_FLOODS, "查河道", "查水库", "查堤防")
    return told


def reform() -> Told:
    text = "3月1日，全市干部大会召开，李红主持，张伟、王建国出席。会议宣布，李红任市委书记，免去王建国市委书记职务，张伟任市长。\n会议决定实施“五大行动”，即调研摸底、入户走访、办理反馈、督查问效、群众评议。李红强调，要抓好“五大行动”，落实“三查机制”。“五大行动”是“民生工程”的一部分。\n衡南县、衡东县实施“五大行动”，衡南县还实施“民生工程”。2024年衡东县新增学位90个，增长5%。全市建成学校3所。"
    told = Told(page_of(text, "衡阳召开全市干部大会", "2025-03-02", "reform.txt"))
    told.named(
        李红=LI,
        张伟=ZHANG,
        王建国=WANG,
        五大行动=FIVE,
        民生工程=WORK,
        三查机制=CHECK,
        衡南县=HENGNAN,
        衡东县=HENGDONG,
        全市=HENGYANG,
    )
    told.held("李红任市委书记", LI, "书记", PARTY, bound="appointed", date="2025-03-01")
    told.held("免去王建国市委书记职务", WANG, "书记", PARTY, bound="removed", date="2025-03-01")
    told.held("张伟任市长", ZHANG, "市长", CITY, bound="appointed", date="2025-03-01")
    told.event("全市干部大会召开，李红主持，张伟、王建国出席", "全市干部大会", "meeting", "2025-03-01", HENGYANG,
               (LI, "host", "李红主持"), (ZHANG, "attendee", "张伟、王建国出席"), (WANG, "attendee", "张伟、王建国出席"))  # fmt: skip
    told.parts(
        "“五大行动”，即调研摸底、入户走访、办理反馈、督查问效、群众评议",
        FIVE,
        "调研摸底",
        "入户走访",
        "办理反馈",
        "督查问效",
        "群众评议",
    )
    told.link("会议决定实施“五大行动”", FIVE, "issued_by", PARTY)
    told.link("李红强调，要抓好“五大行动”", FIVE, "promoted_by", LI)
    told.link("“五大行动”是“民生工程”的一部分", FIVE, "part_of", WORK)
    told.link("衡南县、衡东县实施“五大行动”", FIVE, "implemented_by", HENGNAN)
    told.link("衡南县、衡东县实施“五大行动”", FIVE, "implemented_by", HENGDONG)
    told.link("衡南县还实施“民生工程”", WORK, "implemented_by", HENGNAN)
    told.figure("2024年衡东县新增学位90个", "新增学位", 90, "个", place=HENGDONG, period="2024")
    told.figure("增长5%", "新增学位", 5, "%", place=HENGDONG, period="2024", change="increase", base="同比")
    told.figure("全市建成学校3所", "建成学校", 3, "所", place=HENGYANG)
    return told


def notice() -> Told:
    text = "陈明到衡东县调研，助学协会陪同。"
    told = Told(page_of(text, "调研", None, "notice.txt"))
    told.named(陈明=CHEN, 衡东县=HENGDONG, 助学协会=SCHOOL_SOCIETY)
    told.event("陈明到衡东县调研", None, "inspection", None, HENGDONG, (CHEN, "inspector", "陈明到衡东县调研"))
    return told


def small_graph(folder: Path, told: tuple[Callable[[], Told], ...] = (launch, result, summary)) -> LocalGraph:
    """Articles as a graph in memory, written by the real writer."""
    pages = [t() for t in told]
    write_graph([(t.page.source, t.analysis()) for t in pages], folder / "graph.nq")
    store = ox.Store()
    store.bulk_load(path=str(folder / "graph.nq"), format=ox.RdfFormat.N_QUADS)
    return LocalGraph(store)


def whole_graph(folder: Path) -> LocalGraph:
    """All articles of this file: what the query library is asked."""
    return small_graph(folder, (launch, result, summary, reform, notice))
