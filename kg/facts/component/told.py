"""Parts that a verb tells right behind the name: 包括甲、乙和丙等三点, 涵盖甲、乙、丙, 即甲；乙；丙."""

from __future__ import annotations

import re

from kg.grammar import Rule, declared
from kg.mentions.program.lists import MEANS, Spans, numeral, split, split_last

_INCLUDES = re.compile(
    "[^，。；：、]{0,4}，?(?:主要|具体|共|内容)*(?:包括|包含|涵盖|分为)(?:了)?([^。；：“”]{4,120}?)(?:等|共|这)?([一二三四五六七八九十两]|[0-9]{1,2})(?:大|个|点|项|条|方面)"
)
_MEASURES = re.compile(
    "[^。；“”《》]{0,40}?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})[条项][^，。；：、“”]{0,6}(?:举措|措施|政策|任务|规定|意见|办法)，?"
    "(?:主要|具体|内容|其中)*(?:包括|包含|涵盖|涉及)了?([^，。；：“”的]{4,120}?)等?(?=[，。；])"
)


def includes(text: str, begin: int, stop: int) -> Spans:
    """《…宣言》，主要包括坚持开放、深化合作和绿色发展等三点倡议."""
    found = _INCLUDES.match(text, begin, stop)
    if found is None:
        measures = _MEASURES.match(text, begin, stop)
        parts = split_last(text, split(measures[1], measures.start(1), "、")) if measures else []
        return parts if len(parts) > 2 and all(2 < b - a < 21 for a, b in parts) else []
    count = int(found[2]) if found[2].isdigit() else numeral(found[2])
    parts = split(found[1], found.start(1), "、")
    parts = parts if len(parts) == count else split_last(text, parts)
    return parts if len(parts) == count > 1 else []


_BY_WAYS = re.compile(
    "[^，。；：、“”]{0,4}，?(?:通过|以|采[取用]|运用)([^，。；：“”]{4,80}?)(?:等|这)?(?:多种|各种|几种)?(?:形式|方式|方法|举措|措施|办法|途径|手段|载体|做法)"
)


def by_ways(text: str, begin: int, stop: int, count: int) -> Spans:
    """“三个一”活动，以一次宣讲、一次竞赛、一场演出等形式…: as many ways as the name counts."""
    found = _BY_WAYS.match(text, begin, stop)
    parts = split(found[1], found.start(1), "、") if found else []
    parts = parts if len(parts) == count else split_last(text, parts)
    return parts if len(parts) == count > 2 and all(1 < b - a < 17 for a, b in parts) else []


def consists(text: str, begin: int, stop: int) -> Spans:
    """“康养行动”包括食堂改造、社区护理、老年课堂等。: three parts or more that the name is said to be made of; two by 由…组成."""
    if made := _MADE_OF.match(text, begin, stop):
        parts = split_last(text, split(made[1], made.start(1), "、"))
        return parts if len(parts) > 1 and all(1 < b - a < 21 for a, b in parts) else []
    found = _CONSISTS.match(text, begin, stop)
    if found is None:
        return []
    listed = _COUNTED_AT_LAST.sub("", found[1])
    parts = split_last(text, split(listed, found.start(1), "、"))
    return parts if len(parts) > 2 and all(1 < b - a < 17 for a, b in parts) else []


_MADE_OF = re.compile(
    "(?:主要|具体)?由([^，。；：“”《》的等]{4,100}?)(?:等?(?:[二三四五六七八九十两0-9]{1,2}(?:大|个)?(?:部分|板块|环节)))?(?:共同)?(?:组|构)成[，。；]"
)
_COUNTED_AT_LAST = re.compile(
    "[二三四五六七八九十两0-9]{1,2}(?:大|个|项|点|条)?(?:方面|内容|部分|环节|板块|任务|举措|措施)$"
)
_CONSISTS = re.compile(
    "(?:[^，。；：、“”《》]{0,6}(?:实施|施行|推出|启动|出台|发布))?，?(?:主要|具体|共|内容)*(?:包括|包含|涵盖|分为|涉及)了?((?:[^，。；：、“”的等]{2,16}、)+[^，。；：、“”的等]{2,20})(?:等[^，。；]{0,6})?[，。；]"
)


def some_of(text: str, begin: int, stop: int, count: int) -> Spans:
    """25条便民措施，包括扩大办理范围、推行“一网通办”等: two at least of so many things, and no more than are counted."""
    found = _SOME_OF.match(text, begin, stop)
    if found is None:
        return []
    listed, at = found["list"], found.start("list")
    mark = "；" if "；" in listed else "，" if found["open"] and "，" in listed else "、(?![^“]*”)"
    parts = split(listed, at, mark)
    if mark == "；":
        parts = [(a, comma if (comma := text.find("，", a, b)) > 0 else b) for a, b in parts]
    elif not found["open"]:
        parts = split_last(text, parts)
    return parts if 1 < len(parts) <= count and all(1 < b - a < 40 for a, b in parts) else []


_SOME_OF = re.compile(
    "[^，。；：、“”\\n]{0,8}[，。\\n]*(?:其中|这些|具体|主要|重点|内容|举措|措施|政策|分别)*(?:包括|包含|涵盖|涉及)了?[：:]?"
    "(?P<list>(?:(?!在内)[^。\\n：]){6,300}?)(?:(?P<open>等(?:[^，。；、“”]{0,4}(?:内容|方面|领域|环节|措施|举措|任务|工作|项目|行动|工程|产业|活动|服务))?)[，。；]|[。\\n])"
)


def ones(text: str, begin: int, stop: int, count: int) -> Spans:
    """“四个一”机制，一个项目、一名领导、一个专班、一抓到底: right behind it as many as it counts, a one in each."""
    found = _ONES.match(text, begin, stop)
    parts = split(found[1], found.start(1), "[、，]") if found else []
    if len(parts) == count > 1 and all("一" in text[a:b] for a, b in parts):
        return parts
    row = _ROW_OF_ONES.search(text, begin, begin + 200) if text.count("一", begin, begin + 200) >= count else None
    parts = split(row[0], row.start(), "、") if row else []
    return parts if len(parts) == count > 2 else []


_ONES = re.compile("[^，。；：、“”\\n]{0,8}[，：（](?:[每各][村户县乡镇校家企]|做到|明确)?([^。；：“”（）\\n]{8,120})")


_ROW_OF_ONES = re.compile("一[个支张条套项名份本批座道把次场件][^，。；：、\n]{1,12}(?:、一[^，。；：、\n]{2,14})+")
"""“六个一”建设。每村建立 | 一个消防站、一支消防队、…: in the sentence after it."""


_THAT_IS = re.compile(f"[^，。；：、“”]{{0,8}}[，：]?{MEANS}(?P<list>[^。：“”\n]{{8,160}})")


def that_is(text: str, begin: int, stop: int, count: int) -> Spans:
    """“一三五”工作法，即建强一个支部；带好三支队伍；用好五项机制: three clauses or more by semicolons, or short ones in a row."""
    found = _THAT_IS.match(text, begin, stop)
    if found is None:
        return []
    clauses = split(found["list"], found.start("list"), "；")
    if len(clauses) > 1 and len(halves := split(found["list"], found.start("list"), "[，；]")) == count:
        return halves  # 保甲，压乙；保丙，压丁 of 两保两压
    if len(clauses) > 2:
        return [(a, at if (at := text.find("，", a, b)) > 0 else b) for a, b in clauses]
    row = split(found["list"].partition("，")[0], found.start("list"), "、")
    alike = len({b - a for a, b in row}) == 1 and 2 < row[0][1] - row[0][0] < 11
    return row if len(row) > max(2, count // 2) and alike and "的" not in text[row[0][0] : row[-1][1]] else []


RULES: tuple[Rule, ...] = (
    declared(
        "component.ones",
        yes=(
            (
                "全县落实“三个一”要求，每村一本台账、一张地图、一支队伍。",
                ("三个一|一本台账|1", "三个一|一张地图|2", "三个一|一支队伍|3"),
            ),
            (
                "推进“三个一”建设。每个小区建立一个微型消防站、一支义务消防队、一张疏散图。",
                ("三个一|一个微型消防站|1", "三个一|一支义务消防队|2", "三个一|一张疏散图|3"),
            ),
        ),
        no=("全县落实“三个一”要求，每村一本台账、一张地图，干部到户。",),
    ),
    declared(
        "component.some_of",
        yes=(
            (
                "今年推出25条便民服务措施，包括扩大异地办理范围、推行社保缴费“一网通办”等。",
                ("25条便民服务措施|扩大异地办理范围|1", "25条便民服务措施|推行社保缴费一网通办|2"),
            ),
            (
                "县里推出12条重点措施。\n措施包括支持口岸智慧建设，打造物流港；促进服务贸易发展，办好展会等。",
                ("12条重点措施|支持口岸智慧建设|1", "12条重点措施|促进服务贸易发展|2"),
            ),
            (
                "全县实施“十大举措”。包括加快产品创新，有条件的乡镇给予适当补贴，开展展销活动等。",
                ("十大举措|加快产品创新|1", "十大举措|有条件的乡镇给予适当补贴|2", "十大举措|开展展销活动|3"),
            ),
        ),
        no=(
            "全县实施“三大举措”，涉及衡阳、邵阳、永州、郴州。",
            "全县实施“三大举措”，包括老人在内的群众受益。",
            "全市培育“六大集群”，包括制药、造纸等行业在内的骨干成长起来，陶瓷、食品加快发展。",
        ),
    ),
    declared(
        "component.includes",
        yes=(
            (
                "会议发布《湘江保护行动方案》，主要包括坚持绿色发展、深化流域合作和推动公众参与等三点倡议。",
                (
                    "湘江保护行动方案|坚持绿色发展|1",
                    "湘江保护行动方案|深化流域合作|2",
                    "湘江保护行动方案|推动公众参与|3",
                ),
            ),
            (
                "市里印发《湖区建设方案》，从四个方面提出18条举措，包括恢复岸线、清理围网、治理支流等。",
                ("湖区建设方案|恢复岸线|1", "湖区建设方案|清理围网|2", "湖区建设方案|治理支流|3"),
            ),
            (
                "局里开展“三个一”活动，以一次宣讲、一次竞赛、一场演出等多种形式迎接校庆。",
                ("三个一活动|一次宣讲|1", "三个一活动|一次竞赛|2", "三个一活动|一场演出|3"),
            ),
        ),
        no=("《湘江保护行动方案》发布，包括企业代表、专家等三个方面的人员到会。",),
    ),
    declared(
        "component.consists",
        yes=(
            (
                "“康养行动”包括食堂改造、社区护理和老年课堂等。",
                ("康养行动|食堂改造|1", "康养行动|社区护理|2", "康养行动|老年课堂|3"),
            ),
            (
                "全市实施“六大行动”，涵盖了路网提升、水网改造、电网升级等内容。",
                ("六大行动|路网提升|1", "六大行动|水网改造|2", "六大行动|电网升级|3"),
            ),
            (
                "“引湘入洞”工程由提水工程和配水管网工程组成。",
                ("引湘入洞工程|提水工程|1", "引湘入洞工程|配水管网工程|2"),
            ),
        ),
        no=(
            "“康养行动”由衡阳市和邵阳市组成的联合体承办。",
            "“康养行动”由市财政出资。",
            "“康养行动”涉及衡阳市、邵阳市、永州市。",
        ),
    ),
    declared(
        "component.that_is",
        yes=(
            (
                "全村推行“一三五”工作法，即建强一个支部；带好三支队伍；用好五项机制，走出新路。",
                ("一三五工作法|建强一个支部|1", "一三五工作法|带好三支队伍|2", "一三五工作法|用好五项机制|3"),
            ),
            (
                "推行“邻里吹哨”机制，即居民点单、网格吹哨、部门报到。",
                ("邻里吹哨机制|居民点单|1", "邻里吹哨机制|网格吹哨|2", "邻里吹哨机制|部门报到|3"),
            ),
            (
                "“邻里吹哨”机制是指居民点单、网格吹哨、部门报到。",
                ("邻里吹哨机制|居民点单|1", "邻里吹哨机制|网格吹哨|2", "邻里吹哨机制|部门报到|3"),
            ),
            (
                "全厂实行“两保两压”的方针，即保重点产品，压一般产品；保技术改造，压楼堂馆所。",
                (
                    "两保两压|保重点产品|1",
                    "两保两压|压一般产品|2",
                    "两保两压|保技术改造|3",
                    "两保两压|压楼堂馆所|4",
                ),
            ),
        ),
        no=(
            "推行“邻里吹哨”机制，即刻得到居民、商户、学校的好评。",
            "推行“邻里吹哨”机制，分别得到居民、商户、学校好评。",
        ),
    ),
)
