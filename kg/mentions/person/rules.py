"""Why a stretch of text is taken for a name: each rule is one kind of evidence."""

from __future__ import annotations

from kg import lexicon
from kg.grammar import Rule
from kg.mentions.person.anyone import ASIDE
from kg.mentions.person.costs import SOUND
from kg.mentions.person.kinds import ROLE_KINDS
from kg.mentions.person.make import (
    abroad,
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
)
from kg.mentions.person.shape import COMPOUND, DOTS, SURNAMES
from kg.mentions.person.tried import (
    ACTED,
    AKIN,
    DESCRIBED,
    HELD,
    NAME,
    SAID,
    SPOKE_AT,
    START,
    STRESSED,
    WORDS,
    AppointingRule,
    ListRule,
    RoleRule,
    StartRule,
)

SOUNDS = "[" + "".join(sorted(SOUND)) + "]"
ABROAD = f"(?:{lexicon.alternation('japanese_surnames')}|{SOUNDS}{{2,8}}?)"

COMRADES = "(?:(?:等?[0-9一二两三四五六七八九十]{1,3}[名位])?同志|等同志)?"
LISTED = f"(?:[^，。；：“”（）\ue001-\ue007]|{ASIDE})"


_TITLES = lexicon.words("name_followers", **{"class": "title"})
_SPEECH = lexicon.words("name_followers", **{"class": "speech"})


RULES: tuple[Rule, ...] = (
    Rule(
        "person.post",
        "{post}(?:（[^）]{1,6}）)?(?:提名)?(?:候选人|人选)?(?:为|[ ：:—]{0,2})",
        after_post,
        trigger=("{post}",),
        yes=(
            ("市委书记王建国出席会议。", ("王建国|official",)),
            ("县长木合塔尔说，副县长马合木提到场。", ("木合塔尔|official", "马合木提|official")),
            ("副主任孙玉库，副局长李淙祥带队。", ("孙玉库|official", "李淙祥|official")),
            ("与县委书记扎西多杰商定方案。", ("扎西多杰|official",)),
            ("由市长任福祥任总河长。", ("任福祥|official",)),
            ("县长呷绒翁丁、乡长罗绒吉村到场。", ("呷绒翁丁|official", "罗绒吉村|official")),
            ("副市长王雁向调研组汇报。", ("王雁|official",)),
            ("衡阳军分区司令员李红少将讲话。", ("李红|official",)),
            ("副市长王雁受市政府委托作报告。", ("王雁|official",)),
            ("副市长王建文二十日讲话。", ("王建文|official",)),
            ("会见副市长王雁时，他表示感谢。", ("王雁|official",)),
            (
                "会议执行主席为沙文汉、李红等人，副市长王雁作“关于春耕的报告”。",
                ("沙文汉|official", "李红|official", "王雁|official"),
            ),
            ("市长王雁监誓。", ("王雁|official",)),
            ("副市长李红、张伟参加。", ("李红|official", "张伟|official")),
            ("法国前总理差瓦立、副总理安雷说。", ("差瓦立|official", "安雷|official")),
            ("法国总统里德六日宣布。", ("里德|official",)),
            ("县长土登才旺介绍，副县长洛松单增陪同。", ("土登才旺|official", "洛松单增|official")),
            (
                "副市长吉克木果、马海阿枝参加，副市长马海波到三塘镇。",
                ("吉克木果|official", "马海阿枝|official", "马海波|official"),
            ),
            ("副旗长毕力格图、李红到场。", ("毕力格图|official", "李红|official")),
            ("市长宝音满都呼，副市长骞芳莉来校调研。", ("宝音满都呼|official", "骞芳莉|official")),
            ("法国总统彭达诺夫斯基致电。", ("彭达诺夫斯基|official",)),
            ("副市长候选人李红、副市长（挂职）张伟参加。", ("李红|official", "张伟|official")),
            ("省长王雁乘直升机察看汛情。", ("王雁|official",)),
            ("会见法国总统里德时，他表示。今晚播出总统里德独家专访。", ("里德|official", "里德|official")),
            ("国家主席向法国总统里德致贺电。", ("里德|official",)),
            (
                "副县长：李红（女，侗族）、欧阳金连（苗族）、张伟。",
                ("李红|official", "欧阳金连|official", "张伟|official"),
            ),
            ("副主任阿沛·阿旺晋美出席。", ("阿沛·阿旺晋美|official",)),
            ("县长土登才旺介绍，副县长那顺巴雅尔带队。", ("土登才旺|official", "那顺巴雅尔|official")),
        ),
        no=(
            "法国总统夫人安娜到访。",
            "由县长任总河长，乡长任链长。",
            "第一书记扎根一线。",
            "法国总统访华，副总理到访。",
            "习近平总书记曾回信勉励他们。",
            "牢记习近平总书记殷殷嘱托。",
        ),
    ),
    Rule(
        "person.serving",
        "任过?{post}(?:[、兼和]{post})*(?:一职|职务)?的",
        called("official", "person.serving"),
        trigger=("{post}",),
        yes=(("时任市财政局局长的李红到场。", ("李红|official",)),),
        no=("时任市财政局局长的日常工作。",),
    ),
    RoleRule(
        "person.role",
        "(?P<role>{ROLE})(?:[ ：:—”]{0,2})",
        after_role,
        trigger=tuple(ROLE_KINDS),
        words=WORDS,
        yes=(
            ("“日子好过多了。”村民王建国说。", ("王建国|private",)),
            ("村医李红，今年三十岁。", ("李红|leader",)),
            ("政变军人领导人奥斯曼发表讲话。", ("奥斯曼|official",)),
        ),
        no=(
            "组织干部原原本本学。",
            "同各国领导人一道努力。",
            "在县委的坚强领导和人大、政协的监督下。",
            "跨国公司领导人峰会开幕，外交部官员今天表示。",
            "群众满意度不断提高。",
            "居民连连夸赞。",
            "村民王某说，路修好了。",
            "学生安全得到保障。",
        ),
    ),
    ListRule(
        "person.list",
        "(?:^|[，。！？；：”）\\s{post}])(?P<list>[^，。！？；：“”（）\ue001-\ue007]{4,400}?)(?=等?(?:同志)?(?:{ATTEND})|等[^，。；]{0,6}(?:领导|老同志|委员|代表(?!团|性)))",
        listed,
        trigger=("出席", "参加", "陪同", "列席", "会见", "分别", "共同", "先后", "领导", "就座"),
        words=WORDS,
        yes=(
            ("王建国、李红、欧阳明参加调研。", ("王建国|official", "李红|official", "欧阳明|official")),
            ("王建国 李红 张伟陪同。", ("王建国|official", "李红|official", "张伟|official")),
        ),
        no=("教育、卫生、安全等部门参加。", "主任王建国，副主任李红、张伟及委员共24人出席。"),
    ),
    Rule(
        "person.present",
        "(?:出席|参加|陪同|列席|就座|祝贺)[^，。；：]{0,12}?的[^，。；：的]{0,10}?(?:还|主要|分别)?[有是][：:]?|(?:他们|成员|名单)是[：:]",
        called("official", "person.present"),
        first="出参陪列就祝他成名",
        trigger=("出席", "参加", "陪同", "列席", "就座", "祝贺", "他们是", "成员是", "名单是"),
        yes=(
            ("参加座谈的还有王建国、李红。", ("王建国|official", "李红|official")),
            ("出席会议的党外人士还有王建国、李红。", ("王建国|official", "李红|official")),
        ),
        no=("参加会议的都是全市的种粮大户。",),
    ),
    Rule(
        "person.appointed",
        "(?:任命|免去|选举|推选|推定|补选|增补|接受)了?(?P<list>{LISTED}{2,60}?)"
        "{COMRADES}(?=为|任|的|辞去|兼任|担任|代理|{post})",
        listed_each("person.appointed"),
        first="任免选推补增接",
        trigger=("任命", "免去", "选举", "推选", "推定", "补选", "增补", "接受"),
        words={"LISTED": LISTED, "COMRADES": COMRADES},
        yes=(
            ("会议决定任命王建国为副县长。", ("王建国|official",)),
            ("会议任命李红（女，侗族）、张伟为副县长。", ("李红|official", "张伟|official")),
            ("会议决定免去王建国市财政局局长职务。", ("王建国|official",)),
            ("任命李红、王超两位同志为副县长。", ("李红|official", "王超|official")),
        ),
        no=("会议决定任务分工的时间。", "会议通过安全生产的决定。"),
    ),
    AppointingRule(
        "person.appointed-on",
        "(?:^|[，；：。、])(?P<list>{LISTED}{2,60}?)(?:等?同志)?(?=(?:分别)?(?:为|任|兼任)(?:衔)?{post}|的{post}(?:的)?职务|{post}(?:的)?职务)",
        listed_on,
        trigger=("{post}",),
        words={"LISTED": LISTED},
        yes=(
            (
                "选举王建国为市财政局局长，龙连平、李红（不驻会）为副局长。",
                ("龙连平|official", "李红|official"),
            ),
            ("任命王建国为市财政局局长，李红为市审计局局长。", ("李红|official",)),
            ("免去王建国的市财政局局长职务，妥金花（女）的市审计局局长职务。", ("妥金花|official",)),
        ),
        no=("任命名单为局长办公会通过，现任为副局长。",),
    ),
    Rule(
        "person.roster",
        "^{organization} (?P<list>[一-鿿]{2,4}(?: [一-鿿]{2,4})*)$",
        listed_each("person.roster"),
        first="{organization}",
        trigger=("{organization} ",),
        yes=(("市财政局 王建国\n市审计局 武强 粟红梅", ("王建国|official", "武强|official", "粟红梅|official")),),
        no=("市财政局 工作动态",),
    ),
    Rule(
        "person.signed",
        "(?:(?<=[讯电息])|^)[（(](?P<list>[一-鿿]{2,4}(?:[ 、][一-鿿]{2,4})*)[）)]",
        signed,
        first="（(",
        trigger=tuple(sorted({f"{bracket}{name[0]}" for bracket in "（(" for name in (*SURNAMES, *COMPOUND)})),
        yes=(("某网5月8日讯（王建国 李红）今天丰收。", ("王建国|journalist", "李红|journalist")),),
        no=("5月8日讯（记者）今天丰收。",),
    ),
    Rule(
        "person.titled",
        "{TITLE}",  # before a post person.post looks
        before_title,
        first="".join(sorted({word[0] for word in _TITLES})),
        trigger=_TITLES,
        words=WORDS,
        yes=(("王建国同志的先进事迹。", ("王建国|official",)),),
        no=("各位领导同志要带头。", "部分女同志参加。", "各级党组书记要带头。"),
    ),
    StartRule(
        "person.stress",
        "{START}{NAME}(?=" + STRESSED + "|" + SPOKE_AT + ")",
        named("official", "person.stress"),
        trigger=("强调", "指出", "要求", "致辞", "讲话", "寄语", "勉励", "重申", "宣布", "时说", "时表示", "时提出"),
        words=WORDS | {"START": START, "NAME": NAME},
        yes=(
            ("王建国强调，要抓好春耕。", ("王建国|official",)),
            ("王建国在参加农业界小组讨论时说，要抓好春耕。", ("王建国|official",)),
        ),
        no=("会议召开后，市委强调，要抓好春耕。", "各单位要求严格。", "同时，方案要求加快进度。"),
    ),
    StartRule(
        "person.abroad",
        "{START}(?P<name>{ABROAD})(?={MANNER}?(?:{STRESS}|{SAY}))",
        abroad,
        abroad=True,
        trigger=(*WORDS["STRESS"].split("|"), *_SPEECH),
        words=WORDS | {"START": START, "ABROAD": ABROAD},
        yes=(("里德说，公司不会关闭。", ("里德|official",)),),
        no=("利亚尔河水位上涨，安全要求提高。", "基金说明书已发布。"),
    ),
    StartRule(
        "person.act",
        "{START}{NAME}(?=" + ACTED + ")",
        named("official", "person.act"),
        trigger=lexicon.words("name_followers", **{"class": "act"}),
        words=WORDS | {"START": START, "NAME": NAME},
        yes=(
            ("王建国一行先后到三个乡镇。", ("王建国|official",)),
            ("李键为签约企业颁发奖牌。", ("李键|official",)),
            ("李红主持会议。", ("李红|official",)),
            ("李红及有关部门负责人参加会议。", ("李红|official",)),
        ),
        no=("全市参加培训。", "双方签约。"),
    ),
    StartRule(
        "person.say",
        "{START}{NAME}(?=" + SAID + ")",
        named("private", "person.say"),
        trigger=_SPEECH,
        words=WORDS | {"START": START, "NAME": NAME},
        yes=(("“心里很踏实。”李红说。", ("李红|private",)), ("“太好了！”王建国高兴地说。", ("王建国|private",))),
        no=("“太好了！”刘大姐说。", "农户说，今年丰收。"),
    ),
    StartRule(
        "person.in-apposition",
        "{START}{NAME}(?=" + HELD + ")",
        named("official", "person.in-apposition"),
        trigger=("，{post}", "，原", "任", "是", "系", "为", "当选"),
        words=WORDS | {"START": START, "NAME": NAME},
        yes=(
            ("周振兴，原衡阳市委常委。", ("周振兴|official",)),
            ("周振兴，市财政局局长，大学学历。", ("周振兴|official",)),
            ("周振兴是祁东县归阳镇副镇长。", ("周振兴|official",)),
            ("周振兴为市财政局局长拟任人选。", ("周振兴|official",)),
            ("贺志远曾任市财政局局长。", ("贺志远|official",)),
            ("贺志远出任市财政局局长。", ("贺志远|official",)),
        ),
        no=("近年来，原衡阳市委常委出席。", "组长是副市长，成员为市财政局局长。", "由于是市财政局局长。"),
    ),
    Rule(
        "person.met",
        "(?<=[同与])" + NAME.replace("{1,3}?", "{1,2}") + "(?=会谈|会晤|通电话|举行会[谈晤])",
        named("official", "person.met"),
        trigger=("会谈", "会晤", "通电话"),
        yes=(("李红同王建国会谈。", ("王建国|official",)),),
        no=("双方同意举行会谈。",),
    ),
    StartRule(
        "person.kin",
        "{START}{NAME}(?=" + AKIN + ")",
        named("private", "person.kin"),
        trigger=(*WORDS["KIN"].split("|"), *["一家", "夫妇", "夫妻", "家住", "家里", "家中"]),
        words=WORDS | {"START": START, "NAME": NAME},
        yes=(("王建国和老伴住在镇上。", ("王建国|private",)),),
    ),
    StartRule(
        "person.bio",
        "{START}{NAME}(?=" + DESCRIBED + ")",
        named("private", "person.bio"),
        trigger=("岁", "男", "女", "族", "生"),
        words=WORDS | {"START": START, "NAME": NAME},
        yes=(
            ("王建国，男，汉族，大学学历。", ("王建国|private",)),
            ("李红今年40岁。", ("李红|private",)),
            ("安顺生（侗族），在乡下长大。", ("安顺生|private",)),
            ("陈明，1956年5月生。张伟，侗族，大学学历。", ("陈明|private", "张伟|private")),
        ),
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
        first="名叫我",
        trigger=("叫",),
        yes=(("店主名叫王建国，外地人。", ("王建国|private",)),),
    ),
    Rule(
        "person.dotted",
        f"[{DOTS}]",
        dotted,
        trigger=tuple(DOTS),
        yes=(
            ("约翰·史密斯说，合作前景广阔。", ("约翰·史密斯|private",)),
            (
                "大会表彰了司马义·铁木尔、雪克来提·阿不都拉、艾力更·依明等人。",
                ("司马义·铁木尔|private", "雪克来提·阿不都拉|private", "艾力更·依明|private"),
            ),
            ("法国的塞·布雷克特得分。", ("塞·布雷克特|private",)),
        ),
        no=("阿诺·云台等景区走红。", "专题·聚焦", "“5·12”防灾减灾日"),
    ),
)
