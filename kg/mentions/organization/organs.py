"""Bodies that every level has one of, printed after a place or a level word: 市委, 衡阳市政府, 县人社局, 省妇联."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.grammar import SLOTS, Document, Rule, Slotted
from kg.mentions.organization.places import name_of, resolve
from kg.mentions.organization.tables import SUFFIXES, alternation, bodies, ending, stems, stops
from kg.model import Mention, Organization, Place

JOINT = "organization.joint"
LEVEL_WORD = (
    "自治[区州县]|省|(?<![省城都超门夜上股楼菜集辖级列各县区州花])市|州|盟|县|旗"
    "|(?<![社园景地城辖山灾校小片库牧林战特专防市治发街矿禁域])区|(?<![乡城村集])镇|(?<![老家同城异水])乡|街道|兵团|(?<![当各本外内实基农土工场营阵])地(?=委)"
)
JURISDICTION = f"(?:{SLOTS['place']}+|(?<![全各本该数两某多])(?:{LEVEL_WORD}))"
NO_COMMITTEE = "(?![托派任员屈婉培以内])"
PARTY_UNITS = (
    "组织部|宣传部|统战部|统一战线工作部|社会工作部|农村工作部|政法委员会|政法委|办公厅|办公室|办(?![理公学事好实])|督查室|党校|政研室|政策研究室"
    "|老干部局|网信办|编办|巡察办|巡视办|机关工委|直属机关工委|教育工委|改革办|农办|文明办|史志办|讲师团|党史研究室|党史办|国安办|审计办"
    "|外办|外事办|台办|台工办|财经办|财办|依法治[省市县区州]办|军民融合办|保密局|机要局|深改办|教育工作委员会|网络安全和信息化委员会办公室"
    "|全面深化改革委员会|全面依法治[省市县区州]委员会|财经委员会|审计委员会|国家安全委员会|外事工作委员会|农村工作领导小组"
)
UNIT_NAMES = {
    "统战部": "统一战线工作部",
    "政法委": "政法委员会",
    "办": "办公室",
    "政研室": "政策研究室",
    "网信办": "网络安全和信息化委员会办公室",
    "编办": "机构编制委员会办公室",
    "机关工委": "直属机关工作委员会",
    "直属机关工委": "直属机关工作委员会",
    "教育工委": "教育工作委员会",
    "改革办": "全面深化改革委员会办公室",
    "深改办": "全面深化改革委员会办公室",
    "农办": "农村工作领导小组办公室",
    "文明办": "精神文明建设指导委员会办公室",
    "巡察办": "巡察工作领导小组办公室",
    "巡视办": "巡视工作领导小组办公室",
}
PARTIES = {
    "民革": "中国国民党革命委员会",
    "民盟": "中国民主同盟",
    "民建": "中国民主建国会",
    "民进": "中国民主促进会",
    "农工党": "中国农工民主党",
    "致公党": "中国致公党",
    "九三学社": "九三学社",
    "台盟": "台湾民主自治同盟",
}
PARTIES |= {full: full for full in PARTIES.values()}
DEPARTMENT_ENDS = "局|厅|委员会|委(?![托派任员])|办公室|办(?![理公学事好实])|系统|工作部|部(?![门署分委落])"


def jurisdiction(doc: Document, slotted: Slotted, m: re.Match[str]) -> tuple[Place | None, str]:
    """The place of the `jur` group and the words that stand for it in a name (the printed ones if it stays open)."""
    start, end = m.span("jur")
    if not (places := slotted.among(start, end, "place")):
        word = m.group("jur")
        place = resolve(doc, slotted, word, start)
        return place, name_of(place) if place else word
    values = [p.value for p in places if isinstance(p.value, Place)]
    last = values[-1]
    return last, slotted.group(m, "jur") if last.level == "site" else name_of(last)


def is_open(place: Place | None, m: re.Match[str]) -> bool:
    """A level word that no place of the article explains: 乡党委 speaks of all of them, 某某省政府 of one that we cannot read."""
    if place is not None:
        return False
    start = m.start("jur")
    return m.group("jur") in ("镇", "乡", "街道", "村", "社区", "区", "旗", "盟") or (
        start > 0 and cut(m.string, start)
    )


def cut(text: str, at: int) -> bool:
    """Whether `at` lies inside a word, as far as one can see: behind a letter that ends no verb or function word."""
    return "\u4e00" <= text[at - 1] <= "\u9fff" and ending(stops(), text, 0, at) is None


def committee_name(place: Place | None, name: str) -> str:
    if place is not None and (place.level == "site" or name.endswith("街道")):
        return f"中共{name}工作委员会"
    if place is not None and place.level in ("township", "village"):
        return f"中共{name}委员会"
    if name.endswith(("自治区", "自治州", "自治县")):
        return f"中共{name}委员会"
    return f"中共{name}委"


def made(slotted: Slotted, m: re.Match[str], name: str, place: Place | None, rule: str) -> Mention:
    return Mention("organization", *slotted.span(*m.span()), Organization(name, place), rule)


def party(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Mention]:
    place, name = jurisdiction(doc, slotted, m)
    if is_open(place, m) or (place is not None and place.level in ("country", "natural", "region")):
        return
    if place is not None and place.level == "village" and not re.search("党|员会", m[0]):
        return  # 夏坡|村委|会 is the committee of the villagers
    if m.group("region") is not None and (place is None or not place.name.endswith("地区")):
        return
    full = committee_name(place, name) if m.group("region") is None else f"中共{name.removesuffix('地区')}地委"
    if unit := m.group("unit"):
        full += UNIT_NAMES.get(unit, unit)
    yield made(slotted, m, full, place, "organization.party")


def democratic(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Mention]:
    place, name = jurisdiction(doc, slotted, m)
    if not is_open(place, m):
        yield made(slotted, m, f"{PARTIES[m.group('party')]}{name}委员会", place, "organization.democratic")


def body(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Mention]:
    place, name = jurisdiction(doc, slotted, m)
    if is_open(place, m):
        return
    form = m.group("form")
    if place is not None and place.level == "country":
        if form not in ("政府", "军区") or name == "中国":
            return
        full = name + form
    elif form in ("军区", "军分区", "警备区"):
        full = slotted.group(m, "jur") + form if slotted.among(*m.span("jur"), "place") else name + form
    else:
        full = bodies()[form].format(p=name)
    yield made(slotted, m, full, place, "organization.body")


def department(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Mention]:
    place, name = jurisdiction(doc, slotted, m)
    if is_open(place, m) or (place is not None and place.level == "country"):
        return
    deictic = slotted.printed(*m.span("jur")).startswith("全")
    end = m.group("end")
    if deictic and end != "系统":
        return
    full = name + stems("government")[m.group("stem")] + SUFFIXES.get(end, end)
    yield made(slotted, m, full, place, "organization.department")


def villagers(doc: Document, slotted: Slotted, m: re.Match[str]) -> Mention | None:
    place = slotted.mention(m, "jur").value
    if not isinstance(place, Place) or place.level != "village":
        return None
    name = f"{place.name}{'村民' if place.name.endswith('村') else '居民'}委员会"
    return made(slotted, m, name, place, "organization.villagers")


def corps(doc: Document, slotted: Slotted, m: re.Match[str]) -> Mention | None:
    """Divisions and regiments of 新疆生产建设兵团, in an article that speaks of it."""
    if re.search("兵团|团场|连队", doc.article.text) is None:
        return None
    return made(slotted, m, slotted.group(m), None, "organization.corps")


def youth(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Mention]:
    place, name = jurisdiction(doc, slotted, m)
    yield made(slotted, m, f"共青团{name}委", place, "organization.youth")


def joint(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Mention]:
    """The office that a committee and a government have in common, and, inside it, the two."""
    place, name = jurisdiction(doc, slotted, m)
    committee, government = committee_name(place, name), f"{name}人民政府"
    spans = (m.span(), m.span("first"), m.span("second"))
    names = (f"{committee}、{government}{m.group('unit')}", committee, government)
    for span, full in zip(spans, names, strict=True):
        yield Mention("organization", *slotted.span(*span), Organization(full, place), JOINT)


def cppcc(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Mention]:
    place, name = jurisdiction(doc, slotted, m)
    if place is not None and place.level == "country":
        name = "全国"
    yield made(slotted, m, f"中国人民政治协商会议{name}委员会", place, "organization.cppcc")


def branch(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Mention]:
    place, name = jurisdiction(doc, slotted, m)
    if place is not None and place.level in ("village", "township"):
        yield made(slotted, m, name + m.group("form"), place, "organization.branch")


NOT_A_BODY = "(?![理学事]|采购|债|救助|网|热线|性|质量|特殊津贴|购买|补贴|补助|投资|主导|引导|职能|换届)"


def numbered(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Mention]:
    place, name = jurisdiction(doc, slotted, m)
    start = m.end("jur")
    printed = slotted.group(m) if slotted.among(*m.span("jur"), "place") else name + slotted.printed(start, m.end())
    yield made(slotted, m, printed, place, "organization.numbered")


def youth_short(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Mention]:
    place = resolve(doc, slotted, m.group("jur2"), m.start("jur2"))
    name = place.name if place else m.group("jur2")
    yield made(slotted, m, f"共青团{name}委", place, "organization.youth")


WORDS = {
    "JUR": JURISDICTION,
    "FORMS": alternation(bodies()),
    "STEMS": alternation(stems("government")),
    "ENDS": DEPARTMENT_ENDS,
}

RULES: tuple[Rule, ...] = (
    Rule(
        "organization.party",
        r"(?P<full>中共|中国共产党)?(?P<jur>{JUR})(?(full)(?:第?[一二三四五六七八九十]+届)?)(?P<region>(?<=地)|地)?(?:委员会|党委|党工委|委(?!员)"
        + NO_COMMITTEE
        + r")(?P<unit>"
        + PARTY_UNITS
        + r")?",
        party,
        trigger=("委",),
        words=WORDS,
        yes=(
            ("市委召开常委会会议。", ("中共衡阳市委|衡阳市",)),
            ("中共岳阳市委员会印发通知。", ("中共岳阳市委|岳阳市",)),
            ("中共岳阳市第十三届委员会召开全会。", ("中共岳阳市委|岳阳市",)),
            ("中共阿里地委召开会议，地委组织部负责。", ("中共阿里地委|阿里地区", "中共阿里地委组织部|阿里地区")),
            ("市委宣传部发布消息。", ("中共衡阳市委宣传部|衡阳市",)),
            ("广西壮族自治区党委作出部署。", ("中共广西壮族自治区委员会|广西壮族自治区",)),
        ),
        no=("城市委托管理。", "各区委派人员。"),
    ),
    Rule(
        "organization.democratic",
        r"(?P<party>{PARTIES})(?P<jur>{JUR})委(?:员会)?(?![托派任员屈婉培以内])",
        democratic,
        words={**WORDS, "PARTIES": alternation(PARTIES)},
        trigger=("民", "农工党", "致公党", "九三学社", "台盟"),
        yes=(
            ("民盟岳阳市委开展调研。", ("中国民主同盟岳阳市委员会|岳阳市",)),
            ("农工党市委、民进市委参加。", ("中国农工民主党衡阳市委员会|衡阳市", "中国民主促进会衡阳市委员会|衡阳市")),
        ),
        no=("市民建议市委。",),
    ),
    Rule(
        JOINT,
        r"(?:中共)?(?P<first>(?P<jur>{JUR})委)[、和]?(?P<second>(?:{place}|省|市|县|区|州)(?:人民)?政府)(?P<unit>督查室|信访局|目标督查办公室|政策研究室|接待办公室)",
        joint,
        trigger=("督查", "信访局", "研究室", "接待办"),
        words=WORDS,
        yes=(
            (
                "市委、市政府督查室通报情况。",
                ("中共衡阳市委、衡阳市人民政府督查室|衡阳市", "中共衡阳市委|衡阳市", "衡阳市人民政府|衡阳市"),
            ),
        ),
    ),
    Rule(
        "organization.body",
        r"(?P<jur>{JUR})(?:第?[一二三四五六七八九十]+届)?(?P<form>{FORMS})" + NOT_A_BODY,
        body,
        words=WORDS,
        yes=(
            ("市政府召开常务会议。", ("衡阳市人民政府|衡阳市",)),
            ("市妇联、市残联参加。", ("衡阳市妇女联合会|衡阳市", "衡阳市残疾人联合会|衡阳市")),
            ("岳阳市人大常委会开展执法检查。", ("岳阳市人民代表大会常务委员会|岳阳市",)),
            ("市政协提案。", ("中国人民政治协商会议衡阳市委员会|衡阳市",)),
        ),
        no=("城市政府治理。", "我国政府主张。"),
    ),
    Rule(
        "organization.department",
        r"(?P<jur>{JUR})(?P<stem>{STEMS})(?P<end>{ENDS})",
        department,
        words=WORDS,
        yes=(
            ("市工信局负责。", ("衡阳市工业和信息化局|衡阳市",)),
            ("湖南省发展改革委批复。", ("湖南省发展和改革委员会|湖南省",)),
        ),
        no=("市教育部门负责。",),
    ),
    Rule(
        "organization.villagers",
        r"(?P<jur>{place})(?:委(?:员)?会|居委会)",
        villagers,
        trigger=("委",),
        yes=(("衡东县洣水镇双园村委会挂牌。", ("双园村村民委员会|双园村",)),),
        no=("衡东县委会议。",),
    ),
    Rule(
        "organization.corps",
        r"(?:(?:新疆生产建设)?兵团)?(?:第?[一二三四五六七八九十]{1,3}师{place}?)?(?:第?[0-9一二三四五六七八九十百]{1,4}团)(?=党委|党政|政委|团长|、|，|机关|职工|[一二三四五六七八九十0-9]+连|各连)"
        r"|(?:(?:新疆生产建设)?兵团)?第?[一二三四五六七八九十]{1,3}师(?=党委|政委|师长|{place}党委|各团)",
        corps,
        trigger=("团", "师"),
        yes=(("兵团第五师86团党委书记到连队走访。", ("兵团第五师86团",)),),
        no=("5团党委书记在部队。",),
    ),
    Rule(
        "organization.youth",
        r"(?:共青团(?P<jur>{JUR})委(?:员会)?|团(?P<jur2>[省市县区州])委(?![员托]))",
        lambda doc, slotted, m: youth(doc, slotted, m) if m.group("jur") else youth_short(doc, slotted, m),
        trigger=("团",),
        words=WORDS,
        yes=(
            ("团市委组织志愿者。", ("共青团衡阳市委|衡阳市",)),
            ("共青团岳阳市委发出倡议。", ("共青团岳阳市委|岳阳市",)),
        ),
    ),
    Rule(
        "organization.cppcc",
        r"(?:中国人民政治协商会议|(?:人民)?政协)(?:第?[一二三四五六七八九十]+届)?(?P<jur>{place}+)(?:第?[一二三四五六七八九十]+届)?委员会",
        cppcc,
        trigger=("政协", "政治协商"),
        yes=(("政协岳阳市委员会召开全会。", ("中国人民政治协商会议岳阳市委员会|岳阳市",)),),
    ),
    Rule(
        "organization.numbered",
        r"(?P<jur>{JUR})第?[一二三四五六七八九十]{1,3}[中小](?![学心医国全间型队])",
        numbered,
        trigger=("中", "小"),
        words=WORDS,
        yes=(("岳阳市一中开学。", ("岳阳市一中|岳阳市",)),),
        no=("岳阳市一中心两片区。",),
    ),
    Rule(
        "organization.centre",
        r"(?<![\u4e00-\u9fff])中央(?=[\u4e00-\u9fff]{2,8}?(?:工作会议|座谈会)|和省委|决策部署|[有相]关(?:要求|部署|精神|规定)|部署要求|要求|精神|批准|决定)"
        r"|(?<=[实行彻达习照据绕好握会神署])中央(?=[\u4e00-\u9fff]{2,8}?(?:工作会议|座谈会)|和省委|决策部署|[有相]关(?:要求|部署|精神|规定)|部署要求|要求|精神)",
        lambda doc, slotted, m: made(slotted, m, "中共中央", Place("中国", "country"), "organization.centre"),
        trigger=("中央",),
        yes=(("认真落实中央经济工作会议部署。", ("中共中央|中国",)), ("中央和省委要求抓紧。", ("中共中央|中国",))),
        no=("中央财政下达资金。", "中央空调维修。"),
    ),
    Rule(
        "organization.branch",
        r"(?P<jur>{place}+|村|社区)(?P<form>党支部|党总支|党委)",
        branch,
        trigger=("党支部", "党总支", "党委"),
        yes=(("南岳区南岳镇红星村党支部开会。", ("红星村党支部|红星村",)),),
        no=("村党支部要发挥作用。",),
    ),
)


def find(doc: Document) -> Iterator[Mention]:
    """All such bodies; the two that a joint office belongs to stand in it as mentions of their own."""
    for slotted in doc.slotted(hide=("number", "time")):
        for rule in RULES:
            yield from rule.run(doc, slotted)
