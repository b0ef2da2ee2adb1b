"""The sources of the pictures over the small graph: what they hold, how they are bounded, what they refuse; shapes and words."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pictured import EVIL, MANY, pictured
from starlette.testclient import TestClient

from kg.page.crowd import crowd
from kg.serve.app import STATIC, application
from kg.serve.figures.lines import PATTERNS
from kg.serve.figures.places import standings
from kg.serve.figures.whole import whole
from kg.serve.settings import Settings
from kg.serve.words import phrases
from kg.triples.terms import ID, ZC

ROOT = Path(__file__).parent.parent
WANG, LI, THREE = f"{ID}person/湖南省/王建国", f"{ID}person/湖南省/李红", "三大行动"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    store = pictured(tmp_path_factory.mktemp("figures"))
    app = application(Settings(store=str(store)))
    return TestClient(app, base_url="http://127.0.0.1", headers={"Accept-Language": "zh"})


def read(client: TestClient, address: str, code: int = 200, **query: str) -> Any:
    response = client.get(address, params=query)
    assert response.status_code == code, response.text[:300]
    return response.json()


def labels(found: Any, kind: str) -> list[str]:
    return sorted(node["label"] for node in found["nodes"] if node["kind"] == kind)


def lines(found: Any, relation: str) -> list[tuple[str, str]]:
    name = {node["id"]: node["label"] for node in found["nodes"]}
    return sorted((name[e["source"]], name[e["target"]]) for e in found["edges"] if e["relation"] == relation)


# ---------------------------------------------------------------- networks


def test_network_of_a_program_shows_who_where_parts_and_figures(client: TestClient) -> None:
    three = next(n["id"] for n in read(client, "/network.json", iri=WANG)["nodes"] if n["label"] == THREE)
    found = read(client, "/network.json", iri=three)
    assert [n["label"] for n in found["nodes"] if n["focus"]] == [THREE]
    assert lines(found, "promoted_by") == [(THREE, "王建国")]
    assert lines(found, "issued_by") == [(THREE, "中共衡阳市委")]
    assert lines(found, "implemented_by") == [(THREE, "衡南县")]
    assert labels(found, "component") == ["服务提升", "调研摸底", "资源整合"]
    assert labels(found, "indicator") == ["新增学位"]
    assert found["left_out"] == 0
    (edge,) = (e for e in found["edges"] if e["relation"] == "implemented_by")
    assert edge["years"] == ["2024"] and edge["count"] == 1 and edge["label"] == "实施方"


def test_network_is_bounded_and_says_what_is_left_out(client: TestClient) -> None:
    found = read(client, "/network.json", iri=LI, most="5")
    assert len(found["nodes"]) == 6
    assert len({node["kind"] for node in found["nodes"] if not node["focus"]}) > 2  # not one kind alone
    whole = read(client, "/network.json", iri=LI, most="300")
    assert found["left_out"] + 5 == whole["left_out"] + len(whole["nodes"]) - 1 > MANY
    assert sum(found["left_out_kinds"].values()) == found["left_out"]


def test_network_by_kind_relation_and_year(client: TestClient) -> None:
    kinds = read(client, "/network.json", iri=LI, kinds="event,organization")
    assert {n["kind"] for n in kinds["nodes"] if not n["focus"]} == {"event", "organization"}
    tenure = read(client, "/network.json", iri=LI, relations="tenure")
    assert [(n["kind"], n["label"]) for n in tenure["nodes"] if not n["focus"]] == [("organization", "衡阳市人民政府")]
    assert [e["note"] for e in tenure["edges"]] == ["市长"]
    year = read(client, "/network.json", iri=LI, year="2023")
    assert labels(year, "event") == ["全市民生会议"] and labels(year, "program") == []


def test_figures_of_a_place_are_shown_where_asked_for(client: TestClient) -> None:
    place = f"{ID}place/430422"
    assert labels(read(client, "/network.json", iri=place), "indicator") == []
    assert labels(read(client, "/network.json", iri=place, kinds="indicator"), "indicator") == ["新增学位"]
    of_indicator = read(client, "/network.json", iri=f"{ID}indicator/新增学位")
    assert labels(of_indicator, "place") == ["衡南县", "衡阳市"]


def test_two_steps_reach_further_than_one(client: TestClient) -> None:
    one, two = (read(client, "/network.json", iri=WANG, depth=depth) for depth in "12")
    assert "衡南县" not in labels(one, "place") and "衡南县" in labels(two, "place")


def test_same_question_same_picture(client: TestClient) -> None:
    first, second = (client.get("/network.json", params={"iri": LI, "depth": 2}).content for _ in range(2))
    assert first == second


def test_coordinates_leave_room(client: TestClient) -> None:
    found = read(client, "/network.json", iri=LI, most="40")
    at = [(n["x"], n["y"]) for n in found["nodes"]]
    assert min(abs(a - c) + abs(b - d) for i, (a, b) in enumerate(at) for c, d in at[:i]) > 15


def test_network_in_english(client: TestClient) -> None:
    found = read(client, "/network.json", iri=WANG, lang="en")
    assert found["kinds"]["program"]["label"] == "Programs"
    assert {e["label"] for e in found["edges"]} >= {"promoted by", "holds a post in"}


@pytest.mark.parametrize(
    ("query", "code", "said"),
    [
        ({"iri": f"{ID}person/湖南省/无此人"}, 404, "图谱里没有"),
        ({"iri": "王建国"}, 400, "IRI"),
        ({}, 400, "iri="),
        ({"iri": WANG, "depth": "3"}, 400, "depth 要 1 到 2"),
        ({"iri": WANG, "most": "²"}, 400, "most"),
        ({"iri": WANG, "most": "99999999999999999999"}, 400, "most"),
        ({"iri": WANG, "kinds": "cat"}, 400, "cat"),
        ({"iri": WANG, "year": "last"}, 400, "last"),
        ({"iri": f"{ID}x> {{}} <"}, 400, "IRI"),
    ],
)
def test_refusals_are_one_sentence(client: TestClient, query: dict[str, str], code: int, said: str) -> None:
    assert said in read(client, "/network.json", code, **query)["error"]


def test_a_line_has_the_words_that_state_it(client: TestClient) -> None:
    found = read(client, "/network.json", iri=WANG)
    (edge,) = (e for e in found["edges"] if e["relation"] == "promoted_by")
    told = read(client, "/network/said.json", source=edge["source"], target=edge["target"], relation="promoted_by")
    (fact,) = told["facts"]
    assert fact["words"] == "王建国强调，要抓好“三大行动”" and fact["href"].startswith("/id/article/")
    assert "2023-03-10" in fact["where"] and not told["more"]
    assert read(client, "/network/said.json", 400, source=WANG)["error"]


@pytest.mark.parametrize("relation", PATTERNS)
def test_every_drawn_relation_can_tell_its_evidence(client: TestClient, relation: str) -> None:
    """Of the small graph; what follows from names alone has none."""
    whole = read(client, "/network/whole.json")
    near = read(client, "/network.json", iri=f"{ID}place/430400", relations=relation)
    edges = [e for e in whole["edges"] + near["edges"] if e["relation"] == relation]
    if relation in ("part_of", "component"):
        assert edges == []  # the small graph has none
        return
    told = read(client, "/network/said.json", **{key: edges[0][key] for key in ("source", "target", "relation")})
    assert bool(told["facts"]) == (relation not in ("within", "of_place"))


def test_whole_graph_ranks_and_bounds(client: TestClient) -> None:
    found = read(client, "/network/whole.json")
    assert found["nodes"][0]["label"] == "李红" and found["left_out"] == 0
    few = read(client, "/network/whole.json", most="20")
    assert len(few["nodes"]) <= 20 and few["left_out"] + 20 == len(found["nodes"])
    inside = {n["id"] for n in few["nodes"]}
    assert all(e["source"] in inside and e["target"] in inside for e in few["edges"])


def test_pages_without_script_say_the_same(client: TestClient) -> None:
    page = client.get("/network", params={"iri": WANG}).text
    assert "<noscript>" in page and "三大行动" in page and "推动者" in page
    assert "李红" in client.get("/network").text
    assert client.get("/network", params={"iri": f"{ID}place/没有"}).status_code == 404


def test_names_stay_text(client: TestClient) -> None:
    found = read(client, "/network.json", iri=LI, most="300")
    evil = next(n for n in found["nodes"] if n["label"] == EVIL)
    for address in ("/network", "/map"):
        page = client.get(address, params={"iri": evil["id"]}).text
        assert "&lt;script&gt;" in page and EVIL not in page


# ---------------------------------------------------------------- the map


def test_each_thing_counts_once_for_what_holds_it(client: TestClient) -> None:
    """Three actions: issued by a body of the prefecture, carried out by its county; one program for the province."""
    found = read(client, "/map.json", kind="programs")
    count = {area["label"]: (area["count"], area["own"]) for area in found["areas"]}
    assert count == {"湖南省": (1, 0), "衡阳市": (1, 1), "衡南县": (1, 1)}
    assert [(a["code"], a["in"]) for a in found["areas"]] == [
        ("430000", ""),
        ("430400", "430000"),
        ("430422", "430400"),
    ]
    assert found["total"] == 1


def test_map_of_figures_by_year_and_by_what_they_are_about(client: TestClient) -> None:
    def hunan(**query: str) -> int:
        areas = read(client, "/map.json", kind="figures", **query)["areas"]
        return next((a["count"] for a in areas if a["label"] == "湖南省"), 0)

    assert (hunan(), hunan(year="2023"), hunan(year="2025"), hunan(year="1999")) == (6, 1, 3, 0)
    three = next(n["id"] for n in read(client, "/network.json", iri=WANG)["nodes"] if n["label"] == THREE)
    assert hunan(iri=three) == 3
    assert hunan(iri=f"{ID}indicator/新增学位") == 6


def test_map_of_events_and_mentions(client: TestClient) -> None:
    events = read(client, "/map.json", kind="events", iri=WANG)
    assert {a["label"]: a["count"] for a in events["areas"]} == {"湖南省": 1, "衡阳市": 1}
    mentions = read(client, "/map.json", kind="mentions")
    assert {a["label"]: a["count"] for a in mentions["areas"]} == {"湖南省": 4, "衡阳市": 4, "衡南县": 2}


def test_what_is_kept_of_a_graph_follows_an_update(tmp_path: Path) -> None:
    """Also where pages opened the store while the update was under way."""
    store = pictured(tmp_path)
    app = application(Settings(store=str(store), workers=1, allow_update=True, token="sesame"))
    update = f"""PREFIX zc: <{ZC}> INSERT DATA {{ GRAPH <{ID}article/new> {{
      <{ID}new/figure> zc:indicator <{ID}indicator/新增学位> ; zc:place <{ID}place/430422> .
      <{ID}new/link> zc:relation zc:relation_promoted_by ; zc:target <{LI}> ; zc:program <{ID}program/湖南省/新> .
      <{ID}program/湖南省/新> a zc:Program . }} }}"""
    with TestClient(app, base_url="http://127.0.0.1", headers={"Authorization": "Bearer sesame"}) as client:

        def seen() -> tuple[int, int]:
            return read(client, "/map.json", kind="figures")["total"], len(whole(app.state.graph).lines)

        figures, lines = seen()
        answer = client.post("/sparql", content=update, headers={"Content-Type": "application/sparql-update"})
        assert answer.status_code == 204, answer.text
        assert seen() == (figures + 1, lines + 1)
    writer = ox.Store(str(store))
    graph = app.state.graph
    assert len(standings(graph, "figures")) == figures + 1
    writer.update(update.replace("new/figure", "new/other"))
    writer.flush()
    del writer  # it ends, as the process of an update does
    graph.reopen()
    assert len(standings(graph, "figures")) == figures + 2


def test_map_page_is_a_table(client: TestClient) -> None:
    page = client.get("/map?kind=programs").text
    assert re.search(r'<a href="/id/place/430000">湖南省</a></th>\s*<td class="n">1</td>', page)
    assert "衡南县" in page and 'data-kg="map"' in page
    assert client.get("/map?kind=cats").status_code == 400
    assert client.get("/map?iri=id:place/没有").status_code == 404


# ---------------------------------------------------------------- what the scripts stand on


def test_shapes_fit_the_division_codes() -> None:
    shapes = json.loads((STATIC / "map" / "china.json").read_text("utf-8"))
    drawn = {one["id"] for one in shapes["objects"]["prefectures"]["geometries"]}
    rows = (line.split("\t")[0] for line in (ROOT / "kg/lexicon/places.tsv").read_text("utf-8").splitlines())
    codes = {code.ljust(6, "0") for code in rows if code.isdigit()}
    assert drawn <= codes
    assert {c for c in codes if c.endswith("00") and not c.endswith("0000")} <= drawn
    assert {c for c in codes if c.endswith("0000")} == {
        f"{c[:2]}0000" for c in drawn
    }  # Taiwan, Hong Kong, Macao as well
    assert drawn | {f"{c[:2]}0000" for c in drawn} <= shapes["names"].keys() & shapes["anchors"].keys() | {"460300"}
    assert len(shapes["sea"]) == 11  # the coast and ten dashes
    assert (STATIC / "map" / "china.json").stat().st_size < 400_000


def test_scripts_say_only_words_of_the_table() -> None:
    known = {key.rpartition(".")[2] for key in phrases() if key.startswith("figures.js.")}
    sources = [ROOT / "tools/web/src" / f"{name}.js" for name in ("figures", "network", "crowd")]
    text = "".join(p.read_text("utf-8") for p in [*sources, *(ROOT / "tools/web/src/figures").glob("*.js")])
    said = set(re.findall(r'\bsay\("(\w+)"', text)) | set(re.findall(r'\bbutton\("(\w+)"', text))
    assert said and said <= known


def test_scripts_never_parse_data_as_markup() -> None:
    for path in (ROOT / "tools/web/src").rglob("*.js"):
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", path.read_text("utf-8")
        )


# ---------------------------------------------------------------- coordinates of many


def test_a_crowd_is_the_same_twice_and_near_those_it_is_related_to() -> None:
    edges = [(i, i // 7) for i in range(1, 900)]
    at = crowd(900, edges)
    assert np.array_equal(at, crowd(900, edges))
    ends = np.array(edges)
    near = np.hypot(*(at[ends[:, 0]] - at[ends[:, 1]]).T).mean()
    far = np.hypot(*(at[ends[:, 0]] - at[ends[::-1, 1]]).T).mean()
    assert near < far / 2


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 40).flatmap(lambda n: st.tuples(st.just(n), st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=60))))  # fmt: skip
def test_a_crowd_has_a_place_for_each(made: tuple[int, list[tuple[int, int]]]) -> None:
    count, edges = made
    at = crowd(count, edges)
    assert at.shape == (count, 2) and np.isfinite(at).all()
    assert len({(round(x, 3), round(y, 3)) for x, y in at.tolist()}) == count
