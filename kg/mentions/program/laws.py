"""Laws and treaties named without 《》: 修订 | 湖岸保护法, 退出 | 中程导弹条约, 签署 | 人才工作协同发展合作框架协议."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.grammar import Rule, declared
from kg.mentions.program.edges import is_generic, left_of, trim
from kg.mentions.program.printed import as_printed
from kg.model import Program

LAST_WORDS = ("条约", "公约", "协定", "议定书", "法案", "框架协议", "法", "条例", "办法", "规定", "目录", "指引")
_TREATIES = {"条约": 4, "公约": 4, "协定": 5, "议定书": 4, "法案": 3, "框架协议": 5}
_GOES_ON = re.compile(
    "[院律国定检监人治规理案制庭官学则典权务令线师医家语纪盲式器网者工宝子宣子书]|[和与](?:规定|条例|办法)"
)
_NOT_AFTER = frozenset("件例情约发组数")
_MADE = re.compile(
    "(?:(?:审议|修改|修订|废止|制定|起草|颁布|施行|修正|出台|印发|制发|发布)(?:通过)?(?:实施)?[了的]?(?:(?:全[国省市县区])?统一的)?|(?:新修[订改]|初次审议|再次审议|继续审议|审议通过)[了的]?)$"
)
_OF_TWO_STATES = re.compile("中[^方国外央小东西][^，。]?(?:投资|自贸|引渡|航空|领事)")
_LISTS = frozenset(("目录", "指引"))
_KEPT = re.compile("(?:实施|执行|更新|公布|调整)[了的]?$")
"""What else is done to such a list, or guidance, that has a name."""
_MAKING = re.compile("草案|审议|修改|修订|废止|制定|起草|颁布|施行|修正|出台|印发|制发|发布")
DRAFT = re.compile("(?:修[订正]草案|修正案草案|草案|修正案)(?:[一二三]审稿)?")
RULES_OF = re.compile("实施(?:条例|细则|办法)(?:(?:修订|修正)?草案)?")
"""Rules on how a law is carried out bear its name: 湖岸保护法 | 实施细则."""
_UNNAMED = re.compile(
    "(?:深化|加强|推进|全面|共同|有关|相关|暂行|试行|国际|不平等|丧权辱国|和平|友好|双边|多边|自由贸易|自贸|服务贸易|停战|停火|投资|贸易|合作|战略合作|该|本|此|一项|新|旧|拨款|支出|刑事|立|违|司|执|合|方|做|看|想|说|用|无|设|书|想|守|民|依|普|军|枪|兵|语|手|章|宗|国|普|护|学|用|违纪违|重大违纪违|违规违|一些|几种|各种|必要的?|行政|地方性|法律)*$"
)
_OPENS = re.compile(
    "(?:审议通过|审议|修改|修订|废止|制定|起草|颁布|施行|修正|签署|商签|签订|达成|加入|退出|批准|履行|遵守|废除|缔结|违反|恪守|重温|提议|商谈|公布|提出|订立|制订|续签|恢复|暂停|中止|落实|通过|接受|否决|推进|推动|释放|发挥|实施|根据|依据|称|由(?!贸)|(?<![应针])(?:(?<!面)|(?<=方面))对(?!外)|将|是|于|撕毁|破坏|参加|争取|寻求|加强|以(?!色))+[了过的]?(?:一[项份])?"
)
_PARTICLES = re.compile(
    "^[一二三四五六七八九十几]个|[一几]$|^(?:无论|一些|配套|两国间|有关|高标准|值此)|[的了着把被或并而所「」]|[0-9]|等|关于|草案|决定|谴责|准备|突然|经过|常委会|停火|停战|几个|众院|议会"
)


def find_laws(text: str, heads: list[tuple[int, int]]) -> Iterator[tuple[int, int, Program]]:
    """Laws and treaties in a passage, left to right; `heads` holds where their last words stand in it."""
    floor, listed = 0, False
    making = _MAKING.search(text) is not None
    for start, stop in heads:
        word = text[start:stop]
        if start < floor or text[stop : stop + 1] in _NOT_AFTER:
            continue
        listing = word in _LISTS
        if word not in _TREATIES and (not (making or listing) or _GOES_ON.match(text, stop)):
            continue
        begin, _ = trim(text, left_of(text, floor, start), start)
        for opening in _OPENS.finditer(text, begin, start):
            begin = opening.end()
        own = text[begin:start]
        joint = own.rfind("、") if word in _TREATIES or listing else max(own.rfind(mark) for mark in "、和与")
        begin, own = begin + joint + 1, own[joint + 1 :]
        if not 2 <= len(own) <= 20 or _UNNAMED.fullmatch(own) or is_generic(own) or _PARTICLES.search(own):
            listed = False
            continue
        if word in _TREATIES:
            named = len(own) >= _TREATIES[word] or (
                len(own) == 4 and _OF_TWO_STATES.fullmatch(own) is not None and not text.startswith("谈判", stop)
            )
        else:
            if word == "法" and own[-1] in "执司立守违合依普用方做看想说书文语手枪兵军疗技章宪":
                continue
            if listing and len(own) < 5:
                continue
            made = _MADE.search(text, max(0, begin - 12), begin) is not None or DRAFT.match(text, stop) is not None
            made = made or (listing and _KEPT.search(text, max(0, begin - 8), begin) is not None)
            rules = word == "法" and RULES_OF.match(text, stop) is not None
            named = len(own) + len(word) > 3 and (made or rules or (listed and text[begin - 1] in "、和与"))
        listed = named and text[stop : stop + 1] in tuple("、和与")
        if named:
            end = further.end() if (further := DRAFT.match(text, stop) or RULES_OF.match(text, stop)) else stop
            listed = listed or text[end : end + 1] in tuple("、和与")
            yield begin, end, Program(text[begin:end], "document")
            floor = end


LAW = declared(
    "program.law",
    yes=(
        (
            "国务院决定修改烟花爆竹管理条例、湖泊保护办法等7部行政法规。",
            ("烟花爆竹管理条例|document", "湖泊保护办法|document"),
        ),
        ("会议审议了湖岸保护法修订草案、林场安全法。", ("湖岸保护法修订草案|document", "林场安全法|document")),
        ("听取关于冰川使用管理法草案修改情况的汇报。", ("冰川使用管理法草案|document",)),
        ("该国退出欧洲常规力量削减条约。", ("欧洲常规力量削减条约|document",)),
        ("修订外来投资产业指导目录。", ("外来投资产业指导目录|document",)),
        ("实施林场布局优化和结构调整指引，改进评价。", ("林场布局优化和结构调整指引|document",)),
        ("制定全国统一的公积金关系转移办法。", ("公积金关系转移办法|document",)),
        ("尽早签署中土自贸协定，推动中山投资协定谈判。", ("中土自贸协定|document",)),
        ("三地签署人才协同发展合作框架协议。", ("人才协同发展合作框架协议|document",)),
        (
            "修改草场保护法实施细则，落实湿地管理法实施办法。",
            ("草场保护法实施细则|document", "湿地管理法实施办法|document"),
        ),
        ("双方要恪守中土和平友好条约。", ("中土和平友好条约|document",)),
    ),
    no=(
        "双方签署合作框架协议。",
        "用科学办法解决问题。",
        "坚决查处重大违纪违法案件。",
        "两国达成停火协定。",
        "制定各种必要的规定。",
        "制定一些林场工作条例草案。",
        "当地开挖一条约三百米的水渠。",
        "落实中央八项规定及其实施细则。",
    ),
)

RULES: tuple[Rule, ...] = (
    Rule(
        name="program.declaration",
        pattern=(
            "(?<!其)(?P<states>中[\u4e00-\u9fff]{1,3}?(?:两国)?(?:政府|总理定期会晤)?(?:建交)?(?:联合声明|联合公报|建交公报))"
            "|(?:通过|签署|发表|发布|达成|落实)了?[“「]?(?P<place>(?!了|联合|共同|峰会|会议|和平|部长|闭幕)[\u4e00-\u9fff]{2,3}宣言)"
        ),
        make=lambda doc, slotted, match: as_printed("document", "program.declaration", match.lastgroup or 0)(
            doc, slotted, match
        ),
        trigger=("声明", "公报", "宣言"),
        first="中通签发达落",
        yes=(
            ("两国总理签署中土联合声明。", ("中土联合声明|document",)),
            ("中土建交公报签署五十年来，交往频繁。", ("中土建交公报|document",)),
            ("峰会通过贝伦宣言，呼吁保护雨林。", ("贝伦宣言|document",)),
            ("八国签署了“贝伦宣言”。", ("贝伦宣言|document",)),
        ),
        no=("双方发表联合声明。", "会议通过峰会宣言。", "国家统计局发布统计公报。", "其中美两国联合声明没有提及。"),
    ),
)
