"""One letter that stands for a country: 中美关系, 中方, 访华, 俄外长; and 在京, 港澳同胞 within China.

They are looked for when the other layers are done, since an office may hold them (驻美使馆).
"""

from __future__ import annotations

import re
from functools import cache

from kg.grammar import Document, Search
from kg.lexicon import rows
from kg.mentions.place.gazetteer import gazetteer, named
from kg.model import Mention, Place

CHINA = "中国"
_KNOWN = "".join(dict.fromkeys(r["letter"] for r in rows("country_letters")))
_MORE = "阿智尼波新马古白佛秘哥厄玻乍捷斯爱拉芬瑞丹挪卢奥罗保克孟不文科约卡也利突摩肯坦赞津莫安刚喀几赤博纳毛汤萨库洪危委圭海牙冰"
_ANY = "中" + _KNOWN + "".join(c for c in dict.fromkeys(_MORE) if c not in _KNOWN)
_SIDES = _ANY + "所贝布基图索莱格圣斐帕密"
"""Letters before 方; the last of them are too frequent elsewhere to be looked at there."""
_NOT_IN = "其集途空"  # 其中, 集中, 途中, 空中
_TOGETHER = (
    "关系|三个|间的|[两三四五六]国|双方|双边|三边|三方|首脑|元首|领导人|外长|防长|总理|总统|贸易|经贸|合作|建交|友好(?!医院)|友谊(?!医院|宾馆|关)|冲突|战争|会晤|会谈|边境|边界|谈判"
    "|对话|战略|两军|人文|教育|联合|之间|企业|投资|外交|自贸|自由贸易|铁路|经济|各界|青年|青少年|人民|协定|协议|命运共同体|伙伴|传统|口岸|交流"
    "|局势|停火|矛盾|专家|学者|互利|互信|和谈|文化|科技|地方|公路|天然气|原油|油气|高层|政府|高级别|工商|民间|建立|安全|军演|军事|媒体|两大|大国|产能"
    "|创新|旅游|农业|产业|金融|医疗|卫生|体育|能源|绿色|高水平|全天候|新时代|共建|务实|和平|团结|共同|世代|携手|论坛|智库|博览会|商会|议会|政党|减贫|联手|冷战|混血|关税|气候|中央银行"
)
_NO_LETTER = (CHINA, "印度尼西亚")  # 印 is 印度
_OFTEN_WORDS = "以加意老新"  # 以中越两国人民的利益: these letters stand for a country only where the article names it


def _before(words: str) -> str:
    """An assertion that one of the words follows; their first characters are looked at before."""
    return f"(?=[{''.join(_begins(words))}])(?:(?={words}))"


def _begins(words: str) -> dict[str, None]:
    return dict.fromkeys(word[0] for word in re.sub(r"\(\?.*?\)", "", words).split("|"))


# Each pattern begins with a character of its own, and looks back behind it: that is what `re` searches for fast.
_RUN = re.compile(f"(?:中(?<![{_NOT_IN}]中)|[{_ANY[1:]}])[{_ANY}]{{1,4}}{_before(_TOGETHER)}")
_SIDE = Search(
    f"方(?<=[{_SIDES}]方)(?<![{_NOT_IN}]中方)(?![面法式向针案便位程形言圆阵略米寸正块能才子剂])",
    [f"{letter}方" for letter in _SIDES],
)
_TO_CHINA = Search(
    "华(?:(?<=[访驻来赴对援抵涉遏亲旅]华)(?![东北南中西山为润夏龙容阴县侨灯表丽美语裔盛佗晨强清亭英建电坪而])|(?<=在华)(?=投资|企业|外资|业务|工作|学习|留学|生活"
    "|发展|外国|访问|期间|出席|参加|举行|举办|设立|长期|投入|经营|销售|市场|合作|演出|永久|开展|[，。、]))",
    [f"{verb}华" for verb in "访驻来赴对援抵涉遏亲旅在"],
)
_BOUND = (
    "友好|合作|投资|贸易|出口|政策|关系|访问|参加|出席|留学|企业|使馆|大使|使节|记者|外交|人员|正式|军|制裁|开放|加征|关税|武器|战争|战略|作战|宣战|芯片"
    "|进行|开展|考察|工作|务工|经商|旅游|侨胞|华侨|学者|学生|军售|供应|提供|施压|援助|，|。|、|；|）|的|期|后|前"
)
_GO = "访驻赴抵援旅离对输"
_GOING = Search(f"[{_KNOWN}](?<=[{_GO}].){_before(_BOUND)}", [verb + letter for verb in _GO for letter in _KNOWN])
_THERE = Search(
    "在[韩美俄英法德泰越澳](?=志愿军|企业|留学|华侨|侨胞|公民|学习|工作|投资|访问|举行|召开|出席|中国|机构|项目|华人|同胞|期间|上市|生活)",
    [f"在{letter}" for letter in "韩美俄英法德泰越澳"],
)
_HELD = (
    "军(?!民|人|事|训|装|属|营|校|区|地|官|工|垦|费|械|旗|队|史|转|号|休)|媒(?!介|质|婆)|外长|外交部|防长|国防部|总统|总理|首相|国会|议会|国务卿|财政部|财长"
    "|商务部|政府|官员|官方|空军|海军|空天军|警方|舰|战机|战舰|驻|参众|两院|能源部|环保署|联储|司法部|检方|央行|情报|特工|士兵|民众|专家|学者|企业|公司"
    "|航母|导弹|防空|科学家|研究人员|选手|外交"
)
_OFFICE = Search(
    f"[{_KNOWN}](?<![\\u4e00-\\u9fff\\d].){_before(_HELD)}",
    [letter + begin for letter in _KNOWN for begin in sorted(_begins(_HELD))],
)
_PEKING = Search(
    "京(?<=[在抵离来赴进返留]京)(?![津九沪广哈雄张港杭剧韵东畿郊山族冀海味城原昆台包承])",
    [f"{verb}京" for verb in "在抵离来赴进返留"],
)
_SOUTH = Search("港(?<![粤京珠深]港)澳台?(?!办|大桥|珠|高速|事务|高铁|码头|工委)", ["港澳"])
_CAPITAL = Search(
    "[美德日韩英法港澳台](?=资(?:企业|银行|机构|公司|项目|工厂|、.资))",
    [f"{letter}资" for letter in "美德日韩英法港澳台"],
)
_SOUTHERN = {"港": "香港特别行政区", "澳": "澳门特别行政区", "台": "台湾省"}


@cache
def _usual() -> dict[str, tuple[str, bool]]:
    """Letter → the country that it means where none is named, and whether it may then stand without another letter."""
    out = {"中": (CHINA, True)}
    for row in rows("country_letters"):
        out.setdefault(row["letter"], (row["country"], row["alone"] == "1"))
    return out


class _Countries:
    """What a letter means in one article: of the countries that it names in full, the last one before."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self._named: dict[str, list[tuple[int, Place]]] | None = None

    @property
    def named(self) -> dict[str, list[tuple[int, Place]]]:
        """First letter → the countries that the article names in full, with where it does."""
        if self._named is None:
            self._named = self._name()
        return self._named

    def _name(self) -> dict[str, list[tuple[int, Place]]]:
        out: dict[str, list[tuple[int, Place]]] = {}
        places = (m for m in (*self.doc.top, *self.doc.nested) if m.kind == "place" and m.end - m.start > 1)
        for m in sorted(places, key=lambda m: m.start):
            place = m.value
            if (
                isinstance(place, Place)
                and place.level == "country"
                and m.end - m.start > 1
                and place.name not in _NO_LETTER
            ):
                out.setdefault(place.name[0], []).append((m.start, place))
        return out

    def meant(self, letter: str, offset: int, beside: bool = False) -> Place | None:
        """The country of the letter at an offset; `beside` another letter its usual country will do."""
        if letter == "中":
            return named()[CHINA]
        found = self.named.get(letter)
        if found:
            return next((place for start, place in reversed(found) if start < offset), found[0][1])
        country, alone = _usual().get(letter, ("", False))
        beside = beside and letter not in _OFTEN_WORDS
        return named()[country] if country and (alone or beside) else None


def find_letters(doc: Document) -> list[Mention]:
    """The letters of an article that stand for a place; to be added when all layers have run."""
    text = doc.article.text
    countries = _Countries(doc)
    found: list[Mention] = []

    def take(at: int, place: Place | None) -> None:
        if place is not None:
            found.append(Mention("place", at, at + 1, place, "place.letter"))

    for match in _RUN.finditer(text):
        start = match.start() + (match[0][0] in _OFTEN_WORDS and "中" in match[0][1:3] and len(match[0]) > 2)
        places = [countries.meant(letter, i, True) for i, letter in enumerate(text[start : match.end()], start)]
        if all(places) and len(set(places)) == len(places) and not text.startswith("非法", start):
            for i, place in enumerate(places, start):
                take(i, place)
    for match in _SIDE.finditer(doc):
        at = match.start() - 1
        take(at, countries.meant(text[at], at))
    for match in _TO_CHINA.finditer(doc):
        take(match.start(), named()[CHINA])
    for pattern in (_GOING, _THERE, _OFFICE):
        for match in pattern.finditer(doc):
            at = match.end() - 1
            take(at, countries.meant(text[at], at))
    for match in _CAPITAL.finditer(doc):
        at, letter = match.start(), match[0]
        southern = _SOUTHERN.get(letter)
        take(at, gazetteer().full[southern][0].place if southern else countries.meant(letter, at))
    for match in _PEKING.finditer(doc):
        take(match.start(), gazetteer().full["北京市"][0].place)
    for match in _SOUTH.finditer(doc):
        for i, letter in enumerate(match[0], match.start()):
            take(i, gazetteer().full[_SOUTHERN[letter]][0].place)
    return [m for m in found if not _in_a_name(doc, m)]


def _in_a_name(doc: Document, mention: Mention) -> bool:
    """Whether the letter is a part of another name; but the first of an office's is its country, as is that of 驻华使馆."""
    start = mention.start
    if any(m.kind == "place" and m.start <= start < m.end for m in doc.nested):
        return True
    covering = next(iter(doc.overlapping(start, mention.end)), None)
    if covering is None or covering.kind == "post":
        return False
    begins = covering.start == start or doc.article.text[start - 1] == "驻"
    return covering.kind != "organization" or not begins
