"""Places: the tables, the home of an article, and what the article decides."""

from __future__ import annotations

import pytest

from kg.analyse import analyse, analyse_article, page_of
from kg.articles.reading import read_text
from kg.grammar import Document
from kg.mentions import find_mentions, place
from kg.mentions.place.gazetteer import gazetteer, stem
from kg.model import Place, Source


def document(text: str, title: str | None = None) -> Document:
    page = page_of(text, title)
    doc = Document(page.articles[0], page)
    doc.add(place.find(doc))
    return doc


def names(text: str, title: str | None = None) -> list[str]:
    return [m.value.name for m in document(text, title).mentions("place") if isinstance(m.value, Place)]


def home(text: str, title: str | None = None) -> list[str]:
    return [p.name for p in document(text, title).home]


@pytest.mark.parametrize(
    "name, expected",
    [
        ("衡阳市", "衡阳"),
        ("内蒙古自治区", "内蒙古"),
        ("贡山独龙族怒族自治县", "贡山"),
        ("巴音郭楞蒙古自治州", "巴音郭楞"),
        ("易县", "易县"),
        ("鄂伦春自治旗", "鄂伦春"),
    ],
)
def test_stem(name: str, expected: str) -> None:
    assert stem(name) == expected


def test_table_holds_recent_names_and_leads_former_ones_to_their_successors() -> None:
    table = gazetteer()
    assert [d.code for d in table.full["米林市"]] == ["540481"]
    assert [(d.place.code, d.gone) for d in table.full["祁阳县"]] == [("431181", True)]
    assert [d.place.code for d in table.full["中甸县"]] == ["533401"]
    assert [d.code for d in table.full["保亭黎族苗族自治县"]] == ["469029"]
    assert table.by_code["53"].place == Place("云南省", "province", "530000", ())


def test_lookup_and_ancestors() -> None:
    county = place.lookup("永兴", ("湖南省",))
    assert county == Place("永兴县", "county", "431023", ("湖南省", "郴州市"))
    assert place.lookup("鼓楼区") is None
    assert place.lookup("鼓楼区", ("福建省", "福州市")) == Place("鼓楼区", "county", "350102", ("福建省", "福州市"))
    assert [p.name for p in place.ancestors(county)] == ["湖南省", "郴州市"]
    village = Place("双园村", "village", "", ("湖南省", "衡阳市", "衡东县", "洣水镇"))
    assert [p.code for p in place.ancestors(village)] == ["430000", "430400", "430424", "430424100"]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("郴州日报讯 全市召开会议。", ["湖南省", "郴州市"]),
        ("永兴县产业兴旺。近年来，永兴县发展冰糖橙，全县增收。", ["湖南省", "郴州市", "永兴县"]),
        ("郴州日报讯 永兴、桂阳、宜章等县推进春耕，全市播种。", ["湖南省", "郴州市"]),
        ("在湖南长沙，一座厂房建成。长沙已签约13个项目，长沙还将新建6个。", ["湖南省", "长沙市"]),
        ("在河北邯郸，一座厂房建成。邯郸已签约13个项目，邯郸还将新建6个。", ["河北省", "邯郸市"]),
        ("广东、江苏、山东、浙江等地开展试点，全国推广。", ["中国"]),
        ("今天天气晴朗。", []),
        ("本报郑州5月8日讯 今年我省夏粮丰收，郑州、洛阳等地进度快。", ["河南省"]),
        ("本报郑州5月8日讯 郑州市委、市政府部署夏收，全市进度快。", ["河南省", "郑州市"]),
    ],
)
def test_home(text: str, expected: list[str]) -> None:
    assert home(text) == expected


@pytest.mark.parametrize(
    "title, text, expected",
    [
        ("永兴县", "县长李红，历任桂阳县副县长、桂阳县县长。", ["湖南省", "郴州市", "永兴县"]),
        ("湖南农垦发展多种经营", "湖南农垦今年增收。湖南各农场丰收，永州市的菜场供应好。", ["湖南省"]),
        ("省人大代表来郴视察", "衡阳市的省人大代表到郴州市视察，衡阳市人大主任带队。", ["湖南省", "郴州市"]),
        ("", "我代表市政府报告工作。五年来，全国形势好，郴州发展快，全市增收，我国前景好。", ["湖南省", "郴州市"]),
        (
            "关于做好春运工作的通知",
            "各省、自治区、直辖市，新疆维吾尔自治区、新疆生产建设兵团交通运输局：做好全国春运工作。",
            ["中国"],
        ),
    ],
)
def test_home_by_the_headline_and_whom_a_text_is_for(title: str, text: str, expected: list[str]) -> None:
    assert home(text, title or None) == expected


@pytest.mark.parametrize(
    "owner, expected",
    [
        ("版权所有：湖南省常宁市人民政府", ["湖南省", "衡阳市", "常宁市"]),
        ("永兴县人民政府主办 技术支持：衡阳市计算中心", ["湖南省", "郴州市", "永兴县"]),
    ],
)
def test_home_of_a_page_that_names_its_owner_below(owner: str, expected: list[str]) -> None:
    text = f"市领导领办重点提案\n\n副市长李红在市教育局领办提案，市政府办公室负责人参加会议，全市教育系统听取意见。\n\n{owner}\n电话：0734-1234567\n"
    ((page,), _) = read_text(Source("page.txt", text), ".txt")
    (analysis,) = analyse(page)
    assert [place.name for place in analysis.home] == expected


def test_what_an_office_is_of() -> None:
    doc = document("郴州日报讯 全市春耕。市委书记到永兴县调研，县农业农村局汇报。省委要求抓好春耕。")
    end = len(doc.article.text)
    assert [getattr(place.jurisdiction(doc, word, end), "name", None) for word in ("省", "市", "县", "乡")] == [
        "湖南省",
        "郴州市",
        "永兴县",
        None,
    ]


def test_the_article_decides_between_places_of_one_name() -> None:
    in_fuzhou = document("福州日报讯 福州市鼓楼区开展活动。鼓楼区居民参加。").mentions("place")
    assert {m.value.code for m in in_fuzhou if isinstance(m.value, Place) and m.value.name == "鼓楼区"} == {"350102"}
    assert names("吉林的粮食") == ["吉林省"]
    assert names("吉林省吉林市的雾凇") == ["吉林省", "吉林市"]


def test_a_short_name_is_of_a_division_that_is_still_there() -> None:
    page = page_of("柯桥区委书记参加。绍兴黄酒远销海外。")  # which was 绍兴县
    found = analyse_article(page.articles[0], page).mentions
    assert "绍兴市" in {m.value.name for m in found if isinstance(m.value, Place)}


def test_one_place_has_one_record_in_an_article() -> None:
    doc = document("郴州日报讯 永兴县便江街道花桥村通车。花桥村的橙子熟了。桂阳县也来学习。花桥村热闹起来。")
    assert {m.value for m in doc.mentions("place") if isinstance(m.value, Place) and m.value.name == "花桥村"} == {
        Place("花桥村", "village", "", ("湖南省", "郴州市", "永兴县", "便江街道"))
    }


def test_two_villages_of_one_name_stay_two() -> None:
    doc = document("郴州日报讯 永兴县马田镇新村村、永兴县便江街道花桥村和桂阳县仁义镇花桥村通车。")
    paths = [m.value.path[2:] for m in doc.mentions("place") if isinstance(m.value, Place) and m.value.name == "花桥村"]
    assert paths == [("永兴县", "便江街道"), ("桂阳县", "仁义镇")]


def test_a_short_name_is_the_older_name_where_that_is_printed() -> None:
    assert set(names("永州日报讯 祁阳县丰收，祁阳增收。")) == {"永州市", "祁阳县"}
    assert set(names("永州日报讯 祁阳丰收。")) == {"永州市", "祁阳市"}


def test_a_given_name_is_no_place() -> None:
    page = page_of("王建国、许银川、李红出席会议，村支书李长春到场。\n副县长马宁夏说，银川出席率高。")
    doc = Document(page.articles[0], page)
    find_mentions(doc)
    assert [m.value.name for m in doc.mentions("place") if isinstance(m.value, Place)] == ["银川市"]


def test_a_university_does_not_name_its_city_but_a_city_hospital_does() -> None:
    page = page_of("昆明医科大学和洞庭湖实验室的专家来到衡阳市第一人民医院。")
    doc = Document(page.articles[0], page)
    find_mentions(doc)
    found = {m.value.name for m in doc.mentions("place") if isinstance(m.value, Place)}
    assert "衡阳市" in found
    assert not {"昆明市", "洞庭湖"} & found


def test_analysis_is_deterministic() -> None:
    page = page_of("郴州日报讯 永兴县便江街道花桥村通车，鼓楼区、吉林、东南亚的客商来访。")
    assert analyse_article(page.articles[0], page).mentions == analyse_article(page.articles[0], page).mentions


@pytest.mark.parametrize(
    "text, expected",
    [
        ("旗委书记到洪格尔苏木、赛罕高毕苏木调研。", ["内蒙古自治区", "锡林郭勒盟", "苏尼特左旗"]),
        ("科尔沁区考察团来我旗考察，旗委书记陪同。扎鲁特旗水草丰美。", ["内蒙古自治区", "通辽市", "扎鲁特旗"]),
        ("湖南省考察团来访，市委书记陪同。我市与客人座谈。武威市风光好。", ["甘肃省", "武威市"]),
        ("户县春耕开始，县委、县政府发动全县农户。", ["陕西省", "西安市", "户县"]),
        ("州委、州政府在吉首召开会议，州长讲话。", ["湖南省", "湘西土家族苗族自治州"]),
        (
            "大理州召开座谈会，昆明、曲靖市委组织部领导参加，云南大学参加。州委书记主持，州长出席。大理州各县参加。",
            ["云南省", "大理白族自治州"],
        ),
        ("市委书记王平到凌海市调研，察看凌海市河道。凌海市委书记李红陪同。", ["辽宁省", "锦州市"]),
        ("祁东县种茶，全县上阵，县委动员。省委肯定，省政府表扬，全省推广。", ["湖南省", "衡阳市", "祁东县"]),
        ("全市座谈会召开，各县市区参加，与会人员到凌海市参观。", ["辽宁省", "锦州市"]),
        ("市委书记李红多次到余积镇。凌海市粮食丰收，凌海市建起大棚。", ["辽宁省", "锦州市", "凌海市"]),
        ("地委书记处书记王尚志同志讲了话，市委书记们参加。", []),  # not 尚志市
        ("市委书记王平讲话。全会审议通过《中共白城市委关于此事的决定》。市委委员参加。", ["吉林省", "白城市"]),
        ("保山各县粮食增产。行署在保山开会，地委书记讲话。", ["云南省", "保山地区"]),  # a city today
        ("保山市委、市政府部署，全市动员，保山地委支持。", ["云南省", "保山市"]),
        ("广西各地种茶。自治区党委部署，自治区政府出资，全区动员。凤山县全县种竹，县委带头。", ["广西壮族自治区"]),
        ("【新华社长沙五日电】河北省正定县丰收，全县增收。", ["河北省", "石家庄市", "正定县"]),
        ("江川县各社积肥，县委带头，全县动员。江川县丰收。", ["云南省", "玉溪市", "江川县"]),  # a district today
        ("江川县撤县，江川区成立，区委带头，全区动员。", ["云南省", "玉溪市", "江川区"]),
        ("惠阳地区开会，地委负责，全区各县参加。惠阳地区丰收。", ["广东省", "惠阳地区"]),  # a district today
        ("湖南通过地方立法，湖南通报进展。", ["湖南省"]),  # not 南通
        ("仁寿县召开县委会议，仁寿县公开县级预算。", ["四川省", "眉山市", "仁寿县"]),  # not 开县
        ("本报记者 兰州报道\n水利厅介绍，甘肃中部的工程开工。", ["甘肃省"]),  # where the correspondent sits
    ],
)
def test_home_by_what_the_article_says_of_its_own(text: str, expected: list[str]) -> None:
    assert home(text) == expected


def test_a_headline_need_not_name_the_city_of_the_paper() -> None:
    text = "5月9日，凌海市委书记王平主持会议，凌海市长李红出席。\n全市要抓好春耕。"
    assert home(text, "市委召开会议") == ["辽宁省", "锦州市", "凌海市"]


def test_a_city_that_the_headline_tells_of_is_not_visited() -> None:
    text = "市委全面部署，全市落实。凌海市委书记王平作报告，凌海市各级党组织动真格。"
    assert home(text, "辽宁省凌海市乡村振兴综述") == ["辽宁省", "锦州市", "凌海市"]
    assert home(text, "李红到凌海市调研") == ["辽宁省", "锦州市"]


def test_customary_short_names_and_endings_that_belong_to_the_next_word() -> None:
    assert names("市长赴达茂旗调研。") == ["达尔罕茂明安联合旗"]
    assert names("浙江省义乌市消息，义乌市场繁荣。") == ["浙江省", "义乌市", "义乌市"]
    assert "金海区" not in names("金海区域服务中心挂牌。")


def test_a_name_that_many_bear_is_the_home_of_its_own_article() -> None:
    assert names("文昌市召开会议，文昌电视台报道。") == ["文昌市", "文昌市"]


def test_townships_of_the_home_county_without_their_last_word_in_a_list() -> None:
    found = names("衡东县煤炭多。全县草市、大浦等地采煤，车站、码头等地繁忙，县长到大浦调研。")
    assert [name for name in found if name.endswith("镇")] == ["草市镇", "大浦镇", "大浦镇"]


def test_a_report_from_a_township_names_it_at_its_end() -> None:
    assert names("我镇茶叶丰收。（衡东县三樟镇供稿）") == ["三樟镇", "衡东县", "三樟镇"]
    assert names("我镇茶叶丰收，与衡东县三樟镇、草市镇联营。")[0] != "三樟镇"


def test_a_village_named_by_a_surname_or_by_a_common_word() -> None:
    assert "焦村" in names("山东省东平县消息，焦村地处滩区。如今，焦村丰收了。")
    assert "友好村" in names("衡东县洣水镇友好村丰收。")
    assert "千户营村" in names("衡东县洣水镇千户营村丰收。")


@pytest.mark.parametrize("words", ["创建省级园林县城", "建成县级公路", "信息县城建设"])
def test_a_word_before_county_town_is_no_county(words: str) -> None:
    provinces = ["四川省", "河南省", "河北省", "甘肃省"]
    found = names(f"{'、'.join(provinces)}召开会议。会议研究{words}工作。")
    assert found == provinces


def test_a_county_lies_in_the_region_that_is_a_city_today() -> None:
    region = Place("宜昌地区", "prefecture", "420500", ("湖北省",))
    county = Place("枝江县", "county", "420583", ("湖北省", "宜昌市"))
    assert county.lies_in(region)
    assert not region.lies_in(county)
    assert not Place("江陵县", "county", "421024", ("湖北省", "荆州市")).lies_in(region)


@pytest.mark.parametrize("verb", ["兴建", "新修", "拓宽", "清淤", "捐建", "复建"])
def test_what_is_built_has_no_name_of_the_building(verb: str) -> None:
    assert names(f"衡山县去年{verb}水库，今年{verb}公路。") == ["衡山县"]
