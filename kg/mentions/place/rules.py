"""The rules of this layer by name, with their examples.

They cannot run one by one, since each needs what the others found (a village its township, 该县 the county before it):
`kg.mentions.place.find` runs them together, and marks each mention with the name of the rule that took it.
"""

from __future__ import annotations

import re

from kg.grammar import Document, Rule, Slotted


def _together(doc: Document, slotted: Slotted, match: re.Match[str]) -> None:
    """Found by `kg.mentions.place.find`."""


def _rule(name: str, yes: tuple[tuple[str, tuple[str, ...]], ...], no: tuple[str, ...] = ()) -> Rule:
    return Rule(name, r"(?!)", _together, yes=yes, no=no)


_HENGYANG = "湖南省,衡阳市"

RULES: tuple[Rule, ...] = (
    _rule(
        "place.division",
        yes=(
            ("常宁市召开会议。", (f"常宁市|county|430482|{_HENGYANG}",)),
            ("会议在郴州市永兴县举行。", ("郴州市|prefecture|431000|湖南省", "永兴县|county|431023|湖南省,郴州市")),
            ("攀枝花市东区启动改造。", ("攀枝花市|prefecture|510400|四川省", "东区|county|510402|四川省,攀枝花市")),
            ("原襄樊市的企业迁来。", ("襄樊市|prefecture|420600|湖北省",)),
            ("祁阳县撤县设市。", ("祁阳县|county|431181|湖南省,永州市",)),
            ("2008年，北京市宣武区的剧场。", ("北京市|province|110000", "宣武区|county|110102|北京市")),
        ),
        no=("城区道路改造完成。", "建设示范县、文明城区。", "各乡镇和县区要抓紧落实。", "市委和县委召开会议。"),
    ),
    _rule(
        "place.short",
        yes=(
            ("来自江苏的客商落户衡东。", ("江苏省|province|320000", f"衡东县|county|430424|{_HENGYANG}")),
            ("常宁、衡东等地迎来降雨。", (f"常宁市|county|430482|{_HENGYANG}", f"衡东县|county|430424|{_HENGYANG}")),
            ("在江西瑞金参观。", ("江西省|province|360000", "瑞金市|county|360781|江西省,赣州市")),
            ("内蒙古的草场。", ("内蒙古自治区|province|150000",)),
            (
                "天津和平、河西两区。",
                ("天津市|province|120000", "和平区|county|120101|天津市", "河西区|county|120103|天津市"),
            ),
        ),
        no=(
            "某网湖南频道讯",
            "建设美丽新乡村。",
            "珍惜和平，共谋合作。",
            "确保定期检查。",
            "维护国家长治久安。",
            "朝阳产业前景广阔。",
            "铺设大理石地面。",
            "湖南省新建学校12所，新建了一批医院。",
            "隆重庆祝建党百年，举行盛大庆典。",
            "推进创新乡村治理的重大理论和实践。",
            "建成都市农业基地，线上海量商品。",
        ),
    ),
    _rule(
        "place.named",
        yes=(
            ("产品远销东南亚和俄罗斯。", ("东南亚|region", "俄罗斯|country")),
            ("长三角一体化，长江保护。", ("长三角|region", "长江|natural")),
            ("美国俄亥俄州洪水泛滥。", ("美国|country", "俄亥俄州|province||美国")),
            ("得克萨斯州和田纳西州停电。", ("得克萨斯州|province||美国", "田纳西州|province||美国")),
            ("维也纳市的乐团来访。", ("维也纳|prefecture||奥地利",)),
            ("1952年，平原省撤销。", ("平原省|province",)),
            ("我国东北地区粮食丰收。", ("中国|country", "东北|region")),
        ),
        no=(
            "安全国家标准",
            "建设美丽中国。",
            "位于县城东北部。",
            "发展中国家",
            "获评全国文明城市。",
            "《中国冶金报》刊登来信。",
            "一批中国驰名商标产品参展。",
            "代表团抵达卡口检查。",
            "蒙古族和朝鲜族群众。",
            "副市长江平出席会议。",
        ),
    ),
    _rule(
        "place.township",
        yes=(
            ("衡南县三塘镇的花卉。", (f"三塘镇|township|430422111|{_HENGYANG},衡南县",)),
            ("衡南县三塘镇镇长李红说。", (f"三塘镇|township|430422111|{_HENGYANG},衡南县",)),
            (
                "衡东县召开会议。全县学习，县委部署。会议在草市召开。",
                (f"草市镇|township|430424107|{_HENGYANG},衡东县",),
            ),
            ("衡阳市雁峰区黄茶岭街办召开会议。", ("黄茶岭街道|township|430406004|湖南省,衡阳市,雁峰区",)),
            ("衡东县高坪乡的茶园。", (f"高坪乡|township||{_HENGYANG},衡东县",)),
        ),
        no=("特色小镇和各乡镇。", "城镇居民返乡创业。", "允许在小城镇落户，增速高于城镇。"),
    ),
    _rule(
        "place.head",
        yes=(
            ("衡东县洣水镇双园村建成广场。", (f"双园村|village||{_HENGYANG},衡东县,洣水镇",)),
            (
                "衡东县洣水镇双园村村支书说。",
                ("双园村|village||湖南省,衡阳市,衡东县,洣水镇",),
            ),
            ("记者走进花桥村。", (f"花桥村|village||{_HENGYANG}",)),
            ("祁东县城的新安安置区", (f"祁东县城|site||{_HENGYANG},祁东县", f"新安安置区|site||{_HENGYANG},祁东县")),
            ("衡阳高新区入驻企业30家。", (f"衡阳高新区|site||{_HENGYANG}",)),
            ("中心城区绿化。", (f"衡阳中心城区|region||{_HENGYANG}",)),
            ("花园口大桥通车。", (f"花园口大桥|site||{_HENGYANG}",)),
            (
                "衡东县洣水镇双园村石塘自然村通水。",
                (f"双园村|village||{_HENGYANG},衡东县,洣水镇", f"石塘自然村|village||{_HENGYANG},衡东县,洣水镇,双园村"),
            ),
            ("乘坐京张高铁到达衡阳南站。", (f"京张高铁|site||{_HENGYANG}", f"衡阳南站|site||{_HENGYANG}")),
            ("推进沙溪河流域治理。", (f"沙溪河|natural||{_HENGYANG}",)),
            ("治理支流沙溪河的水质。", (f"沙溪河|natural||{_HENGYANG}",)),
            ("沙口水利枢纽投用。", (f"沙口水利枢纽|natural||{_HENGYANG}",)),
            ("石鼓花苑北区通气。", (f"石鼓花苑北区|site||{_HENGYANG}",)),
            (
                "云麓经开区招商，云麓经开区签约。",
                (f"云麓经开区|site||{_HENGYANG}", f"云麓经开区|site||{_HENGYANG}"),
            ),
        ),
        no=(
            "美丽村庄、示范村和各社区。",
            "9个村民小组",
            "易地扶贫搬迁安置区",
            "小病不出村。",
            "社区治理",
            "社区卫生服务中心进社区义诊。",
            "太感谢社区了，积极推行社区网格化。",
            "镇级领导包村，建制村全部通车。",
            "新建大桥通车，翻山越岭。",
            "加强河流域管理。",
            "漫山遍野，百镇千村，300个嘎查村。",
            "洞察趋势，堵塞漏洞。",
            "产业富村，党建强村。",
            "感受古城魅力，新建民航机场30个。",
            "会见扎西江村一行。",
            "适当提高铁路运价。",
        ),
    ),
    _rule(
        "place.list",
        yes=(
            ("桔园、新桥等社区通水。", (f"桔园社区|village||{_HENGYANG}", f"新桥社区|village||{_HENGYANG}")),
            (
                "衡东县草市、大浦等乡镇受灾。",
                (f"草市镇|township|430424107|{_HENGYANG},衡东县", f"大浦镇|township|430424103|{_HENGYANG},衡东县"),
            ),
        ),
        no=("教育、医疗、养老等社区服务。",),
    ),
    _rule(
        "place.pointer",
        yes=(
            ("全市粮食丰收，全省领先。", ("衡阳市|prefecture|430400|湖南省", "湖南省|province|430000")),
            ("衡山县种茶，该县产业兴旺。", (f"衡山县|county|430423|{_HENGYANG}",)),
            ("耒阳市竹业兴旺，市内企业增多。", ("衡阳市|prefecture|430400|湖南省",)),
        ),
        no=("健全市场体系。", "全区域覆盖", "该县产业"),
    ),
    _rule(
        "place.direction",
        yes=(
            ("湘南、皖北和苏北的农产品。", ("湘南|region||湖南省", "皖北|region||安徽省", "苏北|region||江苏省")),
            ("粤东西北12个市加快发展。", ("粤东西北|region||广东省",)),
        ),
        no=("陕西省", "湘东区", "鲁西南路", "浙川东西部协作"),
    ),
    _rule(
        "place.abroad",
        yes=(
            ("智利阿劳科省连降大雨。", ("阿劳科省|province||智利",)),
            ("尼泊尔的巴格隆县、米亚格迪县受灾。", ("巴格隆县|county||尼泊尔", "米亚格迪县|county||尼泊尔")),
            ("意大利港口城市塔兰托举行运动会。", ("塔兰托|prefecture||意大利",)),
        ),
        no=("泰国游客来到云南西双版纳州。", "法国总统马克龙在马赛会见市长。"),
    ),
    _rule(
        "place.letter",
        yes=(
            ("湘赣边界", ("湖南省|province|430000", "江西省|province|360000")),
            ("客商赴滇考察。", ("云南省|province|530000",)),
            ("代表团赴苏浙考察学习。", ("江苏省|province|320000", "浙江省|province|330000")),
            ("发布会在京举行，展商来沪推介。", ("北京市|province|110000", "上海市|province|310000")),
            ("中法关系发展良好。", ("中国|country", "法国|country")),
            ("加方愿同中方合作。加蓬盛产木材。", ("加蓬|country", "中国|country")),
            (
                "各国驻华使节参观。港澳同胞返乡。",
                ("中国|country", "香港特别行政区|province|810000", "澳门特别行政区|province|820000"),
            ),
        ),
        no=(
            "融入新发展格局",
            "川流不息",
            "其中美术作品30件。",
            "项目集中法律力量。",
            "京津冀协同发展，在京津之间。",
            "测算土方和石方。",
            "中方案比选。",
        ),
    ),
)
