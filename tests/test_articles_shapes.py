"""Pages in the shapes in which they are handed about: exports of databases, copied web pages, scans, collections."""

from __future__ import annotations

import json

import pytest
from test_articles import assert_offsets, page, shown

from kg.articles.reading import read_text
from kg.mentions.place.page_view import view_of
from kg.model import Article, Source

Told = tuple[str | None, str | None, str | None]


def articles(text: str, name: str = "page.txt") -> list[Article]:
    pages, _ = read_text(Source(name, text), name[name.rindex(".") :])
    for found in pages:
        assert_offsets(found)
    return [article for found in pages for article in found.articles]


def told(text: str, name: str = "page.txt") -> list[Told]:
    return [(a.title, a.issued, a.publication) for a in articles(text, name)]


def body(article: Article) -> list[str]:
    return [text for kind, text in shown(article) if kind == "body"]


LEAD = "石鼓区实施“六美石鼓”行动，去年建成美丽村庄12个。"
NEXT = "珠晖区推行“一网通办”，办件2万件。"
A, B = ("石鼓区建成美丽村庄", "1998-07-21", "衡阳日报"), ("珠晖区推行网上办事", "2009-02-11", "湖南日报")
EXPORTS = {
    "brackets": f"【日期】1998-07-21\n【版次】1\n【报纸】衡阳日报\n【标题】石鼓区建成美丽村庄\n【作者】王建国\n【正文】\n    {LEAD}\n\n"
    f"【日期】2009-02-11\n【版次】3\n【报纸】湖南日报\n【标题】珠晖区推行网上办事\n【作者】\n【正文】\n    {NEXT}\n",
    "double names": f"SrcDatabase-来源库: 报纸\nTitle-题名: 石鼓区建成美丽村庄\nAuthor-作者: 王建国;\nSource-报纸: 衡阳日报\nPubTime-出版时间: 1998-07-21\nSummary-正文快照: {LEAD}\n\n"
    f"SrcDatabase-来源库: 报纸\nTitle-题名: 珠晖区推行网上办事\nAuthor-作者: 李红;\nSource-报纸: 湖南日报\nPubTime-出版时间: 2009-02-11\nSummary-正文快照: {NEXT}\n",
    "rules between": f"========\n标题：石鼓区建成美丽村庄\n报纸：衡阳日报\n时间：1998年7月21日\n版面：一版\n========\n{LEAD}\n\n"
    f"========\n标题：珠晖区推行网上办事\n报纸：湖南日报\n时间：2009年2月11日\n版面：二版\n========\n{NEXT}\n",
    "source, day and page in one": f"标 题：石鼓区建成美丽村庄\n来 源：《衡阳日报》1998年7月21日第2版\n\n{LEAD}\n\n标 题：珠晖区推行网上办事\n来 源：湖南日报　2009年2月11日　第1版\n\n{NEXT}\n",
}


@pytest.mark.parametrize("export", EXPORTS)
def test_records_of_an_export_are_articles_of_their_own_paper_and_day(export: str) -> None:
    found = articles(EXPORTS[export])
    assert [(a.title, a.issued, a.publication) for a in found] == [A, B]
    assert [body(a) for a in found] == [[LEAD], [NEXT]]
    assert found[0].byline == (() if export[0] in "rs" else ("王建国",))


def test_a_subtitle_and_front_matter() -> None:
    (article,) = articles(f"【标题】石鼓区换新颜\n【副标题】松木乡见闻\n【版次】2\n\n{LEAD}\n")
    assert article.title == "石鼓区换新颜 松木乡见闻"
    (article,) = articles(
        f'---\ntitle: "石鼓区换新颜"\ndate: 2021-05-08\nlayout: post\nsource: 衡阳日报\n---\n\n# 石鼓区换新颜\n\n{LEAD}\n',
        "a.md",
    )
    assert (article.title, article.issued, article.publication) == ("石鼓区换新颜", "2021-05-08", "衡阳日报")
    assert body(article) == [LEAD]


def test_lines_with_colons_in_an_article_head_no_record() -> None:
    text = f"石鼓区举行讲座\n\n石鼓区将举行讲座。\n标题：家门口的服务\n时间：2024年3月5日\n\n{LEAD}\n"
    assert len(articles(text.replace("标题", "题材"))) == 1
    assert told(f"时间：2024年3月5日\n{LEAD}\n") == [(None, "2024-03-05", None)]


COLLECTIONS = {
    "day below the headline": f"石鼓区建成美丽村庄\n衡阳日报 | 1998-07-21\n{LEAD}\n\n珠晖区推行网上办事\n湖南日报 | 2009-02-11\n{NEXT}\n",
    "day above the headline": f"1998年7月21日 衡阳日报\n石鼓区建成美丽村庄\n{LEAD}\n\n2009年2月11日 湖南日报\n珠晖区推行网上办事\n{NEXT}\n",
    "day below headline and text": f"石鼓区建成美丽村庄\n《衡阳日报》（ 1998年07月21日   第 11 版）\n\n{LEAD}\n《 衡阳日报 》（ 1998年07月21日 11 版）\n\n"
    f"珠晖区推行网上办事\n《湖南日报》（ 2009年02月11日   第 1 版）\n\n{NEXT}\n《 湖南日报 》（ 2009年02月11日 1 版）\n",
    "numbered": f"1.\n《石鼓区建成美丽村庄》\n衡阳日报 | 1998-07-21\n报章 | A01 | 要闻 | By 王建国\n\n    {LEAD}\n\n文章编号: 199807213012345\n\n"
    f"2.\n《珠晖区推行网上办事》\n湖南日报 | 2009-02-11\n报章 | B02 | 要闻\n\n    {NEXT}\n\n文章编号: 200902113012399\n",
}


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_articles_pasted_one_below_the_other_keep_their_own_days(collection: str) -> None:
    found = [a for a in articles(COLLECTIONS[collection]) if a.title]
    assert [(a.title.strip("《》"), a.issued, a.publication) for a in found if a.title] == [A, B]
    assert [body(a) for a in found] == [[LEAD], [NEXT]]


def test_the_name_of_an_office_over_a_day_heads_no_article() -> None:
    text = f"石鼓区印发通知\n\n{LEAD}\n石鼓区人民政府办公室\n2017年1月24日\n{NEXT}\n"
    assert told(text) == [("石鼓区印发通知", "2017-01-24", None)]


def test_a_well_known_copy_of_the_peoples_daily() -> None:
    text = f"石鼓区建成美丽村庄\n第1版()\n专栏：\n\n    石鼓区建成美丽村庄\n    {LEAD}\n\n珠晖区推行网上办事\n第2版(要闻)\n专栏：读者来信\n\n    珠晖区推行网上办事\n    {NEXT}\n"
    assert told(text, "1972-09-18.txt") == [(A[0], "1972-09-18", None), (B[0], "1972-09-18", None)]


@pytest.mark.parametrize(
    "head, issued, publication",
    [
        ("衡阳日报(汉)/2015 年/6 月/4 日/第 001 版", "2015-06-04", "衡阳日报"),
        ("第一版　　１９８６年９月１２日　　星期五　　　衡山报", "1986-09-12", "衡山报"),
        ("一九五二年三月五日　星期三　　衡陽日報　　第一版", "1952-03-05", "衡阳日报"),
        ("衡阳日报    2009年1月9日    第一版", "2009-01-09", "衡阳日报"),
        ("衡阳日报\n2 要闻 2017年6月29日 星期四\n编辑：李红 版式：王芳", "2017-06-29", "衡阳日报"),
        ("衡阳日报\n第四二三号  1968年4月21日  星期日", "1968-04-21", "衡阳日报"),
        ("文匯報\n2020-09-18\nA12", "2020-09-18", "文汇报"),
    ],
)
def test_heads_of_pages(head: str, issued: str, publication: str) -> None:
    lead = "石鼓區農業局舉辦講座，農戶三千餘人參加學習。" if "報" in head else LEAD
    assert told(f"{head}\n\n石鼓区建成美丽村庄\n\n本报讯　{lead}\n") == [("石鼓区建成美丽村庄", issued, publication)]


def test_a_bulletin_is_no_newspaper() -> None:
    assert told(f"要闻简报\n\n{LEAD}\n") == [("要闻简报", None, None)]


@pytest.mark.parametrize(
    "name, issued, publication",
    [
        ("衡阳日报/2012/08/09/03.txt", "2012-08-09", "衡阳日报"),
        ("hyrb/html/2012-08/09/content_115.txt", "2012-08-09", None),
        ("2019-11-15_衡阳日报_02版.txt", "2019-11-15", "衡阳日报"),
        ("2012年8月9日衡阳日报.txt", "2012-08-09", "衡阳日报"),
        ("衡阳日报/2012/08/115.txt", None, "衡阳日报"),
    ],
)
def test_a_path_tells_day_and_paper(name: str, issued: str | None, publication: str | None) -> None:
    assert told(f"石鼓区建成美丽村庄\n\n{LEAD}\n", name) == [("石鼓区建成美丽村庄", issued, publication)]


def test_a_dateline_with_its_year_dates_an_article_that_nothing_else_does() -> None:
    text = "石鼓区建成美丽村庄\n\n　　新华社长沙{}电　石鼓区去年建成美丽村庄12个。\n"
    assert told(text.format("1997年4月8日"))[0][1] == "1997-04-08"
    assert told(text.format("一九七二年四月八日"))[0][1] == "1972-04-08"
    assert told(text.format("4月8日"))[0][1] is None
    assert told("2003年5月1日 衡阳日报\n" + text.format("1997年4月8日"))[0][1] == "2003-05-01"


def test_datelines_in_brackets_begin_articles() -> None:
    text = "石鼓区建成美丽村庄\n\n【本报衡阳三月三日讯】石鼓区建成美丽村庄，\n群众欢喜。\n\n珠晖区订立公约\n\n【又讯】珠晖区农民订立公约。\n\n蒸湘区开讲\n\n【本报记者 李红】蒸湘区开办讲座。\n"
    assert [a.title for a in articles(text)] == ["石鼓区建成美丽村庄", "珠晖区订立公约", "蒸湘区开讲"]


WECHAT = f"""石鼓区建成美丽村庄

石鼓发布 2022-10-28 17:42 发表于湖南

点击蓝字
关注我们

{LEAD}

来源 | 石鼓区融媒体中心
记者 | 王建国
编辑丨李红

往期推荐
喜欢就点个在看吧
阅读 1024
"""
SITE = f"""您当前的位置：首页 > 新闻动态 > 乡镇动态
石鼓区建成美丽村庄
字号：[ 大 中 小 ]    发布时间：2022-03-04 09:12    来源：石鼓区人民政府    浏览次数：326次    【打印】
{LEAD}
上一篇：珠晖区推行网上办事
版权声明：凡注明来源的文字、图片和音视频资料，版权均属本站所有。
网站标识码：4304070001  湘公网安备 43040702000001号
"""


@pytest.mark.parametrize(
    "text, issued, publication",
    [(WECHAT, "2022-10-28", "石鼓区融媒体中心"), (SITE, "2022-03-04", "石鼓区人民政府")],
)
def test_what_a_site_or_an_app_prints_around_an_article_is_not_of_it(text: str, issued: str, publication: str) -> None:
    (article,) = articles(text)
    assert (article.title, article.issued, article.publication) == ("石鼓区建成美丽村庄", issued, publication)
    assert body(article) == [LEAD]
    assert [c.name for c in article.credits] == (["王建国", "李红"] if text is WECHAT else [])


def test_a_web_page_keeps_its_tables_its_last_line_and_sentences_that_br_breaks() -> None:
    text = """<html><head><title>衡阳日报数字报-石鼓区建成美丽村庄</title></head><body><table><tr><td>2014年03月12日 星期三</td><td>第A2版：综合新闻</td></tr></table>
<table><tr><td>衡阳日报</td></tr><tr><td>石鼓区建成美丽村庄</td></tr><tr><td>■ 阿依 本报记者 李红</td></tr></table>
<div><p>石鼓区去年建成美丽村庄12个。区委书记王建国、区长李<br/>红出席会议，部署今年工作。</p>
<table><tr><th>指标</th><th>增速</th></tr><tr><td>财政收入</td><td>9.8%</td></tr></table>
<p>会议要求抓好落实。</p></div><div>分享到：微信</div><div>主办：石鼓区人民政府 湘ICP备05000123号</div></body></html>"""
    (article,) = articles(text, "content_1.html")
    assert (article.title, article.issued, article.publication) == ("石鼓区建成美丽村庄", "2014-03-12", "衡阳日报")
    assert article.byline == ("李红",)
    assert body(article) == [
        "石鼓区去年建成美丽村庄12个。区委书记王建国、区长李红出席会议，部署今年工作。",
        "指标 增速",
        "财政收入9.8%",
        "会议要求抓好落实。",
    ]


RECORDS = [
    {"title": A[0], "date": A[1], "source": A[2], "text": LEAD},
    {"标题": B[0], "日期": B[1], "报纸": B[2], "正文": NEXT},
]


@pytest.mark.parametrize(
    "value",
    [RECORDS, {"code": 0, "data": RECORDS}, {"data": {"x": 1}, "list": [], "articles": RECORDS}],
)
@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("ascii_only", [True, False])
def test_articles_of_a_json_file(value: object, indent: int | None, ascii_only: bool) -> None:
    found = articles(json.dumps(value, indent=indent, ensure_ascii=ascii_only), "a.json")
    assert [(a.title, a.issued, a.publication) for a in found] == [A, B]
    assert [body(a) for a in found] == [[LEAD], [NEXT]]


def test_json_of_one_article_and_json_lines_by_another_name() -> None:
    assert told(json.dumps(RECORDS[0]), "a.json") == [A]
    assert told("\n".join(map(json.dumps, RECORDS)), "a.json") == [A, B]


@pytest.mark.parametrize("text", ["", "{", "[1, 2]", '{"a": {"b": []}}', "[" * 100_000])
def test_json_without_an_article(text: str) -> None:
    pages, findings = read_text(Source("a.json", text), ".json")
    assert (pages, len(findings)) == ([], 1)


def test_html_in_a_field_of_json() -> None:
    row = {"title": "石鼓区建成美丽村庄", "content": "<p>石鼓区建成\t美丽村庄&ldquo;12个&rdquo;。</p><p>群众欢喜。</p>"}
    (article,) = articles(json.dumps(row, ensure_ascii=False), "a.jsonl")
    assert body(article) == ["石鼓区建成美丽村庄“12个”。", "群众欢喜。"]
    start = article.text.index("“12个”")
    quoted = article.source_span(start, start + 5)
    assert json.dumps(row, ensure_ascii=False)[slice(*quoted)] == "&ldquo;12个&rdquo;"


@pytest.mark.parametrize(
    "printed, expected",
    [
        ("「我們申請了『前海夢工場』」", "“我们申请了‘前海梦工场’”"),
        ("⼈⺠⽇报讯⻓沙⻔户", "人民日报讯长沙门户"),
        ("各县﹑区﹐都﹁统筹﹂｡", "各县、区，都“统筹”。"),
        ("项目开工,投资9.5亿元.书记说:项目要快.", "项目开工，投资9.5亿元。书记说：项目要快。"),
        ("推进“双减“和“双创“工作", "推进“双减”和“双创”工作"),
        ("推进''双减''和〝双创〞工作", "推进“双减”和“双创”工作"),
        ("对“双减的“意见”说”", "对“双减的“意见”说”"),
        ("印发<<信访工作条例>>和〈实施办法〉", "印发《信访工作条例》和《实施办法》"),
        ("印发《关于实施〈条例〉的意见》", "印发《关于实施〈条例〉的意见》"),
        ("投资3. 6亿元，增长1 2 . 5%", "投资3.6亿元，增长12.5%"),
        ("工作要点：1. 2023年完成投资", "工作要点：1. 2023年完成投资"),
        ("2O23年完成1OO万元、2l%、5OOO人", "2023年完成100万元、21%、5000人"),
        ("气温<5度，湿度>60", "气温<5度，湿度>60"),
        ("减少H2O.和PM2.5", "减少H2O.和PM2.5"),
        ("成效明显[3]。生活改善。［12］", "成效明显。生活改善。"),
        ("中国--中亚机制，1--7月", "中国——中亚机制，1—7月"),
        ("买买提.艾力到会。会议开了.", "买买提.艾力到会。会议开了."),
        ("简　　讯", "简讯"),
        ("王　强　　李　敏", "王强 李敏"),
        ("王　强　李国庆　张　敏", "王强 李国庆 张敏"),
    ],
)
def test_signs_that_stand_for_others(printed: str, expected: str) -> None:
    (article,) = page(printed).articles
    assert article.text == expected


def test_items_with_arrows_are_text_and_a_line_of_credits_ends() -> None:
    (article,) = articles(f"简　讯\n\n▲近日，{LEAD}\n▲昨天，{NEXT}\n▲石鼓区完成春播2.6万亩。\n")
    assert body(article) == [f"▲近日，{LEAD}", f"▲昨天，{NEXT}", "▲石鼓区完成春播2.6万亩。"]
    (article,) = articles(f"石鼓区换新颜\n\n本报讯 记者 王建国 通讯员 李红 文/图\n\n近日，{LEAD}\n")
    assert body(article) == ["本报讯 记者 王建国 通讯员 李红 文/图", f"近日，{LEAD}"]


def test_the_heading_of_a_section_is_no_part_of_the_title() -> None:
    (article,) = articles(f"石鼓区统计公报\n\n一、综合\n{LEAD}\n\n二、农业\n{NEXT}\n")
    assert article.title == "石鼓区统计公报"
    assert body(article) == ["一、综合", LEAD, "二、农业", NEXT]


@pytest.mark.parametrize(
    "frame, issued, publication",
    [
        (
            "{title}\n1,024 字\n2012 年 4 月 18 日\n衡阳日报\nHYRB\n2\n中文(简体)\n(c) 2012 Hengyang Daily\n\n{lead}\n\n文档 HYRB000020120418e84i00003\n",
            "2012-04-18",
            "衡阳日报",
        ),
        (
            "索引号：014789562/2019-00123    发布机构：松木乡\n生成日期：2019-06-11    公开日期：2019-06-11\n名称：石鼓区建成\n\n{title}\n\n{lead}\n",
            "2019-06-11",
            None,
        ),
        ("2020年4月2日，星期四\n衡阳日报\nA3版 民生\n{title}\n\n{lead}\n", "2020-04-02", "衡阳日报"),
        ("衡山报（汉文版）\n2011年5月13日  星期五\n\n{title}\n\n{lead}\n", "2011-05-13", "衡山报"),
    ],
)
def test_frames_of_services_and_offices(frame: str, issued: str, publication: str | None) -> None:
    (article,) = articles(frame.format(title="石鼓区建成美丽村庄", lead=LEAD))
    assert (article.title, article.issued, article.publication) == ("石鼓区建成美丽村庄", issued, publication)
    assert body(article) == [LEAD]


def test_pages_of_sites_below_each_other_are_each_of_their_own_source() -> None:
    page = "{}\n发布时间：{} 10:20  来源：{}  浏览次数：88\n{}\n\n"
    text = page.format(A[0], "1998-07-21", A[2], LEAD) + page.format(B[0], "2009-02-11", B[2], NEXT)
    assert told(text) == [A, B]


def test_unusual_names_in_brackets_sign_an_article() -> None:
    (article,) = articles(f"石鼓区建成美丽村庄\n\n{LEAD}\n（阿旺 旺堆）\n")
    assert article.byline == ("阿旺", "旺堆")
    (article,) = articles(f"石鼓区建成美丽村庄\n\n{LEAD}\n（下转 第二版）\n")
    assert article.byline == ()


@pytest.mark.parametrize(
    "publication, place",
    [
        ("安康报", "安康市"),
        ("汕头特区报", "汕头市"),
        ("镇巴发布", "镇巴县"),
        ("从江县洛香镇人民政府", "从江县"),
        ("衡阳日报", "衡阳市"),
        ("光明日报", None),
        ("新华网", None),
        ("江南都市报", "江西省"),
        ("新江南都市报", None),
        ("衡阳日报数字报", "衡阳市"),
        ("凉州晚报", "武威市"),  # of the city, not of the county
        ("武进日报", "武进区"),
        ("珠江源晚报", "曲靖市"),  # not 江源
        ("大江源晚报", None),
        ("新疆和田日报", "和田地区"),
        ("玉环新闻", "玉环市"),
        ("今日永嘉", "永嘉县"),
        ("今日头条", None),
    ],
)
def test_whose_paper_a_page_is(publication: str, place: str | None) -> None:
    paper = view_of(page(f"报纸：{publication}\n\n举行讲座\n\n近日，各地举行讲座。\n")).paper
    assert (paper and paper.name) == place


def test_a_newspaper_that_bears_the_name_of_a_county_by_chance_is_of_the_land_it_tells_of() -> None:
    text = "报纸：鹤城时报\n\n# 方山县修路\n\n近日，方山县修通了公路。\n\n# 吕梁市植树\n\n近日，吕梁市植树造林，我市干部参加。\n"
    assert (paper := view_of(page(text)).paper) and paper.name == "吕梁市"


def test_the_name_of_a_newspaper_may_stand_below_its_section_and_behind_its_latin_letters() -> None:
    text = "2019年4月12日 星期五 编辑：李红\n要闻\nYUNCHENG DAILY 运城日报\n02\n\n全市举行讲座\n\n本报讯 昨天，全市举行讲座。\n"
    (article,) = page(text).articles
    assert (article.publication, article.title, article.issued) == ("运城日报", "全市举行讲座", "2019-04-12")


def test_the_name_of_a_newspaper_may_have_its_section_beside_it() -> None:
    (article,) = page(
        "石河子日报 要 闻 2\n2020年11月6日 星期五 责任编辑 李红\n\n全市举行讲座\n\n本报讯 昨天，全市举行讲座。\n"
    ).articles
    assert (article.publication, article.title, article.issued) == ("石河子日报", "全市举行讲座", "2020-11-06")


def test_a_newspaper_without_a_word_for_one_stands_above_the_number_of_its_issue() -> None:
    text = "# {}\n2018年5月23日 星期三 总第412期\n\n## 举行讲座\n\n本报讯 近日，我市举行讲座。\n"
    assert [page(text.format(name)).articles[0].publication for name in ("玉环新闻", "要闻")] == ["玉环新闻", None]


BOLD = "**河东镇抢种**\n\n河东镇抢种水稻，已栽插三百亩。\n\n**一、早动员**\n\n镇里早动员。\n\n**河西镇植树**\n\n河西镇植树造林。\n"


@pytest.mark.parametrize(
    "text, titles",
    [
        (f"# 今日永嘉\n\n2015-09-18 星期五\n\n{BOLD}", ["河东镇抢种", "河西镇植树"]),
        (f"永嘉日报\n2015年9月18日\n\n{BOLD}", ["河东镇抢种", "河西镇植树"]),
        (f"# 两镇忙春耕\n\n{BOLD}", ["两镇忙春耕"]),  # there it parts a report
    ],
)
def test_lines_in_bold_type_head_articles_below_the_name_of_a_newspaper(text: str, titles: list[str]) -> None:
    assert [a.title for a in page(text, ".md").articles] == titles


@pytest.mark.parametrize(
    "day",
    [
        "2014年\n3月\n11日\n星期二",
        "2014年3月\n11日 星期二",
        "2014年3月\n11\n星期二",
        "2014年\n3月11日\n农历甲午年\n二月十一\n某省新闻出版局准予出版",
    ],
)
def test_a_day_printed_one_part_below_the_other_is_the_day_of_the_page(day: str) -> None:
    (article,) = page(f"鄞州日报\n{day}\n\n全区举行讲座\n\n本报讯 昨天，我区举行讲座。\n").articles
    assert (article.title, article.issued) == ("全区举行讲座", "2014-03-11")


@pytest.mark.parametrize(
    "dateline",
    [
        "〔本报平顺讯〕",
        "[本报讯]",
        "【本报讯】",
        "据新华社太原8月5日电（记者李红）",
        "衡阳日报全媒体讯（记者 李红）",
        "平顺讯 ",
        "长治8月5日电 ",
        "特约记者李红报道：",
    ],
)
def test_a_dateline_begins_an_article(dateline: str) -> None:
    text = f"修成水库\n\n本报讯 郊区修成水库一座。\n\n平顺大战十昼夜\n{dateline}平顺县开展运动，修成水渠。\n"
    assert [a.title for a in page(text).articles] == ["修成水库", "平顺大战十昼夜"]


@pytest.mark.parametrize(
    "lead, names",
    [
        ("本报讯 李红、特约记者王建国报道：", ["李红", "王建国"]),
        ("本报讯 李红、王建国报道：", ["李红", "王建国"]),
        ("本报讯 市委宣传部报道：", []),
        ("本报讯 据当地媒体报道：", []),
    ],
)
def test_who_reports_is_told_before_the_colon(lead: str, names: list[str]) -> None:
    (article,) = page(f"抢修水渠\n\n{lead}民兵抢修水渠三公里，农户用上了水。\n").articles
    assert [c.name for c in article.credits] == names


@pytest.mark.parametrize(
    "line",
    [
        "李志勇 文/图",
        "（李志勇 文/摄）",
        "图/文 李志勇",
        "（县委办 李志勇）",
        "（县政协经济委员会办公室 李志勇 供稿）",
        "（李志勇 供稿）",
        "（市融媒体中心 李志勇）",
        "特派记者 李志勇 发自北京",
    ],
)
@pytest.mark.parametrize("below", ["{line}\n\n{text}", "{text}\n{line}"])
def test_credits_beside_the_text(line: str, below: str) -> None:
    text = "近日，三塘镇组织民兵抢修水渠三公里，全镇农户用上了水。"
    (article,) = page(f"全镇抢修水渠\n{below.format(line=line, text=text)}\n").articles
    assert (article.title, [c.name for c in article.credits]) == ("全镇抢修水渠", ["李志勇"])
