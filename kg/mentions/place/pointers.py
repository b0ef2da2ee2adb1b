"""Words that stand for a place named elsewhere or by one letter: 全市, 该县, 苏北, 川滇黔."""

from __future__ import annotations

import re

from kg.grammar import Document, Search
from kg.lexicon import rows
from kg.mentions.place.context import at_home, fits, the_only
from kg.mentions.place.gazetteer import gazetteer
from kg.mentions.place.resolve import Reading
from kg.mentions.place.scan import Candidate
from kg.model import Mention, Place

_SPELT = re.compile(
    r"（(?<=[\u4e00-\u9fff]（)[\u4e00-\u9fff]）(?:[\u4e00-\u9fff]（[\u4e00-\u9fff]）)+"
)  # 长（沙）株（洲）
_NOT_ALL = re.compile(r"场|域|间|块|静|化|别|委|政府")
LETTERS = {r["letter"]: r["province"] for r in rows("province_letters")}
_CITIES = {
    "杭": "杭州市",
    "穗": "广州市",
    "蓉": "成都市",
    "榕": "福州市",
    "邕": "南宁市",
    "甬": "宁波市",
    "厦": "厦门市",
    "昆": "昆明市",
}
"""Cities that one letter stands for where something is held there or somebody goes: 在杭召开."""
_IN_ROWS = {
    "江": "江苏省",
    "云": "云南省",
    "贵": "贵州省",
    "北": "北京市",
    "上": "上海市",
    "广": "广州市",
    "深": "深圳市",
}
"""What letters stand for in the rows in which they are customary: 江浙沪, 云贵川, 北上广."""
_ROWS = Search(
    "((?<!两)江浙沪皖?|云贵川渝?|北上广深?(?=等|、|，|。|的|和|这|一线|三|四)|黑吉辽|辽吉黑|甘青宁|陕甘青宁?|陕甘宁青)(?!高铁|高速|铁路|线)",
    ("江浙沪", "云贵川", "北上广", "黑吉辽", "辽吉黑", "甘青宁", "陕甘青", "陕甘宁青"),
)
_ALL = "".join(LETTERS)
_RUN = Search(
    f"([{_ALL}]{{2,}})(?=(?:[两三四五六七]省|省|[两三四五六七](?:地|市|省)|交界|边界|毗邻|结合部|接壤|边区|协作|合作(?!先行|示范)|扶贫|地区|经济))",
    [one + other for one in _ALL for other in _ALL],
)
_APART = Search(
    f"((?:[{_ALL}]、)+[{_ALL}])(?=等?(?:[两三四五六七八九十]省|交界|边界|毗邻|结合部|接壤|边区|诸省|各省))",
    [f"{one}、{other}" for one in _ALL for other in _ALL],
)
_SURE = "".join(letter for letter in LETTERS if letter not in "新宁青台吉黑甘蒙港澳藏疆")
_THREE = Search(
    f"([{_SURE}]{{3,}})(?!高铁|高速|铁路|干线|线|公路|大区|[一-鿿]?新区)",
    [one + other for one in _SURE for other in _SURE],
)
"""Three and more of the letters that are hardly ever anything else need nothing around them: 冀鲁豫."""
_PLAIN = "".join(
    letter for letter in (*LETTERS, *_CITIES) if letter not in "新宁青台吉黑甘蒙港"
)  # letters that are hardly ever anything else
_TO = Search(
    f"[赴来入驻援抵莅离到](?:(?<=到)访)?([{_PLAIN}]+)(?=推广|推介|举行|召开|对接|洽谈|投资|考察|调研|指导|视察|工作|创业|就业|务工|旅游|参加|出席|访问|期间|检查|督导|慰问|挂职|招商|兴业|发展|企业|客商|，|、|。)",
    [verb + letter for verb in "赴来入驻援抵莅离到访" for letter in _PLAIN],
)
_HELD = Search(
    f"在(?<![一-鿿].)([{_PLAIN}]+)(?=召开|举行|举办|开幕|启动|签约|签署|成立|发布)|在(?<=[会式动坛].)([{_PLAIN}]+)(?=召开|举行|举办|开幕|启动|签约|签署|成立|发布)",
    [f"在{letter}" for letter in _PLAIN],
)
_DIRECTED = "滇黔川渝湘鄂粤桂闽浙苏皖赣鲁豫冀晋陕陇甘辽蒙疆藏"
_DIRECTION = Search(
    rf"([{_DIRECTED}])(?<![\u4e00-\u9fff]上.)(?<!新疆)(?<!西藏)(?<!内蒙)(?<!四川)(?<!蒙(?=中))((?>[东西南北]{{3}}(?![路街])|中[东西南北](?!部)|东北|西北|东南|西南|[东西南北中]))(?:地区|山区)?(?!西部|运河|区(?!域)|[京海方昌安宁阳瓜风路城江湖郊坡省市县镇乡村站高电建投医药线]|大(?!山|地))",
    [letter + direction for letter in _DIRECTED for direction in "东西南北中"],
)
_HALF = Search(
    "[南北东中西](?:(?<=我国.)(?:方(?!电网|航空|工业)|部(?!战区|计划|大开发))|方(?<=[南北].)(?=大部|多地|部分|省份|各省|省区|强降雨|降雨|降雪|暴雨|高温|主汛期|汛期|水稻|早稻|中稻|晚稻"
    "|双季|稻区|麦区|小麦|玉米|冬麦|油菜|农区|农村|农牧|草原|旱区|高产|粮食|采暖|取暖|供暖|冷空气|林区|丘陵|山区|雨季|冬小麦|冬油菜|城市|红壤|各地|沿海|入汛|粮|棉))",
    [side + word for side in "南北东中西" for word in "方部"],
)
_HALVES = {"南方": "南方地区", "北方": "北方地区", "东部": "东部地区", "中部": "中部地区", "西部": "西部地区"}


def find_pointers(doc: Document, reading: Reading) -> None:
    """The places to which words of direction, runs and halves of countries point."""
    for pattern, make in ((_DIRECTION, _direction), *((p, _run) for p in (_RUN, _ROWS, _THREE, _APART, _TO, _HELD))):
        for match in pattern.finditer(doc):
            for mention in make(match):
                reading.put(mention)
    for match in _HALF.finditer(doc):
        half = Place(_HALVES[match[0]], "region")
        reading.put(Mention("place", match.start(), match.end(), half, "place.direction"))
    for match in _SPELT.finditer(reading.article.text):
        _spelt(reading, match)
    for candidate in reading.candidates:
        if candidate.level_word and candidate.start not in reading.mentions:
            place = resolve_pointer(reading, candidate, doc.home)
            if place is not None:
                reading.put(Mention("place", candidate.start, candidate.end, place, "place.pointer"))


def _spelt(reading: Reading, match: re.Match[str]) -> None:
    """Short names of which one letter stands in brackets, several together: 常（宁）衡（东）."""
    for i in range(match.start() - 1, match.end(), 4):
        text = reading.article.text
        options = gazetteer().short.get(text[i] + text[i + 2], [])
        near = [d for d in options if not d.gone and reading.home and d.code.startswith(reading.home.code[:4])]
        if near or len(options) == 1:
            reading.put(Mention("place", i, i + 4, (near or options)[0].place, "place.letter"))


def _direction(match: re.Match[str]) -> list[Mention]:
    if match[1] + match[2] in gazetteer().short:  # 黔西南 is a prefecture
        return []
    province = LETTERS[match[1]]
    place = Place(match[1] + match[2], "region", "", (province,))
    return [Mention("place", match.start(), match.end(), place, "place.direction")]


def _run(match: re.Match[str]) -> list[Mention]:
    out = []
    group = match.lastindex or 1
    for i, letter in enumerate(match[group], match.start(group)):
        if letter == "、":
            continue
        name = LETTERS.get(letter) or _CITIES.get(letter) or _IN_ROWS[letter]
        place = gazetteer().full[name][0].place
        out.append(Mention("place", i, i + 1, place, "place.letter"))
    return out


def resolve_pointer(reading: Reading, candidate: Candidate, home: tuple[Place, ...]) -> Place | None:
    """全市 is the home's, 该县 the county that was named last."""
    if reading.article.text[candidate.end : candidate.end + 2] in ("、县", "、区", "和县", "和区"):
        return None  # 全市、县的企业
    if candidate.level_word in "市区" and _NOT_ALL.match(reading.article.text, candidate.end):
        return None
    own = at_home(home, candidate.level_word)
    if candidate.text[0] == "本":  # else anybody's: 负责本省的粮食
        return own
    last = next(
        (
            v
            for m in reading.before(candidate.start)
            if isinstance(v := m.value, Place) and fits(v, candidate.level_word)
        ),
        None,
    )
    if candidate.text[0] in "该这":
        return last or own
    return own or last or the_only(reading.mentions.values(), candidate.level_word)
