"""Bodies that every level has one of, printed after a place or a level word: 衡阳市政府, 县人社局, 省妇联."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.grammar import Document, Rule, Slotted
from kg.lexicon import any_of
from kg.mentions.organization import abroad, corps, forces, history, institutes, party, set_up, sides, villages, zones
from kg.mentions.organization.level import FIRST, JURISDICTION, is_open, jurisdiction, made
from kg.mentions.organization.party import committee_name
from kg.mentions.organization.tables import SUFFIXES, bodies, ending, stems, stops
from kg.mentions.organization.walk import TASK
from kg.mentions.place.country import CHINA
from kg.mentions.place.gazetteer import stem
from kg.model import Mention

DEPARTMENT_ENDS = "局|厅|委员会|委(?![托派任员])|办公室|办(?![理公学事好实])|系统|工作部|部(?![门署分委落])|科(?![技研学普室教员目协])"


def body(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Mention]:
    """市政府, 市妇联, 省军区: what every level has one of, under its full name; of countries only the government."""
    place, name = jurisdiction(doc, slotted, m)
    if is_open(place, m):
        return
    form = m.group("form")
    if slotted.printed(*m.span("jur")).startswith("全") and place is not None and place.level != "country":
        return  # 全省法院 are many
    if form == "办事处" and (place is None or place.level != "township"):
        return
    if place is not None and place.level == "country":
        if form not in ("政府", "军区") or (name == "中国" and slotted.printed(*m.span("jur")) != "中国"):
            return
        full = name + form
    elif form in ("军区", "军分区", "警备区", "卫戍区", "专署", "专员公署"):
        own = stem(name) if form == "军分区" else name
        full = slotted.group(m, "jur") + form if slotted.among(*m.span("jur"), "place") else own + form
    elif form == "法院" and place is not None:
        full = name + COURTS.get(place.level, "人民法院")
    else:
        full = bodies()[form].format(p=name)
    yield made(slotted, m, full, place, "organization.body")


COURTS = {"province": "高级人民法院", "prefecture": "中级人民法院"}
"""What the court of a place is, by its level, where it is but called 法院."""


def department(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Mention]:
    """市工信局, 省发改委: its field and its end spelt out."""
    place, name = jurisdiction(doc, slotted, m)
    if is_open(place, m) or (place is not None and place.level == "country"):
        return
    deictic = slotted.printed(*m.span("jur")).startswith("全")
    end = m.group("end")
    if deictic and end != "系统":
        return
    full = name + stems("government")[m.group("stem")] + SUFFIXES.get(end, end)
    yield made(slotted, m, full, place, "organization.department")


def office(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Mention]:
    """市创城办, 县委目督办: an office by its task, whatever that is, where what follows shows that it is one."""
    place, name = jurisdiction(doc, slotted, m)
    task = m.group("task")
    if is_open(place, m) or (place is not None and place.level in ("country", "natural", "region")):
        return
    if slotted.printed(*m.span("jur")).startswith(("全", "我", "本", "该")):
        return
    words = (ending(stops(), task, 0, i) for i in range(1, len(task) + 1))
    if any(word is not None and not TASK.fullmatch(word) for word in words):
        return
    of = {"委": committee_name(place, name), "政府": f"{name}人民政府"}.get(m.group("of"), name)
    yield made(slotted, m, f"{of}{task}办公室", place, "organization.office")


VERBS_OF_DOING = "举主承创开兴协查代交帮领经包筹申联合催通自公民村乡镇社校厂县市省队新试停续补照法惩严采置操大可能网掌好难必立易快专待急特来去所要会已未再先并应不没就速即便缓速参我"
"""Letters that make a verb or the like with 办: 承办, 代办, 通办."""


def cppcc(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Mention]:
    """政协岳阳市委员会: the conference with its place inside."""
    place, name = jurisdiction(doc, slotted, m)
    if place is not None and place.level == "country":
        name = "全国"
    yield made(slotted, m, f"中国人民政治协商会议{name}委员会", place, "organization.cppcc")


def committee(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Mention]:
    """A standing committee of the congress or the conference: 市人大常委会农村工作委员会, 市政协提案委员会."""
    place, name = jurisdiction(doc, slotted, m)
    unit = m.group("unit")
    field = unit.removeprefix("代表")
    if is_open(place, m) or any(ending(stops(), field, 0, i) for i in range(1, len(field))):
        return
    full = bodies()[m.group("form")].format(p="全国" if place is not None and place.level == "country" else name)
    unit = f"{COMMITTEES[unit[:-1]]}委员会" if unit[:-1] in COMMITTEES else unit
    yield made(slotted, m, full + unit, place, "organization.committee")


COMMITTEES = {
    "财经": "财政经济",
    "法制": "法制",
    "内司": "内务司法",
    "监司": "监察和司法",
    "监察司法": "监察和司法",
    "环资": "环境与资源保护",
    "环资城建": "环境资源与城乡建设",
    "教科文卫": "教育科学文化卫生",
    "农业农村": "农业与农村",
    "农工": "农村工作",
    "民宗": "民族宗教",
    "民侨外": "民族华侨外事",
    "社建": "社会建设",
    "提案": "提案",
    "文史": "文史资料",
    "经济": "经济",
    "经科": "经济科技",
    "社法": "社会法制",
    "人资环": "人口资源环境",
    "港澳台侨": "港澳台侨",
    "科教文卫": "科教文卫",
}
"""Short names of the standing committees of a congress and a conference, and what stands in the full ones."""


NOT_A_BODY = "(?!(?<=委)[托派任员]|理(?!事)|代表(?:之家|小组|联络|工作站|工作室|活动|[0-9])|(?<=办)公|[学事]|采购|债|救助|网|热线|性|质量|特殊津贴|购买|补贴|补助|投资|主导|引导|职能|换届)"


def numbered(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Mention]:
    """岳阳市|一中: a school by its number alone, as printed."""
    place, name = jurisdiction(doc, slotted, m)
    start = m.end("jur")
    printed = slotted.group(m) if slotted.among(*m.span("jur"), "place") else name + slotted.printed(start, m.end())
    yield made(slotted, m, printed, place, "organization.numbered")


TO_THE_CENTRE = "实行彻达习传照据绕好握会神署合循应受由经向从与和是被对给为及同让使将把按请报以了着过有"
"""Letters in which words end that take the Party centre as object or stand before it as subject."""
NOT_THE_CENTRE = (
    "[一-鿿]{2,8}(?:工作会议|座谈会)|[一-鿿]{2,4}委员会|[一-鿿]{2,16}领导小组|财|预|决算|企|空|广|电|台|军|纪|组|宣|统战|统一战线|统筹|政|书记|委|办|党|文|编|网|外|农|社会工作|人民|人大代|银行|气象|"
    "八项|生态|环|巡|督|指导|第|一号|一台|国家|全面|全会|审计|区域|机构|主题|学习|应|反|追|本级|投资|补|储|专项|救|自然|冬|商|总馆|歌|芭|音|美|戏|民族|"
    "单位|部(?!署)|各|机关|直|所属|属|驻|重点|主要|主流|媒|新闻|级|层面|内政|对|选举|统计|情报|司令|通|苏|红|根据|大|公园|山|谷|平|岛|车|厨|处|控|监|管|收|支(?!持)|税|转|拨|彩|"
    "资|贴|奖|下[达拨]|安排|出资|一般|基|共享|候补|常|医|研|实验|定点|高层|高级|首长|省|市|特派|指挥|领导(?!下|的)|摆|放|悬|矗|立|坐|耸|位|是一|有一|社|情|区|宫|花|草|红|调|文物|"
    "的(?!(?:一系列|重大|重要|各项|大政|统一|正确|坚强|集中|战略|有关)?(?:方针|政策|部署|决策|要求|精神|决定|号召|关怀|关心|领导|指示|意见|规定|信任|支持|期望|文件|声音|权威|建议|名义|批准|路线|安排))|"
    "(?:[和与及到、]|以及)(?:各?级|省市|地方|省属|地属|各省|各地|[省市县区]级|[省市县、]{1,5}(?:属|直|级|驻|各|媒|主|新|财|预|企|有关部|单|资|三|四|两)|其他|企业|各|国家机关|全国|无党派|预算|财)"
)
"""What follows 中央 where it is no more than the middle, the budget or the level, or begins the name of an organ."""
BEHIND_AN_OFFICE = "主任|副主任|负责|牵头|会同|联合|工作人员|相关|有关|干部|同志|等|和|与|、|，|。|；|）|：|要|将|组织|通报|印发|发布|每"
"""What stands behind an office, and seldom behind a verb."""
ENDINGS = ("局", "厅", "委", "办", "系统", "工作部", "部", "科")
BEGUN = "".join(sorted({form[0] for form in bodies()}))
WORDS = {
    "JUR": JURISDICTION,
    "FORMS": any_of(bodies()),
    "STEMS": any_of(stems("government")),
    "ENDS": DEPARTMENT_ENDS,
    "SHORTS": any_of(COMMITTEES),
}

RULES: tuple[Rule, ...] = (
    *party.RULES,
    *sides.RULES,
    *abroad.RULES,
    *institutes.RULES,
    *forces.RULES,
    *history.RULES,
    *set_up.RULES,
    Rule(
        "organization.body",
        r"(?P<jur>{JUR})(?:第?[一二三四五六七八九十]+届)?"
        + f"(?=[{BEGUN}])"
        + r"(?P<form>{FORMS})(?:(?<=办)公室)?"
        + NOT_A_BODY,
        body,
        trigger=tuple(bodies()),
        first=FIRST,
        words=WORDS,
        yes=(
            ("市政府召开常务会议。", ("衡阳市人民政府|衡阳市",)),
            ("省法院、市法院负责。", ("湖南省高级人民法院|湖南省", "衡阳市中级人民法院|衡阳市")),
            ("市政府办公中心启用。", ("衡阳市人民政府|衡阳市",)),
            ("市妇联、师市残联参加。", ("衡阳市妇女联合会|衡阳市", "衡阳市残疾人联合会|衡阳市")),
            ("岳阳市人大常委会开展执法检查。", ("岳阳市人民代表大会常务委员会|岳阳市",)),
            ("阿里地区行署发布公告，行署强调安全。", ("阿里地区行政公署|阿里地区",) * 2),
            ("福建省宁德行署发布公告。", ("宁德地区行政公署|宁德地区",)),
            ("晋南专区开会，专署负责。", ("晋南专区专署|晋南专区",)),
            ("岳阳军分区开会，军分区负责。", ("岳阳军分区|岳阳市", "衡阳军分区|衡阳市")),
            ("市政协提案。", ("中国人民政治协商会议衡阳市委员会|衡阳市",)),
            (
                "祁东县白地市镇派出所和财政所、市政府外办、市府办参加。",
                (
                    "祁东县白地市镇派出所|白地市镇",
                    "衡阳市人民政府外事办公室|衡阳市",
                    "衡阳市人民政府办公室|衡阳市",
                ),
            ),
            (
                "市科委、市农行、市史志办公室参加。",
                ("衡阳市科学技术委员会|衡阳市", "衡阳市农业银行|衡阳市", "衡阳市地方史志办公室|衡阳市"),
            ),
        ),
        no=(
            "城市政府治理。",
            "解放军分区作战。",
            "全市法院办结案件八万件，全省检察院培训干警。",
            "我国政府主张。",
            "该地区政府主张，阿里地区银行署名捐款。",
            "市经委托、县农委员到会。",
            "各省、市、自治区计委综合平衡。",
        ),
    ),
    Rule(
        "organization.department",
        r"(?P<jur>{JUR})(?P<stem>{STEMS})(?P<end>{ENDS})",
        department,
        trigger=tuple(stem + end for stem in stems("government") for end in ENDINGS),
        first=FIRST,
        words=WORDS,
        yes=(
            ("市工信局负责。", ("衡阳市工业和信息化局|衡阳市",)),
            ("湖南省发展改革委批复。", ("湖南省发展和改革委员会|湖南省",)),
            ("岳阳县民政科、县农业科负责。", ("岳阳县民政科|岳阳县", "岳阳县农业科|岳阳县")),
        ),
        no=("市教育部门负责。", "市农业科技推广，县教育科研成果。"),
    ),
    Rule(
        "organization.office",
        r"(?P<jur>{JUR})(?P<of>委|政府)?(?P<task>(?![民场里内级域委长直属政])(?:(?![书率委局会])[一-鿿]){2,5}?)"
        f"(?<![{VERBS_OF_DOING}])(?<![^目考效绩]督)办(?:公室)?(?={BEHIND_AN_OFFICE})",
        office,
        trigger=tuple(f"{end}{word}" for end in ("办", "办公室") for word in BEHIND_AN_OFFICE.split("|")),
        first=FIRST,
        words=WORDS,
        yes=(
            (
                "市创城办负责，市委目督办、市政府烤烟办主任参加。",
                (
                    "衡阳市创城办公室|衡阳市",
                    "中共衡阳市委目督办公室|衡阳市",
                    "衡阳市人民政府烤烟办公室|衡阳市",
                ),
            ),
        ),
        no=(
            "市上下联办，市里承办、县局代办，省内通办。",
            "市民马上就办。",
            "市场采购办、市级快办。",
            "岳阳市委书记率县招商办、各区县创城办主任到会。",
        ),
    ),
    Rule(
        "organization.committee",
        r"(?P<jur>{JUR})(?:第?[一二三四五六七八九十]+届)?(?P<form>人民代表大会常务委员会|人大常委会|人民代表大会|人大|政协)"
        r"(?P<unit>(?!相关|有关|各|主任|主席|副|常务|秘书|党组|机关|[召举组开]|第|全|常)[\u4e00-\u9fff]{2,12}?(?:委员会|工委|专委会)|(?:{SHORTS})委(?![员托派]))",
        committee,
        words=WORDS,
        trigger=("人大", "政协", "人民代表大会"),
        first=FIRST,
        yes=(
            (
                "岳阳市人大常委会农村工作委员会开展检查。",
                ("岳阳市人民代表大会常务委员会农村工作委员会|岳阳市",),
            ),
            ("市政协提案委员会参与。", ("中国人民政治协商会议衡阳市委员会提案委员会|衡阳市",)),
            ("市人大财经委视察。", ("衡阳市人民代表大会财政经济委员会|衡阳市",)),
        ),
        no=("市政协召开委员会议。", "市人大听取民政局和财经委员会汇报。"),
    ),
    *zones.RULES,
    *villages.RULES,
    *corps.RULES,
    Rule(
        "organization.cppcc",
        r"(?:中国人民政治协商会议|(?:人民)?政协)(?:第?[一二三四五六七八九十]+届)?(?P<jur>{place}+)(?:第?[一二三四五六七八九十]+届)?委员会",
        cppcc,
        trigger=("政协", "政治协商"),
        first="中人政",
        yes=(("政协岳阳市委员会召开全会。", ("中国人民政治协商会议岳阳市委员会|岳阳市",)),),
    ),
    Rule(
        "organization.numbered",
        r"(?P<jur>{JUR})第?[一二三四五六七八九十]{1,3}[中小](?![学心医国全间型队时步])",
        numbered,
        trigger=tuple(f"{number}{school}" for number in "一二三四五六七八九十" for school in "中小"),
        first=FIRST,
        words=WORDS,
        yes=(("岳阳市一中开学。", ("岳阳市一中|岳阳市",)),),
        no=("岳阳市一中心两片区。", "比全省一小时交通圈更快。"),
    ),
    Rule(
        "organization.centre",
        rf"(?:(?<![\u4e00-\u9fff])|(?<=[{TO_THE_CENTRE}]))中央(?!{NOT_THE_CENTRE})"
        f"|(?<=[在到])中央(?=[^，。；]{{0,10}}(?:精神|部署|要求|决策|领导|关心|支持))(?!{NOT_THE_CENTRE})",
        lambda doc, slotted, m: made(slotted, m, "中共中央", CHINA, "organization.centre"),
        trigger=("中央",),
        yes=(
            ("中央和省委要求抓紧。", ("中共中央|中国",)),
            ("宣传中央、省委有关决定，围绕中央“六稳”任务，报中央批准。", ("中共中央|中国",) * 3),
        ),
        no=(
            "中央财政下达资金，落实中央经济工作会议部署。",
            "中央空调维修。",
            "中央和地方共同出资，中央、省属企业参加，中央媒体和中央第二督导组到场。",
            "花坛摆在广场中央，从中央大街出发，走到中央停下。",
        ),
    ),
)
