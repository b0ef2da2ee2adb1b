"""Where a programme is named of which nobody is said to do anything by that."""

from __future__ import annotations

import re

from kg.facts.program_link.sentence import Site
from kg.grammar import compile_pattern


def is_idle(site: Site) -> bool:
    """Does what follows a programme tell that nobody carries it out by that? What it asks for itself is else carried out (落实P要求，)."""
    return bool(_NO_DEED.match(site.after) or (not site.sense and _ASKS.match(site.after)))


_NO_DEED = compile_pattern(
    "{program}(?:的基础上|之[外一]|(?:主题)?(?:展区|展馆|展厅|展位|专列)|沿线|共建国|[难问]题(?!整[改治]|清零)|(?:共建|相关|等|和[^，。；]{1,6})?国家(?!战略|标准|级|规范|计划|工程|行动|规划)|(?:中小)?企业|执法检查|《?建议》|[^，。；{program}]{0,6}(?:典型)?案例|[^，。；{program}]{0,4}(?:座谈会|现场会|研讨会|交流会|表彰会|论坛|(?<!动员)大会|峰会|大赛|博览会|先锋|企业家)"
    "|[^，。；：]{0,10}的?重要(?:指示|论述|讲话|批示)|[^。；]{0,70}(?:积极建言|献策|发言|提问|协商议政|建言资政|资政建言)|中?(?:深刻)?(?:提出|指出|强调|明确)[，：“]|[就对][^，。；]{2,30}作出"
    "|的?主题(?!教育|活动|党日|实践|宣传|宣讲)|[^，。；{program}]{0,4}(?:示范|试验|试点)[^，。；]{0,3}[村镇乡户县区点]|示范|高校|院校|交汇点|枢纽|国际合作高峰论坛|大文章|新?画卷|一线|重点领域|重点帮扶|消费帮扶|(?:、{program})*等?(?:各项|项目|专项|扶持)?资金|[^，。；{program}]{0,6}等[^，。；]{0,4}(?:领域|话题|课题|议题|议程))"
)
"""A seminar on it, a model village of it, its funds, what it says."""
_ASKS = compile_pattern("{program}要求[，：“]")


def of_a_theme(site: Site) -> bool:
    """Is it the theme of something: 主题为“…”?"""
    return bool(_THEME.search(site.before) or _THEME_AFTER.match(site.after))


def is_wanting(site: Site) -> bool:
    """Is a fault told: 落实“三单”制度不到位? What is found wanting is neither done nor called for."""
    return _WANTING.match(site.after) is not None


def is_deed(site: Site) -> bool:
    """Not a difficulty that is fought, a ground that something is built on, or the attribute of a model village."""
    program = site.program
    fought = site.sense == "none" and program.kind not in _UNDERTAKEN
    called = _STATE.search(program.name) or PERIOD.fullmatch(program.name)
    if _THEME.search(site.before) or (_IS.search(site.before) and _ITS.match(site.after)):
        return False
    if _THEME_AFTER.match(site.after) or site.sense == "back":
        return False
    if _DEFINED.match(site.after) or (not site.sense and _DATES.match(site.after)):
        return False
    if _ITS_ROLE.match(site.after) and _HAS_ROLE.search(site.before):
        return False
    if program.name in _FIELDS or fought or called or site.sense == "pass":
        return False
    if not site.sense and _FOR_IT.search(site.before[-12:]) and not _PLANNED.match(site.after):
        return False
    return not is_idle(site)


_THEME = re.compile("主题[是为：]?(?:“[^”，。；]{0,12})?$")
_THEME_AFTER = compile_pattern(
    "{program}[^，。；]{0,2}(?:为[^，。；]{0,4}主题|(?:这一|这个)主题|为[^，。；]{0,4}内容的)"
)
_DEFINED = compile_pattern("{program}[^，。；：{program}]{0,4}，?(?:就是|是指|指的是|指的就是|的意思是)")
"""What it means is told, not who does it (所谓“三联三帮”，就是联村、联户、…)."""
_DATES = compile_pattern(
    "{program}[^，。；：{program}的]{0,4}(?:以前|之前|(?<!目)前(?:的|，|{time})|的(?:第[一二三四五]|最后一|头[一两三])年)"
)
"""What only tells when it was (比文化大革命前的一九六五年增产, 第一个五年计划的最后一年)."""
_IS = re.compile("(?<![别其还就只正不但])是$")
_ITS = re.compile(".的(?!支持|践行|参与|推动|倡导|坚定|积极)")
"""某省是P的重灾区: what a place is to a programme."""
_HAS_ROLE = re.compile("(?<![但只而还就])(?:是|作为|成为|打造)[^，。；]{0,20}$")
_ITS_ROLE = compile_pattern(
    "{program}[^，。；：{program}]{0,24}(?:组成部分|一部分|一环|连接线|联络线|通道|节点|枢纽|支点|门户|窗口|交汇点|链接点|桥头堡|排头兵|主阵地)(?![^，。；]{0,2}建设)"
)
"""What a railway is to a network, or a port to an initiative (是“八纵八横”高铁网的重要组成部分)."""
_FIELDS = frozenset(("三农", "三公", "三公经费", "一老一小", "一老一幼", "新三样", "老三样", "外贸新三样", "急难愁盼"))
"""Whom or what a policy is for, which by itself nobody carries out."""
_UNDERTAKEN = {"action", "mechanism", "service", "plan", "strategy", "cluster"}
"""Kinds that are never the difficulty that a verb fights, however near it stands (环境整治“百日会战”)."""
_FOR_IT = re.compile("(?:(?<![作称成认])为(?!了|[^，。；：的]{1,6}的$)|[对同与])[^，。；：]{0,10}$")
"""What is done for or with regard to a programme (为“西电东送”提供支撑) is not the programme carried out."""
_WANTING = compile_pattern(
    "{program}(?:[、和与及]{program})*[^，。；：{program}]{0,16}(?:(?<!不)不(?:够|到位|力|严|实|足|深|细|全面|彻底|扎实|完善|健全|规范|平衡|充分)|差距|缺位|缺失|流于形式|走过场|薄弱|滞后|打折扣|变通)[^，。；：]{0,6}(?=[，。；])"
)
_PLANNED = compile_pattern("{program}[^，。；：{program}]{0,8}(?:进行|作出|作了)[^，。；：]{0,6}(?:部署|安排)")
"""What is done with regard to a programme after all: it is planned (对P进行安排部署)."""
PERIOD = re.compile("十[一二三四五六]五")
_STATE = re.compile("(?:压力|挑战|对象|问题|难题|矛盾|人群|群体|短板|风险|困难|组织|过渡期|时期)$")
