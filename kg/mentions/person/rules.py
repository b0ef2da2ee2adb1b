"""Why a stretch of text is taken for a name: each rule is one kind of evidence."""

from __future__ import annotations

from kg import lexicon
from kg.grammar import Rule
from kg.mentions.person.make import (
    after_post,
    after_role,
    before_title,
    called,
    dotted,
    listed,
    listed_each,
    listed_on,
    named,
    signed,
    subject,
)
from kg.mentions.person.shape import DOTS, USUAL

SURNAME = "[" + "".join(sorted(USUAL)) + "]"
# What a clause may begin after: the edge that a name without a title or role before it needs.
START = "(?:^|[，。！？；：、”’）)》\\s◆●■])"
NAME = f"(?P<name>{SURNAME}[一-鿿]{{1,3}}?)"
WORDS = {
    "ROLE": lexicon.alternation("person_roles"),
    "STRESS": "强调|指出|要求|寄语|勉励|作出批示|致辞|致词|讲话|重申|宣布",
    "SAY": lexicon.alternation("name_followers", **{"class": "speech"}),
    "ACT": lexicon.alternation("name_followers", **{"class": "act"}),
    "TITLE": lexicon.alternation("name_followers", **{"class": "title"}),
    "MANNER": "[^，。；：“”、\\s]{1,5}地|笑着|笑|还|又|也|则|曾|随后|首先",
    "ATTEND": "就座|在主席台|出席|参加|陪同|列席|参与|会见|一同|一起|分别|先后|共同|同来|[作做](?:了)?(?:交流|表态|典型|大会|专题)?(?:发言|汇报)|发言",
    "KIN": "老伴|妻子|丈夫|家人|爱人|儿子|女儿|孙子|孙女|父亲|母亲|父母|孩子|工友|乡亲|村民|邻居|同事|队友|姐妹|兄弟",
}

RULES: tuple[Rule, ...] = (
    Rule(
        "person.post",
        "{post}(?:（[^）]{1,6}）)?(?:提名)?(?:候选人|人选)?(?:[ ：:—]{0,2})",
        after_post,
        trigger=("\ue005",),
        yes=(
            ("市委书记王建国出席会议。", ("王建国|official",)),
            ("副市长李红、张伟参加。", ("李红|official", "张伟|official")),
            ("副市长候选人李红、副市长（挂职）张伟参加。", ("李红|official", "张伟|official")),
        ),
    ),
    Rule(
        "person.role",
        "(?P<role>{ROLE})(?:[ ：:—”]{0,2})",
        after_role,
        words=WORDS,
        yes=(
            ("“日子好过多了。”村民王建国说。", ("王建国|private",)),
            ("村医李红，今年三十岁。", ("李红|leader",)),
        ),
        no=(
            "组织干部原原本本学。",
            "同各国领导人一道努力。",
            "群众满意度不断提高。",
            "村民王某说，路修好了。",
            "学生安全得到保障。",
        ),
    ),
    Rule(
        "person.list",
        "(?:^|[，。！？；：”）\\s\ue005])(?P<list>[^，。！？；：“”（）\ue001-\ue007]{4,90}?)(?=等?(?:同志)?(?:{ATTEND})|等[^，。；]{0,6}(?:领导|老同志|委员|代表(?!团|性)))",
        listed,
        trigger=("出席", "参加", "陪同", "列席", "会见", "分别", "共同", "先后", "领导", "就座"),
        words=WORDS,
        yes=(
            ("王建国、李红、欧阳明参加调研。", ("王建国|official", "李红|official", "欧阳明|official")),
            ("王建国 李红 张伟陪同。", ("王建国|official", "李红|official", "张伟|official")),
        ),
        no=("教育、卫生、安全等部门参加。",),
    ),
    Rule(
        "person.present",
        "(?:出席|参加|陪同|列席)[^，。；]{0,12}的(?:领导)?(?:还)?有[：:]?",
        called("official", "person.present"),
        trigger=("出席", "参加", "陪同", "列席"),
        yes=(("参加座谈的还有王建国、李红。", ("王建国|official", "李红|official")),),
    ),
    Rule(
        "person.appointed",
        "(?:任命|免去|选举|推选|推定|补选|增补|接受)了?(?P<list>[^，。；：“”（）\ue001-\ue007]{2,60}?)"
        "(?:等?同志)?(?=为|任|的|辞去|兼任|担任|代理|{post})",
        listed_each,
        trigger=("任命", "免去", "选举", "推选", "推定", "补选", "增补", "接受"),
        yes=(
            ("会议决定任命王建国为副县长。", ("王建国|official",)),
            ("会议任命李红、张伟为副县长。", ("李红|official", "张伟|official")),
            ("会议决定免去王建国市财政局局长职务。", ("王建国|official",)),
        ),
        no=("会议决定任务分工的时间。", "会议通过安全生产的决定。"),
    ),
    Rule(
        "person.appointed-on",
        "(?:^|[，；：。、])(?P<list>[^，。；：“”（）\ue001-\ue007]{2,30}?)(?:等?同志)?(?=(?:分别)?(?:为|任|兼任)(?:衔)?{post}|的{post}(?:的)?职务|{post}(?:的)?职务)",
        listed_on,
        trigger=("\ue005",),
        yes=(
            ("任命王建国为市财政局局长，李红为市审计局局长。", ("李红|official",)),
            ("免去王建国的市财政局局长职务，李红的市审计局局长职务。", ("李红|official",)),
        ),
        no=("任命名单为局长办公会通过，现任为副局长。",),
    ),
    Rule(
        "person.signed",
        "(?:讯|电|消息|^)[（(](?P<list>[一-鿿]{2,4}(?:[ 、][一-鿿]{2,4})*)[）)]",
        signed,
        trigger=("（", "("),
        yes=(("某网5月8日讯（王建国 李红）今天丰收。", ("王建国|journalist", "李红|journalist")),),
        no=("5月8日讯（记者）今天丰收。",),
    ),
    Rule(
        "person.titled",
        "{TITLE}|{post}",
        before_title,
        words=WORDS,
        yes=(("王建国同志的先进事迹。", ("王建国|official",)),),
        no=("各位领导同志要带头。", "部分女同志参加。", "各级党组书记要带头。"),
    ),
    Rule(
        "person.stress",
        "{START}{NAME}(?={MANNER}?(?:{STRESS}))",
        named("official", "person.stress"),
        trigger=("强调", "指出", "要求", "致辞", "讲话", "寄语", "勉励", "重申", "宣布"),
        words=WORDS | {"START": START, "NAME": NAME},
        yes=(("王建国强调，要抓好春耕。", ("王建国|official",)),),
        no=("会议召开后，市委强调，要抓好春耕。", "各单位要求严格。", "同时，方案要求加快进度。"),
    ),
    Rule(
        "person.act",
        "{START}{NAME}(?=(?:还|又|也|等)?(?:{ACT}))",
        named("official", "person.act"),
        words=WORDS | {"START": START, "NAME": NAME},
        yes=(("王建国一行先后到三个乡镇。", ("王建国|official",)), ("李红主持会议。", ("李红|official",))),
        no=("全市参加培训。", "双方签约。"),
    ),
    Rule(
        "person.say",
        "{START}{NAME}(?={MANNER}?(?:{SAY}))",
        named("private", "person.say"),
        words=WORDS | {"START": START, "NAME": NAME},
        yes=(("“心里很踏实。”李红说。", ("李红|private",)), ("“太好了！”王建国高兴地说。", ("王建国|private",))),
        no=("“太好了！”刘大姐说。", "农户说，今年丰收。"),
    ),
    Rule(
        "person.kin",
        "{START}{NAME}(?=[和与](?:{KIN})|一家|夫妇|夫妻|家住|家里|家中)",
        named("private", "person.kin"),
        words=WORDS | {"START": START, "NAME": NAME},
        yes=(("王建国和老伴住在镇上。", ("王建国|private",)),),
    ),
    Rule(
        "person.bio",
        "{START}{NAME}(?=，[男女]，|[（(]\\d{1,3}岁[）)]|[（(][男女]|，?今年\\d{1,3}岁|，\\d{2}岁)",
        named("private", "person.bio"),
        trigger=("岁", "男", "女"),
        words=WORDS | {"START": START, "NAME": NAME},
        yes=(("王建国，男，汉族，大学学历。", ("王建国|private",)), ("李红今年40岁。", ("李红|private",))),
    ),
    Rule(
        "person.subject",
        f"(?:{START}|的)(?P<name>{SURNAME})(?=[一-鿿]{{2}})",
        subject,
        yes=(("王建国正在地里摘瓜。", ("王建国|private",)),),
        no=("高质量正在形成。", "安全生产已经开始。"),
    ),
    Rule(
        "person.aged",
        "[0-9]{1,3}多?岁的",
        called("private", "person.aged"),
        trigger=("岁的",),
        yes=(("48岁的王建国在村里养蜂。", ("王建国|private",)),),
        no=("60岁的老人都来了。",),
    ),
    Rule(
        "person.called",
        "(?:名叫|叫作|我叫|名字叫|叫做)",
        called("private", "person.called"),
        trigger=("叫",),
        yes=(("店主名叫王建国，外地人。", ("王建国|private",)),),
    ),
    Rule(
        "person.dotted",
        f"[{DOTS}]",
        dotted,
        trigger=tuple(DOTS),
        yes=(("约翰·史密斯说，合作前景广阔。", ("约翰·史密斯|private",)),),
        no=("阿诺·云台等景区走红。", "专题·聚焦", "“5·12”防灾减灾日"),
    ),
)
