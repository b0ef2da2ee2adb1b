"""The explorer, asked as a browser asks it, over the small graph: each kind of page, search, forms of RDF, escaping, pages."""

from __future__ import annotations

import json
import re
import time
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, unquote

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import listing, naming
from small_graph import HENGYANG, HUNAN, LI, Told, launch, result, summary
from starlette.applications import Starlette
from starlette.testclient import TestClient

from kg.analyse import page_of
from kg.entities.naming import path as path_of
from kg.model import Organization, Program
from kg.serve.address import href, iri_of_path
from kg.serve.app import application
from kg.serve.explore import rdf
from kg.serve.explore.index import Index, Thing
from kg.serve.explore.index.spelling import fold, tokens, without_noun
from kg.serve.explore.marks import Mark, Stretch, cut
from kg.serve.settings import Settings
from kg.serve.words import phrases
from kg.triples import terms
from kg.triples.graph import write_graph

EVIL = "<script>alert(1)</script>行动"
MANY = 130


def evil() -> Told:
    """Names that would be markup, and more programs than a page shows."""
    names = [f"第{n}号行动" for n in range(1, MANY + 1)]
    text = f"李红强调，要抓好“{EVIL}”。李红又说，要抓好{'、'.join(names)}。"
    told = Told(page_of(text, f"李红推动{EVIL}", "2025-02-01", "evil.txt"))
    program = Program(EVIL, "action")
    told.named(**{EVIL: program, "李红": LI})
    told.link(f"李红强调，要抓好“{EVIL}”", program, "promoted_by", LI)
    for name in names:
        told.link(name, Program(name, "action"), "promoted_by", LI)
        told.named(**{name: Program(name, "action")})
    told.held("李红", LI, "市长", Organization("衡阳市人民政府", HENGYANG))
    return told


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("explore")
    told = [made() for made in (launch, result, summary, evil)]
    write_graph([(t.page.source, t.analysis()) for t in told], folder / "graph.nq")
    ox.Store(str(folder / "store")).bulk_load(path=str(folder / "graph.nq"), format=ox.RdfFormat.N_QUADS)
    return folder / "store"


@pytest.fixture(scope="module")
def client(store: Path) -> TestClient:
    app = application(Settings(store=str(store)))
    app.state.index.current(60)
    return browser(app)


def browser(app: Starlette) -> TestClient:
    """Without the processes of the endpoint, which no page of the explorer needs."""
    return TestClient(app, base_url="http://127.0.0.1", headers={"Accept-Language": "zh"})


def page(client: TestClient, address: str, code: int = 200, **headers: str) -> str:
    response = client.get(address, headers=headers)
    assert response.status_code == code, response.text[:500]
    return response.text


def hits(client: TestClient, query: str, **more: str) -> list[str]:
    found = client.get("/search.json", params={"q": query, **more}).json()
    return [hit["label"] for hit in found["hits"]]


def address(client: TestClient, name: str, kind: str) -> str:
    found = client.get("/search.json", params={"q": name, "kind": kind}).json()["hits"]
    return str(found[0]["href"])


class Text(HTMLParser):
    """The text of a page, the tags in it, and its links."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    @property
    def words(self) -> str:
        return re.sub(r"\s+", " ", self.text)

    def links(self) -> list[str]:
        return [a["href"] or "" for tag, a in self.tags if tag == "a" and "href" in a]


# ---------------------------------------------------------------- each kind of page


@pytest.mark.parametrize(
    "name, kind, told",
    [
        ("三大行动", "program", ["调研摸底", "资源整合", "服务提升", "中共衡阳市委", "衡南县", "王建国", "800个", "目标", "120个"]),
        ("李红", "person", ["衡阳市人民政府市长", "全市民生会议", "出席", "名单第 3 位", "王建国", EVIL]),
        ("中共衡阳市委", "organization", ["王建国", "中共衡阳市委书记", "三大行动"]),
        ("中共衡阳市委书记", "post", ["王建国", "见于任上", "中共衡阳市委"]),
        ("衡阳市", "place", ["湖南省", "衡南县", "全市民生会议", "620个", "中共衡阳市委"]),
        ("全市民生会议", "event", ["王建国", "主持", "讲话", "李红", "2023-03-09"]),
        ("新增学位", "indicator", ["620个", "600个", "数值不一", "衡南县"]),
    ],
)  # fmt: skip
def test_the_page_of_a_thing_tells_its_facts_with_the_words(
    client: TestClient, name: str, kind: str, told: list[str]
) -> None:
    text = Text(page(client, address(client, name, kind)))
    assert [words for words in told if words not in text.words] == []
    marks = [a for tag, a in text.tags if tag == "mark"]
    assert marks and any(re.search(r"^/id/article/\w{16}#c\d+-\d+$", link) for link in text.links())


def test_of_two_programs_of_one_name_each_page_names_the_other_with_its_parts(client: TestClient) -> None:
    found = client.get("/search.json", params={"q": "三查", "kind": "program"}).json()["hits"]
    assert len(found) == 2
    for hit in found:
        shown = Text(page(client, hit["href"]))
        assert "查项目" in shown.words and "查河道" in shown.words
        assert {other["href"] for other in found} - {hit["href"]} <= set(shown.links())


def test_decisions_are_no_articles(tmp_path: Path) -> None:
    in_hunan = (HUNAN, HENGYANG)
    told = [
        listing(Program("四大行动", "action"), ("摸底", "整合", "体验", "提升"), in_hunan),
        naming(Program("四大行动", "action"), in_hunan, "继续推进", name="b.txt"),
    ]
    write_graph([made.found() for made in told], tmp_path / "graph.nq")
    ox.Store(str(tmp_path / "store")).bulk_load(path=str(tmp_path / "graph.nq"), format=ox.RdfFormat.N_QUADS)
    client = browser(application(Settings(store=str(tmp_path / "store"))))
    client.app.state.index.current(60)  # type: ignore[attr-defined]
    text = Text(page(client, address(client, "四大行动", "program"))).words
    assert "认定" in text and "见报文章 2" in text and "links" not in text


def test_a_sighting_is_never_told_as_an_end(client: TestClient) -> None:
    text = Text(page(client, address(client, "王建国", "person"))).words
    assert "见于任上 2023-03-10" in text and "卸任" not in text


def test_the_words_of_a_fact_lead_to_their_place_in_the_article(client: TestClient) -> None:
    links = Text(page(client, address(client, "三大行动", "program"))).links()
    places = [link for link in links if "#c" in link]
    assert places
    for link in places:
        article, _, fragment = link.partition("#")
        shown = Text(page(client, article))
        assert fragment in [a.get("id") for _, a in shown.tags]


def test_an_article_shows_its_whole_text_in_order_and_its_facts(client: TestClient) -> None:
    shown = Text(page(client, address(client, "全市民生会议召开", "article")))
    for passage in launch().article.text.split("\n"):
        assert passage in shown.text
    facts = [a for tag, a in shown.tags if tag == "li" and "data-fact" in a]
    assert len(facts) == 2 + 1 + 3 + 3 + 2 + 1  # tenures, event, participations, parts, links, figure
    numbers = {n for _, a in shown.tags for n in (a.get("data-facts") or "").split()}
    assert numbers == {a["data-fact"] for a in facts}


@pytest.mark.parametrize("step", ["tenure", "participation", "program-link", "component", "observation"])
def test_a_fact_has_a_page_with_its_evidence(client: TestClient, step: str) -> None:
    article = page(client, address(client, "全市民生会议召开", "article"))
    link = next(link for link in Text(article).links() if f"/{step}/" in link)
    text = Text(page(client, link))
    assert [tag for tag, _ in text.tags if tag == "mark"] and "规则" in text.words and "test.rule" in text.words
    assert "依据" in text.words and "wasDerivedFrom" not in text.words


def test_evidence_and_mentions_lead_to_the_article(client: TestClient, store: Path) -> None:
    of = ox.Store.read_only(str(store))
    (quad, *_) = of.quads_for_pattern(None, ox.NamedNode(terms.TYPE), ox.NamedNode(terms.MENTION))
    response = client.get(href(quad.subject.value), follow_redirects=False)
    assert response.status_code == 303 and re.search(r"^/id/article/\w{16}#c\d+-\d+$", response.headers["location"])


def test_a_source_and_the_ontology_have_pages(client: TestClient) -> None:
    article = Text(page(client, address(client, "全市民生会议召开", "article")))
    (source,) = {link for link in article.links() if link.startswith("/id/source/")}
    assert "2023.txt" in page(client, source)
    assert page(client, "/ontology") and page(client, "/id/dataset")


def test_an_identifier_that_was_replaced_leads_to_the_new_one(tmp_path: Path) -> None:
    store = ox.Store(str(tmp_path / "store"))
    old, new = (ox.NamedNode(f"{terms.ID}program/{name}") for name in ("旧名", "新名"))
    current = ox.NamedNode(terms.GRAPH_ENTITIES)
    store.add(ox.Quad(old, ox.NamedNode(terms.REPLACED_BY), new, ox.NamedNode(terms.GRAPH_LINKS)))
    store.add(ox.Quad(new, ox.NamedNode(terms.TYPE), ox.NamedNode(terms.PROGRAM), current))
    store.add(ox.Quad(new, ox.NamedNode(terms.LABEL), ox.Literal("新名", language="zh"), current))
    store.flush()
    del store
    client = browser(application(Settings(store=str(tmp_path / "store"))))
    response = client.get("/id/program/旧名", follow_redirects=False)
    assert response.status_code == 303
    assert unquote(response.headers["location"]) == "/id/program/新名"
    assert "旧名" in page(client, "/id/program/新名")


# ---------------------------------------------------------------- search


@pytest.mark.parametrize(
    "typed",
    ["三大行动", "“三大行动”", "《三大行动》", "【三大行动】", "三大行动 ", "三 大 行 动", "sandaxingdong", "san da xing dong", "sān dà xíng dòng",
     "san1da4xing2dong4", "SDXD", "sdxd", "sandaxd", "三大xd", "s大行d", "ｓｄｘｄ", "三大行動", "sandax", "大行动"],
)  # fmt: skip
def test_a_program_is_found_however_it_is_typed(client: TestClient, typed: str) -> None:
    assert hits(client, typed, kind="program")[0] == "三大行动"


@pytest.mark.parametrize("typed", ["三查", "三查机制", "三查工作机制", "“三查”工作法", "sancha", "sc", "三查制度"])
def test_generic_nouns_do_not_matter(client: TestClient, typed: str) -> None:
    assert hits(client, typed, kind="program")[:2] == ["三查机制", "三查机制"]


QUOTES = st.sampled_from(["{}", "“{}”", "「{}」", "《{}》", "（{}）", "【{}】", "[{}]", '"{}"', " {}　", "〈{}〉"])


@given(st.sampled_from(["三大行动", "王建国", "衡阳市", "中共衡阳市委", "新增学位", "全市民生会议"]), QUOTES, st.data())
@settings(max_examples=60, deadline=None)
def test_quotes_brackets_and_pinyin_do_not_change_the_first_hit(
    client: TestClient, name: str, quoted: str, data: st.DataObject
) -> None:
    from pypinyin import Style, lazy_pinyin

    spelt = [
        (char, *(lazy_pinyin(name, style=s)[at] for s in (Style.NORMAL, Style.TONE))) for at, char in enumerate(name)
    ]
    typed = "".join(data.draw(st.sampled_from(forms)) for forms in spelt)
    assert hits(client, quoted.format(typed))[0] == name


@given(st.text(max_size=50))
@settings(max_examples=200, deadline=None)
def test_any_text_can_be_searched(client: TestClient, typed: str) -> None:
    assert client.get("/search", params={"q": typed}).status_code == 200
    assert client.get("/search.json", params={"q": typed}).status_code == 200


def thing(label: str, mentions: int = 1, kind: str = "program", *forms: str) -> Thing:
    return Thing(f"{terms.ID}{kind}/{label}", kind, label, mentions=mentions, forms=forms)


def test_whole_names_come_before_beginnings_before_what_is_inside() -> None:
    index = Index([thing("全市行动", 9), thing("行动计划", 5), thing("行动", 1), thing("办法", 2, "program", "行动")])
    assert [h.thing.label for h in index.search("行动").hits] == ["行动", "办法", "行动计划", "全市行动"]


def test_counts_are_of_all_kinds_whatever_is_shown() -> None:
    index = Index([thing(f"行动{n}") for n in range(7)] + [thing("行动市", kind="place")])
    found = index.search("行动", kind="place")
    assert found.counts == {"program": 7, "place": 1} and [h.thing.kind for h in found.hits] == ["place"]
    assert len(index.search("行动", most=3).hits) == 3


@given(st.text(alphabet="四大行动重庆银行长2+abc", min_size=1, max_size=8))
def test_tokens_keep_every_character_in_order(name: str) -> None:
    form = fold(name)
    assert [token[:1] for token in tokens(form).split()] == list(form)
    assert form.startswith(without_noun(form)) or without_noun(form) == form


def test_before_there_is_an_index_whole_names_are_found(store: Path) -> None:
    app = application(Settings(store=str(store)))
    app.state.index.current(60)
    app.state.index._ready.clear()
    app.state.index.current = lambda wait=0.0: Index()
    client = browser(app)
    found = client.get("/search.json", params={"q": "三大行动"}).json()
    assert [hit["label"] for hit in found["hits"]] == ["三大行动"] and found["complete"] is False
    assert client.get("/").status_code == client.get("/list").status_code == 200


def test_the_index_is_made_anew_for_another_graph(store: Path) -> None:
    app = application(Settings(store=str(store)))
    assert app.state.index.current(60).search("三大行动").hits
    empty = ox.Store()

    class Other:
        def query(self, text: str) -> object:
            return empty.query(text, prefixes=terms.PREFIXES, use_default_graph_as_union=True)

    app.state.graph = Other()
    app.state.index.refresh()
    for _ in range(600):
        if not len(app.state.index.index):
            break
        time.sleep(0.02)
    assert len(app.state.index.current()) == 0


def test_a_store_that_is_away_is_told_in_one_sentence(store: Path) -> None:
    class Away:
        def query(self, text: str) -> object:
            raise OSError("nobody there")

    app = application(Settings(store=str(store)))
    app.state.index.current(60)
    app.state.graph = Away()
    app.state.graph.quads = lambda *of: Away().query("")
    text = page(browser(app), "/id/program/三大行动", 502)
    assert "nobody there" in text and "Traceback" not in text


# ---------------------------------------------------------------- addresses and forms


@given(st.text(min_size=1, max_size=30))
@settings(max_examples=300)
def test_any_identifier_comes_back_from_its_address(name: str) -> None:
    step = path_of(name)
    if not step:
        return
    iri = f"{terms.ID}program/{step}"
    assert iri_of_path(quote(href(iri), safe="/%").encode()) == iri  # as browsers send it
    assert iri_of_path(href(iri).encode()) == iri  # as it stands


@pytest.mark.parametrize(
    "accept, kind",
    [
        ("text/turtle", "text/turtle"),
        ("application/ld+json", "application/ld+json"),
        ("application/n-triples;q=0.4, text/turtle;q=0.8", "text/turtle"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("application/trig", "application/trig"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("*/*", "text/html"),
        ("", "text/html"),
        ("text/html;q=0.1, text/turtle", "text/turtle"),
    ],
)
def test_the_form_is_the_one_that_is_asked_for(client: TestClient, accept: str, kind: str) -> None:
    response = client.get(address(client, "三大行动", "program"), headers={"Accept": accept})
    assert response.status_code == 200
    assert response.headers["content-type"].partition(";")[0] == kind
    assert "Accept" in response.headers["vary"]
    assert 'rel="alternate"; type="text/turtle"' in response.headers["link"]


@pytest.mark.parametrize("form", list(rdf.FORMATS))
def test_each_form_says_what_the_graph_says(client: TestClient, form: str) -> None:
    where = address(client, "三大行动", "program")
    response = client.get(where, params={"format": form})
    iri = ox.NamedNode(f"{terms.BASE}{unquote(where)[1:]}")
    quads = list(ox.parse(response.content, format=rdf.FORMATS[form]))
    assert any(q.subject == iri and q.predicate.value == terms.LABEL and q.object.value == "三大行动" for q in quads)
    assert {terms.OF_PROGRAM, terms.PROMOTES, terms.IMPLEMENTS} <= {q.predicate.value for q in quads if q.object == iri}


def test_what_is_too_much_is_cut_and_said_so(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rdf, "MOST", 5)
    response = client.get(address(client, "三大行动", "program"), params={"format": "nt"})
    assert "the first 5 statements" in response.text


@pytest.mark.parametrize("accept", ["image/png", "application/pdf;q=1", "text/html;q=0"])
def test_what_we_cannot_write_is_refused(client: TestClient, accept: str) -> None:
    response = client.get(address(client, "三大行动", "program"), headers={"Accept": accept})
    assert response.status_code == 406 and "jsonld" in response.text
    assert client.get(address(client, "三大行动", "program"), params={"format": "pdf"}).status_code == 406


@pytest.mark.parametrize(
    "where",
    ["/id/program/三大", "/id/person/王建", "/id/nothing", "/id/a%20b%3Cc", "/id/", "/id/article/0123456789abcdef"],
)
def test_what_is_not_there_is_a_page_with_near_names(client: TestClient, where: str) -> None:
    text = page(client, where, 404)
    if "三大" in where:
        assert "三大行动" in text
    assert client.get(where, headers={"Accept": "text/turtle"}).status_code == 404


# ---------------------------------------------------------------- names are no markup; long lists have pages


@pytest.mark.parametrize(
    "where",
    [
        "/search?q=script",
        "/list/program?order=name&page=1",
        "/",
        "/list",
        "person",
        "program",
        "article",
        "/search?q=<script>alert(1)</script>",
        "/id/<script>alert(1)</script>",
    ],
)
def test_a_name_that_looks_like_markup_shows_as_text(client: TestClient, where: str) -> None:
    if where in ("person", "program", "article"):
        where = address(client, {"person": "李红", "program": EVIL, "article": "李红推动"}[where], where)
    html = client.get(where).text
    scripts = [a for tag, a in Text(html).tags if tag == "script"]
    assert all(a.get("src", "").startswith("/static/") or a.get("type") == "application/json" for a in scripts)
    assert "<script>alert" not in html
    assert not [a for _, a in Text(html).tags if "style" in a or any(name.startswith("on") for name in a)]


def test_a_long_list_has_pages_that_hold_each_thing_once(client: TestClient) -> None:
    where = address(client, "李红", "person")
    first = Text(page(client, where))
    (more,) = [link for link in first.links() if link == "?section=promotes"]
    names: list[str] = []
    following: str | None = more
    while following:
        shown = page(client, where + following)
        names += re.findall(r'<a class="k program"[^>]*>(.*?)</a>', shown)
        following = next(
            (a["href"].replace("&amp;", "&") for tag, a in Text(shown).tags if tag == "a" and a.get("rel") == "next"),
            None,
        )  # type: ignore[union-attr]
    assert len(names) == len(set(names)) == MANY + 1


def test_a_section_can_be_asked_for_what_it_tells_of_one_thing(client: TestClient) -> None:
    where = address(client, "衡阳市", "place")
    indicator = address(client, "新增学位", "indicator").removeprefix("/id/")
    text = Text(page(client, f"{where}?section=figures&of={indicator}")).words
    assert "620个" in text and "新增学位" in text


@pytest.mark.parametrize(
    "query",
    [
        "section=nothing",
        "section=promotes&page=99",
        "section=posts&of=x%20y&page=-3",
        "sure=abc",
        "page=x",
        "section=promotes&of=person/不在",
    ],
)
def test_odd_parameters_do_no_harm(client: TestClient, query: str) -> None:
    assert client.get(f"{address(client, '李红', 'person')}?{query}").status_code in (200, 404)


def test_facts_of_low_confidence_can_be_left_out(client: TestClient) -> None:
    where = address(client, "三大行动", "program")
    assert "调研摸底" in page(client, where)
    assert "调研摸底" not in Text(page(client, f"{where}?sure=1")).words.partition("见报文章")[0]


def test_lists_are_filtered_sorted_and_paged(client: TestClient) -> None:
    every = page(client, "/list/program")
    assert "第1号行动" in page(client, "/list/program?letter=D&order=name")
    assert "三大行动" not in re.findall(r'class="k program"[^>]*>(.*?)<', page(client, "/list/program?letter=D"))
    assert re.findall(r'class="k program"[^>]*>(.*?)<', page(client, "/list/program?code=mechanism")) == [
        "三查机制",
        "三查机制",
    ]
    assert re.findall(r'class="k place"[^>]*>(.*?)<', page(client, "/list/place?code=county")) == ["衡南县"]
    assert 'rel="next"' in every and page(client, "/list/program?page=2") != every
    assert client.get("/list/program?page=99", follow_redirects=False).status_code == 303
    assert client.get("/list/nothing").status_code == 404


def test_data_and_home_show_the_numbers(client: TestClient) -> None:
    assert "观测" not in page(client, "/data") and "三元组" in page(client, "/data")
    assert "三大行动" in page(client, "/")


@pytest.mark.parametrize(
    "where", ["/", "/list", "/list/program", "/data", "/search?q=sdxd", "program", "person", "article"]
)
def test_pages_are_in_the_language_of_the_reader(client: TestClient, where: str) -> None:
    if not where.startswith("/"):
        where = address(
            client, {"program": "三大行动", "person": "王建国", "article": "全市民生会议召开"}[where], where
        )
    zh, en = (page(client, where, **{"accept-language": lang}) for lang in ("zh-CN", "en-GB"))
    assert '<html lang="zh-CN">' in zh and '<html lang="en">' in en and phrases()["site.browse"][1] in en


def test_charts_have_targets_beside_actuals(client: TestClient) -> None:
    html = page(client, address(client, "新增学位", "indicator") + "?lang=zh")
    data = [
        json.loads(found)
        for found in re.findall(
            r'<figure class="kg-chart" data-kg="chart"><script type="application/json">(.*?)</script>', html
        )
    ]
    points = [point for chart in data for point in chart["points"]]
    assert {p["status"] for p in points} == {"actual", "target"}
    assert all(p["href"].startswith("/id/article/") for p in points)


# ---------------------------------------------------------------- marks in the text


def marked(passages: list[Stretch], *marks: Mark) -> list[list[tuple[str, tuple[str, ...]]]]:
    return [[(piece.text, piece.marks) for piece in pieces] for pieces in cut(passages, marks)]


def test_marks_may_overlap_and_run_over_the_end_of_a_passage() -> None:
    passages = [Stretch("市长李红讲话", 0, 6), Stretch("会议结束", 7, 11)]
    pieces = marked(passages, Mark("a", 2, 6, "李红讲话"), Mark("b", 4, 9, "讲话会议"))
    assert pieces == [
        [("市长", ()), ("李红", ("a",)), ("讲话", ("a", "b"))],
        [("会议", ("b",)), ("结束", ())],
    ]


def test_of_two_places_the_one_by_the_offset_is_taken_though_the_layout_was_lost() -> None:
    source = "李　红\n到衡　南，李　红\n讲话"
    passages = [Stretch("李红到衡南，李红讲话", 0, len(source))]
    start = source.index("李", 5)
    pieces = marked(passages, Mark("m", start, start + 3, "李红", "红\n到衡　南，"))
    assert pieces == [[("李红到衡南，", ()), ("李红", ("m",)), ("讲话", ())]]


@given(st.lists(st.text(alphabet="甲乙丙丁", min_size=1, max_size=6), min_size=1, max_size=4), st.data())
def test_the_pieces_of_a_passage_are_its_text(texts: list[str], data: st.DataObject) -> None:
    starts = [sum(map(len, texts[:n])) + n for n in range(len(texts))]
    passages = [Stretch(t, s, s + len(t)) for t, s in zip(texts, starts, strict=True)]
    whole = "".join(texts)
    at = data.draw(st.lists(st.tuples(st.integers(0, len(whole) - 1), st.integers(1, 4)), max_size=5))
    marks = [Mark(str(n), a, a + size, whole[a : a + size]) for n, (a, size) in enumerate(at)]
    assert ["".join(text for text, _ in pieces) for pieces in marked(passages, *marks)] == texts
