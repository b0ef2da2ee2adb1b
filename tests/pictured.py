"""The small graph with a name that would be markup and a crowd of programs, on disk: what the pictures are tested on."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
from small_graph import HENGNAN, HENGYANG, LI, Told, launch, result, summary

from kg.analyse import page_of
from kg.model import Organization, Program
from kg.triples.graph import write_graph

EVIL = "<script>document.title=7</script>行动"
MANY = 90


def crowded() -> Told:
    names = [f"第{n}号行动" for n in range(1, MANY + 1)]
    text = f"李红强调，要抓好“{EVIL}”。李红又说，要抓好{'、'.join(names)}。\n2023年，衡南县新增学位100个，全市新增学位500个。"
    told = Told(page_of(text, f"李红推动{EVIL}", "2025-02-01", "crowded.txt"))
    program = Program(EVIL, "action")
    told.named(**{EVIL: program, "李红": LI, "衡南县": HENGNAN})
    told.link(f"李红强调，要抓好“{EVIL}”", program, "promoted_by", LI)
    for name in names:
        told.link(name, Program(name, "action"), "promoted_by", LI)
        told.named(**{name: Program(name, "action")})
    told.held("李红", LI, "市长", Organization("衡阳市人民政府", HENGYANG))
    told.figure("衡南县新增学位100个", "新增学位", 100, "个", place=HENGNAN, period="2023")
    told.figure("全市新增学位500个", "新增学位", 500, "个", place=HENGYANG, period="2023")
    return told


def pictured(folder: Path) -> Path:
    """The store."""
    told = [made() for made in (launch, result, summary, crowded)]
    write_graph([(t.page.source, t.analysis()) for t in told], folder / "graph.nq")
    store = ox.Store(str(folder / "store"))
    store.bulk_load(path=str(folder / "graph.nq"), format=ox.RdfFormat.N_QUADS)
    store.flush()
    return folder / "store"
