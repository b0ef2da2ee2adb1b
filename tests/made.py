"""Articles made by hand for the tests of entities and triples; the builder is that of the small graph."""

from __future__ import annotations

from typing import Any

from small_graph import Told

from kg.analyse import page_of
from kg.entities import Entry, Identities, entries, identify, masks
from kg.entities.judgements import Decision
from kg.model import Analysis, Named, Organization, Place, Program, Source

HUNAN = Place("湖南省", "province", "43")
HENGYANG = Place("衡阳市", "prefecture", "4304", ("湖南省",))
HENGNAN = Place("衡南县", "county", "430422", ("湖南省", "衡阳市"))
YUEYANG = Place("岳阳市", "prefecture", "4306", ("湖南省",))
SHANDONG = Place("山东省", "province", "37")
JINAN = Place("济南市", "prefecture", "3701", ("山东省",))
CHINA = Place("中国", "country")
IN_HENGYANG = (HUNAN, HENGYANG)
IN_YUEYANG = (HUNAN, YUEYANG)
IN_JINAN = (SHANDONG, JINAN)


class Made(Told):
    """An article with a home; `found` is what the graph is written from."""

    home: tuple[Place, ...] = ()

    def found(self) -> tuple[Source, Analysis]:
        mentions = tuple(sorted(self.mentions, key=lambda m: m.start))
        return self.page.source, Analysis(self.article, mentions, tuple(self.facts), self.home)


def made(
    text: str, home: tuple[Place, ...] = (), name: str = "a.txt", issued: str | None = None, **things: Named
) -> Made:
    """An article; `things` are its mentions, words=thing."""
    told = Made(page_of(text, None, issued, name))
    told.home = home
    told.named(**things)
    return told


def listing(
    program: Program, parts: tuple[str, ...], home: tuple[Place, ...], by: Organization | None = None, **more: Any
) -> Made:
    """An article that lists the parts of a program, and says who issued it."""
    text = f"{by.name if by else '当地'}提出“{program.name}”，即{'、'.join(parts)}。"
    told = made(text, home, **more, **{program.name: program})
    told.parts(text, program, *parts)
    if by is not None:
        told.link(text, program, "issued_by", by)
    return told


def naming(program: Program, home: tuple[Place, ...], before: str = "当地推行", **more: Any) -> Made:
    """An article that does no more than name a program."""
    return made(f"{before}“{program.name}”。", home, **more, **{program.name: program})


def identified(*articles: Made, judgements: tuple[Decision, ...] = ()) -> tuple[tuple[Entry, ...], Identities]:
    each = entries(a.found() for a in articles)
    return each, identify(each, judgements, masks(each, "mask"))


def ids(*articles: Made, judgements: tuple[Decision, ...] = ()) -> list[dict[str, str]]:
    """For each article the identifiers of its records by name."""
    each, found = identified(*articles, judgements=judgements)
    by_text = {e.analysis.article.text: e for e in each}
    return [{r.name: found.ids[e.key, r] for r in e.records} for e in (by_text[a.article.text] for a in articles)]
