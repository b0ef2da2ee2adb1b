"""What a quoted stretch and the words around it look like: shapes of names, of speech, of figures of speech, of honours."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.mentions.program.quotes import Quoted
from kg.mentions.program.vocabulary import FIGURES, NUMERAL, Head, head_of, verb_before, verbs_within

_once = lru_cache(maxsize=64)
"""A stretch is asked the same by many features, one stretch after the other."""

NUMBERED = re.compile(f"(?:{NUMERAL}|千)+(?:[^0-9一、，+＋·.．年月日号时]|年.)")
UP_AND_DOWN = re.compile(f"(?:{NUMERAL}[升降增减进退高低多少缩扩上下涨跌落稳]){{2,}}")
ONE_AND_ONE = re.compile("[一两三双][^一、，]{1,6}(?:[、，]?[一二两三四五六七八九双多][^一、，]{1,6}){1,3}$")
ONE_DOES_ALL = re.compile(
    "一(?:[个颗枚张支套扇]|站式?|窗|网|次|门|码|证|章|键|端|卡)[^、，一]{0,5}(?:办|通|通办|联办|办结|办成|管|管到底|统管|审批|受理|告知|兜底|通行|通用|执法)$"
)
"""一枚印章管审批, 一个窗口办: one office or tool for everything."""
AT_EACH = re.compile(
    "非[\u4e00-\u9fff]即[\u4e00-\u9fff]|([即随边现])[\u4e00-\u9fff]\\1[\u4e00-\u9fff]|[应能可][\u4e00-\u9fff]尽[\u4e00-\u9fff]"
)
"""即审即办, 随到随办, 应享尽享: two beats, the second upon the first."""
COLOURS = re.compile("[红黄蓝绿黑白橙紫]{2,4}")
COLOURS_AFTER = re.compile("[二三四五]色")
THREE_BEATS = re.compile("([\u4e00-\u9fff])[\u4e00-\u9fff]{1,2}\\1[\u4e00-\u9fff]{1,2}\\1[\u4e00-\u9fff]{1,3}")
"""到村到户到地块, 看得见看得懂看得住."""
NUMBERS_IN_BEAT = re.compile("(?:[^\\W0-9一二三四五六七八九十][一二三四五六七八九十]){2,4}")
"""退二进三, 稳一强二进三."""
CIRCLE = re.compile("(?:[0-9]+|[一二三四五六七八九十半]+)(?:个)?(?:分钟|小时|公里)[^、，]{0,8}圈")
"""15分钟生活圈."""
MAXIM = re.compile("[^，]{2,8}跟着[^、，]{2,4}走$|管[^、，]{1,5}(?:就要|必须|要|也要)管[^、，]{1,5}$")
"""要素跟着项目走, 管行业必须管安全: a principle in one clause."""
CODE = re.compile(r"[0-9A-Z]+(?:[+＋\-—×xXN][0-9A-ZN]+)*$")
YEAR_OR_DATE = re.compile(
    r"(?:19|20)\d\d$|\d{1,2}[·.．]\d{1,2}|[一二三四五六七八九十]+[·.．]|(?:五一|六一|七一|八一|十一|双十一|双11|618|三八|五四|元旦|九三|九一八|七七|一二·?九|五卅|五二〇|五一二)$"
)
MOTTO_AFTER = re.compile(
    "等?(?:的)?(?:标语|横幅|口号|字样|展板|宣传画)|为(?:[^，。；]{0,6}主题|口号|题|内容)|[一二三四五]?大?主题(?!党日|教育|实践|宣[传讲]|[^，。；]{0,4}活动)|的主题|(?:系列)?(?:主题)?(?:论坛|大赛|比赛|展览|晚会|发布会|研讨会|宣介会|博览会)"
)
EVENT_AFTER = re.compile(
    "[^，。；、“”]{0,6}(?:发布会|晚会|专场|首发式|展览|展演|画展|比赛|大赛|论坛|研讨会|座谈会|运动会|博览会|文艺演出|宣介会|直播|专项赛|挑战赛|擂台赛)"
)
MOTTO_BEFORE = re.compile("(?:主题|口号|题目|标语|横幅|名为|题为|写着|标题)(?:为|是|：|的)?$")
MEETING = re.compile(
    "(?:大会|论坛|峰会|年会|之夜|晚会|展览|展会|[画书巡联]展|博览会|大赛|座谈会|研讨会|发布会|音乐会|丛书|文库|全集|画册|歌曲集|光盘)$"
)
OPPOSED = re.compile("(?:反对|否定|抵制|批判|揭批|所谓的?|所谓|杜绝|摒弃|谴责|鼓吹|制造|形形色色的|任何形式的)$")
SO_CALLED, SAID_TO_BE = re.compile("所谓的?$"), re.compile("[^，。；：“”]{0,6}[，：]?(?:就是|即|是指|指的是|意为)")
"""所谓“三联”，就是…: what is told in full is explained, not doubted."""
OVERCOME = re.compile(
    "(?:堵塞|走出|摆脱|告别|打破|破除|跳出|禁止|严禁|取消|叫停|纠治|扫除|查禁|禁绝|根除|克服|纠正|防止|遏制|[不别勿大再]搞|(?:不能|不再|不要|不可|[绝决]不)(?:再|能)?走[^，。；“”]{0,4}|(?:没有?|未曾?)(?:发生|出现)过?|(?:污蔑|诬蔑|诽谤|捏造|伪造)[^，。；]{0,6}|(?:忙|满足|热衷|习惯|停留|沉迷)于)$"
)
"""What a place is to be rid of, or what was said in slander."""
OPINION_AFTER = re.compile("的?(?:错误)?(?:想法|说法|论调|观点|看法|思潮|风气|谣言)|[已早]+成为?(?:历史|过去|往事)")
CLIQUE = re.compile("[^、，]{1,3}人帮|[^、，]{2,6}(?:反党|犯罪)?集团")
BIDDING = re.compile(
    "(?:完善|健全|构建|优化|深入实施|加快构建|加快推进|全面推进|深入推进|推进|推动|加快|加强|着力|坚持|坚定|继续|必须|支持|促进|深化|提高|建立|建设|把|要(?!素))[^、]{4,}"
)
HOTLINE = re.compile(
    "人员|部队|[^，。；：、“”]{0,6}?(?:热线|电话|专线|平台)|事件|事故|地震|暴雨|洪水|特大|案|楼|路|号线|班列|国道|高速|列车|飞船|卫星|火箭|疫情"
)
PERSONAL = re.compile("(?<!有)我(?!为群众|们的节日|为企业)|你|您|咱|俺|他们|她|吗|呢|吧|啊|呀|啦|哦|嘛")
SAYS = re.compile(r"[：:]$|(?:说|道|称|曰|云|问|喊|表示|介绍|坦言|感慨|感叹|笑着)[，,：:]?$")
NAMED_AS = re.compile(
    "(?:字(?:方针|诀|经|要诀)|方针|原则|思路|目标|工作法|步法|口诀|步骤|要求|理念|做法|模式|机制|举措|定位|”)(?:就)?(?:是|为|即)?[：:]$"
)
"""What a colon spells out is the content of a principle or of a name (六字方针：“管得住、放得开”), and not speech."""
CALLED_A_YEAR = re.compile("(?:[确明]定|[定列视]|作)(?:今年|[0-9]{4}年)?为$")
SAID = re.compile("^[，,]?[^，。、“”]{0,10}(?:说|介绍道|告诉|表示|坦言|感慨|感叹|笑言)")
SOUND = re.compile(r"^(.{1,2})\1+$|^(.)\2(.)\3$")
VERB_OBJECT = re.compile("[招抓促稳强优补建创引育兴惠保控扩拓转提].{2}$")
POLICY = re.compile(
    "爱心|幸福|暖心|共享|邻里|治理|服务|振兴|改革|创新|帮扶|志愿|党建|增收|脱贫|富民|惠民|便民|养老|就业|创业|教育|医疗|健康|平安|法治|生态|绿色|数字|智慧|清廉|文明|安全|产业|乡村|城市|社区|人才|政务|营商|网格|调解|走访|关爱"
)
NOUN_MEMBERS = re.compile(
    "(?:优势|问题|短板|特点|因素|元素|产品|品种|文化|人群|群体|机构|部门|企业|单位|干部|地区|国家|商品|材料)$"
)
PLAIN_THINGS = re.compile(
    "(?:环节|领域|方面|特点|优势|产品|原因|因素|阶段|时期|部门|单位|地区|项目|亮点|特征|元素|品种|景点|景观|展区|板块|赛事|赛区|世界|国家|班子|干部|成员|建筑|场馆|展馆|场所|强)$|连[增丰降涨快升冠胜]$"
)
IMAGE_OF_PLACE = re.compile("[都城谷乡港仓地廊]$|高地$|走廊$|名片$|中心$|之窗$")
HONOUR_AFTER = re.compile(
    "^(?:荣誉)?(?:复评|评选|命名|创建(?!活动)|称号|奖|殊荣|美誉|美称|之称|牌匾|奖章|奖牌|勋章|证书|锦旗|横幅|标语|示范县|示范区|示范村|等称号|等荣誉|的称号|的美誉|的美称|的荣誉)"
)
BRAND_AFTER = re.compile(
    "^(?:牌|(?!(?:等|的)?(?:[^，。；、“”的]{0,3}(?:服务|治理|调解|普法|党建|文明实践))品牌)[^，。；、“”的]{0,5}品牌(?!活动)|号(?!召)|商标|杯|论坛|大赛|大会|峰会|博览会|展览|晚会|演出|专栏|栏目|节目|公众号|微信|抖音|直播|视频|APP|App|客户端|小程序|公司|集团|合作社|"
    "农家乐|酒店|餐厅|超市|店|品种|产品|系列产品|案|事件|事故|地震|台风|病毒|疫情|飞船|火箭|卫星|班列|列车|航班|项目部|二字|两字|两个字|三个字|四个字|字样|字号|声|般|一样|似的)"
)
_BRAND = re.compile("[^，。；、“”的]{0,5}(?:品牌|名片)")
_OF_SERVICE = re.compile("(?:服务|政务|[^品]办|质量|有礼)$")


def brand_of_place(q: Quoted) -> bool:
    """“山水湘岸、人文湘中”旅游品牌, “湘岸服务”品牌: how a place wants to be known, in parallel form or for its services."""
    named = (len(q.members) > 1 and len(q.members[0]) > 3 and equal_edges(q.members)) or _OF_SERVICE.search(q.inner)
    return bool(named and q.place and _BRAND.match(q.after))


WORKING_BRAND = re.compile(
    "(?:等|的)?(?:基层|机关|特色|城乡|社区)?(?:服务|政务服务|营商|治理|调解|普法|党建|文明实践|志愿服务)(?:工作|特色)?品牌"
)
BODY_AFTER = re.compile(
    "[^，。；、“”的和]{0,6}(?:服务队|先锋队|突击队|宣讲队|宣讲团|小分队|[^，。；、“”的和]{2}队(?![伍列形])|队伍|团队|服务站|工作站|驿站|基地|工作室|党支部|示范点|联盟|协会|商会|公司)"
)
ROLE_AFTER = re.compile(
    "^的[^，。；]{0,6}(?:效应|面貌|美景|景观|景象|景色|画卷|风光|情景|情形|执着|韧劲|干劲|劲头|勇气|毅力|豪情|情怀|故事|形象|氛围|风采|身影|喜悦|愿景|目光|场景|感觉|说法|评价|阶段|时期|关头|关口)|^(?:作用|效应|功能|优势|地位|角色|特征|特点|特色|现象|困境|瓶颈|状态|势头|局面|关系|心态|氛围|气息|味道|味|故事|风采|身影|梦|之路|之旅|之势|之力|权限|职责|职能)"
)
FEELING_AFTER = re.compile("的[^，。；、“”]{0,4}(?:感|态度|心态|姿态|精神状态|冲劲|闯劲)(?![染知召])")
EACH_ONE = re.compile("(?P<one>[省市县区乡镇村户家人组校队天月])(?P=one)(?=[\u4e00-\u9fff]{2}|[通有]$)")
WATERS = re.compile(f"(?:{NUMERAL}[江河湖海山水岛]){{2,}}")


TAKES = ("实施", "开展", "推行", "推进", "践行", "实行", "推广", "运用", "贯彻", "落实", "深化", "用好", "执行", "抓好")


_CARRIED_OUT = ("实施", "开展", "推行", "启动", "实行")


def short_and_carried_out(q: Quoted) -> bool:
    """实施“阳光低保”， — nothing but the name is carried out."""
    return (
        4 <= len(q.inner) <= 6
        and not q.members
        and q.after[:1] in "，。；、”和"
        and verb_before(q.before)[0].endswith(_CARRIED_OUT)
    )


def equal_edges(members: tuple[str, ...]) -> bool:
    """Whether members are of one length, or all begin or end alike."""
    lengths = {len(m) for m in members}
    same_edge = len({m[0] for m in members}) == 1 or len({m[-1] for m in members}) == 1
    return bool(members) and max(lengths) <= 16 and (len(lengths) == 1 or same_edge)


LIKENED = re.compile("(?:呈现?出?|像是?|好似|如同|犹如|堪称|一派|呈现)了?(?:一[个座条道片])?$")
GIVEN_TO_ALL = re.compile("[^、，]{2}(?:方案|智慧|力量|样本|样板|答案|答卷|速度|机遇)")
"""“湖南方案”, “三湘力量”: what a place gives to all, in a figure of speech."""
THREAT = re.compile("冷战|霸权|霸凌|霸道|双重标准|脱钩|威胁论|零和|单边主义|阵营对抗")
ACTIVITY_AFTER = re.compile("[^，。；：、“”的等]{2,12}活动(?![室中期])")
"""“爱心暖三湘”关爱留守儿童活动: what it is for stands between the name and its head."""
AMONG_ACTIVITIES = re.compile("等(?:一?系列|各类|多项|特色|品牌|主题|重点|文化)+(?:实践)?活动")
CHARGE_AFTER = re.compile(
    "的?(?:重要|殷切|谆谆|亲切|政治|光荣)+(?:嘱托|嘱咐|要求|号召|期望|期许|使命|任务|指示|批示|论述|定位)|的[^，。；、“”]{0,6}(?<!狠)(?<!钻)精神"
)
"""“走在前列，干在实处”的重要嘱托: what a leader charges with."""
PUT_FORWARD = re.compile("(?:提出|响应|发出)[了的]?$")
WATCHWORD_AFTER = re.compile("的[^，。；、“”]{0,4}(?:口号|号召|目标)(?P<under>[^，。；、“”]{0,4}下)?")
"""提出“苦干一冬，改田千亩”的口号, 在“…”的口号鼓舞下: the watchword of a campaign, and no banner."""
POLICY_AFTER = re.compile("(?:系列)?政策(?!性|[上下]|措施)")
BY_RULE = re.compile("[^、，]{2,4}(?<![限法体编强抵复监节专限])制$")
"""一单制, 积分制, 首问负责制."""
VERB_LED = re.compile(
    "(?:贯彻|落实|增强|夯实|深化|筑牢|加强|推进|推动|促进|保护|弘扬|传承|共建|共享|共创|共商|共谋|携手|凝聚|建设|打造|构建|守护|践行|坚持|提升|激发|实现|迈向|开创|奋进|走进|拥抱|服务|赋能|创新|引领|点亮|助力|厚植|汇聚|牢记|争做|当好|做好)"
)
_THEME_AFTER = re.compile("(?:为|的|等|这一)[^，。；]{0,4}主题|主题")
_THEME_BEFORE = re.compile("主题(?:口号)?(?:为|是|：)$|围绕$|以$")


def parallel_theme(q: Quoted) -> bool:
    """The theme of an event in halves of one length (“拥抱数据 共赢未来”为主题) or calls; banners and looser words are none."""
    if not 1 < len(q.members) < 5 or "‘" in q.inner or len(q.members[0]) < (3 if len(q.members) < 3 else 2):
        return False
    if len({len(m) for m in q.members}) > 1 and not all(VERB_LED.match(m) for m in q.members):
        return False
    return bool(_THEME_BEFORE.search(q.before) and ("主题" in q.before[-7:] or _THEME_AFTER.match(q.after)))


PIECES = ("文章", "大文章")
WRITTEN = re.compile("(?:[写做念]好|做[足活大实深优])[^，。；、]{0,10}$")
LAYOUT = re.compile("(?:[一二两三四五六七八九双多][区廊带核轴心翼极圈城副湾港环屏谷]){2,}$")
POISON_AFTER = re.compile("的?[^，。；、“”]{0,4}(?:阴谋|遗毒|流毒|余毒|谬论|图谋|论调|行径|分裂)")
SINGLE_EVILS = re.compile("(?:等)?(?:地区|现象|违法|犯罪|丑恶|问题)")
ORDER = re.compile(
    "(?:加快|推进|推动|完善|健全|积极|大力|深入|加强|努力|统筹|加大|扎实|全力|提升|提高|促进|坚决|切实|着力|构建|深化|优化)[^、]{3,}"
)
ALL_QUOTED = re.compile("^(?:‘[^‘’]*’[、和]?)+$")


def clauses(members: tuple[str, ...]) -> bool:
    """Whether members are clauses of one length: 4 to 7 characters."""
    return {len(m) for m in members} <= {4, 5, 6, 7} and len({len(m) for m in members}) == 1


@_once
def numbered(q: Quoted) -> bool:
    """Whether the quoted begins with a number above one that is no date."""
    return (
        len(q.inner) <= 14 and bool(NUMBERED.match(q.inner)) and q.inner[0] != "一" and not YEAR_OR_DATE.match(q.inner)
    )


def halves_alike(q: Quoted) -> bool:
    """Whether the quoted falls into two halves that begin or end alike."""
    half, odd = divmod(len(q.inner), 2)
    return not odd and half > 1 and (q.inner[half - 1] == q.inner[-1] or q.inner[0] == q.inner[half])


NUMBER_IN = re.compile(
    "[^0-9一二三四五六七八九十、]{2,4}(?:[二三四五六七八九]?十[一二三四五六七八九]?|[三四五六七八九]|[0-9]{2})大?[^年月日点号届次级、]{1,2}$"
)
AT_ONCE = re.compile("[^，。、]{2,4}即[^，。、]{2,4}$")
POINTS = re.compile("^[^、，第0-9]{1,4}(?:[二三四五六七八九]?十[一二三四五六七八九]?|[六八九]|[1-9][0-9])条$")
PAPER = re.compile(
    "[^、，的]{4,}(?:条例|章程|通则|细则|纲要|办法|规定)(?:（[^（）]{1,6}）)?$"
)  # as the 1950s quoted them
CAMPAIGN_YEAR = re.compile(
    "[^\\W0-9的]{3,}(?<![第周青老少童成丰元大灾荒闰新平常多几数历百千万一二三四五六七八九十])年$"
    "|^(?:项目|质量|安全|作风|落实|改革|攻坚|服务|创新|管理|环境|招商|提升|突破|建设|消费|民生|效能|执行|担当|品牌|惠民|文旅)年$"
    "|^[春夏秋冬]{1,2}季?(?:战役|攻势|会战)$"
)
OF_ADHERENTS = re.compile("的[^，。；“”]{0,6}(?:守护|建设|践行|实践|推动|捍卫|引领|传承|奋斗|拥护|维护|先行)者")
"""“绿水清风”的坚定守护者: what somebody stands up for."""
GUIDE_AFTER = re.compile(
    "(?:[^，。；]{0,4})为(?:核心|抓手|目标|总?纲领|行动纲领|原则|引领|导向|总牵引|牵引|总抓手|载体|主线|契机|重点|遵循|统领|总揽)"
)
PROVERB = re.compile(
    "之(?![类间中一外后前上下都乡城地路年星家窗])|[乎哉焉兮矣]|[心众]有?所|方能|方可|天下|大道|君子|不积|如切|若"
)
PARTS_AFTER = re.compile(
    f"(?:等(?:多个|几个)?|(?:等|的)?{NUMERAL}{{1,2}}个?)(?:重点|主要)?(?:阶段|方面|环节|部分|板块|章节|单元|篇章|专题|展区|类别|大类|层面|维度|时段|字(?![诀经方工])|词)|等?这(?:些|几个|一)[^，。；]{{0,4}}(?:要素|因素|关键词)"
)
CONSULTED_AFTER = re.compile("等?的?(?:(?:相关|有关|具体|主要|总体)*情况|专题|课题|议题|调研|提案|协商|话题)")
PROBLEM_AFTER = re.compile("的?(?:突出)?(?:问题|难题|困境|现象|顽疾|难点|痛点|堵点|怪圈|乱象)")
MEASURED = re.compile("[^大个项件张重类条种级]{1,2}[大个项件张重类条种级]")

TURN_AFTER = re.compile("的?(?:历史性)?(?:转变|跨越|蝶变|嬗变|飞跃|转型|升级|逆袭|突破)(?=[，。；、]|$)")
MERGED = re.compile("(?:多|全)[^、，]{1,2}(?:合一|归一)$")
GATHERING = re.compile(
    "(?:(?:早餐|恳谈|院坝|板凳|屋场|坝坝|圆桌|议事|夜谈|茶话)会|(?:接待|恳谈|服务)日|直通车|面对面)$"
)
SERVICE_FORM = re.compile(
    "(?:一点|[企民政税医学法警农事])通$|最多跑一[次地趟]$|[通易快马免秒网掌代帮即]办$|[办服][通易]$|[窗站次网]受理$|(?:差别|并联|集成|联合|跨省|跨域|异地|预约|延时|上门|全程)(?:受理|审批|办理|通办|服务)$|免申即享|[即秒]享$|^[\u4e00-\u9fff]{2,4}贷$"
)
PLATFORM_AFTER = re.compile("(?:[^，。；、“”的]{0,6}(?:服务端|平台|系统|小程序)|(?:专)?窗口|专区|服务)")
SCHEME_BUILT = re.compile("建设|实施|改造")
WINDOW_AFTER = re.compile("(?:反映|服务|办理|受理|综合|咨询|投诉|专办)*(?:窗口|专窗|专线|热线|专区)")
SERVICE_PLACE = re.compile(
    "(?:驿站|小屋|书屋|茶馆|议事厅|工坊|超市|银行|课堂|讲堂|学堂|夜校|食堂|小院|大院|家园|之家|管家|妈妈|卡|贷)$"
)
"""A place, card or person of service: 道德银行, 暖心驿站, 爱心妈妈."""
TITLE_TO_EARN = re.compile(
    "(?:样板|示范|标杆|模范|先进|星级|最美|^文明).{0,4}(?:村|村镇|校园|城市|社区|学校|单位|企业|户|家庭|岗|站|点|县|市|镇|街|街区|窗口|科室|机关|集体|个人|基地)$"
)
"""样板社区, 示范村: what a place or a body is to become."""
EVILS = frozenset("脏乱差污散黑臭堵堆")
PLACE_TO_BE = re.compile("(?:平安|法治|清廉|健康|数字|美丽|幸福|诚信|质量|书香|活力|文明|智慧|绿色)[^、，]{2}$")
"""平安衡阳, 美丽衡阳: what a place is to become."""
GROWS_BY = re.compile("[\u4e00-\u9fff]{2}[强兴富立旺活][国省市州县区旗乡镇村]")
"""工业强市, 生态立县: what a place is to grow by."""
NAMED_EXPERIENCE = re.compile(
    "(?!先进|成功|工作|宝贵|典型|历史|基层|实践|有益|国际|国内|外地|好|老|新|基本|主要|重要|实战|一线|管理|治理|发展|办案|教学|生活|丰富)[\u4e00-\u9fff]{2,4}经验$"
)
"""顶山经验: the way of a place, to be learnt from."""
YEARLY = re.compile("[^0-9一二三四五六七八九十年月日]{2,}[月周季]$")
"""质量月, 科普周: a time of the year that is given to something."""
HELD = re.compile(
    "(?:举行|举办|开展|组织|组织开展|启动|参[与加]|发起|推出|深化|参加了?|进行)了?(?:一[场次系]列?|新一轮|首届|首次|第[一二三四五六七八九十0-9]+[届季期次])?的?$"
)
"""What is done with an activity."""


@_once
def code(q: Quoted) -> bool:
    """Whether the quoted is made of figures, and no date or telephone number."""
    return (
        bool(CODE.match(q.inner))
        and len(q.inner) > 1
        and any(c.isdigit() for c in q.inner)
        and not YEAR_OR_DATE.match(q.inner)
        and not HOTLINE.match(q.after)
    )


_ALL_OF = re.compile("全[^民省市县区国域员科]{1,2}")


def figure(q: Quoted) -> bool:
    """Whether the quoted is a figure of speech that names nothing; what is joined by a plus (支部+小网格) is a name."""
    if "+" in q.inner or (numbered(q) and (head := head_of(q.inner)) and head.quoted == "strong"):
        return False
    return (
        q.inner in FIGURES
        or bool(_ALL_OF.fullmatch(q.inner))
        or any(q.inner.endswith(f) for f in (q.inner[-k:] for k in (3, 4, 5)) if f in FIGURES)
    )


@_once
def senses(q: Quoted) -> frozenset[str]:
    """What the verb right before the quoted says."""
    return verb_before(q.before)[1]


def near(q: Quoted) -> frozenset[str]:
    """The senses of a verb in the same clause, with some words of the name between it and the quote."""
    return _senses_in(q.before)


_CLAUSE_END = re.compile("[，。；：！？]")


def _senses_in(before: str) -> frozenset[str]:
    clause = _CLAUSE_END.split(before)[-1]
    return verbs_within(clause, max(1, len(clause) - 14), len(clause))


@_once
def makes_near(q: Quoted) -> bool:
    """Whether a verb before the quoted, or near it, says that it is issued, set up or carried out."""
    return bool((senses(q) | near(q)) & {"issue", "create", "carry"})


@_once
def own_head(q: Quoted) -> Head | None:
    """The head noun that ends the quoted, if there is more than that."""
    head = head_of(q.inner)
    return head if head and len(head.word) < len(q.inner) else None


def watchword(q: Quoted) -> bool:
    called = WATCHWORD_AFTER.match(q.after)
    return called is not None and (PUT_FORWARD.search(q.before) is not None or called["under"] is not None)


def makes(q: Quoted) -> bool:
    """Whether the verb right before the quoted says that it is issued, set up or carried out."""
    return bool(senses(q) & {"issue", "create", "carry"})
