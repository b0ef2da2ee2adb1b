"""Bad and big input: each is exactly one finding, in both languages, and never an exception."""

from __future__ import annotations

import json
import os
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.articles import Reading, read
from kg.articles.reading import MAX_LINE

STORY = "衡阳市召开乡村振兴现场会\n\n本报讯（记者 王建国）5月19日，全市乡村振兴现场会在衡南县召开，部署下一步工作。\n"


def write(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def told(reading: Reading) -> list[tuple[str, str, str]]:
    return [(f.source, f.what, f.severity) for f in reading.findings]


@pytest.mark.parametrize(
    "name, content, what",
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n \n", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "binary"),
        ("noise.txt", bytes(range(1, 32)) * 200, "binary"),
        ("latin.txt", "Le maire a présidé la réunion à Évreux. ".encode("latin-1") * 50, "undecodable"),
        ("half.txt", STORY.encode("utf-8") + b"\xff\xfe\xff", "undecodable"),
        ("story.docx", b"PK\x03\x04" + b"\0" * 100, "broken docx"),
        ("story.xlsx", b"PK\x03\x04" + b"\0" * 100, "office file"),
        ("story.zip", b"PK\x03\x04" + b"\0" * 100, "unknown extension"),
        ("numbers.csv", "年份,产值\n1983,27000\n", "no text column"),
        ("broken.pdf", b"%PDF-1.4\nnothing", "broken PDF"),
        ("list.jsonl", "[1, 2]\nnot json\n", "no article"),
        ("furniture.txt", "扫码关注微信公众号\n\n国内统一连续出版物号 CN 43-0001\n", "no article"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_finding(tmp_path: Path, name: str, content: bytes | str, what: str) -> None:
    write(tmp_path, name, content)
    write(tmp_path, "good.txt", STORY)
    reading = read([tmp_path])
    assert [(f.source, f.what) for f in reading.findings] == [(name, what)]
    assert reading.findings[0].done_zh and reading.findings[0].done_en
    assert [p.source.name for p in reading.pages] == ["good.txt"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030", "gbk"])
def test_usual_encodings_give_the_same_article(tmp_path: Path, encoding: str) -> None:
    write(tmp_path, "a.txt", STORY.encode(encoding))
    (page,) = read([tmp_path]).pages
    assert page.source.text == STORY
    assert page.articles[0].title == "衡阳市召开乡村振兴现场会"
    assert page.articles[0].byline == ("王建国",)


def test_a_file_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, "closed.txt", STORY)

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert told(read([path])) == [("closed.txt", "unreadable", "refused")]


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    assert told(read([tmp_path / "gone.txt"])) == [("gone.txt", "missing", "refused")]


def test_what_is_no_file_in_a_folder_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "good.txt", STORY)
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "gone.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "closed").mkdir()
    look = os.scandir

    def refuse(path: Path) -> Iterator[os.DirEntry[str]]:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", path)
        return look(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert sorted(told(read([tmp_path]))) == [
        ("closed", "unreadable", "refused"),
        ("dangling.txt", "missing", "refused"),
        ("pipe.txt", "no file", "refused"),
    ]


def test_bytes_of_a_name_that_are_no_utf8_are_spelt_out(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xba\xe2\xd1\xf4.txt")).write_text(STORY, "utf-8")
    assert [p.source.name for p in read([tmp_path]).pages] == ["\\xba\\xe2\\xd1\\xf4.txt"]


def test_nul_characters_are_dropped_and_told(tmp_path: Path) -> None:
    write(tmp_path, "nul.txt", STORY.replace("乡村", "乡\0村"))
    reading = read([tmp_path])
    assert told(reading) == [("nul.txt", "NUL characters", "repaired")]
    assert reading.pages[0].articles[0].title == "衡阳市召开乡村振兴现场会"


def test_fifty_megabytes_in_one_line_are_refused_at_once(tmp_path: Path) -> None:
    write(tmp_path, "long.txt", ("全市经济运行总体平稳" * 1_700_000).encode())
    began = time.perf_counter()
    reading = read([tmp_path])
    assert told(reading) == [("long.txt", "line too long", "refused")]
    assert f"{MAX_LINE:,}" in reading.findings[0].done_en
    assert time.perf_counter() - began < 10


@pytest.mark.parametrize(
    "text", ["<!--" * 50_000, "<" * 200_000, "（" * 200_000, "王 " * 100_000, "记者 " * 50_000, "&lt" * 60_000]
)
def test_hostile_lines_take_bounded_time(tmp_path: Path, text: str) -> None:
    for name in ("a.txt", "a.md", "a.html"):
        write(tmp_path, name, text)
    began = time.perf_counter()
    read([tmp_path])
    assert time.perf_counter() - began < 20


def test_a_loop_of_blocks_is_read_once(tmp_path: Path) -> None:
    block = "\n\n".join(f"{n}、全市新建改扩建学校{n}0所，新增学位{n}000个，群众满意度持续提升。" for n in range(1, 6))
    write(tmp_path, "loop.txt", STORY + "\n" + "\n\n".join([block] * 1000))
    reading = read([tmp_path])
    assert told(reading) == [("loop.txt", "repeated block", "repaired")]
    text = reading.pages[0].articles[0].text
    assert text.count("新增学位1000个") == 1 and text.count("新增学位5000个") == 1
    assert str(999 * len(block.replace("\n", ""))) in reading.findings[0].done_en


def test_same_content_is_read_once_and_same_names_stay_apart(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    write(tmp_path / "a", "1.txt", STORY)
    write(tmp_path / "b", "1.txt", STORY)
    write(tmp_path / "b", "2.txt", STORY.replace("衡南县", "衡山县"))
    reading = read([tmp_path])
    assert [p.source.name for p in reading.pages] == ["a/1.txt", "b/2.txt"]
    assert told(reading) == [("b/1.txt", "same content", "remark")]
    both = read([tmp_path / "b" / "2.txt", tmp_path / "a" / "1.txt"])
    assert [p.source.name for p in both.pages] == ["1.txt", "2.txt"]


def test_files_of_one_name_from_two_folders_stay_distinguishable(tmp_path: Path) -> None:
    for folder, county in (("a", "衡南县"), ("b", "衡山县")):
        (tmp_path / folder).mkdir()
        write(tmp_path / folder, "1.txt", STORY.replace("衡南县", county))
    for order in (["a", "b"], ["b", "a"]):
        reading = read([tmp_path / n for n in order])
        assert [p.source.name for p in reading.pages] == ["a/1.txt", "b/1.txt"]


def test_order_of_the_paths_does_not_matter(tmp_path: Path) -> None:
    paths = [write(tmp_path, f"{n}.txt", STORY.replace("19日", f"{n}日")) for n in range(1, 6)]
    forward, backward = read(paths), read(reversed(paths))
    assert [p.source for p in forward.pages] == [p.source for p in backward.pages]


@pytest.mark.parametrize("year, issued", [("1956", "1956"), (1983, "1983"), ("2003年", "2003"), ("第3年", None)])
def test_an_article_may_tell_no_more_than_its_year(tmp_path: Path, year: str | int, issued: str | None) -> None:
    write(tmp_path, "a.jsonl", json.dumps({"title": "报告", "content": "全市农业去年增产。", "year": year}))
    assert [a.issued for p in read([tmp_path]).pages for a in p.articles] == [issued]


@pytest.mark.parametrize("date", ["2023-11-15", "2023年11月15日", "20231115", 20231115, 1700000000, "1700000000000"])
def test_the_day_of_an_article(tmp_path: Path, date: str | int) -> None:
    write(tmp_path, "a.jsonl", json.dumps({"title": "报告", "content": "全市农业去年增产。", "date": date}))
    reading = read([tmp_path])
    assert [a.issued for p in reading.pages for a in p.articles] == ["2023-11-15"]
    assert told(reading) == []


def test_a_day_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    days = ("March 5, 2024", "2024-13-45", 12345, "2024-03-05", "")
    rows = [{"title": f"报告{n}", "content": "全市农业去年增产。", "date": day} for n, day in enumerate(days)]
    write(tmp_path, "a.jsonl", "\n".join(map(json.dumps, rows)))
    reading = read([tmp_path])
    assert told(reading) == [("a.jsonl", "unknown date", "remark")]
    assert "“March 5, 2024” × 3" in reading.findings[0].done_en


def test_half_a_character_in_json_costs_nothing_else(tmp_path: Path) -> None:
    row = r'{"title": "\ud83d甲\ud83d\ude00乙", "text": "衡阳市\udc00召开会议。\ud83d", "source": "衡阳\ud83d日报"}'
    write(tmp_path, "a.jsonl", row)
    (article,) = read([tmp_path]).pages[0].articles
    assert (article.title, article.publication) == ("\ufffd甲😀乙", "衡阳\ufffd日报")
    for word in ("甲", "乙", "衡阳市", "召开会议。"):
        start, end = article.source_span(at := article.text.index(word), at + len(word))
        assert row[start:end] == word


def test_a_sentence_that_breaks_at_the_words_of_a_link_is_whole_again(tmp_path: Path) -> None:
    content = "全市编制《\n湘江保护规划\n》，落实\n、检查各项措施。\n第二段另起。"
    write(tmp_path, "a.jsonl", json.dumps({"title": "报告", "content": content}, ensure_ascii=False))
    article = read([tmp_path]).pages[0].articles[0]
    bodies = [article.text[p.start : p.end] for p in article.of_kind("body")]
    assert bodies == ["全市编制《湘江保护规划》，落实、检查各项措施。", "第二段另起。"]


def test_broken_lines_of_json_are_counted(tmp_path: Path) -> None:
    row = {
        "title": "衡阳市召开现场会",
        "content": "本报讯（记者 王建国）全市\t现场会\n\n召开。",
        "date": "2024-05-20",
        "url": "https://example.org/1",
    }
    lines = [json.dumps(row), json.dumps(row, ensure_ascii=False).replace("召开", "举行"), "{broken", ""]
    write(tmp_path, "a.jsonl", "\n".join(lines))
    reading = read([tmp_path])
    assert told(reading) == [("a.jsonl", "broken line", "repaired")]
    first, second = (p.articles[0] for p in reading.pages)
    assert (first.title, first.issued, first.link, first.number) == (
        "衡阳市召开现场会",
        "2024-05-20",
        "https://example.org/1",
        1,
    )
    assert second.title == "衡阳市举行现场会" and second.number == 2
    body = next(first.of_kind("body"))
    start, end = first.source_span(body.start, body.end)
    assert json.loads(f'"{reading.pages[0].source.text[start:end]}"').startswith("本报讯（记者 王建国）")


def make_pdf(path: Path, lines: list[str], password: str | None = None) -> None:
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    fonts = pytest.importorskip("reportlab.pdfbase.cidfonts")
    metrics = pytest.importorskip("reportlab.pdfbase.pdfmetrics")
    metrics.registerFont(fonts.UnicodeCIDFont("STSong-Light"))
    sheet = canvas.Canvas(str(path), encrypt=password)
    sheet.setFont("STSong-Light", 12)
    for n, line in enumerate(lines):
        sheet.drawString(72, 760 - 20 * n, line)
    sheet.showPage()
    sheet.save()


def test_the_text_layer_of_a_pdf(tmp_path: Path) -> None:
    make_pdf(
        tmp_path / "a.pdf",
        ["衡阳市召开乡村振兴现场会", "本报讯（记者王建国）5月19日，全市乡村振兴现", "场会在衡南县召开。"],
    )
    reading = read([tmp_path])
    assert reading.findings == []
    article = reading.pages[0].articles[0]
    assert article.title == "衡阳市召开乡村振兴现场会"
    assert "乡村振兴现场会在衡南县召开" in article.text
    assert article.byline == ("王建国",)


def test_pdfs_that_cannot_be_read(tmp_path: Path) -> None:
    make_pdf(tmp_path / "locked.pdf", ["衡阳市召开现场会"], password="secret")
    make_pdf(tmp_path / "scan.pdf", [])
    assert told(read([tmp_path])) == [("locked.pdf", "password", "refused"), ("scan.pdf", "no text layer", "refused")]


def test_a_table_of_articles_one_a_row(tmp_path: Path) -> None:
    rows = (
        '\ufeffTitle-题名,日期,报纸,正文\r\n"石鼓区启动“暖房子”工程",2011-05-06,衡阳日报,"本报讯　石鼓区启动""暖房子""工程，\r\n改造小区86个。\r\n　　群众欢喜。"\r\n'
        "没有正文,2011-05-07,衡阳日报,\r\n珠晖区举行讲座,2012/3/4,,珠晖区举行讲座。\r\n"
    )
    write(tmp_path, "a.csv", rows)
    write(tmp_path, "b.tsv", "标题\t内容\n石鼓区\t石鼓区, 珠晖区举行讲座。")
    reading = read([tmp_path])
    found = [a for p in reading.pages for a in p.articles]
    assert [(a.number, a.title, a.issued, a.publication) for a in found] == [
        (1, "石鼓区启动“暖房子”工程", "2011-05-06", "衡阳日报"),
        (2, "珠晖区举行讲座", "2012-03-04", None),
        (1, "石鼓区", None, None),
    ]
    assert "工程，改造小区86个。\n群众欢喜。" in found[0].text
    assert told(reading) == [("a.csv", "broken line", "repaired")]
    start = found[0].text.rindex("“暖房子”工程")
    quoted = slice(*found[0].source_span(start, start + 7))
    assert reading.pages[0].source.text[quoted] == '""暖房子""工程'


WORD = """<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w"><w:body>
<w:p><w:r><w:t>报纸：衡阳日报</w:t></w:r></w:p><w:p/><w:p><w:pPr/><w:r><w:t>石鼓区举行</w:t></w:r><w:r><w:t xml:space="preserve">讲座</w:t></w:r></w:p>
<w:p><w:r><w:t>石鼓区举行&lt;家门口&gt;讲座。</w:t><w:delText>删去</w:delText></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>指标</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>增速</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"""


def test_a_word_document(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as packed:
        packed.writestr("word/document.xml", WORD)
    (page,) = read([tmp_path]).pages
    (article,) = page.articles
    assert (article.title, article.publication) == ("石鼓区举行讲座", "衡阳日报")
    assert article.text.endswith("石鼓区举行《家门口》讲座。\n指标 增速")
    start = article.text.index("《家门口》")
    assert page.source.text[slice(*article.source_span(start, start + 5))] == "<家门口>"


def test_a_build_among_its_own_sources_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", STORY)
    for name in ("graph.nq", "manifest.json", "report.md"):
        (tmp_path / "build" / "tables").mkdir(parents=True, exist_ok=True)
        write(tmp_path / "build", name, "石鼓区举行讲座。")
    write(tmp_path / "build" / "tables", "articles.csv", "标题,正文\n石鼓区,石鼓区举行讲座。\n")
    reading = read([tmp_path])
    assert [page.source.name for page in reading.pages] == ["a.txt"] and not reading.findings
