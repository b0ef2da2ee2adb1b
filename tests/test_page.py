"""The page: what it shows in a browser, and that names from the data stay names."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from webdriver import HERE, Browser, browser

from kg.answers.evidence import Evidence
from kg.page.layout import coordinates
from kg.page.memory import Layout
from kg.page.picture import Edge, Fact, Node, Picture
from kg.page.write import box, page_html, write_page

HOSTILE = (
    "<img src=x onerror=\"document.title='broken'\">",
    "</script><script>document.title='broken'</script>",
    "<b>粗</b>&amp;",
    "' onclick=x",
)
SAID = Evidence(
    "…王建国主持会议并讲话</script>。",
    (1, 10),
    "某页.txt",
    120,
    129,
    "会议召开<i>",
    "2024-05-20",
    "日报",
    "javascript:alert(1)",
)
PICTURE = Picture(
    (
        Node("urn:p1", "program", "十项行动", "行动", "action", ("“十项行动”",), (Fact("urn:f0", "新增学位 500个（2024）", "新增学位 500个 (2024)", (SAID,)),)),
        Node("urn:o1", "organization", "衡南县人民政府"),
        Node("urn:x1", "person", "王建国"),
        *(Node(f"urn:h{i}", "place", name) for i, name in enumerate(HOSTILE)),
    ),
    (
        Edge("urn:p1", "urn:x1", "promoted_by", (Fact("urn:f1", "", "", (SAID,)),)),
        Edge("urn:p1", "urn:o1", "issued_by"),
        *(Edge("urn:p1", f"urn:h{i}", "implemented_by") for i in range(len(HOSTILE))),
    ),
    HOSTILE[1],
)  # fmt: skip
needs_browser = pytest.mark.skipif(not HERE, reason="chromium and chromedriver are not installed")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    folder = tmp_path_factory.mktemp("page")
    write_page(PICTURE, folder / "page.html")
    with browser(folder / "profile") as found:
        found.open(folder / "page.html")
        yield found


def panel(page: Browser) -> str:
    return str(page.run("return document.getElementById('panel').innerText"))


def click_node(page: Browser, index: int) -> None:
    at = page.run(
        "const p = network.canvasToDOM(network.getPosition(arguments[0])); const r = document.getElementById('mynetwork')"
        ".getBoundingClientRect(); return [p.x + r.left, p.y + r.top]",
        index,
    )
    page.click(*at)


def test_page_needs_nothing_else() -> None:
    html = page_html(PICTURE)
    assert not re.search(r"<(?:link|img|iframe|script)[^>]*\s(?:src|href)\s*=", html)
    assert not re.search(r"""(?:src|href)\s*=\s*["']?\s*(?:https?:)?//""", html)
    assert "@import" not in html and not re.search(r"url\(\s*[\"']?(?!data:)\w", html.partition("<script>")[0])


def test_names_never_end_a_script() -> None:
    html = page_html(PICTURE)
    assert html.count("</script>") == 2
    assert "<img src=x" not in html


def test_same_picture_same_bytes() -> None:
    assert page_html(PICTURE) == page_html(PICTURE)


def test_no_label_stands_on_another() -> None:
    nodes = [Node(f"urn:{i}", "program", "一项很长的政策名称"[: 3 + i % 7]) for i in range(60)]
    edges = [(f"urn:{i}", f"urn:{i // 6}") for i in range(1, 55)]
    boxes = {n.id: box(n, 3) for n in nodes}
    at = coordinates(boxes, edges)
    for a in boxes:
        for b in boxes:
            apart = (
                abs(at[a][0] - at[b][0]) * 2 >= boxes[a][0] + boxes[b][0]
                or abs(at[a][1] - at[b][1]) * 2 >= boxes[a][1] + boxes[b][1]
            )
            assert a == b or apart


@needs_browser
def test_hostile_names_are_only_shown(page: Browser) -> None:
    assert page.run("return document.title") == HOSTILE[1]
    assert page.run("return document.querySelectorAll('#panel img, #panel i, header script').length") == 0
    click_node(page, 3)
    assert HOSTILE[0] in panel(page)
    assert page.run("return document.images.length") == 0


@needs_browser
def test_click_on_a_node_shows_its_evidence(page: Browser) -> None:
    click_node(page, 2)
    text = panel(page)
    assert "王建国" in text and "王建国主持会议并讲话</script>" in text
    assert "某页.txt [120–129]" in text
    assert page.run("return document.querySelector('#panel mark').textContent") == "王建国主持会议并讲"
    assert page.run("return document.querySelectorAll('#panel a').length") == 0


@needs_browser
def test_click_on_an_edge_shows_its_evidence(page: Browser) -> None:
    page.run("release()")
    at = page.run(
        "const [a, b] = [0, 2].map((i) => network.canvasToDOM(network.getPosition(i)));"
        "const r = document.getElementById('mynetwork').getBoundingClientRect(); return [(a.x + b.x) / 2 + r.left, (a.y + b.y) / 2 + r.top]"
    )
    page.click(*at)
    assert "推动者" in panel(page) and "主持会议" in panel(page)


@needs_browser
def test_search_finds_with_and_without_quotes(page: Browser) -> None:
    page.run(
        "release(); const s = document.getElementById('search'); s.value = '“十项”'; s.dispatchEvent(new Event('input'))"
    )
    assert page.run("return document.getElementById('hits').innerText").strip() == "十项行动"
    page.run("document.getElementById('search').dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter'}))")
    assert "新增学位 500个" in panel(page)


@needs_browser
def test_hide_by_kind_and_other_language(page: Browser) -> None:
    page.run("document.querySelector('#kinds input[data-key=\"place\"]').click()")
    assert page.run("return nodes.get().filter((n) => n.hidden).length") == len(HOSTILE)
    assert page.run("return edges.get().filter((e) => e.hidden).length") == len(HOSTILE)
    page.run(
        "document.querySelector('#kinds input[data-key=\"place\"]').click(); document.getElementById('lang').click()"
    )
    assert page.run("return nodes.get().filter((n) => n.hidden).length") == 0
    assert "Programs" in page.run("return document.getElementById('legend').innerText")


def test_a_kept_layout_is_that_of_a_new_one_whatever_came_before() -> None:
    boxes = {name: (60.0 + 9 * i, 20.0) for i, name in enumerate("甲乙丙丁戊")}
    edges = [("甲", "乙"), ("乙", "丙"), ("丁", "戊")]
    turned = dict(reversed(boxes.items()))
    layout = Layout()
    for asked in (boxes, turned, turned, {**boxes, "己": (40.0, 20.0)}):
        assert layout.of(asked, edges) == coordinates(asked, edges)
