"""Who acts in a sentence, and whose a programme is said to be."""

from __future__ import annotations

import re

from kg.facts.program_link.sentence import Sentence, Site
from kg.facts.program_link.speech import OUGHT
from kg.facts.program_link.topics import is_news
from kg.facts.program_link.verbs import Sense, sense_of
from kg.grammar import NUMBER, PROGRAM, Document, compile_pattern
from kg.mentions.place.country import CHINA
from kg.model import Organization, Person, Place, Relation

HOME = "_home"
"""Ends the rule name of a link whose target is the place or body that is told of, for want of a subject."""

CENTRE = Organization("中共中央", CHINA)

Doer = Place | Organization | Person

Deed = tuple[Relation, Doer, str]
"""A relation, its target, and the last part of the rule's name."""

ITS_OWN = (
    "(?![各全两])[一-龥]{0,8}?(?:站|厂|矿|分局|支行|分行|公司|中学|小学|医院|车间|学校|支队|大队)[一-龥]{0,4}"
    "(?:实行|推行|开展|实施|建立|推出|创新|探索|设立|启动|组织|坚持)"
)
"""A body in no list behind its place (衡阳站实行P): it is not the place that does so."""
_SUBJECTS = compile_pattern(
    "[{place}{organization}](?:(?:[、和与及\\s]|[则还也又]?(?:与|联合|会同|携手))?[{place}{organization}])*(?!"
    + ITS_OWN
    + ")(?=[^的、，。；》”{place}{organization}]|的(?:做法|办法|经验|实践)是|的?代表[^，。；]{0,12}签[署订])(?![和与及][{place}{organization}]|{time}?[电讯](?:[\\s（{time}{place}{organization}]|$)|(?:等[^，。；]{1,6})?(?:积极|密切|协同|全力)?(?:配合|协助|协办|主办|承办)[，、；]|(?:相关|有关|主要|坚强)?(?:负责|领导)|周围|(?<={place})(?:部队|军区|驻军)|某|(?:委员|代表|记者|专家)(?:们|[^，。；团会]{0,4}(?:说|认为|表示))|集中统一领导|(?:主办|承办|举办|召开)的)"
)
_EPITHET = "(?:^|[，。；\\s])(?:[一-龥]{2,8}[省市州县区乡镇村城地港湾都]|(?:地处|位于|坐落|身处|素有|享有|被誉为|有着|作为)[^，。；：]{1,24}的)"
"""What a place is called before its name: 革命老区耒阳市, 地处山区的耒阳市."""
_SUBJECT_BEFORE = compile_pattern(
    f"(?:^|[，。；：！？…”\\s]|(?:^|[，。；：！？…”\\s{{time}}）])[^，。；：！？了{{place}}{{organization}}{{person}}]{{0,4}}[{{time}}{{number}}]|近年来|同时|此外|目前|当前|今年|去年|其中|由|是|[，；]为|让|助推|(?:汇报|介绍|通报)了|[，。；）\\s][一-龥]{{4,24}}(?:办公室|办|部|局|委|委员会|协会|学会|联合会|集团|中心)、|随后|随即|不久|之后|与此同时|据悉|据了解|(?:[0-9]|{{number}})[.．]|(?:^|[\\s。；])[一二三四五六七八九十]{{1,2}}、|讯(?:（[^）]*）)?|(?:^|[，。；：])以[^，。；]{{1,4}}同志为核心的|{_EPITHET})$"
)
_OWNED = re.compile("^[^，]{0,10}的(?:[“‘《].*)?$")
_KEEPS_TO = compile_pattern("(?P<verb>[^，。；：的]{2,8})[{place}{organization}{person}]")
"""落实省委提出的…: a subject and its verb before whose it is."""
_DID = re.compile("[^，。；：]{1,8}[的，]")
"""是党中央作出的…, 是全国试点，…: who did something else, or what the subject is."""
_DEMANDS = re.compile(OUGHT + "|(?<![适响反供相效对呼照])应(?![对用急变届邀])|必须|希望|务必|(?<![所急必供])需(?!求)")


def demanded(site: Site) -> bool:
    """Is it said before a programme that something should be done?"""
    text = site.sentence.slotted.text
    return _DEMANDS.search(text, max(site.sentence.start, site.scope.start), site.index) is not None


_PIVOT = compile_pattern(
    "(?:支持|赞赏|帮助|助力|协助|支援|感谢|指导|引导|鼓励)(?P<who>(?:[{place}{organization}][、和与及]?)+)(?:方|人民|政府)?(?![^，。；：]{0,4}的)[^，。；：{place}{organization}{person}]{1,14}$"
)
"""Who is helped, or praised for it, does it: 中方支持巴西推进P."""
_INVITED = compile_pattern("(?:欢迎|邀请|期待)[{place}{organization}][^，。；：]{0,8}$")
"""Who is welcome to take part has not done so: 中方欢迎巴西参与P."""
_ITS_OWNER = compile_pattern("[，；]{place}的$")
"""甲县推行P，乙县的Q走在前列: the clause tells of another place."""
_HEADS = compile_pattern("[，；](?:{program}[、和与及]?)*$")
_ACTS = compile_pattern(
    "{program}[^，。；：]{0,8}?(?:让|使|令|得到|获得|获|受到|赢得|引发|引起|成为|给|为(?!主题|抓手|[^，。；]{0,4}主题)|进展|取得|启动|开工|建成|竣工|投产)"
)
"""A programme that does something itself at the head of its clause is not what the clause before it does."""


def subjects(site: Site) -> list[Place | Organization]:
    """The last places or bodies before a programme that stand where a subject stands, all of a row (省委、省政府).

    In speech only those of which it is told what they do, not what they are to do.
    """
    sentence, scope = site.sentence, site.scope
    text, i = sentence.slotted.text, site.index
    if (scope.voice == "person" and demanded(site)) or (_HEADS.search(site.before) and _ACTS.match(site.after)):
        return []
    if _INVITED.search(site.before) or _ITS_OWNER.search(site.before):
        return []
    if pivot := _PIVOT.search(site.before):
        return row_of(sentence, sentence.start + pivot.start("who"), sentence.start + pivot.end("who"))
    begin = max(sentence.start, text.rfind("；", sentence.start, i) + 1, scope.start)
    best: list[Place | Organization] = []
    for row in _SUBJECTS.finditer(text, begin, i):
        between = text[row.end() : i]
        if between[:1] == "：" and sentence.slotted.passage.kind != "title":
            continue
        if ASKS.search(between) or _TELLS.match(between) or _IS_ONE.match(between):
            continue
        if (scope.voice == "person" and WISHES.search(between)) or _OTHERS.search(between):
            continue
        if _HOLDS.match(between):
            continue
        owned = (_OWNED.match(between) and not _keeps_to(between)) or (
            text[row.start() - 1 : row.start()] == "是" and _DID.match(between)
        )
        if not owned and _SUBJECT_BEFORE.search(text[begin : row.start()]):
            best = row_of(sentence, row.start(), row.end()) or best
    if site.sense and (told := _SPOKESMAN.search(text[sentence.start : i])):
        body = sentence.slotted.mentions[sentence.start + told.start("body")].value
        best = best or ([body] if isinstance(body, Organization) else [])
    if best and (beside := _TOGETHER.search(text, begin, i)):
        best = [*best, *(doer for doer in row_of(sentence, *beside.span("others")) if doer not in best)]
    if best or not (state := _STATE.search(text[begin:i])):
        return _each_its_own(site, best)
    return [CHINA if state["state"] == "国家" else CENTRE]


_TOGETHER = compile_pattern(
    "，(?:[与同和]|联合|会同)(?P<others>(?:[{place}{organization}][、和与及]?)+)(?:一道|一起|联合|共同|联手|携手)[^，。；：{place}{organization}{person}]{1,24}$"
)
"""甲局开展调研，与乙局联合制定P: with whom the subject of the clause before does it."""


def _each_its_own(site: Site, actors: list[Place | Organization]) -> list[Place | Organization]:
    """甲局、乙局分别推出P、Q: as many do something as there are programmes, each its own."""
    at = site.before.rfind("分别") if len(actors) > 1 else -1
    if at < 0 or _CLAUSE.search(site.before, at):
        return actors
    row = site.sentence.between(at, len(site.before) + len(_CLAUSE.split(site.after)[0]))
    return [actors[row.index(site)]] if len(row) == len(actors) else actors


_CLAUSE = re.compile("[，。；：]")


def _keeps_to(between: str) -> bool:
    if (NUMBER in between or "为期" in between) and sense_of(between) not in {"", "none", "pass"}:
        return True  # 启动为期三个月的…
    kept = _KEEPS_TO.match(between)
    return kept is not None and sense_of(kept["verb"]) == "carry"


_TELLS = re.compile("[^，。；：]{0,8}(?:介绍|透露|通报|获悉|回应|解释)[，：]")
"""A body that tells of something is not said to do it."""
_IS_ONE = re.compile("(?:[^。；]*，)?(?:也|还|又|都|正)?是(?![^，。；]{0,20}(?:率先|首个|第一|最早)|$)[^，。；]*$")
"""Of what a place or body is said to be, something else may be said."""
_HOLDS = compile_pattern(
    "(?:[{time}（）]|今天|昨天|日前|近日|在[^，。；]{0,8})*(?:举行|召开|举办)[^，。；{program}]{0,40}(?:发布会|座谈会|吹风会)[^，。；]{0,6}，"
)
"""Who holds a press conference does not do what is told there."""
_SPOKESMAN = compile_pattern(
    "(?P<body>{organization})(?:(?:相关|有关|主要)?(?:负责人|负责同志|新闻发言人|发言人|{post})(?:{person})?[^，。；：]{0,30}(?:表示|介绍|透露|说)|处?(?:获悉|了解到))，(?=[^。；]*(?:将|已|启动|组织|会同)[^。；]*$)"
)
"""Whose spokesman tells what will be done does it, and from whom the paper has it."""
_OTHERS = compile_pattern(
    "[，；](?:{place}"
    + ITS_OWN
    + "|两国|双方|各(?:[方国地]|[^，。；：]{1,8}要)|(?:各|{number})(?:[乡镇村]|街道|社区|学校|企业)|国际社会|有关各方|这是|这也是|广大|(?:大批|众多|一批|不少|越来越多的?)?(?:企业|群众|市民|村民|居民|农民|游客|观众|学生)(?!家|服务|参与|工作)|国内外|与会|社会各界|(?![我中])[一-龥]方(?=[正将愿已也始坚高支积])|[^，。；]{2,10}等(?:多?个)?(?:部门|单位|机构)(?!参与|配合|协[助同]))"
)
"""Another subject that names nobody."""
ASKS = re.compile(
    "(?<![按照据实以的切])要求(?![，的是]|$)|(?<!的)号召(?![，。])|督促|敦促|提示|提醒|呼吁|(?:部署|指导)(?=全国|各地|各[级省市县])|建议(?![、，的])"
)
"""Who asks others to do something does not do it."""
WISHES = re.compile("愿(?![望景者])|希望|期待|赞赏|感谢|欢迎")
_STATE = compile_pattern(
    "(?:^|[，。；{time}是]|近日|日前|近年来|同时|此外)(?P<state>国家|党?中央)(?:[{time}]|已|还|也|又|将|先后|相继|正式|近日|首次|再次|及时|全面|专门|扎实|大力|深入|持续|组织|部署|统筹|积极|加快)*"
    "(?=出台|发布|印发|制定|颁布|公布|实施|启动|推出|建立|开启|开展|推进|推行|部署|组织|设立|围绕|坚持|规划|完善|健全|构建)[^。；：]*$"
)


def row_of(sentence: Sentence, start: int, end: int) -> list[Place | Organization]:
    """The values of a row without media; of adjacent places (乐昌市坪石镇) only the last."""
    mentions = sentence.slotted.among(start, end, "place", "organization")
    found: list[Place | Organization] = []
    for m, after in zip(mentions, [*mentions[1:], None], strict=True):
        contains = m.kind == "place" and after is not None and after.start == m.end
        if isinstance(m.value, Organization) and m.value.place and m.value.name == m.value.place.name + "政府":
            found.append(m.value.place)  # what the government of a country does the country does
        elif (
            isinstance(m.value, Place)
            and not contains
            and m.value.level != "natural"
            and not SCENERY.search(m.value.name)
        ) or (isinstance(m.value, Organization) and not is_news(m.value)):
            found.append(m.value)
    return found


SCENERY = re.compile(
    "[路街巷]$|(?:大道|号楼|公园|大桥|水库|机场|车站|码头|高铁|高速|铁路|隧道|景区|广场|[会礼]堂|体育[场馆]|剧院|宾馆)$"
)
"""Where people go or drive, that does nothing itself."""

_OF = compile_pattern(
    "([{place}{organization}](?:(?:[、和与及]|联合|会同)?[{place}{organization}])*)(?P<others>等(?:有关|相关)?(?:{number}|[0-9一二三四五六七八九十多余几两]{0,3}个?)(?:部门|单位|部委|部|委|机构)?)?"
    "(?P<said>[^的，。；：“”《》{place}{organization}{person}]{2,8}的)?(?:构建|共建|建设|推动构建|打造)?$"
    "|(?P<own>{organization})的$|(?P<who>{person})[^，。；{person}]{0,12}(?:提出|宣布|强调|倡导|倡议|谋划|推动|部署|擘画)的(?:构建|共建|建设|推动构建|打造)?$"
)
_ORDERED = re.compile("(?:部署|承诺|擘画|下达|倡导)的$")
_CONGRESS = re.compile(
    "([省市县区州])(?:第[^，。；]{1,6}次)?(?:党代会|党代表大会)[^，。；]{0,3}(?:提出|确立|确定|部署|擘画)(?:的|了)?$"
)
_LEVEL = re.compile(
    "(?:^|[，。；]|落实|执行|根据|按照|依据|依照|遵照|对照|结合|学习|宣传|出台|制定)((?:自治)?[省市州县区])$"
)
"""落实省《关于…的意见》: a paper of the province of which the article tells."""
_THEIR_PLAN = compile_pattern("([{organization}](?:[、和与及]?[{organization}])*)关于(?!提请)[^，。；：“《]{0,24}$")
_A_PLAN = re.compile("[^，。；：]{0,6}的?(?:重大|重要|战略|总体|工作|有关|相关)*(?:决策)?(?:部署|要求|决定|安排|意见)")
"""自治区党委关于开展P的部署."""
_CALLED = compile_pattern(
    "{program}(?:[^，。；{program}{place}{organization}]{0,4}，)?是[^，。；{program}{place}{organization}]{0,8}"
    "(?P<who>[{place}{organization}](?:[、和与及]?[{place}{organization}])*)[^，。；：“”的{place}{organization}{program}{person}]{0,10}?"
    "(?P<did>(?:作出|率先|创新|首创|首推|提出|确定|部署|推出|推行|打造|开展|实施|探索|建立|创立|发起|启动|出台|制定|设立){1,3})的(?![^，。；]{0,6}{program})"
)
_NAMED = compile_pattern("[{place}{organization}{person}]")
_NOT_BY = re.compile("[在给]$|(?<![反应])对$|(?<![倾面方])向$")
"""Before a place or body that did not propose it itself: 对耒阳市提出的P."""
_JOINS = frozenset((*"、和与及", PROGRAM))
_LISTED = compile_pattern("(?:{program}(?:[^，。；：、的{program}{place}{organization}{person}]{0,3}[、和与及])?)+$")


def _of_all(site: Site) -> bool:
    """A doctrine or a strategy of the nation, which no province has for its own (澳门“一国两制”实践)."""
    return site.set_phrase and site.program.kind in {"slogan", "strategy"}


def owners(doc: Document, site: Site) -> tuple[list[Doer], Sense]:
    """省委“1356”战略, 市委、市政府《关于…的意见》, 浙江“千万工程”: whose it is, and the sense of the verb that says so.

    A bare place counts where it is a province and the name is quoted. What somebody proposed may be a list.
    """
    sentence, mention = site.sentence, site.mention
    text, i = sentence.slotted.text, site.index
    if called := _CALLED.match(text, i):
        callers = sentence.slotted.among(*called.span("who"), "place", "organization")
        told: list[Doer] = [m.value for m in callers if isinstance(m.value, Place | Organization)]
        return told, "carry" if sense_of(called["did"]) == "carry" else "set_up"
    listed = _LISTED.search(text, sentence.start, i) if text[i - 1 : i] in _JOINS else None
    i = listed.start() if listed else i
    offset = max(sentence.start, i - 24)
    near = text[offset:i]
    above = _LEVEL.search(near) if site.mention_text[0] == "《" else None
    if not above and not _NAMED.search(near) and "党" not in near:
        return [], ""
    if level := above or _CONGRESS.search(near):
        of_level: list[Doer] = [p for p in doc.home if p.name.endswith(level[1])]
        return of_level[-1:], "issue"
    domain = site.set_phrase and near.endswith("关于")  # 关于“三农”工作的部署
    if not domain and (theirs := _THEIR_PLAN.search(near)) and _A_PLAN.match(text, site.index + 1):
        first, last = (offset + at for at in theirs.span(1))
        return [m.value for m in sentence.slotted.among(first, last, "organization")], "issue"  # type: ignore[misc]
    row = _OF.search(near)
    if row is None:
        return [], ""
    did = sense_of((row["said"] or "").removesuffix("的"))
    own_deed = did == "carry" or (did == "issue" and site.program.kind == "document")  # 对省委印发的《…》进行解读
    if not own_deed and _NOT_BY.search(near[: row.start()]):
        return [], ""
    sense: Sense = "issue" if row["own"] or row["who"] or _ORDERED.search(row[0]) else ""
    if row["said"] and not sense:
        sense = sense_of(row["said"].removesuffix("的"))
        if site.program.kind == "document" and (sense == "origin" or "通过" in row["said"]):
            sense = "issue"
        if sense in {"", "none", "pass"} or "为期" in row["said"]:
            return [], ""
    if row[1] and not row["said"] and (row.end("others") if row["others"] else row.end(1)) < row.end():
        return [], ""  # 重庆建设P: a subject and its verb
    found = sentence.slotted.among(offset + row.start(), offset + row.end(), "place", "organization", "person")
    if row["who"]:
        found = [m for m in found if m.kind == "person"]  # 王建国对耒阳市提出的P
    inner = [n.start for n in found if n.kind != "person"]  # of 湖南衡阳市 only the last is meant
    found = [m for m in found if m.kind != "place" or m.end not in inner]
    named: list[Doer] = [m.value for m in found if isinstance(m.value, Place | Organization | Person)]
    if sense:
        return named, sense
    quoted = sentence.slotted.article.text[mention.start] in "“《"
    text = sentence.slotted.article.text
    bare = [m.value for m in found if isinstance(m.value, Place) and text[m.start] in "全我该本"]
    if site.program.kind == "document" and bare and not listed:
        return list(bare[-1:]), ""
    learnt = _LEARNT.search(near[: row.start()]) or _EXAMPLE.match(site.after)
    if learnt and quoted and not bare and any(isinstance(v, Place) and not _own(site, v) for v in named):
        return named, "carry"
    kept = site.program.kind == "document" and _KEPT_TO.search(near[: row.start()])
    return [
        v
        for v in named
        if not listed and (not isinstance(v, Place) or (v not in bare and quoted and (kept or _own(site, v))))
    ], ""


_KEPT_TO = re.compile("(?:根据|按照|依据|依照|遵照|对照|落实|贯彻|执行|转发)$")
"""根据衡阳市《…规划》: what stands between this and a document is whose it is, and no subject."""


_LEARNT = re.compile("(?:学习|推广|借鉴|复制|效仿|仿照)$")
_EXAMPLE = compile_pattern("{program}的?(?:先进|成功|好)?(?:做法|经验)")
"""推广松柏镇“三联”模式, 松柏镇“三联”的做法: who sets an example does it."""


def _own(site: Site, place: Place) -> bool:
    """Is a quoted name that stands behind a place its own, as that of a province or of a country abroad is?"""
    return place.level in {"province", "country"} and place != CHINA and not _of_all(site)
