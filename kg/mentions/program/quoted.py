"""Names in quotation marks: which of them are programmes.

Newspapers quote names, speech, figures of speech and nicknames alike. Each quoted stretch is judged by the features
of `quoted_for` and `quoted_against`; their weights are summed, and from `THRESHOLD` on it is a programme.
"""

from __future__ import annotations

import re

from kg.grammar import Rule
from kg.mentions.program import quoted_against, quoted_for, signs
from kg.mentions.program.feature import Feature
from kg.mentions.program.quotes import Quoted
from kg.mentions.program.vocabulary import declared

THRESHOLD = 3.0
FEATURES: tuple[Feature, ...] = (*quoted_for.FEATURES, *quoted_against.FEATURES)


def weigh(quoted: Quoted) -> tuple[float, tuple[str, ...]]:
    """The sum of the weights of the features that hold, and their names.

    What speaks against a name is not asked for where too little speaks for it, if it is not quoted again.
    """
    if quoted.phrase is not None:
        against = [f for f in quoted_against.FEATURES if f.holds(quoted)]
        if (sure := quoted_for.SET_PHRASE.weight + sum(f.weight for f in against)) >= THRESHOLD:
            return sure, (quoted_for.SET_PHRASE.name, *(f.name for f in against))
    has = bool(quoted.members) | (quoted.head is not None) << 1
    has |= (_FIGURE.search(quoted.inner) is not None) << 2 | bool(signs.senses(quoted)) << 3
    held = [f for f in _FOR[has] if f.holds(quoted)]
    if quoted.again > 1 or sum(f.weight for f in held) >= THRESHOLD:
        held += [f for f in quoted_against.FEATURES if f.holds(quoted)]
    return sum(f.weight for f in held), tuple(f.name for f in held)


_FIGURE = re.compile("[0-9A-Z一二三四五六七八九十百千两双]")
_NEEDS = ("members", "head", "number", "verb")
_FOR = tuple(
    tuple(f for f in quoted_for.FEATURES if not f.needs or has >> _NEEDS.index(f.needs) & 1)
    for has in range(1 << len(_NEEDS))
)
"""What speaks for a name, by which of `_NEEDS` there are, as bits."""

RULES: tuple[Rule, ...] = (
    declared(
        "program.quoted",
        yes=(
            ("衡阳市深入推进“八大工程”。", ("八大工程|action",)),
            ("全县推行“三联三促”工作法。", ("三联三促工作法|method",)),
            ("认真落实“1356”工作部署。", ("1356|strategy",)),
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
            ("他说：“实施‘四个融合’战略，县里才有今天。”", ("四个融合战略|strategy",)),
            ("构建“县级抓总、乡镇主责、村组落实”三级联动体系。", ("三级联动体系|mechanism",)),
            ("明确“书记抓、镇长管、干部干”的三级责任清单。", ("三级责任清单|mechanism",)),
            ("以“项目攻坚年”为抓手，全力以赴稳增长。", ("项目攻坚年|action",)),
            ("县里设立环境卫生“红黑榜”“红黄榜”。", ("红黑榜|mechanism", "红黄榜|mechanism")),
            ("重点建设“五大”惠民平台，方便群众。", ("五大惠民平台|mechanism",)),
            ("落实燃气安全整治“百日行动”，消除隐患。", ("燃气安全整治百日行动|action",)),
            (
                "开展“学党史、强信念”主题教育和“能力提升年”活动。",
                ("学党史、强信念主题教育|action", "能力提升年|action"),
            ),
            (
                "推行“看现场比进度、看数据比质量、看口碑比作风”等“三看三比”。",
                ("三看三比|method", "三看三比|method"),
            ),
            ("建立“排查-整改-回头看”闭环机制。", ("排查-整改-回头看闭环机制|mechanism",)),
            ("建设“法治衡阳”，守护平安。", ("法治衡阳|strategy",)),
            ("构建“三湾四港”空间布局。", ("三湾四港空间布局|strategy",)),
            ("打造“3510”现代产业体系。", ("3510现代产业体系|cluster",)),
            ("坚持“亮身份、建队伍、办实事”，做好服务。", ("亮身份、建队伍、办实事|method",)),
            ("建立“固、挡、疏、排”相结合的山洪综合防治体系。", ("固、挡、疏、排|mechanism",)),
            ("构建“一核引领、三翼齐飞”的高质量发展格局。", ("一核引领、三翼齐飞|strategy",)),
            ("做强“246”现代制造业集群体系。", ("246现代制造业集群体系|cluster",)),
            ("推行“3+N”绿色社区共建管理模式。", ("3+N|method",)),
            ("坚持“缺什么、补什么”，开展培训。", ("缺什么、补什么|method",)),
            ("落实“先培训、后上岗”，保证安全。", ("先培训、后上岗|method",)),
            ("全面落实“最多跑一次”“一次不用跑”要求。", ("最多跑一次|action", "一次不用跑|service")),
            ("基本实现“村村有卫生室”“户户有清洁水”。", ("村村有卫生室|slogan", "户户有清洁水|slogan")),
            ("印发《衡阳市“百村清溪”行动实施方案》。", ("百村清溪行动|action",)),
            ("建立“四级林长”，守护青山。", ("四级林长|mechanism",)),
            (
                "在“办证不求人”“就医不求人”“入学不求人”等方面发力。",
                ("办证不求人|service", "就医不求人|service", "入学不求人|service"),
            ),
            (
                "开展“衡阳百企千村振兴工程”（简称“百企工程”），“百企工程”见效。",
                ("衡阳百企千村振兴工程|action", "衡阳百企千村振兴工程|action", "衡阳百企千村振兴工程|action"),
            ),
            ("推行城乡“多证合一”，方便群众。", ("多证合一|action",)),
            ("打造“衡事速办”政务服务品牌。", ("衡事速办|service",)),
            ("设立“湘粤通办”窗口。", ("湘粤通办|service",)),
            ("全县实现“一枚印章管审批”“一个窗口办”。", ("一枚印章管审批|mechanism", "一个窗口办|mechanism")),
            ("离岛免税推行“即购即提”，受到欢迎。", ("即购即提|method",)),
            ("坚持“资源跟着产业走”，优化布局。", ("资源跟着产业走|method",)),
            ("市妇联举办“巧手绣湘江”活动，反响热烈。", ("巧手绣湘江|action",)),
            ("推行“无差别受理”，方便群众。", ("无差别受理|service",)),
            ("按照“一企一策”制定帮扶方案。", ("一企一策|mechanism",)),
            ("各校投入校园安全“百日行动”。", ("校园安全百日行动|action",)),
            ("做到“一镇一业一品牌”。", ("一镇一业一品牌|mechanism",)),
            ("省里出台“稳岗十六条”，惠及企业。", ("稳岗十六条|document",)),
            ("县领导每月召开“企业家恳谈会”。", ("企业家恳谈会|mechanism",)),
            ("坚持“支部引领、群众参与”的工作思路。", ("支部引领、群众参与|method",)),
            ("本届论坛的主题是“共享机遇，共谋发展”。", ("共享机遇，共谋发展|slogan",)),
            ("写好乡村建设“前半篇”文章。", ("前半篇文章|slogan",)),
            ("中方发起“支持海岛绿色发展倡议”。", ("支持海岛绿色发展倡议|strategy",)),
            ("对接“海洋支点”构想，充实“双环”合作架构。", ("海洋支点构想|strategy", "双环合作架构|mechanism")),
            ("在“黑土也是金山银山”理念指引下，农业发展较快。", ("黑土也是金山银山|slogan",)),
            ("兜牢基层“三稳”底线。", ("三稳|method",)),
            ("商务部门推出的“湖区消费季”启动。", ("湖区消费季|action",)),
            ("建立“手拉手”服务机制。", ("手拉手服务机制|mechanism",)),
            (
                "实行“村支书、辅警、物业员、志愿者”的“4+N”邻里联盟治理模式。",
                ("4+N邻里联盟治理模式|method", "4+N邻里联盟治理模式|method"),
            ),
            ("治水用的是六字方针：“管得住、疏得开”。", ("管得住、疏得开|slogan",)),
            ("干部巧用“加减乘除”法化解矛盾。", ("加减乘除法|method",)),
            ("全县执行“一票否决”制。", ("一票否决制|mechanism",)),
            ("市里把今年定为“作风建设年”。", ("作风建设年|action",)),
            ("各厂组织“质量月”活动。", ("质量月|action",)),
            ("街道办起“邻里书屋”。", ("邻里书屋|service",)),
            ("擦亮“湘江先锋”党建品牌。", ("湘江先锋|slogan",)),
            ("打通“线上+线下”办事渠道。", ("线上+线下|method",)),
            (
                "建立“日碰头、周调度、月通报”工作推进机制。",
                ("日碰头、周调度、月通报工作推进机制|mechanism",),
            ),
            ("各村学习“石桥经验”。", ("石桥经验|method",)),
            ("实现社保“一卡通”、公交“一码通”。", ("一卡通|service", "一码通|service")),
            ("加强“四个中心”功能建设。", ("四个中心|strategy",)),
            (
                "以“村医培养计划、乡村诊所提升计划”为抓手。",
                ("村医培养计划|plan", "乡村诊所提升计划|plan"),
            ),
            ("加快建设“工匠之乡、宜居江城”。", ("工匠之乡、宜居江城|strategy",)),
            ("建设“美丽衡阳”。", ("美丽衡阳|strategy",)),
            ("把“双学双比”和“巾帼建功”活动引向深入。", ("双学双比|action", "巾帼建功|action")),
            ("“衡易办”平台上线。", ("衡易办|service",)),
            ("县里开展“百人调研服务”活动。", ("百人调研服务|action",)),
            ("建立“到村到户到地块”宣传网络。", ("到村到户到地块|mechanism",)),
            (
                "唱响“全员抓招商、全力强实体、全面优结构、创新求突破”主旋律。",
                ("全员抓招商、全力强实体、全面优结构、创新求突破|slogan",),
            ),
            ("健全“四个城市”建设协调推进体系。", ("四个城市|mechanism",)),
            ("“青年话剧扶持计划第二季”开幕，推进“青年话剧扶持计划第二季”。", ("青年话剧扶持计划第二季|plan",) * 2),
            ("全县实施“阳光低保”，方便群众。", ("阳光低保|service",)),
            ("推进“退二进三”，优化布局。", ("退二进三|slogan",)),
            ("打造“半小时生活圈”。", ("半小时生活圈|service",)),
            ("工会举办“金秋助学”活动。", ("金秋助学|action",)),
            ("推行“五定一奖”责任制。", ("五定一奖责任制|mechanism",)),
            ("利用“互联网+教育”优势，开展线上研修。", ("互联网+教育|method",)),
            ("重视“清廉村居”建设。", ("清廉村居|strategy",)),
            ("落实“菜篮子”县长负责制。", ("菜篮子县长负责制|mechanism",)),
            ("实行“红黄蓝”三色管理。", ("红黄蓝|mechanism",)),
            ('推广"支部+合作社+农户"模式。', ("支部+合作社+农户模式|method",)),
            ("实施“整乡推进、整县提升”示范县创建行动。", ("整乡推进、整县提升示范县创建行动|action",)),
            ("推行“组组通”，方便出行。", ("组组通|method",)),
            ("做好“土特产”文章，促进增收。", ("土特产文章|slogan",)),
            ("围绕“干好每一仗、当好排头兵”抓落实。", ("干好每一仗、当好排头兵|slogan",)),
        ),
        no=(
            "老人在“家门口”看上了病。",
            "他写道：“山高路远、水长天阔。”",
            "打造湖边“城市会客厅”。",
            "坚决杜绝“面子工程”。",
            "打造“样板社区”。",
            "社区成功创建“全国和谐社区建设示范社区”。",
            "深化以创建“文明村镇”为主要内容的活动。",
            "整治“脏、乱、差”，美化环境。",
            "形成“种植、加工、销售”为一体的产业链。",
            "他总结了“成功经验”。",
            "市里发布“诚信之星”。",
            "评选“五星级”党支部。",
            "“现在日子好过了，我很满意。”李大姐说。",
            "打好招商“组合拳”，跑出“加速度”。",
            "机器“轰隆”声不断。",
            "该县荣获“全国文明城市”称号。",
            "发挥党员“头雁”作用。",
            "拨打“12345”热线反映情况。",
            "论坛以“共享机遇、更好服务各方”为主题。",
            "坚决反对“两个中国”。",
            "“十四五”时期，经济平稳增长。",
            "他负责“产”的文章。",
            "山村“屋在林中、人在画中”的美丽景观引来游客。",
            "全县集“山、林、湖、田、村”于一体。",
            "整治分为“动员部署、集中排查、总结提升”三个阶段。",
            "擦亮“衡阳味道”农产品品牌。",
            "会上赠送“心系教育、情暖山区”锦旗。",
            "听取开展“依法保护企业产权和企业家权益”等调研情况的报告。",
            "办事从“多头跑、来回跑”向一次办好转变。",
            "“红石榴”志愿服务队走进社区。",
            "岗位数“一增一减”反映出变化。",
            "活动以“春风送暖”为活动主题。",
            "提供“全流程”服务。",
            "赋予网格员“隐患巡查、先期处置”权限。",
            "突出“区位优势、交通优势”，加快发展。",
            "实现收入“从低到高、从少到多”的转变。",
            "路边挂着“邻里一家亲、和谐你我他”等标语。",
            "大赛设“创新创意”专项赛。",
            "他常说“心有所思、行有所至”的道理。",
            "会议讨论“完善科技创新体系，健全风险防范机制”一章。",
            "“三次产业”协调发展。",
            "他以“等不得、慢不得、拖不得”的紧迫感投入工作。",
            "保护“两江四湖”，美化环境。",
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
