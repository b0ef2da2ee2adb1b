"""How the same text is set: in columns, with blank lines between all lines, in bold type, on web pages."""

from __future__ import annotations

import pytest
from test_articles_shapes import articles, body

from kg.analyse import analyse
from kg.articles.looks import is_furniture, look
from kg.articles.reading import read_text
from kg.model import Observation, Source

FIRST = (
    "本报讯（记者 张立新）石鼓区今年实施“六美石鼓”行动，全区建成美丽村庄12个，改造农村道路86公里，"
    "新建文化广场9处，受益群众达到2.3万人，农村人居环境得到明显改善，村民的笑容多了起来。"
)
SECOND = (
    "本报讯（记者 李文）珠晖区推行“一网通办”，群众办事不再来回跑，全年网上办件2万件，办理时间缩短一半，"
    "办事大厅里排队的人少了，群众满意度达到98.5%，区里还把服务送到了12个乡镇的便民中心。"
)
PLAIN = tuple(text[text.index("）") + 1 :] for text in (FIRST, SECOND))
HEAD = "# 衡阳日报\n\n2021年5月8日 星期六\n\n"
TITLES = ["石鼓区建成美丽村庄", "珠晖区推行网上办事"]


def cut(text: str, width: int, between: str) -> str:
    return between.join(text[i : i + width] for i in range(0, len(text), width))


@pytest.mark.parametrize("width", [16, 20, 24])
def test_blank_lines_between_the_lines_of_a_column_end_no_paragraph(width: int) -> None:
    page = HEAD + "\n\n".join(
        f"{t}\n\n{cut(p, width, chr(10) * 2)}" for t, p in zip(TITLES, (FIRST, SECOND), strict=True)
    )
    found = articles(page)
    assert [a.title for a in found] == TITLES
    assert [body(a) for a in found] == [[FIRST], [SECOND]]


def test_bold_type_in_plain_text_is_no_part_of_it() -> None:
    (article,) = articles(f"{HEAD}**{TITLES[0]}**\n\n{FIRST.replace('“六美石鼓”', '**“六美石鼓”**')}\n")
    assert (article.title, body(article)) == (TITLES[0], [FIRST])


def test_a_heading_whose_second_line_has_no_mark_heads_an_article() -> None:
    page = HEAD + "\n\n".join(f"## {t[:5]}\n{t[5:]}\n\n{p}" for t, p in zip(TITLES, PLAIN, strict=True))
    assert [body(a) for a in articles(page)] == [[p] for p in PLAIN]


def test_a_numbered_item_begins_a_paragraph_behind_a_note() -> None:
    items = ["1.推广节水，改善农田灌溉条件。（责任单位：市水利局）", "2.整治河道，加强日常管护。"]
    (article,) = articles(f"衡阳市节水行动方案\n\n一、重点任务\n{items[0]}\n{items[1]}\n")
    assert body(article)[-2:] == items


@pytest.mark.parametrize("rule", ["---", "- - -", "* * *", "==========", "———————"])
def test_a_headline_below_a_rule_heads_an_article(rule: str) -> None:
    page = f"\n\n{rule}\n\n".join(f"{t}\n\n{p}" for t, p in zip(TITLES, PLAIN, strict=True))
    assert [(a.title, body(a)) for a in articles(page)] == [(t, [p]) for t, p in zip(TITLES, PLAIN, strict=True)]
    (article,) = articles(f"{TITLES[0]}\n\n{PLAIN[0]}\n\n{rule}\n\n{PLAIN[1]}\n\n{rule}\n\n责任编辑：李文\n")
    assert body(article) == list(PLAIN)


def test_a_bare_headline_that_the_first_sentence_below_it_repeats_heads_an_article() -> None:
    first, second = "石鼓区建成一批美丽村庄", "珠晖区推行网上办事服务"
    news = "珠晖区昨天（5月7日）起推行网上办事，" + PLAIN[1]
    page = f"{first}\n\n{PLAIN[0]}\n\n{second}\n\n{news}\n"
    assert [(a.title, body(a)) for a in articles(page)] == [(first, [PLAIN[0]]), (second, [news])]
    # where the reporters stand below each report, it is the heading of a section
    assert [body(a) for a in articles(f"{page}（张立新 李文）\n")] == [[PLAIN[0], second, news]]


def test_a_line_that_begins_with_a_mark_goes_on() -> None:
    first, rest = PLAIN[1].split("，", 1)
    (article,) = articles(f"{TITLES[1]}\n\n{first}\n\n{cut('，' + rest, 14, chr(10))}\n")
    assert (article.title, body(article)) == (TITLES[1], [PLAIN[1]])


@pytest.mark.parametrize("head", ["# 衡阳日报\n\n2021年5月8日 星期六 第2版", "第2版 要闻", "# 第2版：综合"])
def test_articles_on_a_further_sheet_of_the_newspaper(head: str) -> None:
    first, second = (f"## {t}\n\n{p}" for t, p in zip(TITLES, PLAIN, strict=True))
    found = articles(f"{HEAD}{first}\n\n{head}\n\n{second}\n")
    assert [(a.title, a.publication) for a in found] == [(t, "衡阳日报") for t in TITLES]


@pytest.mark.parametrize(
    "printed, read",
    [
        ("满意度达到$98.5\\%$", "满意度达到98.5%"),
        ("满意度达到$ 98.5 \\% $", "满意度达到98.5%"),
        ("满意度达到\\(98.5\\%\\)", "满意度达到98.5%"),
        ("满意度达到98\\.5\\%", "满意度达到98.5%"),
        ("投入$100和$200两笔", "投入$100和$200两笔"),
        ("实施<u>“双减”</u>和*“双创”*", "实施“双减”和“双创”"),
        ("> 实施“双减”", "实施“双减”"),
        ("今年1 - 8月投资 + 贷款3亿元", "今年1 - 8月投资+贷款3亿元"),
    ],
)
def test_signs_of_converters(printed: str, read: str) -> None:
    (article,) = articles(f"{TITLES[0]}\n\n{PLAIN[0]}\n\n{printed}，群众满意。\n")
    assert body(article)[1] == f"{read}，群众满意。"


@pytest.mark.parametrize(
    "line",
    [
        "10月1日出版的第19期《求是》杂",
        "述》一书，近日由人民出版社出版，在",
        "，到会上点赞村里的变化",
        "关重要信息都是用打字机打印",
        "通过微信公众号等渠道咨询",
        "花市已有百年历史。今年农历腊月",
        "原创舞剧《咏春》启动全国巡演",
    ],
)
def test_a_line_of_running_text_is_no_furniture_of_the_page(line: str) -> None:
    assert not is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "衡阳日报社出版 第9642期",
        "微信扫一扫，分享到朋友圈",
        "【打印】【关闭】",
        "喜欢就点个在看吧",
        "农历四月初七",
        "原创",
        "首页",
        "> 方志天地 > 衡山纪事",
    ],
)
def test_furniture_of_the_page(line: str) -> None:
    assert is_furniture(line)


def test_a_chronicle_of_a_year_is_a_headline_and_a_figure_is_none() -> None:
    assert [look(text, cut=False) for text in ("2010大事记", "2010平方米")] == ["headline", "body"]


def test_what_was_filmed_is_no_caption() -> None:
    assert look("航天员出舱后完成了空间站全景图像拍摄。", False) == "body"
    assert look("村民在采摘苹果。张立新 摄", False) == "caption"


def test_short_sentences_above_a_heading_within_the_text_are_no_captions() -> None:
    (article,) = articles(
        f"{TITLES[0]}\n\n全区建成村庄12个。\n\n道路改造86公里。\n\n村民笑容多了起来\n\n{FIRST[15:]}\n"
    )
    assert body(article)[:2] == ["全区建成村庄12个。", "道路改造86公里。"]


PARAGRAPHS = f"<p>{FIRST[15:]}</p><p>{SECOND[14:]}</p>"


@pytest.mark.parametrize(
    "head",
    [
        "<div>2021年5月8日</div><h3>{}</h3>",
        "<h1>{}</h1><div>2021-05-08 08:30</div>",
        "<h1>{}</h1><div>(2021-05-08)</div>",
        "<h2>{}</h2><span>2021年5月8日 星期六</span>",
        "<table><tr><td>2021年5月8日 星期六</td></tr></table><h1>{}</h1>",
        "<h1>{}</h1><ul><li>2021/05/08</li><li>衡阳日报</li></ul>",
    ],
)
def test_the_day_beside_the_heading_of_a_web_page(head: str) -> None:
    page = f"<html><head><title>衡阳日报</title></head><body>{head.format(TITLES[0])}{PARAGRAPHS}</body></html>"
    (article,) = articles(page, "a.html")
    assert (article.title, article.issued, article.publication) == (TITLES[0], "2021-05-08", "衡阳日报")


def test_the_day_on_which_a_web_page_is_shown_is_not_that_of_the_article() -> None:
    (article,) = articles(
        f"<body><div>今天是2026年1月2日 星期五</div><h1>{TITLES[0]}</h1>{PARAGRAPHS}</body>", "a.html"
    )
    assert article.issued is None


def test_a_web_page_with_several_reports_is_several_articles() -> None:
    reports = "".join(f"<h3>{t}</h3><p>{p}</p>" for t, p in zip(TITLES, (FIRST, SECOND), strict=True))
    found = articles(f"<html><head><title>衡阳日报</title></head><body>2021年5月8日{reports}</body></html>", "a.html")
    assert [(a.title, a.issued) for a in found] == [(t, "2021-05-08") for t in TITLES]


def test_a_figure_of_the_same_time_in_a_caption() -> None:
    """What was told last is looked for above a caption too, which is no paragraph of the text."""
    text = f"{TITLES[0]}\n\n{FIRST[15:]}\n\n图为5月6日的开工现场。本次开工的项目总投资3亿元。张立新 摄\n"
    [page], _ = read_text(Source("page.txt", text), ".txt")
    figures = [f for analysis in analyse(page) for f in analysis.facts if isinstance(f, Observation)]
    assert any(f.value == 300_000_000 for f in figures)
