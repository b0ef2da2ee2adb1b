"""Broken newspaper pages become articles: layout repair, splitting, titles, credits, dates; offsets stay true."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles.mapped import Mapped
from kg.articles.names import split_names
from kg.articles.reading import read_text
from kg.articles.repair import body_spaces, characters, marks, spaces
from kg.articles.script import converted
from kg.model import Article, Page, Source


def page(text: str, extension: str = ".txt", name: str = "page") -> Page:
    (found,), _ = read_text(Source(name + extension, text), extension)
    return found


def shown(article: Article) -> list[tuple[str, str]]:
    return [(p.kind, article.text[p.start : p.end]) for p in article.passages]


def repaired(text: str) -> str:
    return body_spaces(spaces(marks(characters(Mapped.of(text))))).strip().text


@pytest.mark.parametrize(
    "printed, expected",
    [
        ("第 65 次 常 务 会 议 ，传 达 学 习", "第65次常务会议，传达学习"),
        ("3 月 1 日 , 全 市 干 部 大 会 召 开 。", "3月1日，全市干部大会召开。"),
        ("（记者 王 强 李建国\n张 敏）", "（记者 王强 李建国 张敏）"),
        ("（记者 王 强 李\n建国 张\n敏）", "（记者 王强 李建国 张敏）"),
        ("（记者 张强\n通讯员 刘洋 陈 静）", "（记者 张强 通讯员 刘洋 陈静）"),
        ("王 强\u3000李建国\u3000张 敏出席会议。", "王强 李建国 张敏出席会议。"),
        ("增长１２．５％，达１，０００元", "增长12.5%，达1，000元"),
        ("投资1,200万元,增长(同比)8%;", "投资1,200万元，增长（同比）8%；"),
        ('实施"两个三年"行动和"五大工程"', "实施“两个三年”行动和“五大工程”"),
        ("乡\u00ad村\u200b振\ufeff兴", "乡村振兴"),
        ("打造“湘江之畔 诗画衡阳”品牌", "打造“湘江之畔 诗画衡阳”品牌"),
        ("会议 强调，打造“湘江之畔 诗画衡阳”品牌", "会议强调，打造“湘江之畔 诗画衡阳”品牌"),
        ("会议 强调，实施“千企百展 工程”", "会议强调，实施“千企百展工程”"),
        ("开展“一 村一策”", "开展“一村一策”"),
        ("增长12.5℅", "增长12.5%"),
        ("全市 新增学位", "全市新增学位"),
        ("5G New Radio 基站", "5G New Radio基站"),
        ("会 议\n指\n出", "会议指出"),
        ("新增学位25\n6个、投资6\n.7亿元", "新增学位256个、投资6.7亿元"),
        (
            "各位代表：過去五年，農業生產發展很快，皇后鎮也不例外",
            "各位代表：过去五年，农业生产发展很快，皇后镇也不例外",
        ),
        ("乾隆年间著名诗人于右任與友人瞭望", "乾隆年间著名诗人于右任與友人瞭望"),
    ],
)
def test_characters_and_spaces_are_set_right(printed: str, expected: str) -> None:
    assert repaired(printed) == expected


def test_an_article_in_traditional_characters_is_read_in_simplified_ones_and_quoted_as_printed() -> None:
    (article,) = page("三年來，湖南省興修水利，農民增產糧食二百萬擔。").articles
    assert article.text == "三年来，湖南省兴修水利，农民增产粮食二百万担。"
    start, end = article.source_span(4, 11)
    assert "三年來，湖南省興修水利，農民增產糧食二百萬擔。"[start:end] == "湖南省興修水利"


@pytest.mark.parametrize(
    "names, expected",
    [
        ("王 强 李建国 张\n敏", ["王 强", "李建国", "张\n敏"]),
        ("王强李建国张敏", ["王强", "李建国", "张敏"]),
        ("欧阳明月 艾尼瓦尔·买买提", ["欧阳明月", "艾尼瓦尔·买买提"]),
        ("从市发展改革委获悉", None),
    ],
)
def test_lists_of_names(names: str, expected: list[str] | None) -> None:
    spans = split_names(names)
    assert (spans and [names[a:b] for a, b in spans]) == expected


COLUMNS = """\
 本报讯（记者 王 强 李建国 张
敏）3 月 25 日，市委农村工作会议召
开，深入学习贯彻习近平总书记关于
“三农”工作的重要论述，部署今年全

市农业农村工作。

市委书记赵磊出席会议并讲话。

市委农村工作会议强调
本报讯（记者 刘洋）3月26日，市
长陈静到衡南县调研春耕生产，强
调要抓好“早稻集中育秧”行动，确
保粮食播种面积稳定在500万亩以上。
在云集镇，陈静详细了解育秧情
况。

李红、王建国参加调研。

陈静在衡南县调研春耕生产时指出
抓好早稻集中育秧

衡东县油菜花节开幕
金色花海迎客来

近日，衡东县油菜花节开幕，吸
引游客3万人次。 通讯员 周敏 吴刚 摄
"""


def test_headlines_below_and_above_their_articles() -> None:
    articles = page(COLUMNS).articles
    assert [a.title for a in articles] == [
        "市委农村工作会议强调",
        "陈静在衡南县调研春耕生产时指出 抓好早稻集中育秧",
        "衡东县油菜花节开幕 金色花海迎客来",
    ]
    assert [a.byline for a in articles] == [("王强", "李建国", "张敏"), ("刘洋",), ("周敏", "吴刚")]
    assert shown(articles[0])[0][1].endswith("部署今年全市农业农村工作。")


WEB = """\
衡阳市政府召开第12次常务会议
来源：衡阳日报  作者：李红  发布时间：2024-05-20 09:15
字体：【大 中 小】
　　本报讯（记者 李红 通讯员 王建国）5月19日，市长张强主持召开市政府第12次常务会议，研究安全生产等工作。
　　会议强调，要抓好安全生产。
　　（责任编辑：赵磊）
"""


def test_a_copied_web_page() -> None:
    (article,) = page(WEB).articles
    assert (article.title, article.publication, article.issued) == (
        "衡阳市政府召开第12次常务会议",
        "衡阳日报",
        "2024-05-20",
    )
    assert [(c.name, c.credit) for c in article.credits] == [
        ("李红", "byline"),
        ("李红", "byline"),
        ("王建国", "byline"),
        ("赵磊", "editor"),
    ]
    assert article.byline == ("李红", "王建国")
    assert [kind for kind, _ in shown(article)] == ["title", "masthead", "masthead", "body", "body", "byline"]


MARKDOWN = """\
# 衡阳日报

HENGYANG RIBAO

2024年3月6日 星期三
扫码投稿

国内统一连续出版物号 CN 43-0000 值班编审: 赵磊 今日8版

## 全市工业经济“开门红”

本报讯(记者 王建国)今年以来，全市规模以上工业增加值增长8.1%。

## 让“一件事一次办”再提速

李红

政务服务连着千家万户。改革永远在路上。

## 衡山：“智慧大棚”助农增收

◆通讯员 周敏 吴刚

走进衡山县，大棚里生机盎然。

强化技术支撑 产业提质效
县里组建科技特派员队伍，服务农户200户。
"""


def test_a_page_with_a_masthead_and_headings() -> None:
    articles = page(MARKDOWN).articles
    assert [(a.title, a.byline) for a in articles] == [
        ("全市工业经济“开门红”", ("王建国",)),
        ("让“一件事一次办”再提速", ("李红",)),
        ("衡山：“智慧大棚”助农增收", ("周敏", "吴刚")),
    ]
    assert {(a.publication, a.issued) for a in articles} == {("衡阳日报", "2024-03-06")}
    assert [c.name for c in articles[0].credits] == ["赵磊", "王建国"]
    assert ("body", "强化技术支撑 产业提质效") in shown(articles[2])


def test_header_lines_of_a_file() -> None:
    (article,) = page(
        "报纸：湖南日报\n日期: 2024-03-05\n链接：https://example.org/a\n\n全省会议召开\n\n近日，全省会议召开。\n"
    ).articles
    assert (article.title, article.publication, article.issued) == ("全省会议召开", "湖南日报", "2024-03-05")
    assert article.link == "https://example.org/a"


@pytest.mark.parametrize(
    "line, publication, issued",
    [
        ("怀化日报 2025年8月4日", "怀化日报", "2025-08-04"),
        ("衡山报 2022-09-05 第01版", "衡山报", "2022-09-05"),
        ("2025-08-04 怀化日报", "怀化日报", "2025-08-04"),
        ("《衡阳晚报》（2023年5月6日 第3版）", "衡阳晚报", "2023-05-06"),
        ("衡阳晚报 2024年03月02日 星期六 第A02版：要闻", "衡阳晚报", "2024-03-02"),
        ("湖南日报农村版 2023年7月14日", "湖南日报", "2023-07-14"),
        ("转自：衡阳发布", "衡阳发布", None),
        ("来源：湖南日报 编辑：李红", "湖南日报", None),
    ],
)
def test_a_first_line_with_newspaper_and_date_is_no_title(line: str, publication: str, issued: str | None) -> None:
    text = f"{line}\n\n市委常委会召开会议\n\n3月28日，市委常委会召开会议，研究部署春耕生产工作。\n"
    (article,) = page(text).articles
    assert (article.title, article.publication, article.issued) == ("市委常委会召开会议", publication, issued)


@pytest.mark.parametrize(
    "line",
    [
        "2024-06-18 湘江网",
        "2024-06-18 16:43 湘江网 作者：王芳",
        "湘江网 2024年6月18日",
        "2024/06/18 08:30:00 石鼓区融媒体中心",
        "2024-06-18 湖南",
    ],
)
def test_a_line_below_the_headline_with_day_and_outlet_is_no_title(line: str) -> None:
    text = f"石鼓区：网格连着心\n{line}\n近年来，石鼓区推行网格服务，居民都说好。\n"
    (article,) = page(text).articles
    assert (article.title, article.issued) == ("石鼓区：网格连着心", "2024-06-18")


def test_editors_below_an_article_begin_no_other() -> None:
    text = "衡阳市召开春耕会议\n\n3月28日，衡阳市召开会议，部署春耕生产。\n初审编辑:马强\n[ 责任编辑:李红 ]\n"
    (article,) = page(text).articles
    assert [(c.name, c.credit) for c in article.credits] == [("马强", "editor"), ("李红", "editor")]


def test_short_lines_between_long_ones_are_no_column() -> None:
    text = """\
石鼓区人民政府关于印发《石鼓区“六美石鼓”行动实施方案》的通知
各乡镇人民政府、街道办事处：
现将《石鼓区“六美石鼓”行动实施方案》印发给你们，请认真组织实施。
石鼓区人民政府
2017年1月24日
石鼓区“六美石鼓”行动实施方案
为贯彻落实上级部署，围绕一镇一韵的导向，坚持城乡共进、农文旅相融，推进全区美丽村庄、美丽田园、美丽庭院整建提升，特制定本方案。
一、工作目标
计划通过3年时间的努力，全面整治村庄、农田、鱼塘等周边环境，完善基础设施建设；大力开展美丽庭院建设，鼓励庭院经济发展；打造样板区。
二、时间安排
自印发之日起实施。
"""
    (article,) = page(text).articles
    assert article.title == "石鼓区人民政府关于印发《石鼓区“六美石鼓”行动实施方案》的通知"
    assert article.issued == "2017-01-24"
    assert ("body", "石鼓区人民政府") in shown(article) and ("body", "一、工作目标") in shown(article)


def test_an_office_that_signs_is_nobody() -> None:
    (article,) = page("学习老黄牛\n本报评论员\n近来不少干部下到乡里，同群众一起劳动，受到欢迎。\n").articles
    assert article.byline == ()


def test_a_byline_may_say_where_the_report_is_from() -> None:
    text = "石鼓区：网格连着心\n湘江网记者 王芳 通讯员 李红 衡阳报道\n近年来，石鼓区推行网格服务，居民都说好。\n"
    (article,) = page(text).articles
    assert article.title == "石鼓区：网格连着心"
    assert [c.name for c in article.credits] == ["王芳", "李红"]


def test_a_report_is_dated_by_the_line_that_says_where_it_was_given() -> None:
    head = "政府工作报告\n——2012年1月5日在衡阳市第十四届\n人民代表大会第一次会议上\n市长 王建国\n"
    (article,) = page(
        f"{head}各位代表：\n现在，我向大会报告工作，请予审议。\n五年来，全市经济实力显著增强。\n"
    ).articles
    assert article.issued == "2012-01-05"
    (article,) = page(
        "2012年衡阳市政府工作报告\n\n（2012年1月5日在衡阳市第十四届人民代表大会第一次会议上）\n\n代市长 王建国\n\n"
        "各位代表：\n现在，我向大会报告工作，请予审议。\n"
    ).articles
    assert (article.issued, article.credits) == ("2012-01-05", ())
    (article,) = page("——2012年以来，我市加快发展\n\n五年来，全市经济实力显著增强，城乡面貌焕然一新。\n").articles
    assert article.issued is None


def test_one_heading_with_sections_is_one_article() -> None:
    text = "# 加快建设现代化产业体系\n\n现代化产业体系是现代化国家的**物质技术**基础。\n\n## 一、夯实实体经济\n\n要坚持实体为本。\n\n## 二、推动创新\n\n要强化企业地位。\n"
    (article,) = page(text, ".md").articles
    assert article.title == "加快建设现代化产业体系"
    assert ("body", "现代化产业体系是现代化国家的物质技术基础。") in shown(article)


BULLETIN = """\
# 《新闻联播》 (20240520)

## 新闻摘要

1.某省夏粮丰收；

2.国内联播快讯：

## 详细新闻

### 某省夏粮丰收

<p><strong>央视网消息</strong>（新闻联播）：某省夏粮总产量达到1200万吨。</p><p>收购有序进行。</p>

[查看原文](https://example.org/1)

### 国内联播快讯

<p><strong>央视网消息</strong>（新闻联播）：</p><p><strong>某高铁开通运营</strong></p><p>今天，某高铁开通运营。</p><p><strong>某大桥合龙</strong></p><p>近日，某大桥合龙。</p>

[查看原文](https://example.org/2)
"""


def test_a_bulletin_with_briefs() -> None:
    articles = page(BULLETIN, ".md").articles
    assert [(a.title, a.link) for a in articles] == [
        ("某省夏粮丰收", "https://example.org/1"),
        ("某高铁开通运营", "https://example.org/2"),
        ("某大桥合龙", "https://example.org/2"),
    ]
    assert {(a.publication, a.issued) for a in articles} == {("新闻联播", "2024-05-20")}


HTML = """<html><head><title>常德市召开现场会_常德市人民政府</title><meta name="ContentSource" content="常德日报">
<meta name="PubDate" content="2023-09-12 08:30:00"></head><body><ul><li><a href="/">首页</a></li></ul>
<h1>常德市召开现场会</h1><p>　　本报讯（记者&nbsp;王建国）9月11日，全市现场会在石门县召开，提出&ldquo;四个一&rdquo;工程。</p>
<p>会议要求，<b>各区县</b>要抓好落实。</p><p>编辑：李红</p><div><a href="#">网站地图</a></div><script>var a = 1;</script></body></html>"""


def test_a_web_page_and_its_entities() -> None:
    (article,) = page(HTML, ".html").articles
    assert (article.title, article.publication, article.issued) == ("常德市召开现场会", "常德日报", "2023-09-12")
    assert article.byline == ("王建国",)
    assert "首页" not in article.text and "var a" not in article.text
    start = article.text.index("“四个一”")
    a, b = article.source_span(start, start + 5)
    assert HTML[a:b] == "&ldquo;四个一&rdquo;"


@pytest.mark.parametrize(
    "line, names",
    [
        ("云南日报记者 王建国 记者李红 通讯员 周敏 文/图", ["王建国", "李红", "周敏"]),
        ("文/记者 王建国 图/李红", ["王建国", "李红"]),
        ("本报记者王强李建国张敏", ["王强", "李建国", "张敏"]),
        ("特约记者 艾尼瓦尔·买买提 实习生 欧阳明月 摄影报道", ["艾尼瓦尔·买买提", "欧阳明月"]),
        ("见习记者 王建国 全媒体记者 李红", ["王建国", "李红"]),
        ("□ 王建国 李红", ["王建国", "李红"]),
        ("（王建国 李红）", ["王建国", "李红"]),
        ("责编：王建国 校对：李红 美编：周敏", ["王建国", "李红", "周敏"]),
        ("一审：王建国 二审：李红 三审：周敏", ["王建国", "李红", "周敏"]),
        ("新华社记者王建国摄", ["王建国"]),
        ("记者 扎西次仁 摄", ["扎西次仁"]),
        ("特约记者王建国 通讯员李红 摄", ["王建国", "李红"]),
        ("文字：王建国 图片：李红 编校：周敏", ["王建国", "李红", "周敏"]),
    ],
)
def test_forms_of_credits(line: str, names: list[str]) -> None:
    (article,) = page(
        f"某县推进乡村振兴\n\n{line}\n\n近日，某县推进乡村振兴，新建示范村20个，受益群众满意。\n"
    ).articles
    assert [c.name for c in article.credits] == names
    assert [article.text[c.start : c.end] for c in article.credits] == names
    assert article.title == "某县推进乡村振兴"


@pytest.mark.parametrize(
    "text",
    [
        "■ 简讯",
        "记者从市发展改革委获悉，今年投资增长8%。",
        "供稿：某县县委办",
        "编辑部地址变更",
        "●王家村",
        "作者系某大学教授。",
    ],
)
def test_what_is_no_credit(text: str) -> None:
    (article,) = page(
        f"某县推进乡村振兴\n\n近日，某县推进乡村振兴，新建示范村20个。\n\n{text}\n\n群众满意度持续提升。\n"
    ).articles[:1]
    assert article.credits == ()


PICTURES = """\
## 苹果飘香采摘忙

近日，祁东县黄土铺镇的果园里，果农们忙着采摘，现场一派繁忙。全镇苹果种植面积达1200亩，亩产2吨。记者 王建国 摄

## 衡山“智慧大棚”助农增收

◆通讯员 周敏

走进衡山县，大棚里生机盎然。
"""


def test_a_news_item_in_pictures_is_an_article() -> None:
    articles = page(PICTURES).articles
    assert [(a.title, a.byline) for a in articles] == [
        ("苹果飘香采摘忙", ("王建国",)),
        ("衡山“智慧大棚”助农增收", ("周敏",)),
    ]


FEATURE = """衡阳日报

2024年5月12日 星期日 第5版 责任编辑：李红

让群众的“小烦恼”有处说
——衡山县推行“屋场恳谈会”工作法纪实

衡阳日报全媒体记者 王建国

“路灯亮了，心里也亮堂了。”5月8日，衡山县白果镇村民陈某高兴地说。

面对面听民声

“大家有什么困难尽管说。”在屋场里，乡党委书记张强和村民围坐一起。

▲屋场恳谈会现场。 衡阳日报全媒体记者 王建国 摄

实打实解难题

5月10日，记者走进开云镇，只见新修的水渠通到田头。据新华社消息，全国多地推行类似做法。

雁峰区“五个一”助力企业复工

5月9日，雁峰区召开企业复工推进会，推出“五个一”服务举措，助力企业复工。
（本报记者 刘洋）

衡阳日报社出版 邮编：421000 零售价：2.00元
"""


def test_sections_of_a_report_and_the_next_article() -> None:
    first, second = page(FEATURE).articles
    assert first.title == "让群众的“小烦恼”有处说 ——衡山县推行“屋场恳谈会”工作法纪实"
    assert first.byline == ("王建国",) and second.byline == ("刘洋",)
    assert second.title == "雁峰区“五个一”助力企业复工"
    assert ("body", "实打实解难题") in shown(first)
    assert ("caption", "▲屋场恳谈会现场。衡阳日报全媒体记者 王建国 摄") in shown(first)
    assert shown(second)[-1][0] == "masthead"


def test_a_page_number_amid_a_paragraph() -> None:
    text = (
        "某县推进水利建设\n\n近日，某县推进水利建设，新建水渠20公里，受益群众\n\n— 3 —\n\n达到2万人，灌溉面积12万亩。\n"
    )
    (article,) = page(text).articles
    assert shown(article)[1][1] == "近日，某县推进水利建设，新建水渠20公里，受益群众达到2万人，灌溉面积12万亩。"


@pytest.mark.parametrize(
    "lead, names",
    [
        ("本报讯（记者王建国 通讯员李红）", ["王建国", "李红"]),
        ("本报讯 通讯员王建国报道：", ["王建国"]),
        ("珠江时报讯（记者/王建国 通讯员/李红）", ["王建国", "李红"]),
        ("湖南日报·新湖南客户端5月3日讯（全媒体记者 王建国）", ["王建国"]),
        ("本报长沙5月3日电 （记者王建国、李红）", ["王建国", "李红"]),
        ("新华社长沙5月3日电 题：乡村新事 新华社记者王建国、李红 ", ["王建国", "李红"]),
        ("（上接第1版）本报讯 记者王建国 ", ["王建国"]),
        ("央视网消息（新闻联播）：", []),
        ("本报讯 记者从市农业农村局获悉，", []),
        ("据新华社长沙一九七五年五月三日电 ", []),
    ],
)
def test_datelines_begin_articles(lead: str, names: list[str]) -> None:
    text = f"甲县推进工业强县\n\n近日，甲县推进工业强县，新开工项目20个。\n\n{lead}乙县新建示范村20个，受益群众满意。\n"
    first, second = page(text).articles
    assert first.credits == ()
    assert [c.name for c in second.credits] == names
    assert shown(second)[0][0] == "body"


@pytest.mark.parametrize(
    "text", ["据新华社长沙5月3日电，各地推进春耕。", "记者从现场了解到，工程进展顺利。", "本报告认为，经济稳中向好。"]
)
def test_what_begins_no_article(text: str) -> None:
    assert len(page(f"甲县推进工业强县\n\n近日，甲县推进工业强县，新开工项目20个。\n\n{text}\n").articles) == 1


SAMPLES = (FEATURE, PICTURES, COLUMNS, WEB, MARKDOWN, BULLETIN, HTML)


def assert_offsets(found: Page) -> None:
    for article in found.articles:
        assert len(article.text) == len(article.offsets)
        assert all(a <= b for a, b in zip(article.offsets, article.offsets[1:], strict=False))
        assert all(0 <= p.start < p.end <= len(article.text) for p in article.passages)
        for char, at in zip(article.text, article.offsets, strict=True):
            same_character(char, found.source.text[at])
        for credit in article.credits:
            assert credit.name == article.text[credit.start : credit.end].replace(" ", "")


QUOTES = "\"'`“”‘’「」『』﹁﹂＂〝〞"


def same_character(char: str, printed: str) -> None:
    """Equal up to width, spaces, quotes, entities, escapes and letters for digits; line breaks join passages."""
    if char in " \n" or printed in '&\\"' or (char in QUOTES and printed in QUOTES):
        return
    printed = converted(Mapped.of(printed)).text
    assert unicodedata.normalize("NFKC", char) == unicodedata.normalize("NFKC", printed) or char + printed in {
        *(
            "·•",
            "·・",
            "民⺠",
            "门⻔",
            "。.",
            "—-",
            "0O",
            "1l",
            *("《" + c for c in "<〈«"),
            *("》" + c for c in ">〉»"),
        ),
    }


@pytest.mark.parametrize("extension", [".txt", ".md", ".html"])
@pytest.mark.parametrize("text", SAMPLES)
def test_offsets_of_samples(text: str, extension: str) -> None:
    assert_offsets(page(text, extension))


PIECES = st.sampled_from(
    [
        *"，。：；、“”（）()\"'《》—…%％０５7a B\n\n\n \u3000\u200b\u00ad#>-*■",
        "本报讯（记者 王 强 李\n红）",
        "全市",
        "会 议",
        "3 月 5 日",
        "通讯员",
        "记者",
        "王建国",
        "<p>",
        "</p>",
        "&ldquo;",
        "[图](x)",
        "## ",
        "来源：",
        "2024年3月5日",
        "摄",
        *"「」﹁﹂⼈⺠⻔.丨",
        "\n标题：",
        "\n【正文】",
        "<br>",
        "年/3月/5日",
        *("〈", "〉", "<<", ">>", "''", "``", "〝", "--", "[1]", "1O0万", "2l%", "1 2", "5. 3%"),
    ]
)


@given(st.lists(PIECES, max_size=60), st.sampled_from([".txt", ".md", ".html", ".jsonl", ".json"]))
def test_offsets_hold_on_any_text(parts: list[str], extension: str) -> None:
    pages, findings = read_text(Source("any" + extension, "".join(parts)), extension)
    for found in pages:
        assert_offsets(found)
    assert len({f.what for f in findings}) == len(findings)


@given(st.lists(PIECES, max_size=40))
def test_repairing_twice_changes_nothing(parts: list[str]) -> None:
    once = repaired("".join(parts))
    assert repaired(once) == once


@given(st.text(max_size=200))
def test_repair_never_fails(text: str) -> None:
    found = spaces(marks(characters(Mapped.of(text))))
    assert len(found.text) == len(found.at)
    assert all(a < b for a, b in zip(found.at, found.at[1:], strict=False))
