"""A reader in a real browser: types, chooses, follows a fact to its words in the article."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from serving import serving, small_store
from webdriver import HERE, Browser, browser

from kg.serve.settings import Settings

pytestmark = pytest.mark.skipif(not HERE, reason="chromium and chromedriver are not installed")
KEYS = {"down": "\ue015", "enter": "\ue007", "escape": "\ue00c"}


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Browser, str]]:
    folder = tmp_path_factory.mktemp("reader")
    with serving(Settings(store=str(small_store(folder)), workers=1)) as address, browser(folder / "profile") as found:
        yield found, address


def visit(found: Browser, address: str) -> None:
    found.send("POST", "url", url=address)
    found.until("return document.readyState === 'complete'")


def keys(found: Browser, text: str) -> None:
    strokes = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
    found.send("POST", "actions", actions=[{"type": "key", "id": "keys", "actions": strokes}])


SHOWN = "return document.querySelectorAll('.suggestions [role=option]').length > 0"


def test_from_typing_to_the_words_in_the_article(reader: tuple[Browser, str]) -> None:
    found, address = reader
    visit(found, f"{address}/?lang=zh")
    found.run("document.querySelector('.find input').focus()")
    keys(found, "sdxd")
    found.until(SHOWN)
    box = "const i = document.querySelector('.find input');"
    assert found.run(f"{box} return [i.getAttribute('role'), i.getAttribute('aria-expanded')]") == ["combobox", "true"]
    keys(found, KEYS["down"])
    chosen = found.run(f"{box} return document.getElementById(i.getAttribute('aria-activedescendant')).textContent")
    assert "三大行动" in chosen
    keys(found, KEYS["enter"])
    found.until("return document.querySelector('h1')?.textContent === '三大行动'")
    found.run("document.querySelector('.cite a.words').click()")
    found.until("return document.documentElement.dataset.ready === 'yes'")
    assert "三大行动" in found.run(
        "return [...document.querySelectorAll('.text .found')].map((e) => e.textContent).join('')"
    )
    assert found.run("return document.querySelectorAll('ol.said .found').length") > 0


def test_from_a_figure_of_a_program_to_the_article_that_states_it(reader: tuple[Browser, str]) -> None:
    found, address = reader
    visit(found, f"{address}/search?q=三大行动&lang=zh")
    found.run("document.querySelector('.hits a.program').click()")
    found.until("return document.querySelector('table.figures td.n b') !== null")
    printed = found.run("return document.querySelector('table.figures td.n b').textContent")
    found.run("document.querySelector('table.figures td.src a').click()")
    found.until("return document.documentElement.dataset.ready === 'yes'")
    marked = found.run("return [...document.querySelectorAll('.text .found')].map((e) => e.textContent).join('')")
    assert printed and printed in marked
    assert "数据" in found.run("return document.querySelector('ol.said .found').textContent")


def test_words_under_the_pointer_tell_their_facts(reader: tuple[Browser, str]) -> None:
    found, address = reader
    visit(found, f"{address}/search?q=全市民生会议召开&kind=article&lang=zh")
    found.run("document.querySelector('.hits a').click()")
    found.until("return document.documentElement.dataset.ready === 'yes'")
    words = found.run("return document.querySelector('.text [data-facts] a')")
    move = {"type": "pointerMove", "duration": 0, "origin": words, "x": 0, "y": 0}
    found.send("POST", "actions", actions=[{"type": "pointer", "id": "mouse", "actions": [move]}])
    found.until("return !document.getElementById('says').hidden")
    assert found.run("return document.getElementById('says').textContent").strip()
    assert found.run("return document.querySelectorAll('ol.said .lit').length") > 0


def test_escape_closes_the_suggestions(reader: tuple[Browser, str]) -> None:
    found, address = reader
    visit(found, f"{address}/list?lang=zh")
    keys(found, "/")
    assert found.run("return document.activeElement.name") == "q"
    keys(found, "li")
    found.until(SHOWN)
    keys(found, KEYS["escape"])
    assert found.run("return document.querySelector('.suggestions').hidden") is True


@pytest.mark.parametrize("page", ["/", "/list", "/list/program", "/data", "/search?q=zs", "/id/nothing"])
def test_no_page_is_wider_than_a_phone(reader: tuple[Browser, str], page: str) -> None:
    found, address = reader
    found.send("POST", "window/rect", width=390, height=844)
    visit(found, address + page)
    wide = found.run("return [document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide[0] <= wide[1]
