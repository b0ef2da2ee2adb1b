"""The pictures in a browser: charts, networks and the map do what a reader expects, with nothing that the page's policy forbids."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import pytest
from pictured import EVIL, pictured
from serving import serving
from webdriver import HERE, Browser, browser

from kg.serve.settings import Settings
from kg.triples.terms import ID

pytestmark = pytest.mark.skipif(not HERE, reason="chromium and chromedriver are not installed")
WANG, LI = f"{ID}person/湖南省/王建国", f"{ID}person/湖南省/李红"
FIGURE = "document.querySelector('figure.kg-chart')"


@dataclass(frozen=True)
class Reader:
    browser: Browser
    site: str

    def open(self, address: str) -> None:
        self.browser.send("POST", "url", url=self.site + address)
        self.browser.until(f"return {FIGURE}?.dataset.drawn === 'yes'")

    def run(self, script: str, *arguments: Any) -> Any:
        return self.browser.run(script, *arguments)

    def text(self, css: str) -> str:
        return str(self.run("return document.querySelector(arguments[0])?.innerText ?? ''", css))

    def drawn(self, kind: str, data: object) -> None:
        """A picture of given data on a page of the site."""
        self.open("/map")
        self.run(
            """const figure = document.createElement("figure"); figure.className = "kg-chart"; figure.dataset.kg = arguments[0];
            const data = document.createElement("script"); data.type = "application/json"; data.textContent = arguments[1];
            figure.append(data); document.getElementById("main").replaceChildren(figure);
            import("/static/built/figures.js").then((made) => made.draw(figure))""",
            kind,
            json.dumps(data),
        )
        self.browser.until(f"return {FIGURE}.dataset.drawn === 'yes'")


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    store = pictured(tmp_path_factory.mktemp("figures"))
    with serving(Settings(store=str(store), workers=1)) as site, browser(tmp_path_factory.mktemp("profile")) as found:
        yield Reader(found, site)


@pytest.fixture
def reader(opened: Reader) -> Iterator[Reader]:
    """Every test ends with a look at the browser's log: no breach of the policy, no error."""
    opened.browser.send("POST", "se/log", type="browser")
    yield opened
    logged = opened.browser.send("POST", "se/log", type="browser")
    assert [e["message"] for e in logged if e["level"] == "SEVERE" and "favicon" not in e["message"]] == []


def point(period: str, value: float, status: str = "actual", place: str = "衡阳市", **more: Any) -> dict[str, Any]:
    made = {"period": period, "value": value, "status": status, "place": place, "comparator": "=", "high": None}
    return made | {"printed": f"{value}个", "href": "/id/place/430400"} | more


def around(iri: str) -> str:
    return f"/network?iri={quote(iri)}&lang=zh"


# ---------------------------------------------------------------- charts


def test_targets_stand_beside_actuals_and_lead_to_their_evidence(reader: Reader) -> None:
    points = [point("2023", 500), point("2024", 620), point("2024", 800, "target"), point("2024", 120, place="衡南县")]
    reader.drawn("chart", {"title": "新增学位", "unit": "个", "points": points})
    assert reader.run("return document.querySelectorAll('.point.actual').length") == 3
    assert reader.run("return document.querySelectorAll('.point.target').length") == 1
    legend = reader.text(".kg-legend").split("\n")
    assert ({"衡阳市", "衡南县"} <= set(legend) and {"实际", "目标"} <= set(legend)) or {"actual", "target"} <= set(
        legend
    )
    label = reader.run("return document.querySelector('.point.target').getAttribute('aria-label')")
    assert "800个" in label and "2024" in label and "衡阳市" in label
    reader.run("document.querySelector('.point.target').focus()")
    assert "800个" in reader.text(".kg-tip")
    assert reader.run("return document.querySelector('.point.target').getAttribute('href')") == "/id/place/430400"
    shapes = reader.run(
        "return [...document.querySelectorAll('.point')].map((p) => p.querySelector('.touch').previousSibling.tagName)"
    )
    assert set(shapes) == {"circle", "rect"}  # places differ in shape as well as in colour


def test_many_places_stand_side_by_side_with_a_choice_of_the_rest(reader: Reader) -> None:
    points = [point(year, 10 * i, place=f"{i}号县") for i in range(1, 10) for year in ("2022", "2023")]
    reader.drawn("chart", {"title": "学位", "unit": "个", "points": points})
    assert reader.run("return document.querySelectorAll('.kg-small').length") == 6
    reader.run(
        "const s = document.querySelector('.kg-stage select'); s.value = '9号县'; s.dispatchEvent(new Event('change'))"
    )
    assert "9号县" in reader.text(".kg-smalls")


def test_a_last_sighting_is_drawn_open(reader: Reader) -> None:
    told = {"start": "2021-03", "end": "2023-05", "label": "市长", "lane": "posts", "href": "/id/place/430400"}
    seen = {"first": "2023-06", "last": "2024-02", "label": EVIL, "lane": "posts"}
    reader.drawn("timeline", {"items": [told, seen]})
    assert reader.run(
        "return [...document.querySelectorAll('.span')].map((s) => s.querySelectorAll('.open').length)"
    ) == [0, 2]
    assert EVIL in reader.run("return document.querySelectorAll('.span')[1].textContent")


# ---------------------------------------------------------------- networks


def test_click_on_a_node_tells_its_relations_and_the_printed_words(reader: Reader) -> None:
    reader.open(around(WANG))
    reader.run("[...document.querySelectorAll('.kg-list button')].find((b) => b.textContent === '三大行动').click()")
    assert "推动者" in reader.text(".kg-panel")
    reader.run("document.querySelector('.kg-panel details').open = true")
    reader.browser.until("return document.querySelector('.kg-panel blockquote mark')")
    assert "三大行动" in reader.text(".kg-panel mark")
    assert str(reader.run("return document.querySelector('.kg-panel .where a').getAttribute('href')")).startswith(
        "/id/article/"
    )


def test_mouse_on_the_picture_finds_the_node_in_the_middle(reader: Reader) -> None:
    reader.open(f"{around(WANG)}&relations=tenure")
    box = reader.run(
        "const r = document.querySelector('.kg-canvas').getBoundingClientRect(); return [r.left, r.top, r.width, r.height]"
    )
    left, top, wide, high = box
    for x in range(int(left) + 10, int(left + wide), 16):  # along the line of the two nodes
        reader.browser.click(x, top + high / 2)
        if "王建国" in reader.text(".kg-panel"):
            break
    assert "王建国" in reader.text(".kg-panel")


def test_filter_by_kind_hides_nodes_and_their_lines(reader: Reader) -> None:
    reader.open(around(LI))
    nodes = int(reader.text(".kg-status").split()[0])
    programs = reader.run(
        "const box = document.querySelector('.kg-kinds input[data-key=program]'); const n = box.closest('label').innerText; box.click(); return n"
    )
    left = int(reader.text(".kg-status").split()[0])
    assert left < nodes and nodes - left >= int(programs.split()[-1])
    reader.run("[...document.querySelectorAll('.kg-tools button')].find((b) => b.textContent === '补足').click()")
    reader.browser.until("return !document.querySelector('.kg-kinds input[data-key=program]')")


def test_search_within_the_picture(reader: Reader) -> None:
    reader.open(around(WANG))
    reader.run(
        "const box = document.querySelector('.kg-find input'); box.value = '“三大'; box.dispatchEvent(new Event('change'))"
    )
    assert "三大行动" in reader.text(".kg-panel h3")


def test_another_thing_in_the_middle(reader: Reader) -> None:
    reader.open(around(WANG))
    reader.run("[...document.querySelectorAll('.kg-list button')].find((b) => b.textContent === '三大行动').click()")
    reader.run("[...document.querySelectorAll('.kg-panel button')].find((b) => b.textContent === '以它为中心').click()")
    reader.browser.until(
        "return [...document.querySelectorAll('.kg-list button')].some((b) => b.textContent === '衡南县')"
    )
    assert "program" in reader.run("return location.search")


def test_a_name_that_would_be_markup_is_text(reader: Reader) -> None:
    reader.open(f"{around(LI)}&most=300")
    reader.run(
        "[...document.querySelectorAll('.kg-list button')].find((b) => b.textContent.includes('script')).click()"
    )
    assert EVIL in reader.text(".kg-panel h3")
    assert reader.run("return document.title") != "7"
    assert reader.run("return document.querySelectorAll('.kg-panel script, .kg-list script').length") == 0


def test_whole_graph_leads_to_the_surroundings_of_a_thing(reader: Reader) -> None:
    reader.open("/network?lang=zh")
    reader.run("[...document.querySelectorAll('.kg-list button')].find((b) => b.textContent === '李红').click()")
    assert "李红" in reader.text(".kg-panel h3") and "推动者" in reader.text(".kg-panel")
    reader.run("[...document.querySelectorAll('.kg-panel button')].find((b) => b.textContent === '以它为中心').click()")
    reader.browser.until("return location.search.includes('iri=')")


def test_a_crowd_is_drawn_with_or_without_webgl(reader: Reader) -> None:
    reader.open("/map?lang=zh")
    nodes = [
        {
            "id": f"n{i}",
            "label": EVIL if i == 1 else f"第{i}项",
            "kind": "program",
            "href": None,
            "size": 4,
            "x": i % 40,
            "y": i // 40,
        }
        for i in range(900)
    ]
    edges = [
        {"source": f"n{i}", "target": f"n{i // 3}", "relation": "part_of", "label": "属于", "count": 1}
        for i in range(1, 900)
    ]
    reader.run(
        """window.made = null; const host = document.createElement("div"); document.getElementById("main").replaceChildren(host);
        import("/static/built/crowd.js").then((bundle) => bundle.network(host, arguments[0])).then((view) => { window.made = view; })""",
        {"nodes": nodes, "edges": edges, "left_out": 5},
    )
    reader.browser.until("return window.made !== null && document.querySelector('canvas') !== null")
    reader.run(
        "[...document.querySelectorAll('.kg-list button')].find((b) => b.textContent.includes('script')).click()"
    )
    assert EVIL in reader.text(".kg-panel h3")


# ---------------------------------------------------------------- the map


def test_a_province_opens_and_leads_to_its_places(reader: Reader) -> None:
    reader.open("/map?kind=figures&lang=zh")
    reader.run(
        "document.querySelector('path[data-code=\"430000\"]').dispatchEvent(new MouseEvent('click', {bubbles: true}))"
    )
    assert "衡阳市" in reader.text(".kg-areas") and "衡南县" in reader.text(".kg-areas")
    reader.run("document.querySelector('.kg-where button').click()")
    assert reader.run("return document.querySelectorAll('path[data-code=\"110000\"]').length") == 1
    reader.run(
        "const p = document.querySelector('path[data-code=\"430000\"]'); p.focus(); p.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter'}))"
    )
    reader.run(
        "document.querySelector('path[data-code=\"430400\"]').dispatchEvent(new MouseEvent('click', {bubbles: true}))"
    )
    reader.browser.until("return location.pathname === '/id/place/430400'")


@pytest.mark.parametrize("width", [1280, 390])
def test_names_on_the_map_do_not_lie_on_each_other(reader: Reader, width: int) -> None:
    reader.browser.send("POST", "window/rect", width=width, height=900)
    reader.open("/map?kind=figures&lang=zh")
    boxes = reader.run(
        "return [...document.querySelectorAll('.kg-china .name')].map((t) => { const b = t.getBBox(); return [b.x, b.y, b.width, b.height]; })"
    )
    assert len(boxes) > 20
    for i, (x, y, w, h) in enumerate(boxes):
        for x2, y2, w2, h2 in boxes[:i]:
            assert x + w <= x2 + 1 or x2 + w2 <= x + 1 or y + h <= y2 + 4 or y2 + h2 <= y + 4
    assert reader.run("return document.documentElement.scrollWidth <= innerWidth")
