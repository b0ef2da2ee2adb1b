"""The phrasings that pair persons with posts, each with sentences that it reads and sentences that it leaves alone."""

from __future__ import annotations

from kg.facts.tenure.pairs import (
    after_name,
    also_gets,
    also_loses,
    appointed_on,
    before_names,
    before_role,
    career,
    in_apposition,
    moves,
    pairwise,
    said,
    still_held,
)
from kg.facts.tenure.words import WORDS
from kg.grammar import Rule, gate

RULES: tuple[Rule, ...] = (
    Rule(
        "tenure.before-names",
        r"(?:原|前任?)?(?:现任|时任|新任|候任)?(?P<posts>(?:(?<![任为是{person}]){post}(?:、{post})*，)?{POSTS})(?:、{post}夫人|（[^）]{1,6}）)?(?:提名)?(?:候选人|人选)?[： ]?(?P<people>{PEOPLE})",
        before_names,
        first="原前现时新候{post}",
        words=WORDS,
        yes=(
            (
                "市委副书记、市长王建国出席会议。",
                ("王建国|副书记|中共衡阳市委|sighted", "王建国|市长|衡阳市人民政府|sighted"),
            ),
            (
                "副市长王建国、李红参加。",
                ("王建国|副市长|衡阳市人民政府|sighted", "李红|副市长|衡阳市人民政府|sighted"),
            ),
            (
                "市财政局局长，市审计局局长王建国出席。",
                ("王建国|局长|衡阳市财政局|sighted", "王建国|局长|衡阳市审计局|sighted"),
            ),
            (
                "市水利局党组成员 副局长 王建国介绍。",
                ("王建国|成员|衡阳市水利局党组|sighted", "王建国|副局长|衡阳市水利局|sighted"),
            ),
            ("副市长（挂职）王建国参加。", ("王建国|副市长|衡阳市人民政府|sighted",)),
            ("市长助理王建国参加。", ("王建国|市长助理|衡阳市人民政府|sighted",)),
            (
                "市财政局局长市审计局局长王建国出席。",
                ("王建国|局长|衡阳市财政局|sighted", "王建国|局长|衡阳市审计局|sighted"),
            ),
            ("市财政局原局长王建国接受调查。", ("王建国|局长|衡阳市财政局|removed",)),
            ("祁东县归阳镇原党委书记王建国到场。", ("王建国|书记|中共祁东县归阳镇委员会|removed",)),
            (
                "市审计局局长、原市财政局局长王建国到场。",
                ("王建国|局长|衡阳市审计局|sighted", "王建国|局长|衡阳市财政局|removed"),
            ),
            (
                "原市财政局局长、原市审计局局长王建国到场。",
                ("王建国|局长|衡阳市财政局|removed", "王建国|局长|衡阳市审计局|removed"),
            ),
            ("中国国家主席习近平出席。", ("习近平|主席|中华人民共和国|sighted",)),
        ),
        no=("市领导王建国、李红参加。",),
    ),
    Rule(
        "tenure.before-role",
        r"(?P<posts>(?>{POSTS}))(?:、[^，。；：！？、“”（）{person}{post}\n]{1,12}[长员师家])*、[^，。；：！？、“”（）{person}\n]{2,30}(?P<people>{person})",
        before_role,
        first="{post}",
        words=WORDS,
        yes=(
            (
                "全国政协委员、湘南机械厂装配车间钳工李红建议。",
                ("李红|委员|中国人民政治协商会议全国委员会|sighted",),
            ),
            ("市委书记、市总河长、市总林长王建国出席会议。", ("王建国|书记|中共衡阳市委|sighted",)),
        ),
        no=(
            "会见法国总统、泰国副总理李红。",
            "出席会议的有市财政局局长，各乡镇负责人李红。",
            "市财政局局长、审计局局长、副市长李红。",
        ),
    ),
    Rule(
        "tenure.in-brackets",
        r"(?P<people>{person})[（(](?:时任|现任|系|兼任?)?(?P<posts>{POSTS})",
        said("tenure.in-brackets", "sighted"),
        words=WORDS,
        trigger=("（", "("),
        yes=(
            ("副市长李红、王建国（市财政局局长）参加。", ("王建国|局长|衡阳市财政局|sighted",)),
            ("副市长李红、王建国（兼市公安局局长）参加。", ("王建国|局长|衡阳市公安局|sighted",)),
        ),
    ),
    Rule(
        "tenure.after-name",
        r"(?P<people>{person})(?P<posts>{post})(?!{person})",
        after_name,
        yes=(
            ("习近平总书记强调改革。", ("习近平|总书记|中共中央|sighted",)),
            ("越南国家主席里德到访。里德主席表示感谢。", ("里德|国家主席|越南|sighted",)),
            ("习近平总书记和阮文雄总书记会谈。", ("习近平|总书记|中共中央|sighted",)),
        ),
        no=("许铁良主席欢迎客人。",),
    ),
    Rule(
        "tenure.holds",
        r"(?P<people>{person}){COMRADE}?(?:(?:，[^。；]{0,120}?)?{MANNER}*(?:现任|担任|兼任|系|是|作为)|兼)(?P<posts>{ALL_POSTS})",
        said("tenure.holds", "sighted"),
        words=WORDS,
        trigger=("任", "系", "是", "作为", "兼"),
        yes=(
            ("副市长王建国兼任市公安局局长。", ("王建国|局长|衡阳市公安局|sighted",)),
            ("副市长王建国继续担任市财政局局长。", ("王建国|局长|衡阳市财政局|sighted",)),
        ),
    ),
    Rule(
        "tenure.gets",
        r"(?P<people>{EACH_WITH_POSTS}){COMRADE}?等?{number}?，?{MANNER}*{GETS}(?:新一届|新一任|首任|新任)?(?P<posts>{POSTS})(?!期间|以来|时|后)",
        pairwise("tenure.gets", "appointed"),
        words=WORDS,
        trigger=("任", "选", "升为", "增补", "履新", "聘", "蝉联", "代理"),
        yes=(
            ("李红挂任副市长。", ("李红|副市长|衡阳市人民政府|appointed",)),
            (
                "王建国、李红等2人已调任市财政局副局长。",
                ("王建国|副局长|衡阳市财政局|appointed", "李红|副局长|衡阳市财政局|appointed"),
            ),
            (
                "王建国、李红（民建）增选为市政协常委。",
                (
                    "王建国|常委|中国人民政治协商会议衡阳市委员会|appointed",
                    "李红|常委|中国人民政治协商会议衡阳市委员会|appointed",
                ),
            ),
            ("王建国任祁东县县委书记。", ("王建国|书记|中共祁东县委|appointed",)),
            (
                "岳阳市成立防汛指挥部，副市长王建国、水利局局长李红任副总指挥。",
                (
                    "王建国|副总指挥|岳阳市防汛指挥部|appointed",
                    "李红|副总指挥|岳阳市防汛指挥部|appointed",
                ),
            ),
            ("王建国当选市人大常委会主任。", ("王建国|主任|衡阳市人民代表大会常务委员会|appointed",)),
            (
                "王建国、李红分别任市财政局局长、市审计局局长。",
                ("王建国|局长|衡阳市财政局|appointed", "李红|局长|衡阳市审计局|appointed"),
            ),
        ),
    ),
    Rule(
        "tenure.in-apposition",
        r"(?P<people>{person})(?:（[^（）]{1,6}）)?，(?:(?P<former>原|曾任|历任)|现任|时任)?(?P<posts>{ALL_POSTS})(?![：:]?{person})(?=[，。；])",
        in_apposition,
        words=WORDS,
        trigger=("，{post}", "，原", "，现任", "，时任", "，曾任", "，历任"),
        yes=(
            (
                "王建国，原衡阳市委常委，副市长。",
                ("王建国|常委|中共衡阳市委|removed", "王建国|副市长|衡阳市人民政府|removed"),
            ),
            ("李红（女），市财政局局长，大学学历。", ("李红|局长|衡阳市财政局|sighted",)),
        ),
        no=("王建国，原市委常委李红参加。", "参加的有王建国，市财政局局长李红。"),
    ),
    Rule(
        "tenure.in-list",
        r"(?:^|[：:] ?)(?P<people>{person}) (?P<posts>{ALL_POSTS})$",
        said("tenure.in-list", "sighted"),
        words=WORDS,
        trigger=(" {post}",),
        yes=(
            ("嘉宾：王建国 市财政局局长", ("王建国|局长|衡阳市财政局|sighted",)),
            (
                "李红 市审计局副局长、市财政局局长",
                ("李红|副局长|衡阳市审计局|sighted", "李红|局长|衡阳市财政局|sighted"),
            ),
        ),
        no=("参加的有王建国 市财政局局长", "嘉宾：王建国 市财政局局长介绍情况"),
    ),
    Rule(
        "tenure.appoints",
        r"(?:决定[，,]?|确定|任用|任命|选举|补选|推选|推举|聘请|聘任|提名|增选)了?(?P<people>{PEOPLE}){COMRADE}?等?(?:担任|出任|任|为)(?:新任|新一任)?(?P<posts>{POSTS})",
        said("tenure.appoints", "appointed"),
        words=WORDS,
        trigger=("任", "选", "推举", "聘", "提名", "决定", "确定"),
        yes=(
            ("任命王建国为市财政局局长。", ("王建国|局长|衡阳市财政局|appointed",)),
            ("任命李红（女）为市财政局局长。", ("李红|局长|衡阳市财政局|appointed",)),
            (
                "任命李红、王建国两位同志为市财政局副局长。",
                ("李红|副局长|衡阳市财政局|appointed", "王建国|副局长|衡阳市财政局|appointed"),
            ),
            ("会议确定李红同志为市财政局局长拟任人选。", ("李红|局长|衡阳市财政局|appointed",)),
        ),
    ),
    Rule(
        "tenure.appoints-on",
        r"(?:^|[，；：。、])(?P<people>{PEOPLE}){COMRADE}?(?:(?P<of>的)|(?:分别)?为)(?P<posts>{POSTS})(?(of)的?职务)",
        appointed_on,
        words=WORDS,
        trigger=("为", "职务"),  # behind 的 there are always 职务
        yes=(
            (
                "任命王建国为市财政局局长，李红为市审计局局长。",
                ("李红|局长|衡阳市审计局|appointed",),
            ),
            (
                "免去王建国的市财政局局长职务，李红的市审计局局长职务。",
                ("李红|局长|衡阳市审计局|removed",),
            ),
        ),
        no=("市财政局局长王建国介绍，李红为市审计局局长。",),
    ),
    Rule(
        "tenure.also-loses",
        r"(?:免去(?:[其他她]|本人)|(?<=[，；并])(?:不再担任|不再兼任|辞去))的?(?:担任的)?(?P<posts>{POSTS})",
        also_loses,
        words=WORDS,
        trigger=("免去", "不再", "辞去"),
        yes=(
            (
                "王建国同志任市财政局局长，免去其市审计局局长职务。",
                ("王建国|局长|衡阳市审计局|removed",),
            ),
        ),
        no=("王建国不再担任市财政局局长。",),
    ),
    Rule(
        "tenure.also-gets",
        r"(?<=[，；、])(?:并|同时|目前|现|此前|之前|随后|后)?(?P<verb>拟任|拟提拔为|拟任用为|拟提名为?|提名为|推荐为|还担任|并担任|兼任|还兼任|担任)(?P<posts>{ALL_POSTS})(?!{person})",
        also_gets,
        words=WORDS,
        trigger=("任", "提名", "推荐为"),
        yes=(
            (
                "王建国，现任市财政局局长，拟任市审计局局长。",
                ("王建国|局长|衡阳市审计局|appointed",),
            ),
            ("王建国到任后，还担任市审计局局长。", ("王建国|局长|衡阳市审计局|sighted",)),
        ),
        no=("由副市长担任市财政局局长。",),
    ),
    Rule(
        "tenure.before-proposal",
        r"(?<=，)(?P<posts>{POSTS})(?=，(?:拟|提名|推荐))",
        still_held,
        words=WORDS,
        trigger=("，拟", "，提名", "，推荐"),
        yes=(
            (
                "王建国，男，大学学历，市财政局局长，拟任市审计局局长。",
                ("王建国|局长|衡阳市财政局|sighted",),
            ),
        ),
        no=("王建国到场。市财政局局长，拟任市审计局局长。", "王建国，现任市财政局局长，拟任市审计局局长。"),
    ),
    Rule(
        "tenure.career",
        r"(?:^|(?<=[，；。 ]))[他她]?(?:{time}(?:[起后]|以来)?，?)?(?:先后|历|曾|后|再|之后|其间|{MANNER})*(?:{GETS}|担任|兼任)"
        r"(?P<posts>{ALL_POSTS})(?!{person}|的{person})",
        career,
        words=WORDS,
        trigger=("任", "当选"),
        yes=(
            (
                "王建国，1956年生，大专学历。历任市财政局副局长；市审计局局长，1984年2月任市教育局局长，市人大常委会副主任。",
                (
                    "王建国|副局长|衡阳市财政局|appointed",
                    "王建国|局长|衡阳市审计局|appointed",
                    "王建国|局长|衡阳市教育局|appointed",
                    "王建国|副主任|衡阳市人民代表大会常务委员会|appointed",
                ),
            ),
        ),
        no=("王建国到场。由副市长任市财政局局长。", "王建国生于衡阳。市长任命李红为市财政局局长。"),
    ),
    Rule(
        "tenure.moves",
        r"(?:自|由|从)(?P<old>{POSTS})(?:一职|岗位|任上|职务)?(?:调任|升任|转任|改任|调为|升为)(?P<posts>{POSTS})(?:的(?P<of>{person}))?",
        moves,
        words=WORDS,
        trigger=("调任", "升任", "转任", "改任", "调为", "升为"),
        yes=(
            (
                "王建国2023年6月由市财政局局长调任市审计局局长。",
                ("王建国|局长|衡阳市财政局|removed", "王建国|局长|衡阳市审计局|appointed"),
            ),
            (
                "王建国到场，还有从市财政局局长调任市审计局局长的李红。",
                ("李红|局长|衡阳市财政局|removed", "李红|局长|衡阳市审计局|appointed"),
            ),
        ),
    ),
    Rule(
        "tenure.serving",
        r"(?:(?:现|时|新|兼|曾|历|原)任|担任)过?(?P<posts>{POSTS})(?:一职|职务)?的(?P<people>{person})",
        said("tenure.serving", "sighted"),
        words=WORDS,
        trigger=("任",),
        yes=(("时任市财政局局长的王建国到场。", ("王建国|局长|衡阳市财政局|sighted",)),),
        no=("现任市财政局局长的任务很重。",),
    ),
    Rule(
        "tenure.loses",
        r"(?P<people>{PEOPLE}){COMRADE}?(?:{time}[起后]?)?(?:不再担任|不再兼任|卸任|辞去|请求辞去|被免去|曾任|历任|原任|先后任|先后担任)(?:担任的)?(?P<posts>{ALL_POSTS})",
        said("tenure.loses", "removed"),
        words=WORDS,
        trigger=("不再", "卸任", "辞去", "免去", "曾任", "历任", "原任", "先后"),
        yes=(
            (
                "李红历任市财政局副局长、局长，市审计局局长等职。",
                (
                    "李红|副局长|衡阳市财政局|removed",
                    "李红|局长|衡阳市财政局|removed",
                    "李红|局长|衡阳市审计局|removed",
                ),
            ),
            (
                "李红、王建国两位同志辞去市政协常委职务。",
                (
                    "李红|常委|中国人民政治协商会议衡阳市委员会|removed",
                    "王建国|常委|中国人民政治协商会议衡阳市委员会|removed",
                ),
            ),
            ("副市长王建国不再担任市公安局局长职务。", ("王建国|局长|衡阳市公安局|removed",)),
        ),
    ),
    Rule(
        "tenure.ends",
        r"(?P<people>{person}){COMRADE}?的(?P<posts>{POSTS})(?:的?(?:职务|资格))?(?:相应|自然|自行|依法)?(?:终止|免去|免除|撤销|解除)",
        said("tenure.ends", "removed"),
        words=WORDS,
        trigger=("终止", "免去", "免除", "撤销", "解除"),
        yes=(("副市长王建国的市公安局局长职务相应终止。", ("王建国|局长|衡阳市公安局|removed",)),),
    ),
    Rule(
        "tenure.removes",
        r"(?:免去|撤销|罢免|免除|解除)了?(?P<people>{PEOPLE}){COMRADE}?的?(?:[担兼]任的)?(?P<posts>{POSTS})",
        said("tenure.removes", "removed"),
        words=WORDS,
        trigger=("免", "撤销", "解除"),
        yes=(
            ("免去王建国的市财政局局长职务。", ("王建国|局长|衡阳市财政局|removed",)),
            ("免去王建国同志兼任的市财政局局长职务。", ("王建国|局长|衡阳市财政局|removed",)),
        ),
    ),
)
gate(RULES)
