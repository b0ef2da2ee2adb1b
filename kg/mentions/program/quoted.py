"""Names in quotation marks: which of them are programmes.

Newspapers quote names, speech, figures of speech and nicknames alike. Each quoted stretch is judged by the features
below; their weights are summed, and from `THRESHOLD` on it is a programme.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.mentions.program.lists import after, before, count_of
from kg.mentions.program.vocabulary import (
    FIGURES,
    HEADS,
    NUMERAL,
    PHRASES,
    TAIL,
    Head,
    Phrase,
    declared,
    head_of,
    verb_before,
)

THRESHOLD = 3.0
_CALL = re.compile("(?:全面|加快|深入|扎实|持续|大力|坚持)*(?:推进|建设|实施|推动|构建|打造|落实|坚持|弘扬|践行)")
QUOTED = re.compile(r"“([^“”]{1,60})”|「([^「」]{1,60})」|\"([^\"]{1,40})\"")
_WITHIN = re.compile("‘([^‘’“”]{1,40})’")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quoted stretch `[start, end)` of a passage, marks included, with what stands around it.

    `before` and `after` are those of the whole run where several quoted stretches stand in a row (“甲”“乙”和“丙”机制).
    `tail` is what follows and belongs to the name (工作机制) up to `tail_end` (the end of the quote, where other quotes of
    the run come between), `head` its last noun; `again` counts how often the article
    quotes it, `row` how many stand in the run; `place` tells that it holds a place that the article names,
    `listed` that as many parts as it counts stand beside it.
    """

    inner: str
    start: int
    end: int
    before: str
    after: str
    tail: str
    tail_end: int
    head: Head | None
    again: int
    row: int
    place: bool
    listed: bool

    @property
    def phrase(self) -> Phrase | None:
        """The set phrase that is quoted, with what follows (“三农”工作), alone, or after its verb (“建设平安中国”)."""
        if phrase := next((p for k in (4, 3, 2, 0) if (p := PHRASES.get(self.inner + self.after[:k]))), None):
            return phrase
        return PHRASES.get(self.inner[verb.end() :]) if (verb := _CALL.match(self.inner)) else None

    @property
    def members(self) -> tuple[str, ...]:
        """The parts of a name in parallel form: 留得下、融得进、过得好 → three; () where it has no parts."""
        parts = tuple(
            p for p in re.split("[、，,；·—－-]|(?<=[\u4e00-\u9fff])[ -](?=[\u4e00-\u9fff])", self.inner) if p
        )
        return parts if len(parts) > 1 else ()


@dataclass(frozen=True, slots=True)
class Feature:
    name: str
    weight: float
    holds: Callable[[Quoted], object]


def weigh(quoted: Quoted) -> tuple[float, tuple[str, ...]]:
    """The sum of the weights of the features that hold, and their names."""
    held = [f for f in FEATURES if f.holds(quoted)]
    return sum(f.weight for f in held), tuple(f.name for f in held)


def find_quoted(text: str, whole: str, places: tuple[str, ...] = ()) -> Iterator[Quoted]:
    """The quoted stretches of a passage; `whole` is the text of its article, `places` the stems of places in it."""
    for run in [*_runs(text, QUOTED), *_runs(text, _WITHIN)]:
        before, run_end = text[max(0, run[0].start() - 24) : run[0].start()], run[-1].end()
        for mark in run:
            inner = next(g for g in mark.groups() if g is not None)
            joined = _AND.match(text, mark.end())
            end = run_end if joined and joined.end() < len(text) and mark is not run[-1] else mark.end()
            after, tail = text[end : end + 24], TAIL.match(text, end)
            counted = _COUNTED.search(text, max(0, mark.start() - 3), mark.start()) if len(run) == 1 else None
            start = mark.start()
            if counted and (noun := head_of(inner)) and noun.quoted == "strong":
                inner, start = counted[0] + inner, counted.start()
            if _ONLY_COUNT.fullmatch(inner) and (noun := _COUNTED_NOUN.match(after)):
                yield Quoted(
                    inner + noun[0],
                    start,
                    end + noun.end(),
                    before,
                    after[noun.end() :],
                    "",
                    end + noun.end(),
                    None,
                    1,
                    1,
                    False,
                    True,
                )
                continue
            own = head_of(inner)
            shared = tail if end == mark.end() or own is None or own.quoted == "weak" else None
            head = HEADS[shared["last"] or shared["first"] or shared["far"]] if shared else None
            words = shared["words"] if shared else ""
            yield Quoted(
                inner,
                start,
                mark.end(),
                before,
                after,
                words,
                tail.end() if tail and end == mark.end() else mark.end(),
                head,
                whole.count(mark[0]),
                len(run),
                any(p in inner for p in places),
                _is_listed(text, inner, start, tail.end() if tail and end == mark.end() else mark.end()),
            )


def _is_listed(text: str, inner: str, start: int, end: int) -> bool:
    count = count_of(inner)
    if not count:
        return False
    floor = max(text.rfind(mark, 0, start) for mark in "。；\n") + 1
    return bool(before(text, floor, start, count) or after(text, end, min(len(text), end + 160), count))


_ONLY_COUNT = re.compile(f"{NUMERAL}{{1,2}}[个大项]")
_COUNTED_NOUN = re.compile("[\u4e00-\u9fff]{1,6}?(?=[，。；、：（]|建设|作用|$)")
_AND = re.compile('(?:[、和与及，等]|以及)?(?=[“‘「"])')
_BETWEEN = re.compile("(?:[^，。；：、的“”‘’0-9]{2,6}[、和与及]|[、和与及，等]|以及)?")
_COUNTED = re.compile("(?<![0-9一二三四五六七八九十百千万])[2-9一二三四五六七八九十两][个大]$")


def _runs(text: str, pattern: re.Pattern[str]) -> Iterator[list[re.Match[str]]]:
    """Quoted stretches that stand in a row; those of one depth, “…” or ‘…’ within it."""
    marks = list(pattern.finditer(text))
    first = 0
    for i, mark in enumerate(marks):
        following = marks[i + 1].start() if i + 1 < len(marks) else -1
        if following < 0 or not _BETWEEN.fullmatch(text, mark.end(), following):
            yield marks[first : i + 1]
            first = i + 1


# ---------------------------------------------------------------- the shape of what is quoted

_NUMBERED = re.compile(f"(?:{NUMERAL}|千)+(?:[^0-9一、，+＋·.．年月日号时]|年.)")
_ONE_AND_ONE = re.compile("[一两三双][^一、，]{1,6}[、，]?[一二两三四五双多][^一、，]{1,6}$")
_CODE = re.compile(r"[0-9A-Z]+(?:[+＋\-—×xXN][0-9A-ZN]+)*$")
_YEAR_OR_DATE = re.compile(
    r"(?:19|20)\d\d$|\d{1,2}[·.．]\d{1,2}|[一二三四五六七八九十]+[·.．]|(?:五一|六一|七一|八一|十一|双十一|双11|618|三八|五四|元旦)$"
)
_MOTTO_AFTER = re.compile(
    "为(?:[^，。；]{0,6}主题|口号|题|内容)|[一二三四五]?大?主题|的主题|(?:系列)?(?:主题)?(?:论坛|大赛|比赛|展览|晚会|发布会|研讨会|宣介会|博览会)"
)
_EVENT_AFTER = re.compile(
    "[^，。；、“”]{0,6}(?:发布会|晚会|专场|首发式|展览|展演|画展|比赛|大赛|论坛|研讨会|座谈会|运动会|博览会|文艺演出|宣介会|直播)"
)
_MOTTO_BEFORE = re.compile("(?:主题|口号|题目|标语|横幅|名为|题为|写着|标题)(?:为|是|：|的)?$")
_OPPOSED = re.compile("(?:反对|否定|抵制|批判|揭批|所谓的?|所谓|杜绝|摒弃|谴责|鼓吹|制造|形形色色的|任何形式的)$")
_FIVE_YEARS = re.compile("(?:[一二三四五六七八九]|十[一二三四五六七])五$")
_BIDDING = re.compile(
    "(?:深入实施|加快构建|加快推进|全面推进|深入推进|推进|推动|加快|加强|着力|坚持|坚定|继续|必须|支持|促进|深化|提高|建立|建设|把|要)[^、]{4,}"
)
_HOTLINE = re.compile("热线|电话|事件|事故|地震|暴雨|洪水|特大|案|楼|路|号线|班列|国道|高速|列车|飞船|卫星|火箭|疫情")
_SPEECH_END = re.compile("[。！？!?…；;：:，,~～]$")
_SPEECH_IN = re.compile("[。！？!?…；;]")
_PERSONAL = re.compile("我|你|您|咱|俺|他们|她|吗|呢|吧|啊|呀|啦|哦|嘛")
_SAYS = re.compile(r"[：:]$|(?:说|道|称|问|喊|表示|介绍|坦言|感慨|感叹|笑着)[，,：:]?$")
_SAID = re.compile("^[，,]?[^，。、“”]{0,10}(?:说|介绍道|告诉|表示|坦言|感慨|感叹|笑言)")
_SOUND = re.compile(r"^(.{1,2})\1+$|^(.)\2(.)\3$")
_VERB_OBJECT = re.compile("[招抓促稳强优补建创引育兴惠保控扩拓转提].{2}$")
_POLICY = re.compile(
    "治理|服务|振兴|改革|创新|帮扶|志愿|党建|增收|脱贫|富民|惠民|便民|养老|就业|创业|教育|医疗|健康|平安|法治|生态|绿色|数字|智慧|清廉|文明|安全|产业|乡村|城市|社区|人才|政务|营商|网格|调解|走访|关爱"
)
_NOUN_MEMBERS = re.compile(
    "优势|问题|短板|特点|因素|元素|产品|品种|文化|人群|群体|机构|部门|企业|单位|干部|地区|国家|商品|材料$"
)
_PLAIN_THINGS = re.compile(
    "(?:环节|领域|方面|特点|优势|产品|原因|因素|阶段|时期|部门|单位|地区|项目|亮点|特征|元素|品种|景点|景观|展区|板块|赛事|赛区|世界|国家)$"
)
_IMAGE_OF_PLACE = re.compile("[都城谷乡港仓地廊]$|高地$|走廊$|名片$|中心$|之窗$")
_HONOUR_AFTER = re.compile(
    "^(?:荣誉)?(?:复评|评选|命名|创建(?!活动)|称号|奖|殊荣|美誉|美称|之称|牌匾|奖章|奖牌|勋章|证书|示范县|示范区|示范村|等称号|等荣誉|的称号|的美誉|的美称|的荣誉)"
)
_BRAND_AFTER = re.compile(
    "^(?:牌|(?:党建|服务|文化|工作|志愿服务|党员服务)?品牌|号(?!召)|商标|杯|论坛|大赛|大会|峰会|博览会|展览|晚会|演出|专栏|栏目|节目|公众号|微信|抖音|直播|视频|APP|App|客户端|小程序|公司|集团|合作社|"
    "农家乐|酒店|餐厅|超市|店|品种|产品|系列产品|案|事件|事故|地震|台风|病毒|疫情|飞船|火箭|卫星|班列|列车|航班|项目部|二字|两字|两个字|三个字|四个字|字样|字号|声|般|一样|似的)"
)
_BODY_AFTER = re.compile(
    "[^，。；、“”的和]{0,6}(?:服务队|先锋队|突击队|宣讲队|宣讲团|小分队|队伍|团队|服务站|工作站|驿站|基地|工作室|党支部|示范点|联盟|协会|商会|公司)"
)
_ROLE_AFTER = re.compile(
    "^的[^，。；]{0,6}(?:美景|景观|景象|景色|画卷|风光|执着|韧劲|干劲|劲头|勇气|毅力|豪情|情怀|故事|形象|氛围|风采|身影|喜悦|愿景|目光|场景|感觉|说法|评价)|^(?:作用|效应|功能|优势|地位|角色|特征|特点|特色|现象|困境|瓶颈|状态|势头|局面|关系|心态|氛围|气息|味道|味|故事|风采|身影|梦|之路|之旅|之势|之力)"
)
_CARED_FOR = re.compile("“?(?:难题|问题|矛盾|困难|风险|短板|压力|挑战|隐患)")


_TAKES = ("实施", "开展", "推行", "推进", "践行", "实行", "推广", "运用", "贯彻", "落实", "深化")


def _equal_edges(members: tuple[str, ...]) -> bool:
    lengths = {len(m) for m in members}
    same_edge = len({m[0] for m in members}) == 1 or len({m[-1] for m in members}) == 1
    return bool(members) and max(lengths) <= 16 and (len(lengths) == 1 or same_edge)


_ALL_QUOTED = re.compile("^(?:‘[^‘’]*’[、和]?)+$")


def _clauses(members: tuple[str, ...]) -> bool:
    return {len(m) for m in members} <= {4, 5, 6, 7} and len({len(m) for m in members}) == 1


_COUNTED_AFTER = re.compile(
    f"(?:的|这|等)?(?P<name>{NUMERAL}{{1,2}}(?:[大项个条件张类重级种]|位一体)?[^0-9，。；、：“”的]{{1,6}}?)(?=[，。；、：的，]|建设|工作|$)"
)


def in_apposition(q: Quoted) -> re.Match[str] | None:
    """The numbered noun after a quoted list of as many parts, as its group `name`: “甲、乙、丙”三级联动体系."""
    found = _COUNTED_AFTER.match(q.after) if q.members and q.row == 1 else None
    if found is None or count_of(found["name"]) != len(q.members) or min(map(len, q.members)) == 1:
        return None
    return found if head_of(found["name"]) or found["name"] in PHRASES else None


def _numbered(q: Quoted) -> bool:
    return (
        len(q.inner) <= 14
        and bool(_NUMBERED.match(q.inner))
        and q.inner[0] != "一"
        and not _YEAR_OR_DATE.match(q.inner)
    )


def _halves_alike(q: Quoted) -> bool:
    half, odd = divmod(len(q.inner), 2)
    return not odd and half > 1 and (q.inner[half - 1] == q.inner[-1] or q.inner[0] == q.inner[half])


_NUMBER_IN = re.compile("[^0-9一二三四五六七八九十、]{2,4}[三四五六七八九十]大?[^年月日点号届次级、]{1,2}$")
_AT_ONCE = re.compile("[^，。、]{2,4}即[^，。、]{2,4}$")
_CAMPAIGN_YEAR = re.compile(
    "(?:建设|提升|攻坚|突破|服务|改革|深化|落实|优化|创新|振兴|管理|推进|提质|增效|治理|整治)年$"
)
_GUIDE_AFTER = re.compile(
    "(?:[^，。；]{0,4})为(?:核心|抓手|目标|总?纲领|行动纲领|原则|引领|导向|总牵引|牵引|总抓手|载体|主线|契机|重点|遵循|统领|总揽)"
)
_PARTS_AFTER = re.compile(
    f"(?:等(?:多个|几个)?|(?:等|的)?{NUMERAL}{{1,2}}个?)(?:重点|主要)?(?:阶段|方面|环节|部分|板块|章节|单元|篇章|专题|展区|类别|大类|层面|维度|时段|字(?![诀经方工])|词)"
)
_PROBLEM_AFTER = re.compile("的?(?:突出)?(?:问题|难题|困境|现象|顽疾|难点|痛点|堵点|怪圈|乱象)")
_MEASURED = re.compile("[^大个项件张重类条种级]{1,2}[大个项件张重类条种级]")


def _code(q: Quoted) -> bool:
    return (
        bool(_CODE.match(q.inner))
        and len(q.inner) > 1
        and any(c.isdigit() for c in q.inner)
        and not _YEAR_OR_DATE.match(q.inner)
        and not _HOTLINE.match(q.after)
    )


def _figure(q: Quoted) -> bool:
    return q.inner in FIGURES or any(q.inner.endswith(f) for f in (q.inner[-k:] for k in (3, 4, 5)) if f in FIGURES)


def _senses(q: Quoted) -> frozenset[str]:
    return verb_before(q.before)[1]


def _near(q: Quoted) -> frozenset[str]:
    """The senses of a verb in the same clause, with some words of the name between it and the quote."""
    clause = re.split("[，。；：！？]", q.before)[-1]
    found: set[str] = set()
    for end in range(len(clause) - 1, max(1, len(clause) - 14), -1):
        found |= verb_before(clause[:end])[1]
    return frozenset(found)


def _makes_near(q: Quoted) -> bool:
    return bool((_senses(q) | _near(q)) & {"issue", "create", "carry"})


def _own_head(q: Quoted) -> Head | None:
    head = head_of(q.inner)
    return head if head and len(head.word) < len(q.inner) else None


def _makes(q: Quoted) -> bool:
    return bool(_senses(q) & {"issue", "create", "carry"})


FEATURES = (
    Feature("set phrase of national politics", 6, lambda q: q.phrase),
    Feature("begins with a number", 2.5, _numbered),
    Feature("a counting word after the number", 0.5, lambda q: _numbered(q) and _MEASURED.match(q.inner)),
    Feature("its parts are listed beside it", 1.5, lambda q: q.listed),
    Feature("one … and one …", 3, lambda q: _ONE_AND_ONE.match(q.inner)),
    Feature("a number in it", 1.5, lambda q: _NUMBER_IN.match(q.inner) and not _FIVE_YEARS.search(q.inner)),
    Feature("one thing at once with another", 1.5, lambda q: _AT_ONCE.match(q.inner)),
    Feature(
        "a problem, not a programme",
        -3,
        lambda q: not q.phrase and (_PROBLEM_AFTER.match(q.after) or q.before.endswith("针对")),
    ),
    Feature("a code of figures", 3, _code),
    Feature("joined by a plus", 3, lambda q: "+" in q.inner or "＋" in q.inner),
    Feature("ends in a strong head", 2.5, lambda q: (h := _own_head(q)) and h.quoted == "strong"),
    Feature("ends in a weak head", 1, lambda q: (h := _own_head(q)) and h.quoted == "weak"),
    Feature("a strong head follows", 3, lambda q: q.head and q.head.quoted == "strong"),
    Feature("a weak head follows", 1, lambda q: q.head and q.head.quoted == "weak"),
    Feature("a list of praise and blame", 3, lambda q: re.search("[红黑黄蓝绿白]{2}榜$", q.inner)),
    Feature("a year of campaign", 2, lambda q: _CAMPAIGN_YEAR.search(q.inner)),
    Feature(
        "serves as the guide", 1, lambda q: re.search("以[^，。；以]{0,12}$", q.before) and _GUIDE_AFTER.match(q.after)
    ),
    Feature("one thing of a kind", -3, lambda q: re.match("一[个支张套条项名份本批座道]", q.inner) and not q.members),
    Feature("parts of a whole", -4, lambda q: _PARTS_AFTER.match(q.after)),
    Feature(
        "parallel members but for the last", 2, lambda q: not _equal_edges(q.members) and _equal_edges(q.members[:-1])
    ),
    Feature("parallel members", 2.5, lambda q: _equal_edges(q.members)),
    Feature("members are plain nouns", -3, lambda q: q.members and all(_NOUN_MEMBERS.search(m) for m in q.members)),
    Feature("three members or more, full clauses", 1, lambda q: len(q.members) > 2 and _clauses(q.members)),
    Feature("counted in apposition", 3, in_apposition),
    Feature("a lot that comes together", -5, lambda q: q.before.endswith("集") and re.match("[为于]一[身体]", q.after)),
    Feature("quotes within it", -4, lambda q: re.search("[‘’]|——", _ALL_QUOTED.sub("", q.inner))),
    Feature("members of two characters", -1, lambda q: q.members and all(len(m) == 2 for m in q.members)),
    Feature("counts plain things", -2.5, lambda q: _numbered(q) and _PLAIN_THINGS.search(q.inner)),
    Feature("a verb of making before it", 2, lambda q: _senses(q) & {"issue", "create"}),
    Feature(
        "a verb of carrying out before it",
        1.5,
        lambda q: "carry" in _senses(q) and not _senses(q) & {"issue", "create"},
    ),
    Feature("a verb that takes programmes", 0.5, lambda q: verb_before(q.before)[0].endswith(_TAKES)),
    Feature("four characters", 0.5, lambda q: len(q.inner) == 4),
    Feature("a verb of aiming before it", 0.5, lambda q: _senses(q) == {"aim"}),
    Feature("such a verb in its clause", 0.5, lambda q: not _senses(q) and _near(q) & {"issue", "create", "carry"}),
    Feature("two halves alike", 1.5, lambda q: not q.members and _halves_alike(q)),
    Feature(
        "a way of doing, and a verb of doing",
        0.5,
        lambda q: _senses(q) & {"issue", "create", "carry"} and q.head and q.head.kind == "method",
    ),
    Feature("verb and object in three characters", 1.5, lambda q: _VERB_OBJECT.match(q.inner)),
    Feature("a number and a weak head", 1, lambda q: _numbered(q) and q.head and q.head.quoted == "weak"),
    Feature("in a row with others", 0.5, lambda q: q.row > 1),
    Feature("holds a place of the article", 0.5, lambda q: q.place),
    Feature(
        "image of a place that is being built",
        2.5,
        lambda q: _IMAGE_OF_PLACE.search(q.inner) and q.after.startswith("建设"),
    ),
    Feature("words of policy in it", 0.5, lambda q: _POLICY.search(q.inner)),
    Feature("five characters or more", 0.5, lambda q: 5 <= len(q.inner) <= 12),
    Feature("quoted again in the article", 0.5, lambda q: q.again > 1),
    Feature("more than sixteen characters, no members", -2, lambda q: len(q.inner) > 16 and not q.members),
    Feature("one character", -6, lambda q: len(q.inner) < 2),
    Feature(
        "two characters",
        -1,
        lambda q: (
            len(q.inner) == 2 and q.inner[0] not in "三四五六七八九十" and not (q.head and q.head.quoted == "strong")
        ),
    ),
    Feature(
        "a figure of speech",
        -5,
        lambda q: (
            _figure(q)
            and not q.phrase
            and not (q.head and q.head.quoted == "strong" and q.head.kind in {"action", "strategy"})
        ),
    ),
    Feature(
        "a verb that goes with figures of speech",
        -3,
        lambda q: (
            "figure" in _senses(q)
            and not _makes(q)
            and not _numbered(q)
            and not _NUMBER_IN.match(q.inner)
            and not (q.head and q.head.quoted == "strong")
        ),
    ),
    Feature("the motto of an event", -5, lambda q: _MOTTO_AFTER.match(q.after) or _MOTTO_BEFORE.search(q.before)),
    Feature("opposed or denied", -5, lambda q: _OPPOSED.search(q.before)),
    Feature(
        "a plan's years, not the plan",
        -20,
        lambda q: _FIVE_YEARS.match(q.inner) and not re.match("[^，。规计]{2,14}规划", q.after),
    ),
    Feature("a state or a foreign bloc", -4, lambda q: re.match(r"\d+国", q.inner)),
    Feature("an order rather than a name", -2, lambda q: not q.members and _BIDDING.match(q.inner)),
    Feature(
        "a body or a place follows", -2, lambda q: not _numbered(q) and not _code(q) and _BODY_AFTER.match(q.after)
    ),
    Feature("an event follows", -3, lambda q: _EVENT_AFTER.match(q.after)),
    Feature("a role or a sight follows", -3, lambda q: _ROLE_AFTER.match(q.after)),
    Feature("an imitated sound or doubled word", -4, lambda q: _SOUND.match(q.inner)),
    Feature(
        "an honour",
        -6,
        lambda q: "honour" in _senses(q) or (_HONOUR_AFTER.match(q.after) and not (_numbered(q) and _makes_near(q))),
    ),
    Feature("a brand, product, show or case", -4, lambda q: _BRAND_AFTER.match(q.after)),
    Feature(
        "a date or a hotline",
        -6,
        lambda q: _YEAR_OR_DATE.match(q.inner) or (q.inner.isdigit() and _HOTLINE.match(q.after)),
    ),
    Feature("speech", -8, lambda q: _SPEECH_IN.search(q.inner) or _SPEECH_END.search(q.inner)),
    Feature("speaks of persons", -3, lambda q: _PERSONAL.search(q.inner) and not q.phrase),
    Feature("said by somebody", -3, lambda q: (_SAYS.search(q.before) or _SAID.match(q.after)) and len(q.inner) > 6),
    Feature("ends in 式", -3, lambda q: q.inner.endswith("式") and not (q.head and q.head.quoted == "strong")),
)

RULES = (
    declared(
        "program.quoted",
        yes=(
            ("衡阳市深入推进“八大工程”。", ("八大工程|action",)),
            ("全县推行“三联三促”工作法。", ("三联三促工作法|method",)),
            ("认真落实“1356”工作部署。", ("1356|mechanism",)),
            ("健全党建引领“1+4+N”治理体系。", ("1+4+N治理体系|mechanism",)),
            ("推广“支部+合作社+农户”模式。", ("支部+合作社+农户模式|method",)),
            ("实施“人才兴衡”战略。", ("人才兴衡战略|strategy",)),
            ("确保新市民“留得下、融得进、过得好”。", ("留得下、融得进、过得好|slogan",)),
            ("全面推行“一企一策”。", ("一企一策|mechanism",)),
            ("社区开设“周末课堂”，方便居民。", ("周末课堂|service",)),
            ("持续做强“4个百亿级”产业集群。", ("4个百亿级产业集群|cluster",)),
            (
                "深化运用“126”“三早”和“五必访”机制。",
                ("126机制|mechanism", "三早机制|mechanism", "五必访机制|mechanism"),
            ),
            ("“清零”行动取得实效。", ("清零行动|action",)),
        ),
        no=(
            "老人在“家门口”看上了病。",
            "“现在日子好过了，我很满意。”李大姐说。",
            "打好招商“组合拳”，跑出“加速度”。",
            "机器“轰隆”声不断。",
            "该县荣获“全国文明城市”称号。",
            "发挥党员“头雁”作用。",
            "拨打“12345”热线反映情况。",
            "论坛以“共享机遇、共谋发展”为主题。",
            "坚决反对“两个中国”。",
            "“十四五”时期，经济平稳增长。",
            "他负责“产”的文章。",
            "突出“区位优势、交通优势”，加快发展。",
        ),
    ),
    declared(
        "program.counted",
        yes=(
            (
                "实施城市更新提速和乡村风貌提升两个“三年行动”。",
                ("城市更新提速三年行动|action", "乡村风貌提升三年行动|action"),
            ),
        ),
    ),
)
