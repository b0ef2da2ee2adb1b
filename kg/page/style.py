"""How kinds and relations look and what they are called; the legend and the picture both read it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KindStyle:
    """`shape` is a vis-network shape, `size` its radius in pixels for a node with one relation."""

    zh: str
    en: str
    colour: str
    shape: str
    size: int
    ink: str = "#1d2430"


@dataclass(frozen=True, slots=True)
class RelationStyle:
    zh: str
    en: str
    colour: str
    dashed: bool = False


KINDS = {
    "program": KindStyle("政策", "Programs", "#c8372d", "hexagon", 11, "#8c1d14"),
    "component": KindStyle("组成部分", "Parts", "#e58a5f", "hexagon", 8, "#8a4a2b"),
    "figure": KindStyle("数据", "Figures", "#7c8aa0", "triangleDown", 7, "#3c4858"),
    "person": KindStyle("人物", "People", "#2563a8", "dot", 9),
    "organization": KindStyle("机构", "Organizations", "#6a4c9c", "square", 8),
    "place": KindStyle("地点", "Places", "#2e8b57", "triangle", 9),
    "event": KindStyle("活动", "Events", "#c98a00", "diamond", 10),
    "indicator": KindStyle("指标", "Indicators", "#53627a", "triangleDown", 8),
}

RELATIONS = {
    "component": RelationStyle("包含", "consists of", "#e07b5f"),
    "observation": RelationStyle("数据", "figure", "#94a3b8"),
    "measured_in": RelationStyle("统计地", "measured in", "#94a3b8"),
    "part_of": RelationStyle("属于", "part of", "#c8372d"),
    "issued_by": RelationStyle("发布方", "issued by", "#8a5fc4"),
    "implemented_by": RelationStyle("实施方", "carried out by", "#3aa06a"),
    "promoted_by": RelationStyle("推动者", "promoted by", "#3b7dc9"),
    "tenure": RelationStyle("任职", "holds a post in", "#8c94a3"),
    "participation": RelationStyle("参加", "takes part in", "#d9a634"),
    "held_at": RelationStyle("举办地", "held in", "#8fbf9f", dashed=True),
    "within": RelationStyle("位于", "lies in", "#b5c9bb", dashed=True),
    "of_place": RelationStyle("辖属", "belongs to", "#c3b8d6", dashed=True),
}

WORDS = {
    "title": {"zh": "政策知识图谱", "en": "Policy knowledge graph"},
    "kinds": {"zh": "种类", "en": "Kinds"},
    "relations": {"zh": "关系", "en": "Relations"},
    "also": {"zh": "又作：", "en": "Also:"},
    "facts": {"zh": "其他事实与数据", "en": "Further facts and figures"},
    "evidence": {"zh": "依据", "en": "Evidence"},
    "more": {"zh": "另有 {n} 处", "en": "{n} more passages"},
    "original": {"zh": "原文链接", "en": "original"},
    "counts": {"zh": "{nodes} 个节点 · {edges} 条关系", "en": "{nodes} nodes · {edges} relations"},
    "search": {"zh": "搜索名称…", "en": "Search a name…"},
    "none": {"zh": "没有找到", "en": "nothing found"},
    "fit": {"zh": "全图", "en": "Whole picture"},
    "names": {"zh": "关系名称", "en": "Relation names"},
    "most": {"zh": "关系最多", "en": "Most relations"},
    "hint": {
        "zh": "点击节点或连线，这里显示事实与报纸原文依据。滚轮缩放，拖动移动。",
        "en": "Click a node or a line to read its facts and the printed words behind them. Scroll to zoom, drag to move.",
    },
    "left_out": {
        "zh": "图谱较大，只画出联系最多的 {shown} 个节点，另有 {n} 个未画；用 kg draw 名称 看某一项的周围。",
        "en": "Only the {shown} nodes with most relations are drawn, {n} are not; kg draw NAME shows the surroundings of one.",
    },
    "alone": {
        "zh": "另有 {n} 个名称只被提到，没有关系，未画出；可用 kg query 查到。",
        "en": "{n} names that are only mentioned, without any relation, are not drawn; kg query finds them.",
    },
}
