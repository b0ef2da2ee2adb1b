"""The query page and the library in a browser: what a person does there, with nothing that the page's policy forbids."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.shadowroot import ShadowRoot
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait
from serving import serving, small_store
from webdriver import FLAGS, HERE

from kg.serve.settings import Settings

pytestmark = pytest.mark.skipif(not HERE, reason="chromium and chromedriver are not installed")


class Reader:
    """One who reads the pages of a server."""

    def __init__(self, driver: webdriver.Chrome, site: str) -> None:
        self.driver = driver
        self.site = site

    def open(self, address: str) -> None:
        self.driver.get(self.site + address)

    def find(self, css: str) -> WebElement:
        return WebDriverWait(self.driver, 15).until(lambda d: d.find_element(By.CSS_SELECTOR, css))

    def all(self, css: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, css)

    def texts(self, css: str) -> list[str]:
        """At one moment: a table may be drawn anew between two questions to the browser."""
        script = "return [...document.querySelectorAll(arguments[0])].filter((e) => e.checkVisibility()).map((e) => e.innerText)"
        return list(self.driver.execute_script(script, css))

    def until_text(self, css: str, part: str) -> str:
        def there(driver: webdriver.Chrome) -> str | None:
            text = "\n".join(str(e.text) for e in driver.find_elements(By.CSS_SELECTOR, css))
            return text if part in text else None

        return WebDriverWait(self.driver, 15, ignored_exceptions=[Exception]).until(there)

    def write(self, query: str) -> None:
        """As one who pastes a query: into the editor, all that stood there gone."""
        self.content().click()
        ActionChains(self.driver).key_down(Keys.CONTROL).send_keys("a").key_up(Keys.CONTROL).send_keys(
            Keys.DELETE
        ).perform()
        self.driver.execute_cdp_cmd("Input.insertText", {"text": query})

    def editor(self) -> ShadowRoot:
        return self.find("#ask-editor[data-ready]").shadow_root

    def content(self) -> WebElement:
        return self.editor().find_element(By.CSS_SELECTOR, ".cm-content")

    def press(self, *keys: str) -> None:
        chain = ActionChains(self.driver)
        for key in keys:
            chain.send_keys(key)
        chain.perform()

    def run(self, query: str) -> None:
        self.write(query)
        ActionChains(self.driver).key_down(Keys.CONTROL).send_keys(Keys.ENTER).key_up(Keys.CONTROL).perform()

    def logged(self, kind: str) -> list[Any]:
        return list(self.driver.get_log(kind))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    store = small_store(tmp_path_factory.mktemp("ask"))
    with serving(Settings(store=str(store), workers=1, seconds=20)) as address:
        yield address


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for flag in (
        *FLAGS,
        f"--user-data-dir={tmp_path_factory.mktemp('profile')}",
        "--window-size=1280,900",
        "--lang=zh-CN",
    ):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    found = webdriver.Chrome(options=options, service=Service(executable_path=shutil.which("chromedriver")))
    yield found
    found.quit()


@pytest.fixture
def reader(driver: webdriver.Chrome, site: str) -> Iterator[Reader]:
    """Every test ends with a look at the browser's log: no breach of the policy, no error, no request elsewhere."""
    driver.get("about:blank")
    found = Reader(driver, site)
    found.logged("browser"), found.logged("performance")
    yield found
    trouble = [
        e["message"] for e in found.logged("browser") if e["level"] == "SEVERE" and "/sparql - " not in e["message"]
    ]
    assert not trouble
    sent = [json.loads(e["message"])["message"] for e in found.logged("performance")]
    asked = {m["params"]["request"]["url"] for m in sent if m["method"] == "Network.requestWillBeSent"}
    assert asked and all(url.startswith((found.site, "data:", "blob:")) for url in asked)


def test_library_question_with_a_parameter(reader: Reader) -> None:
    reader.open("/ask?lang=zh")
    reader.find("#ask-find").send_keys("哪些部分")
    assert reader.texts("#ask-list li a") == ["一项政策由哪些部分组成"]
    reader.find('a[href="/ask/program-parts"]').click()
    reader.find("#p-program").send_keys("三大行动", Keys.ENTER)
    assert "3 行" in reader.find("#ask-answer").text
    assert "program=" in reader.driver.current_url
    assert reader.texts("#ask-sheet tbody td:nth-child(4)") == ["调研摸底", "资源整合", "服务提升"]
    reader.find(".files a:last-child").click()
    editor = reader.editor()
    WebDriverWait(reader.driver, 15).until(
        lambda _: "/id/program/" in editor.find_element(By.CSS_SELECTOR, ".cm-content").text
    )


def test_example_is_one_click_away(reader: Reader) -> None:
    reader.open("/ask/program-parts?lang=zh")
    example = reader.find("[data-fill]")
    example.click()
    assert reader.find("#p-program").get_attribute("value") == example.text


def test_address_says_only_what_was_asked(reader: Reader) -> None:
    reader.open("/ask/program-places?lang=zh")
    reader.find("#p-program").send_keys("三大行动", Keys.ENTER)
    reader.until_text("#ask-answer", "1 行")
    assert reader.driver.current_url.split("?")[1] == "program=" + quote("三大行动")
    reader.find("#p-program").clear()
    reader.find("#p-program").send_keys(Keys.ENTER)
    WebDriverWait(reader.driver, 15).until(lambda driver: driver.current_url.split("?")[1] == "program=")
    assert reader.find("#ask-answer")


def test_things_on_a_chart_have_their_names(reader: Reader) -> None:
    reader.open("/query?lang=zh")
    reader.run(
        "SELECT ?place (COUNT(?figure) AS ?figures) { ?figure a qb:Observation ; zc:place ?place } GROUP BY ?place"
    )
    reader.until_text("#ask-state", "2 行")
    reader.find("[data-view=chart]").click()
    reader.until_text(".picture svg", "衡南县")


def test_names_are_offered_to_the_keyboard(reader: Reader) -> None:
    reader.open("/ask/program-parts?lang=zh")
    field = reader.find("#p-program")
    field.send_keys("sandaxingd")
    reader.until_text(".offered li", "三大行动")
    assert field.get_attribute("aria-expanded") == "true"
    field.send_keys(Keys.ARROW_DOWN, Keys.ENTER)
    assert field.get_attribute("value") == "三大行动" and field.get_attribute("aria-expanded") == "false"
    field.send_keys(Keys.ENTER)
    assert "3 行" in reader.find("#ask-answer").text


def test_limit_of_the_server_is_told(reader: Reader, site: str, tmp_path: Path) -> None:
    with serving(Settings(store=str(small_store(tmp_path)), workers=1, rows=2)) as small:
        reader.site = small
        for query, many in (
            ("SELECT ?a { ?a a zc:Mention }", "2 rows"),
            ("CONSTRUCT WHERE { ?a a zc:Mention }", "2 triples"),
        ):
            reader.open("/query?lang=en")
            reader.run(query)
            told = reader.until_text("#ask-state", "incomplete")
            assert told.startswith(many) and "only the first 2 rows" in told
            reader.find("#ask-result tbody tr, #ask-result .kg-status")  # all is there before the server goes


def test_a_value_that_looks_like_a_cut_is_a_value(reader: Reader) -> None:
    reader.open("/query?lang=en")
    reader.run("SELECT ?a ?b { VALUES (?a ?b) { ('# 一 · incomplete: 二' UNDEF) (1 2) } }")
    assert "incomplete" not in reader.until_text("#ask-state", "2 rows")
    assert reader.texts("#ask-result td")[:1] == ["# 一 · incomplete: 二"]


def test_many_rows_come_a_page_at_a_time(reader: Reader) -> None:
    reader.open("/query?lang=en")
    digits = " ".join(map(str, range(10)))
    values = " ".join(f"VALUES ?{name} {{ {digits} }}" for name in "abcde")
    reader.run(f"SELECT (?a + 10 * ?b + 100 * ?c + 1000 * ?d + 10000 * ?e AS ?n) {{ {values} }}")
    assert "100,000 rows" in reader.until_text("#ask-state", "rows in")
    assert len(reader.all("#ask-result tbody tr")) == 100
    reader.find("#ask-result th button").click()
    assert reader.texts("#ask-result td")[:3] == ["0", "1", "2"]
    reader.find(".pager button:last-child").click()
    assert reader.texts("#ask-result td")[0] == "100"
    reader.find("#ask-result input[type=search]").send_keys("99999")
    assert reader.texts("#ask-result td") == ["99,999"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT ?a WHERE { ?a skos:prefLabel “三大行动” }", '第 1 行第 37 个字符：“ 是中文标点，SPARQL 只认半角的 "'),
        ("SELECT ?a WHERE {\n  ?a a zc:Program", "第 1 行第 17 个字符：“{”没有配对，缺少“}”"),
        ("SELECT ?a WHERE { ?a a foo:Program }", "没有声明前缀 foo:"),
        ("SELEC ?a WHERE { ?a a zc:Program }", "不认识“SELEC”；是不是 SELECT？"),
        ("SELECT ?a WHERE {\n  ?a a zc:Programm }", "第 2 行第 8 个字符：本体里没有 zc:Programm；是不是 zc:Program？"),
        (
            "SELECT ?a WHERE { id:program/衡阳市/三大行动 ?p ?a }",
            "请写全 <https://w3id.org/zhengce-kg/id/program/衡阳市/三大行动>",
        ),
        ("SELECT ?a ?b WHERE { ?a a zc:Program }", "选了 ?b，但查询里没有给它取值"),
        ("DELETE WHERE { ?a a zc:Program }", "这里只能查询，不能修改图谱"),
    ],
)
def test_errors_are_told_while_one_types(reader: Reader, query: str, said: str) -> None:
    reader.open("/query?lang=zh")
    reader.write(query)
    assert said in reader.until_text("#ask-problems", said)
    assert reader.editor().find_elements(By.CSS_SELECTOR, ".cm-lintRange, .cm-lintPoint")


def test_a_right_query_has_no_problems(reader: Reader) -> None:
    reader.open("/query?lang=en")
    reader.write(
        "PREFIX x: <urn:x> SELECT ?a (COUNT(*) AS ?n) { VALUES ?k { UNDEF } ?a zc:kind ?k ; skos:prefLabel '三'@zh } GROUP BY ?a"
    )
    time.sleep(0.8)  # longer than it waits after the last key
    assert not reader.all("#ask-problems .problem")


def test_server_has_the_last_word(reader: Reader) -> None:
    reader.open("/query?lang=zh")
    reader.run("SELECT ?a WHERE { ?a a zc:Program . BIND(1 AS ?a) }")
    assert reader.until_text("#ask-result .trouble", "服务器没有执行")


def test_terms_are_completed_by_chinese_labels(reader: Reader) -> None:
    reader.open("/query?lang=zh")
    reader.write("SELECT ?a { ?a a 政策提法")
    editor = reader.editor()
    ActionChains(reader.driver).key_down(Keys.CONTROL).send_keys(" ").key_up(Keys.CONTROL).perform()
    options = WebDriverWait(reader.driver, 15).until(
        lambda _: editor.find_elements(By.CSS_SELECTOR, ".cm-tooltip-autocomplete li")
    )
    assert options[0].text.startswith("zc:Program") and "政策提法 · 类" in options[0].text
    time.sleep(0.2)  # a list takes no choice in its first moments
    reader.press(Keys.ENTER)
    assert editor.find_element(By.CSS_SELECTOR, ".cm-content").text == "SELECT ?a { ?a a zc:Program"


def test_run_see_table_switch_to_chart(reader: Reader) -> None:
    reader.open("/query?lang=zh")
    reader.run("SELECT ?figure ?printed ?value { ?figure zc:value ?value ; zc:printed ?printed } ORDER BY ?value")
    assert "4 行" in reader.until_text("#ask-state", "秒")
    assert reader.texts("#ask-result td:nth-child(3)") == ["120", "600", "620", "800"]
    assert reader.all('#ask-result td a[href^="/id/article/"]')
    head = reader.find("#ask-result th:nth-child(3) button")
    head.click(), reader.find("#ask-result th:nth-child(3) button").click()
    assert reader.texts("#ask-result td:nth-child(3)") == ["800", "620", "600", "120"]
    reader.find("#ask-result input[type=search]").send_keys("620")
    assert len(reader.all("#ask-result tbody tr")) == 1
    reader.find("[data-view=chart]").click()
    assert len(reader.find(".picture svg").find_elements(By.CSS_SELECTOR, "rect")) >= 4


def test_triples_are_drawn_as_a_network(reader: Reader) -> None:
    reader.open("/query?lang=zh")
    reader.run("CONSTRUCT { ?a zc:promotes ?b } WHERE { ?a zc:promotes ?b }")
    assert "1 条三元组" in reader.until_text("#ask-state", "秒")
    assert reader.find(".picture.network canvas, .picture.network svg").is_displayed()
    reader.find("[data-view=table]").click()
    assert "王建国" in reader.until_text("#ask-result tbody", "王建国")


def test_yes_or_no(reader: Reader) -> None:
    reader.open("/query?lang=en")
    reader.run("ASK { ?a a zc:Program }")
    assert reader.until_text("#ask-result .verdict", "Yes")


def test_query_stays_in_the_address_and_the_memory(reader: Reader) -> None:
    query = 'SELECT ?a WHERE { ?a skos:prefLabel "三大行动"@zh . FILTER(1 + 1 = 2) }'
    reader.open("/query?lang=zh")
    reader.run(query)
    reader.until_text("#ask-state", "秒")
    address = reader.driver.current_url.removeprefix(reader.site)
    assert address.startswith("/query#query=")
    reader.run("ASK {}")
    for again in (address, "/query?query=" + quote(query)):
        reader.open("/ask")
        reader.open(again)
        content = reader.content()
        assert content.text == query
    reader.run(query + "\n" + "# 长" * 300)
    reader.until_text("#ask-state", "秒")
    address = reader.driver.current_url.removeprefix(reader.site)
    assert address.startswith("/query#z=") and len(address) < 400
    reader.open("/ask")
    reader.open("/query")
    content = reader.content()
    assert content.text.startswith(query)


def test_names_never_become_markup(reader: Reader) -> None:
    reader.open("/query?lang=zh")
    reader.run('SELECT ("<img src=x onerror=alert(1)><b>粗</b>" AS ?a) (1 AS ?n) {}')
    assert "<b>粗</b>" in reader.until_text("#ask-result td", "onerror")
    assert not reader.all("#ask-result img, #ask-result b")
    reader.find("[data-view=chart]").click()
    reader.find(".picture svg")
    assert not reader.all("#ask-result img, #ask-result b")


def test_a_running_query_can_be_stopped(reader: Reader) -> None:
    reader.open("/query?lang=zh")
    reader.run("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    WebDriverWait(reader.driver, 15).until(lambda _: reader.find("#ask-stop").is_displayed())
    reader.find("#ask-stop").click()
    assert reader.until_text("#ask-state", "已停止")


@pytest.mark.parametrize("address", ["/ask", "/ask/program-places?program=", "/query"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_overflows_a_phone(reader: Reader, address: str, lang: str) -> None:
    reader.driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True}
    )
    try:
        reader.open(f"{address}{'&' if '?' in address else '?'}lang={lang}")
        if address == "/query":
            reader.run("SELECT * { ?a zc:quote ?b ; zc:passage / schema:text ?c }")
            reader.until_text("#ask-state", "s" if lang == "en" else "秒")
        fits = "return document.documentElement.scrollWidth <= 390"  # in the end: a table is laid out in steps
        assert WebDriverWait(reader.driver, 5).until(lambda d: d.execute_script(fits))
    finally:
        reader.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
