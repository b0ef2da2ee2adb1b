"""kg evaluate: the matching, where a text comes from, what is told of errors, and the promises of the frozen run."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import confidence
from kg.cli import run as kg
from kg.evaluate import frozen, gold
from kg.evaluate.errors import faults
from kg.evaluate.gold import GoldError, Item, Span
from kg.evaluate.match import Matched, aliases_of, distinct, match
from kg.evaluate.names import Aliases, forms, likeness, plain
from kg.evaluate.reliability import Sample, bins, by_table, calibrated, checked, samples
from kg.evaluate.rows import KINDS, Figure, Kind, Link, Named, Part, Partaking, Post, Row
from kg.evaluate.score import Run, figures, halves, mean_f1, run
from kg.evaluate.texts import is_of

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
FEW = 20  # facts of which a share says little
REFEREE = SHARED / "evaluate/evaluate.py"
NEWS = "新闻\n\n本报讯（记者 王建国）8月3日，湖南省长沙市召开会议。全市有12所学校。长沙市教育局局长李红出席会议。\n"
OTHER = "8月4日，山东省济南市新增学位300个。"


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """An empty folder for gold and one for texts."""
    for name in ("gold", "texts"):
        (tmp_path / name).mkdir()
    return tmp_path / "gold", tmp_path / "texts"


def put(folder: Path, name: str, content: str | dict[str, Any]) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    path.write_text(text, "utf-8")
    return path


def span_of(text: str, part: str, source: str, corpus: str = "news") -> dict[str, Any]:
    start = text.index(part)
    digest = hashlib.sha256(part.encode()).hexdigest()
    return {"corpus": corpus, "source": source, "start": start, "end": start + len(part), "sha256": digest}


def place(name: str, level: str, *aliases: str) -> dict[str, Any]:
    return {"name": name, "level": level, "aliases": list(aliases)}


# ---------------------------------------------------------------- the matching


def paired(one: Row, other: Row, *known: Row) -> bool:
    rows: dict[Kind, list[Row]] = {kind: [] for kind in KINDS}
    for row in known:
        assert isinstance(row, Named)
        rows[row.kind].append(row)
    return bool(match([one], [other], aliases_of(rows)).right)


@pytest.mark.parametrize(
    "one, other, is_right",
    [
        (Named("persons", "王建国"), Named("persons", "王 建国"), True),
        (Named("persons", "王建国"), Named("persons", "王建"), False),
        (Named("places", "长沙市"), Named("places", "长沙"), True),
        (Named("programs", "“三查”机制"), Named("programs", "三查"), True),
        (Named("organizations", "长沙市教育局", ("市教育局",)), Named("organizations", "市教育局"), True),
        (Named("organizations", "长沙市"), Named("organizations", "长沙"), False),
        (Post("李红", "局长"), Post("李红", "教育局局长"), True),
        (Post("李红", "局长"), Post("李红", "副局长"), False),
        (Post("李红", "局长"), Post("王建国", "局长"), False),
        (Part("四大行动", "健康大调研"), Part("“四大”行动", "开展健康大调研"), True),
        (Part("四大行动", "健康大调研"), Part("四大行动", "服务大提升"), False),
        (Link("四大行动", "issued_by", "长沙市"), Link("四大行动", "issued_by", "长沙"), True),
        (Link("四大行动", "issued_by", "长沙市"), Link("四大行动", "implemented_by", "长沙市"), False),
        (Partaking("李红", "host", "2024-01-02"), Partaking("李红", "host"), True),
        (Partaking("李红", "host"), Partaking("李红", "speaker"), False),
        (Figure("新增学位", 300.0, "个"), Figure("学位", 300.0, "个"), True),
        (Figure("新增学位", 300.0, "名"), Figure("新增学位", 300.0, "人"), True),
        (Figure("新增学位", 300.0, "个"), Figure("新增学位", 301.0, "个"), False),
        (Figure("新增学位", 300.0, "个"), Figure("财政收入", 300.0, "个"), False),
    ],
)
def test_what_is_one_fact(one: Row, other: Row, is_right: bool) -> None:
    assert paired(one, other) is is_right


def test_a_link_may_name_a_thing_by_any_name_that_the_gold_gives_it() -> None:
    body = Named("organizations", "长沙市教育局", ("市教育局",))
    one, other = Link("四大行动", "issued_by", "长沙市教育局"), Link("四大行动", "issued_by", "市教育局")
    assert not paired(one, other)
    assert paired(one, other, body)


def test_of_two_figures_of_one_value_each_goes_to_its_indicator() -> None:
    rows = [Figure("新建学校", 3.0, "所"), Figure("改建医院", 3.0, "所")]
    assert sorted(match(rows, rows[::-1], Aliases()).right) == [(0, 1), (1, 0)]


names = st.text("长沙市县三查机制工程“” ", min_size=1, max_size=5).filter(plain)
named = st.builds(Named, st.sampled_from(("persons", "organizations", "places", "programs")), names)


@given(st.lists(named), st.lists(named))
def test_pairs_are_one_to_one(one: list[Named], other: list[Named]) -> None:
    pairs = match(one, other, Aliases()).pairs
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)


@given(st.lists(names))
def test_what_is_found_as_it_is_in_the_gold_is_all_right(some: list[str]) -> None:
    for kind in ("persons", "organizations", "places", "programs"):
        rows = distinct(Named(kind, name) for name in some)  # type: ignore[arg-type]
        matched = match(rows, rows[::-1], Aliases())
        assert not matched.missed and not matched.invented


@given(names, names)
def test_likeness_is_symmetric_and_whole_for_the_same(a: str, b: str) -> None:
    assert 0 <= likeness(a, b) == likeness(b, a) <= 1
    assert likeness(a, a) == 1


# ---------------------------------------------------------------- the same figures as the referee


@cache
def referee() -> ModuleType:
    if not REFEREE.exists():
        pytest.skip("no referee beside the project")
    spec = importlib.util.spec_from_file_location("referee", REFEREE)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


short = st.sampled_from(
    ("三查", "三查机制", "“三查”", "长沙", "长沙市", "四大行动", "李红", "副市长", "市长", "学位", "新增学位")
)
some = st.lists(short, max_size=2)
DOCS = st.fixed_dictionaries(
    {
        **{k: st.lists(st.fixed_dictionaries({"name": short, "aliases": some}), max_size=4) for k in ("persons", "organizations", "places", "programs")},
        "posts": st.lists(st.fixed_dictionaries({"person": short, "title": short, "aliases": some}), max_size=4),
        "components": st.lists(st.fixed_dictionaries({"program": short, "component": short}), max_size=4),
        "program_links": st.lists(
            st.fixed_dictionaries({"program": short, "relation": st.sampled_from(("part_of", "issued_by")), "target": short}),
            max_size=4,
        ),
        "observations": st.lists(
            st.fixed_dictionaries({"indicator": short, "value": st.integers(1, 2), "unit": st.sampled_from(("名", "人", "%"))}),
            max_size=4,
        ),
        "events": st.just([]),
    }
)  # fmt: skip


@settings(deadline=None)
@given(DOCS, DOCS)
def test_any_rows_are_matched_as_the_referee_matches_them(one: dict[str, Any], other: dict[str, Any]) -> None:
    its = referee()
    expected = {key: len(pairs) for key, _, _, pairs in its.compare(its.from_gold(one), its.from_gold(other))}
    wanted, found = (gold.without_neutral(gold.rows(doc), gold.NOTHING) for doc in (one, other))
    aliases = aliases_of(wanted)
    right = {k: len(match(distinct(wanted[k]), distinct(found[k]), aliases).right) for k in KINDS}
    assert right == {kind: expected[kind] for kind in KINDS}


@settings(deadline=None)
@given(st.text(), st.text())
def test_names_are_compared_as_the_referee_compares_them(a: str, b: str) -> None:
    its = referee()
    assert plain(a) == its.norm(a)
    assert likeness(a, b) == its.alike(a, b)
    assert forms((a, b)) == its.forms(a, (b,))


# ---------------------------------------------------------------- gold and texts


def test_a_text_is_scored_by_kind(folders: tuple[Path, Path]) -> None:
    where, texts = folders
    put(texts, "one.txt", NEWS)
    put(
        where,
        "one.json",
        {
            "places": [
                place("长沙市", "prefecture", "全市"),
                place("湖南省", "province"),
                place("株洲市", "prefecture"),
            ],
            "observations": [{"indicator": "学校", "value": 12, "unit": "所"}],
        },
    )
    found = figures(run(where, [texts]).scored)
    assert (found.kinds["places"].gold, found.kinds["places"].right) == (3, 2)
    assert found.kinds["places"].recall == pytest.approx(2 / 3)
    assert found.kinds["observations"].f1 == 1
    assert found.numbers.right == 1
    assert found.sentences == 4


def test_of_a_span_only_what_begins_in_it_counts(folders: tuple[Path, Path]) -> None:
    where, texts = folders
    put(texts, "news/day.txt", NEWS)
    part = "全市有12所学校。"
    annotated = {"places": [place("长沙市", "prefecture")], "persons": []}
    put(where, "seen/day-01.json", {"span": span_of(NEWS, part, "day.txt"), **annotated})
    found = run(where, [texts])
    assert found.troubles == []
    (scored,) = found.scored
    assert [t.row.cells[0] for t in scored.found["places"]] == ["长沙市"]
    assert scored.found["persons"] == []
    assert scored.sentences == 1


def test_a_kind_that_was_not_annotated_is_not_judged(folders: tuple[Path, Path]) -> None:
    where, texts = folders
    put(texts, "a.txt", NEWS)
    put(texts, "b.txt", NEWS)
    put(where, "a.json", {"source": "a.txt", "places": [place("长沙市", "prefecture")], "persons": []})
    put(where, "b.json", {"source": "b.txt", "places": [place("长沙市", "prefecture")]})
    found = run(where, [texts])
    (first, second) = found.scored
    assert first.found["persons"] and "persons" not in second.found
    total = figures(found.scored)
    assert total.kinds["persons"].predicted == len(first.found["persons"])
    assert total.kinds["places"].sentences == 2 * total.kinds["persons"].sentences
    assert list(total.kinds) == ["persons", "places"]
    assert total.facts == mean_f1(total.kinds)
    assert all(fault.item != "b" for scored in found.scored for fault in faults(scored, "persons"))


def test_of_many_articles_in_one_source_only_those_of_the_span_are_analysed(folders: tuple[Path, Path]) -> None:
    where, texts = folders
    lines = [json.dumps({"title": f"第{n}篇", "text": text}, ensure_ascii=False) for n, text in ((1, NEWS), (2, OTHER))]
    source = put(texts, "years.jsonl", "\n".join(lines)).read_text("utf-8")
    put(
        where,
        "year.json",
        {"span": span_of(source, "山东省济南市新增学位300个", "years.jsonl", "reports"), "places": []},
    )
    (scored,) = run(where, [texts]).scored
    assert [a.article.title for a in scored.analyses] == ["第2篇"]
    assert {t.row.cells[0] for t in scored.found["places"]} == {"山东省", "济南市"}


def test_an_absent_text_is_skipped_and_another_text_is_an_error(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    where, texts = folders
    put(texts, "one.txt", NEWS)
    put(texts, "two.txt", OTHER)
    put(where, "one.json", {"places": [place("长沙市", "prefecture")]})
    put(where, "two.json", {"span": {**span_of(OTHER, "山东省", "two.txt"), "sha256": "0" * 64}, "places": []})
    put(where, "three.json", {"places": []})
    assert kg(["--lang", "en", "evaluate", str(where), str(texts)]) == 0
    out = capsys.readouterr().out
    assert "1 items skipped, no text: three" in out
    assert "error: two: two.txt is not the text that was annotated" in out
    assert "1 items, 4 sentences" in out


def test_texts_lie_beside_like_the_gold_or_in_any_source_folder(folders: tuple[Path, Path]) -> None:
    where, texts = folders
    put(texts, "a/news/one.txt", NEWS)
    put(texts, "b/late/one.txt", OTHER)
    put(where, "news/one.json", {"places": [place("长沙市", "prefecture")]})
    put(where, "late/one.json", {"places": [place("济南市", "prefecture")]})
    found = figures(run(where, [texts / "a", texts / "b"]).scored)
    assert (found.items, found.kinds["places"].right) == (2, 2)


def test_gold_that_cannot_be_read_is_named(folders: tuple[Path, Path]) -> None:
    where, _ = folders
    with pytest.raises(GoldError, match="no gold file"):
        gold.read(where)
    put(where, "broken.json", "{")
    put(where, "list.json", "[]")
    with pytest.raises(GoldError, match=r"broken\.json.*list\.json"):
        gold.read(where)


def test_neutral_phrases_come_from_beside_the_gold_or_from_our_own_table(folders: tuple[Path, Path]) -> None:
    where, _ = folders
    assert gold.neutral_names(where).fullmatch("乡村振兴战略")
    put(where, gold.NEUTRAL_FILE, "# 说明\n三查(机制)?\n")
    assert gold.neutral_names(where).fullmatch("三查机制")
    assert not gold.neutral_names(where).fullmatch("乡村振兴战略")
    put(
        where,
        "one.json",
        {"programs": [{"name": "三查"}], "components": [{"program": "“三查”", "component": "查项目"}]},
    )
    (item,) = gold.read(where)
    assert not item.rows["programs"] and not item.rows["components"]


# ---------------------------------------------------------------- errors


def test_errors_show_the_passage_and_the_rule(folders: tuple[Path, Path]) -> None:
    where, texts = folders
    put(texts, "one.txt", NEWS)
    put(where, "one.json", {"places": [place("湖南省", "province"), place("沙市", "county")]})
    (scored,) = run(where, [texts]).scored
    missed, invented = faults(scored, "places")
    assert missed.is_missed and missed.cells == ("沙市", "county")
    assert "湖南省长【沙市】召开会议" in missed.passage
    assert missed.rules and missed.rules[0].startswith("place.")
    assert not invented.is_missed and invented.cells[0] == "长沙市"
    assert "【长沙市】" in invented.passage and invented.rules[0].startswith("place.")


def test_errors_of_the_blind_half_stay_closed(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    where, texts = folders
    put(texts, "one.txt", NEWS)
    put(where, "blind/one.json", {"persons": [{"name": "张某某"}]})
    command = ["--lang", "en", "evaluate", str(where), str(texts), "--errors", "persons"]
    assert kg(command) == 0
    closed = capsys.readouterr().out
    assert "李红" not in closed and "张某某" not in closed
    assert "3 more in the blind half, not shown" in closed
    assert kg([*command, "--open-blind"]) == 0
    assert "李红" in capsys.readouterr().out
    assert kg([*command, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["errors"], data["hidden_errors"]) == ([], 3)


def test_an_unknown_kind_is_refused(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    where, texts = folders
    assert kg(["evaluate", str(where), str(texts), "--errors", "people"]) == 2
    assert "participations" in capsys.readouterr().err


def test_the_halves_and_their_gap_are_told(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    where, texts = folders
    put(texts, "one.txt", NEWS)
    put(texts, "two.txt", OTHER)
    put(where, "seen/one.json", {"persons": [{"name": "李红"}, {"name": "王建国"}]})
    put(where, "blind/two.json", {"persons": [{"name": "李红"}]})
    assert kg(["evaluate", str(where), str(texts), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["sets"]["seen"]["kinds"]["persons"]["f1"] == 1
    assert data["gap"] == round(data["sets"]["seen"]["facts"] - data["sets"]["blind"]["facts"], 3) > 0


def test_where_bodies_are_not_annotated_known_ones_go_by_all_their_names() -> None:
    names = aliases_of({"programs": []})
    assert names.same("中国共产党中央委员会", "中共中央") and not names.same("国务院", "中共中央")
    assert not aliases_of({"programs": [], "organizations": []}).same("中国共产党中央委员会", "中共中央")


def test_all_sets_that_were_looked_at_make_one_half(folders: tuple[Path, Path]) -> None:
    where, texts = folders
    put(texts, "one.txt", NEWS)
    put(texts, "two.txt", OTHER)
    put(where, "top.json", {"source": "one.txt", "persons": []})
    put(where, "seen/one.json", {"persons": [{"name": "李红"}, {"name": "王建国"}]})
    put(where, "lists/two.json", {"persons": [{"name": "李红"}], "places": []})
    put(where, "lists/blind/two.json", {"persons": [{"name": "李红"}]})
    both = halves(run(where, [texts]).scored)
    assert both and (both.seen.items, both.blind.items) == (2, 1)
    assert both.gap == round(both.seen.kinds["persons"].f1 - both.blind.kinds["persons"].f1, 3)
    assert halves(run(where / "seen", [texts]).scored) is None


def test_the_gap_is_told(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    where, texts = folders
    put(texts, "one.txt", NEWS)
    put(texts, "two.txt", OTHER)
    put(where, "seen/one.json", {"persons": [{"name": "李红"}, {"name": "王建国"}]})
    put(where, "blind/two.json", {"persons": [{"name": "李红"}]})
    assert kg(["--lang", "en", "evaluate", str(where), str(texts)]) == 0
    assert "seen is better than blind by +" in capsys.readouterr().out


# ---------------------------------------------------------------- the frozen run


def test_a_frozen_run_tells_what_flipped(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    where, texts = folders
    put(texts, "one.txt", NEWS)
    put(where, "one.json", {"persons": [{"name": "李红"}], "places": [place("湖南省", "province")]})
    put(where, "blind/one.json", {"persons": [{"name": "李红"}]})
    command = ["--lang", "en", "evaluate", str(where), str(texts)]
    assert kg([*command, "--diff"]) == 2
    capsys.readouterr()
    assert kg([*command, "--freeze"]) == 0
    text = (where / frozen.NAME).read_text("utf-8")
    assert "one\tpersons\tright\t1\t李红\n" in text
    assert "blind/*\tpersons\tright\t1\t*\n" in text and "blind/one" not in text
    capsys.readouterr()
    assert kg([*command, "--diff"]) == 0
    assert "the same as the frozen run" in capsys.readouterr().out
    put(texts, "one.txt", NEWS.replace("李红", "李兰"))
    assert kg([*command, "--diff"]) == 0
    out = capsys.readouterr().out
    assert "- one  persons  李红  right → missed" in out
    assert "- one  persons  李兰 +  none → invented" in out
    assert "- blind/*  persons  right  1 → none" in out


def test_what_could_not_be_scored_stays_frozen(folders: tuple[Path, Path]) -> None:
    where, texts = folders
    for name in ("one", "two"):
        put(texts, f"{name}.txt", NEWS if name == "one" else OTHER)
        put(where, f"blind/{name}.json", {"places": [place("湖南省", "province")]})
        put(where, f"seen/{name}.json", {"places": [place("湖南省", "province")]})
    frozen.write(where, run(where, [texts]))
    before = frozen.read(where)
    (texts / "two.txt").unlink()
    partly = run(where, [texts])
    assert frozen.flips(before, partly) == []
    assert frozen.moved(before, partly) == []
    frozen.write(where, partly)
    assert frozen.read(where) == before


def frozen_gold() -> tuple[list[frozen.Line], Run]:
    sources = [ROOT / "seeds", *([SHARED / "corpora"] if (SHARED / "corpora").is_dir() else [])]
    return frozen.read(ROOT / "tests/gold"), run(ROOT / "tests/gold", sources)


@pytest.fixture(scope="module")
def own() -> tuple[list[frozen.Line], Run]:
    return frozen_gold()


def test_no_total_falls_under_the_frozen_one(own: tuple[list[frozen.Line], Run]) -> None:
    before, now = own
    assert [t for t in now.troubles if t.is_error] == []
    moved = frozen.moved(before, now)
    assert "" in [name for name, _, _ in moved]
    assert [(name, old, new) for name, old, new in moved if new < old - 0.005] == []


def test_what_is_trusted_is_right(own: tuple[list[frozen.Line], Run]) -> None:
    groups = checked(own[1].scored)
    if "unused" not in groups:
        pytest.skip("no corpora beside the project")
    each = samples(groups["unused"])
    for some in (each, [s for s in each if s.is_mention], [s for s in each if not s.is_mention]):
        *_, surest = bins(some)
        assert surest.number < FEW or surest.right >= 0.9 * surest.number


def test_the_gold_of_spans_is_of_the_texts() -> None:
    for item in gold.read(ROOT / "tests/gold"):
        assert (item.span is None) == (item.folder == "")


def test_a_span_is_known_by_its_characters() -> None:
    span = Span(**span_of(NEWS, "湖南省", "x.txt"))
    assert is_of(span, NEWS)
    assert not is_of(span, " " + NEWS)


# ---------------------------------------------------------------- confidence


def test_a_rule_without_a_row_has_the_confidence_of_its_relation() -> None:
    for relation in ("tenure", "event", "participation", "component", "program_link", "observation"):
        assert 0 < confidence.of(relation, "no.such.rule") < 1
    for kind in ("person", "organization", "place", "program"):
        assert 0 < confidence.of(kind, "no.such.rule") < 1


counts = st.tuples(st.integers(0, 30), st.integers(0, 30))


def seen(rule: str, right: int, wrong: int) -> list[Sample]:
    return [Sample("tenure", rule, n < right) for n in range(right + wrong)]


@given(counts, counts, counts)
def test_confidence_grows_with_what_is_right(
    one: tuple[int, int], other: tuple[int, int], known: tuple[int, int]
) -> None:
    def trust(right: int, wrong: int) -> float:
        fresh = seen("a", right, wrong) + seen("b", *other)
        return by_table(calibrated(fresh, seen("a", *known)))("tenure", "a")

    right, wrong = one[0] + 3, one[1]
    assert 0 <= trust(right, wrong) <= trust(right + wrong + 5, 0) < 1


def test_a_few_rows_do_not_make_a_rule_sure() -> None:
    trust = by_table(calibrated(seen("a", 3, 0) + seen("b", 60, 40)))
    surer = by_table(calibrated(seen("a", 30, 0) + seen("b", 60, 40)))
    assert trust("tenure", "a") < 0.75 < surer("tenure", "a")
    assert surer("tenure", "b") < surer("tenure", "a")
    assert trust("tenure", "unheard") == trust("tenure", "")
    assert trust("component", "x") == 0


def test_known_texts_only_tell_the_rules_of_a_relation_apart() -> None:
    fresh = seen("a", 30, 20)
    known = seen("a", 50, 0) + seen("b", 50, 0)
    trust = by_table(calibrated(fresh, known))
    assert trust("tenure", "a") < 0.8 and trust("tenure", "b") < 0.8


def test_matched_knows_what_is_missed_and_invented() -> None:
    one = Matched([Named("persons", "王建国"), Named("persons", "李红")], [Named("persons", "李红")], [(1, 0)])
    assert (one.missed, one.invented, one.right) == ([0], [], [(1, 0)])


def test_an_item_knows_its_set() -> None:
    rows: gold.Rows = {kind: [] for kind in KINDS}
    assert Item("blind/x", "x", None, rows).is_blind
    assert not Item("x", "x", None, rows).is_blind
