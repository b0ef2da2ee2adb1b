"""A picture as one HTML file that needs nothing else: vis-network, as pyvis brings it, with coordinates given, in our own page."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, fields
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.answers.evidence import Evidence
from kg.page.memory import Layout
from kg.page.picture import Fact, Node, Picture
from kg.page.style import KINDS, RELATIONS, WORDS
from kg.triples.terms import ID

if TYPE_CHECKING:
    from kg.page.layout import Box

ASSETS = Path(__file__).parent / "assets"
FONT = '"Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif'
LONGEST = 16  # characters of a label on the canvas; the panel shows all
NAMED_EDGES = 70  # with more edges than this their names show on demand
_NODE, _FACT, _EVIDENCE = ([f.name for f in fields(kind)] for kind in (Node, Fact, Evidence))
OPTIONS = {
    "physics": {"enabled": False},
    "nodes": {
        "font": {"face": FONT, "size": 14, "color": "#1d2430"},
        "borderWidth": 1.2,
        "borderWidthSelected": 2.5,
    },
    "edges": {
        "smooth": False,
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.5}},
        "selectionWidth": 1,
        "hoverWidth": 1,
    },
    "interaction": {
        "hover": True,
        "dragNodes": True,
        "hideEdgesOnDrag": False,
        "selectConnectedEdges": False,
        "keyboard": False,
    },
    "layout": {"improvedLayout": False},
}


def page_html(picture: Picture, layout: Layout | None = None) -> str:
    """The whole page as text: same picture, same text. `layout` is that of a picture drawn before."""
    from jinja2 import Environment, FileSystemLoader

    templates = Environment(loader=FileSystemLoader(ASSETS), autoescape=False)
    templates.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    nodes, edges = _network(picture, layout or Layout())
    return templates.get_template("page.html").render(
        heading=picture.title or WORDS["title"]["zh"],
        vis_script=_library().read_text("utf-8"),
        nodes=nodes,
        edges=edges,
        options=json.dumps(OPTIONS),
        page=_page(picture),
    )


def _library() -> Path:
    """The script that draws. Importing pyvis would load IPython, which takes longer than drawing some pictures."""
    pyvis = find_spec("pyvis")
    assert pyvis is not None and pyvis.origin is not None
    return Path(pyvis.origin).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"


def write_page(picture: Picture, out: Path, layout: Layout | None = None) -> None:
    out.write_text(page_html(picture, layout), "utf-8", newline="\n")


def _network(picture: Picture, layout: Layout) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Nodes and edges as vis-network takes them."""
    degree: Counter[str] = Counter(end for e in picture.edges for end in (e.source, e.target))
    boxes = {n.id: box(n, degree[n.id]) for n in picture.nodes}
    at = layout.of(boxes, [(e.source, e.target) for e in picture.edges])
    number = {n.id: i for i, n in enumerate(picture.nodes)}
    nodes = [
        _look(n, degree[n.id]) | {"x": at[n.id][0], "y": at[n.id][1], "id": number[n.id], "label": short(n.label)}
        for n in picture.nodes
    ]
    edges = [
        {
            "id": f"e{i}",
            "width": 1.2,
            "label": " ",
            "dashes": RELATIONS[e.relation].dashed,
            "color": dict.fromkeys(("color", "highlight", "hover"), RELATIONS[e.relation].colour) | {"opacity": 0.75},
            "from": number[e.source],
            "to": number[e.target],
            "arrows": "to",
        }
        for i, e in enumerate(picture.edges)
    ]
    return nodes, edges


def _look(node: Node, degree: int) -> dict[str, Any]:
    kind = KINDS[node.kind]
    ground = {"background": kind.colour, "border": "#ffffff"}
    stressed = ground | {"border": "#1d2430"}
    return {
        "shape": kind.shape,
        "size": radius(node, degree),
        "color": ground | {"highlight": stressed, "hover": stressed},
        "font": {"size": font_size(node, degree), "color": "rgba(0,0,0,0)", "face": FONT},
    }


def radius(node: Node, degree: int) -> float:
    return round(KINDS[node.kind].size + 2.2 * float(min(degree, 25) ** 0.6), 1)


def font_size(node: Node, degree: int) -> int:
    return 13 + round(2.6 * float(max(0, min(degree, 40) - 2) ** 0.5))


def box(node: Node, degree: int) -> Box:
    """Width and height in pixels of a node with its label, which stands under it."""
    size = font_size(node, degree)
    wide = sum(size if ord(c) > 0x2E7F else size * 0.58 for c in short(node.label))
    return max(wide, 2 * radius(node, degree)) + 4, 2 * radius(node, degree) + 2 * size


def short(label: str) -> str:
    return label if len(label) <= LONGEST else label[: LONGEST - 1] + "…"


def _page(picture: Picture) -> dict[str, Any]:
    """What the script of the page reads; nodes by their number."""
    number = {n.id: i for i, n in enumerate(picture.nodes)}
    return {
        "title": picture.title,
        "base": ID,
        "left_out": picture.left_out,
        "alone": picture.alone,
        "edge_names": len(picture.edges) <= NAMED_EDGES,
        "animate": True,
        "focus": [number[iri] for iri in picture.focus if iri in number],
        "nodes": [_plain(n, _NODE) | {"facts": _facts(n.facts)} for n in picture.nodes],
        "edges": [
            {
                "source": number[e.source],
                "target": number[e.target],
                "relation": e.relation,
                "facts": _facts(e.facts),
            }
            for e in picture.edges
        ],
        "kinds": {key: asdict(style) for key, style in KINDS.items()},
        "relations": {key: asdict(style) for key, style in RELATIONS.items()},
        "words": WORDS,
    }


def _facts(facts: Iterable[Fact]) -> list[dict[str, Any]]:
    return [_plain(f, _FACT) | {"evidence": [_plain(e, _EVIDENCE) for e in f.evidence]} for f in facts]


def _plain(record: object, names: Iterable[str]) -> dict[str, Any]:
    """As `asdict`, which would look into every value."""
    return {name: getattr(record, name) for name in names}
