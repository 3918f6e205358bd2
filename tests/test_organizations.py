"""Organizations: endings and their examples, names in sentences, short names. All names are invented or general."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg import lexicon
from kg.mentions.organizations import ending_of
from kg.mentions.short_names import shortens

ENDINGS = lexicon.organization_endings()


def test_there_are_many_endings() -> None:
    assert len(ENDINGS) > 200


@pytest.mark.parametrize("ending", ENDINGS.values(), ids=lambda e: e.text)
def test_an_ending_is_what_its_example_ends_in(ending: lexicon.OrganizationEnding) -> None:
    found = ending_of(ending.example)
    assert found is not None
    assert found.endswith(ending.text), "the example ends in something else"
    assert ending.needs in ("region", "name", "unit")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("苏州市总工会日前召开会议。", ["苏州市总工会"]),
        ("苏州市总与苏州大学签署协议。", ["苏州市总", "苏州大学"]),
        ("市总随即下发通知，县总4月初拿出10万元。", ["市总", "县总"]),
        ("市总面积和市总人口都在增长。", []),
        ("会议由山东省人社厅、省妇联主办。", ["山东省人社厅", "省妇联"]),
        ("山东、山西省总工会派人参加。", ["山西省总工会"]),
        ("南京市教育局、财政局负责同志出席。", ["南京市教育局", "财政局"]),
        ("安居通（上海）科技股份有限公司捐款。", ["安居通（上海）科技股份有限公司"]),
        ("中国驻泰国大使馆举行招待会。", ["中国驻泰国大使馆"]),
        ("杭州市总工会副主席、女职工委员会主任王小明讲话。", ["杭州市总工会", "女职工委员会"]),
        ("南京市高淳区（高新区）总工会参加。", ["南京市高淳区（高新区）总工会"]),
        ("南京市人社局联合总工会、律协开展活动。", ["南京市人社局", "总工会", "律协"]),
        ("工会发起成立南京码头职工创新联盟。", ["南京码头职工创新联盟"]),
        ("双方联合组建“水文气象联合实验室”。", ["“水文气象联合实验室”"]),
        ("苏州大学与姑苏区政府签约共建码头智能产业学院。", ["苏州大学", "姑苏区政府", "码头智能产业学院"]),
        ("双方共建创新创业学院。", []),
        ("市总此前下发通知，市总面积不变。", ["市总"]),
        ("南京市十三届人大常委会第二十七次会议召开。", ["南京市十三届人大常委会"]),
        ("共青团江苏省委、浙江省委联合发布倡议。", ["共青团江苏省委", "浙江省委"]),
        ("南京市快递、家政行业工会联合会成立。", ["南京市快递", "家政行业工会联合会"]),
        ("江宁街道党委政府出台办法。", ["江宁街道党委", "政府"]),
        ("国务院农民工工作领导小组办公室部署行动。", ["国务院农民工工作领导小组办公室"]),
        ("南京大学仙林校区举行活动。", ["南京大学仙林校区"]),
        ("南京市“先锋”志愿服务队出发。", ["南京市“先锋”志愿服务队"]),
        ("南京市公安局驻北京办事处搬家。", ["南京市公安局驻北京办事处"]),
        (
            "江宁区人民检察院第六检察部联合区消保委、南京市总工会和江宁区妇联发布提示。",
            ["江宁区人民检察院第六检察部", "区消保委", "南京市总工会", "江宁区妇联"],
        ),
        (
            "江宁区人民法院家事审判庭法官、南京大学学生会、南京医院神经外科主任王小明到场。",
            ["江宁区人民法院家事审判庭", "南京大学学生会", "南京医院神经外科"],
        ),
        ("江宁区人社局三方共建学院，省妇联联合新华医院开展活动。", ["江宁区人社局", "省妇联", "新华医院"]),
        ("南京市与江宁街道办事处在桃源矿举行演习。", ["江宁街道办事处", "桃源矿"]),
        (
            "桃源镇代表队、南京大学女子排球队和南京队进入决赛，南京队员休息。",
            ["桃源镇代表队", "南京大学女子排球队", "南京队"],
        ),
        ("南京博物馆馆长王小明致辞。", ["南京博物馆"]),
        ("江苏省自然资源部门推进数字政府建设。", []),
        ("他在南京一家物流公司上班，住在南京市中心城区。", []),
        ("全市建成南京市职工服务中心30所，还有300余个安居救助中心。", []),
        ("南京大学纪委书记兼工会主席王小明讲话。", ["南京大学", "工会"]),
        ("南京市政府党组成员王小明讲话。", ["南京市政府"]),
        ("各级工会要关心企业工会。", []),
        ("技能教育发展中心、南京市总工会联合主办。", ["技能教育发展中心", "南京市总工会"]),
        ("各地的技能教育发展中心联合主办。", []),
        (
            "南京市工业和信息化局主办，经费由市总劳动和经济工作部使用。",
            ["南京市工业和信息化局", "市总劳动和经济工作部"],
        ),
        ("江宁区总工会会同区财政局发文。", ["江宁区总工会", "区财政局"]),
        ("王小明在江宁街道办起了合作社。", []),
        ("市困难职工帮扶中心发放补助。", ["市困难职工帮扶中心"]),
        ("旗总工会、团旗委举行活动。", ["旗总工会", "团旗委"]),
        ("社区党委书记王小明讲话。", ["社区党委"]),
        ("南京市第二中学和市十二中的学生参加。", ["南京市第二中学", "市十二中"]),
        ("南京农大被评为国家重点实验室。", ["南京农大"]),
        ("省厅今年将举办比赛。", []),
        ("南京市中心很热闹，台湾政局动荡，江苏各级人民政府和外国政府派人参加。", []),
        ("南京市民政局派人参加。", ["南京市民政局"]),
        ("全市法院受理案件，各地市工会和有关市妇联派员参加。", []),
        ("中国青年志愿者协会命名苏州市图书馆为基地。", ["中国青年志愿者协会", "苏州市图书馆"]),
        ("苏州讯（记者 王小明）昨天", []),
        ("南京一百家博物馆参加。", []),
        ("由江苏省总工会、省工业和信息化厅主办。", ["江苏省总工会", "省工业和信息化厅"]),
        (
            "由南京市总工会、市人力资源和社会保障局、市工业和信息化局联合举办。",
            ["南京市总工会", "市人力资源和社会保障局", "市工业和信息化局"],
        ),
        (
            "南京市总工会与市住房城乡建设管理委、市卫生健康委联合印发。",
            ["南京市总工会", "市住房城乡建设管理委", "市卫生健康委"],
        ),
        ("他担任总经理，负责全部干部的培训。", []),
        (
            "南京市总工会与市物流行业工会联合会、省教育工会座谈。",
            ["南京市总工会", "市物流行业工会联合会", "省教育工会"],
        ),
        ("江宁区桃源镇中心小学的孩子们来到南京市文化馆。", ["江宁区桃源镇中心小学", "南京市文化馆"]),
        ("越南驻南京总领事馆派员出席。", ["越南驻南京总领事馆"]),
        ("中国财贸轻纺烟草工会江苏省委员会举办比赛。", ["中国财贸轻纺烟草工会江苏省委员会"]),
        ("南京市总工会组建“晴川”志愿服务队和“晴川调解室”。", ["南京市总工会", "“晴川”志愿服务队", "“晴川调解室”"]),
        ("南京市总工会经济技术部部长王小明讲话。", ["南京市总工会经济技术部"]),
        ("他是南京大学中文系的教师，研究社会关系。", ["南京大学中文系"]),
        ("会议由南京市公安局江宁分局主办。", ["南京市公安局江宁分局"]),
        ("南京市总工会安全保卫部副部长王小明讲话。", ["南京市总工会安全保卫部"]),
        ("江苏省教育厅职业教育与继续教育处处长王小明讲话。", ["江苏省教育厅职业教育与继续教育处"]),
        ("由南京工业大学（苏州）主办。", ["南京工业大学（苏州）"]),
        ("联合团县委、县妇联上课。", ["团县委", "县妇联"]),
        ("南京市书协、省音协负责人出席。", ["南京市书协", "省音协"]),
        ("授予“优秀法律服务分队”称号。", []),
        ("市市场监管局派员参加，其中山西能源集团出资最多。", ["市市场监管局", "山西能源集团"]),
        ("局工会会同局运输处开行专列。", ["局工会"]),
        ("东盟国家的学生来到这里。", []),
        ("省公共就业和人才服务中心主任王小明讲话。", ["省公共就业和人才服务中心"]),
        ("授予南京机务段“先锋号”机车组锦旗。", ["南京机务段“先锋号”机车组"]),
        (
            "广东移动（集团）有限公司、青岛移动胶州分公司负责人出席。",
            ["广东移动（集团）有限公司", "青岛移动胶州分公司"],
        ),
        ("在桃源镇开会，桃源中学的学生参加。", ["桃源中学"]),
        (
            "南京大学今天开学，校团委、人事处和财务处负责人参加。",
            ["南京大学", "校团委", "人事处", "财务处"],
        ),
    ],
)
def test_names_in_a_sentence(text: str, names: list[str]) -> None:
    found = [m.text for m in kg.mentions(text, tagger="lac") if m.type == "Organization"]
    assert found == names


@pytest.mark.parametrize(
    ("short", "long", "same"),
    [
        ("安居物业", "苏州市安居物业有限公司", True),
        ("化检中心", "青禾油田化学检测中心", True),
        ("苏州市化研院", "苏州市化学工业研究院", True),
        ("青禾集团", "青禾机械有限公司", False),
        ("滨海第一中学", "滨海第二中学", False),
        ("滨海大学", "滨海大学医学院", False),
    ],
)
def test_short_names(short: str, long: str, same: bool) -> None:
    assert shortens(short, long) is same


def _organizations(text: str, tmp_path: Path) -> dict[str, str | None]:
    """The organizations of a page, with their kinds."""
    (tmp_path / "page.txt").write_text(text, encoding="utf-8")
    return {e.name: e.kind for e in kg.build(tmp_path / "page.txt").entities if e.type == "Organization"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("苏州大学召开会议。在校党委领导下，我校团委开展活动。", {"苏州大学党委", "苏州大学团委"}),
        ("苏州安居物业有限公司捐款。公司工会组织职工参加。", {"苏州安居物业有限公司工会"}),
        ("共青团山东省委开展活动。", {"共青团山东省委员会"}),
        ("南京市玄武、秦淮等区人社局开展招聘。", {"玄武区人社局", "秦淮区人社局"}),
        ("推动成立南京市快递、家政行业工会联合会。", {"南京市快递行业工会联合会", "南京市家政行业工会联合会"}),
        ("苏州市化学工业研究院成立。苏州市化研院科研部参加，苏州市化研院承办。", {"苏州市化学工业研究院科研部"}),
        (
            "江苏省南京市教育局、财政局和妇联、科协联合主办。",
            {"南京市教育局", "南京市财政局", "南京市妇联", "南京市科协"},
        ),
        ("江宁安居物业公司向市红十字会捐款。", {"江宁安居物业公司"}),
        ("江苏省、南京市两级总工会联合主办。", {"江苏省总工会", "南京市总工会"}),
        ("中国教育工会苏州市委员会到会。", {"苏州市教育工会"}),
        ("共青团南京市玄武区委员会、江宁街道党委政府主办。", {"江宁街道党委", "江宁街道政府"}),
        ("南京十六中学生做了演示。", {"南京十六中"}),
        ("山西省兴县县委开会。县委书记王强到场。", {"兴县县委"}),
        ("江苏建工集团总公司开会，江苏建工集团二公司到场。", {"江苏建工集团总公司"}),
        ("新华社南京分社社长王强到场。", {"新华社", "新华社南京分社"}),
        ("新华社北京1月1日电 在江苏省，南京市总工会开会。该市总工会还公布热线。", {"南京市总工会"}),
        ("江苏省援助贵州医疗队第二临时党支部成立。", {"江苏省援助贵州医疗队第二临时党支部"}),
        ("江苏省煤炭工业厅主办，省煤炭厅负责人到场。", {"江苏省煤炭工业厅"}),
        ("苏州市公路管理段工会开展慰问。", {"苏州市公路管理段", "苏州市公路管理段工会"}),
        ("江苏船厂（集团）渔歌有限公司捐款。渔歌公司经理王小明到场。", {"江苏船厂（集团）渔歌有限公司"}),
        ("来自南京农业大学、省科技厅宣教中心的专家到场。江苏省很重视。", {"江苏省科技厅", "江苏省科技厅宣教中心"}),
        ("玄武区卫生和计划生育局局长王小明到场。", {"玄武区卫生和计划生育局"}),
        ("苏州市第一人民医院开会，市一院院长王小明出席。", {"苏州市第一人民医院"}),
        ("民进苏州市委会主办。", {"民进苏州市委"}),
        ("中国科学院南京分院副院长、工会主席王小明到场。", {"中国科学院南京分院工会"}),
        ("江苏省支援贵州省教育厅。", {"贵州省教育厅"}),
        ("公司工会成立“职工心理健康咨询队”。", {"职工心理健康咨询队"}),
        ("南京市总工会开会，共青团苏州市委、苏州团市委到场。", {"共青团苏州市委员会"}),
        ("苏州安居物业有限公司第二煤矿矿长王小明讲话。", {"苏州安居物业有限公司", "苏州安居物业有限公司第二煤矿"}),
        ("苏州市防汛抗旱指挥部办公室主任王小明讲话。", {"苏州市防汛抗旱指挥部", "苏州市防汛抗旱指挥部办公室"}),
        ("苏州机务段段长王小明讲话。", {"苏州机务段"}),
        ("苏州市博物馆开展。南京大学、徐州工程学院的专家到场，市博物馆延时开放。", {"苏州市博物馆", "徐州工程学院"}),
        ("人社部、中国科协印发通知。", {"人力资源和社会保障部", "中国科学技术协会"}),
        ("王小明是南京农大团委书记，在南京农大上学。", {"南京农业大学"}),
        ("江苏省红十字会部署。江宁区的职工参加，区红十字会主办。", {"江苏省红十字会", "江宁区红十字会"}),
        ("江苏、浙江两省妇联联合发文。", {"江苏省妇联", "浙江省妇联"}),
        ("南京大学举行典礼，校团委、人事处参加。", {"南京大学团委", "南京大学人事处"}),
        (
            "南京大学开学，我校教师参加。材料与化学学院、财务处负责人出席。",
            {"南京大学材料与化学学院", "南京大学财务处"},
        ),
        ("南京市总工会开会，市总女职工部负责人参加。", {"南京市总工会女职工部"}),
        ("南京市十三届人大常委会第二十七次会议召开。", {"南京市人大常委会"}),
        ("江苏、浙江、安徽三省总工会联合发文。", {"江苏省总工会", "浙江省总工会", "安徽省总工会"}),
        ("兵团第八师石河子市总工会捐款。", {"石河子市总工会"}),
        ("潜江县政府召开会议，潜江市政府发文。", {"潜江县政府", "潜江市政府"}),
        ("中国铁路上海局徐州机务段副段长、工会主席王小明讲话。", {"中国铁路上海局", "中国铁路上海局徐州机务段"}),
        ("南京大学开学，我校教师参加，我校女子排球队夺冠。", {"南京大学女子排球队"}),
        ("南京市总工会经济工作部部长、职工服务中心主任王小明讲话。", {"南京市总工会职工服务中心"}),
        ("南京市就业服务中心主办，江宁区就业服务中心承办。", {"南京市就业服务中心", "江宁区就业服务中心"}),
        # 市 is the city that the story is about, not one that it names by the way
        ("苏州市姑苏区、苏州市吴中区的职工参赛。选手王强要回扬州过年。市妇联主办。", {"苏州市妇联"}),
        ("苏州市姑苏区、苏州市吴中区的职工参赛。扬州市总工会参加，市妇联到场。", {"扬州市妇联"}),
        ("苏州市姑苏区、苏州市吴中区的职工参赛。扬州市、无锡市残联获奖，市妇联到场。", {"苏州市妇联"}),
        # nor one that a sentence names on the way, if a body of another acts
        ("南京市总工会组织的返乡专列开行。列车从南京开往扬州，市妇联主席到站送行。", {"南京市妇联"}),
        ("张北县举行仪式。上海兴华教育基金会与市政协、张北县政府签订合同。", {"张家口市政协"}),
        ("南京师范学院很大。学校举办运动会，学校团委主办歌会。", {"南京师范学院团委"}),
        # a school's union is none of the city's; a verb behind a body ends its name
        ("南京工业大学工会、南京市教育局决定全市中小学停课。", {"南京工业大学工会", "南京市教育局"}),
        ("南京鼓楼医院举办义诊，鼓楼医院的医生到场。", {"南京鼓楼医院"}),
        ("江苏省南京市鼓楼区中心医院举办义诊。", {"鼓楼区中心医院"}),
        ("泰州市人民医院获批国家区域医疗中心建设单位。", {"泰州市人民医院"}),
        ("南京警方召开会议。", {"南京市公安局"}),
        ("南京市海滨新城管理委员会开会，海滨新城管委会主任王强到场。", {"南京市海滨新城管理委员会"}),
        ("南京市城市建设投资集团有限公司开会，南京城投集团董事长王强到场。", {"南京市城市建设投资集团有限公司"}),
        ("南京市玄武区锁金村街道联合南京大学举办歌会。", {"锁金村街道办事处", "南京大学"}),
        ("记者来到桃源社区工会驿站，受到桃源社区工会驿站站长王强接待。", {"桃源社区工会驿站"}),
        ("南京市图书馆与江宁、溧水、高淳三地图书馆签约。", {"南京市图书馆", "江宁图书馆", "溧水图书馆", "高淳图书馆"}),
        ("长沙县、长沙县的职工参赛。长沙县很重视。宁乡县则打响品牌，由县妇联牵线。", {"宁乡县妇联"}),
        # an office by the post of its head
        ("苏州市疾控中心急性传染病防制科科长王强到场。", {"苏州市疾控中心", "苏州市疾控中心急性传染病防制科"}),
        ("宁乡县夏铎铺镇开会，镇煤管站站长王强到场。", {"夏铎铺镇煤管站"}),
        ("宁乡县开会，县选举办主任王强到场。", {"宁乡县选举办"}),
        # the whole at the head of a longer name
        ("江苏省农科院粮食作物研究所所长王强到场。", {"江苏省农科院", "江苏省农科院粮食作物研究所"}),
        ("苏州市教育局高中招生办公室提醒家长。", {"苏州市教育局", "苏州市教育局高中招生办公室"}),
        # offices of two fields, bodies for a task
        ("宁乡县推行改革，由县行政审批和政务信息管理局牵头。", {"宁乡县行政审批和政务信息管理局"}),
        ("江苏省厂务公开协调小组到苏州调研。", {"江苏省厂务公开协调小组"}),
        # where the tagger's name takes in what stands before it
        ("经营方苏州市水系建设开发公司递交方案。", {"苏州市水系建设开发公司"}),
        ("校友企业海港机械公司捐款。", {"海港机械公司"}),
        # congresses and committees in their terms, and the parties of a place
        ("政协第十三届苏州市委员会第五次会议开幕。", {"苏州市政协"}),
        ("中共苏州市第十二届委员会第三次全体会议召开。", {"苏州市委"}),
        ("苏州市政协开会，市民革、市民建、市致公党负责人参加。", {"民革苏州市委", "民建苏州市委", "致公党苏州市委"}),
        ("苏州市民政局与民盟市委捐款。", {"民盟苏州市委"}),
        # the head of an autonomous region's government
        ("广西壮族自治区副主席王强到场。", {"广西壮族自治区政府"}),
        # bodies of counted regions
        ("河北省涞水、阜平、易县三县气象局发布消息。", {"涞水县气象局", "阜平县气象局", "易县气象局"}),
        # the body that the story has named whole, though its prefecture was named since
        ("漳平市公安局交警大队联合龙岩高速交警支队。市公安局交警大队将上路。", {"漳平市公安局交警大队"}),
        # crews, stations and branches of firms
        ("广旺矿务局唐家河煤矿采煤三队班长王强到场。", {"广旺矿务局唐家河煤矿采煤三队"}),
        ("专列从中国铁路上海局集团有限公司徐州站开出。", {"中国铁路上海局集团有限公司徐州站"}),
        ("中铁集装箱西安分公司工会开展竞赛。", {"中铁集装箱西安分公司", "中铁集装箱西安分公司工会"}),
        # bodies of a street and a zone by the posts of who is in its committee too
        ("江宁区东山街道党工委副书记、工会主席王强到场。", {"东山街道党工委", "东山街道总工会"}),
        ("苏州市总工会成立“法律维权中心”，为农民工讨薪。", {"法律维权中心"}),
    ],
)
def test_full_names(text: str, names: set[str], tmp_path: Path) -> None:
    assert names <= _organizations(text, tmp_path).keys()


def test_a_regional_body_is_not_the_short_name_of_an_international_one(tmp_path: Path) -> None:
    found = _organizations("江苏省红十字会募捐。红十字会与红新月会国际联合会派人考察。", tmp_path)
    assert found.keys() == {"江苏省红十字会", "红十字会与红新月会国际联合会"}


def test_the_body_at_the_head_of_its_offices_name_is_found(tmp_path: Path) -> None:
    found = _organizations("临江县公安局巡特警大队和临江县人民法院法警大队到场。", tmp_path)
    assert {"临江县公安局", "临江县公安局巡特警大队"} <= found.keys()
    assert {"临江县人民法院", "临江县人民法院法警大队"} <= found.keys()


def test_a_verb_that_the_tagger_takes_for_a_body_before_a_region_is_none(tmp_path: Path) -> None:
    text = "马山县爱国卫生运动委员会办公室，值班的覃副主任答复，本周内将会同古零镇政府派人清运，并在全县开展一次整治。"
    assert "古零镇政府" in _organizations(text, tmp_path)


def test_a_story_that_names_no_city_is_in_that_of_its_page(tmp_path: Path) -> None:
    first = "夜校办到车间里\n\n本报讯（记者李明）昨天，扬州市的职工走进夜校，来的人很多，老师傅也来了。"
    second = "老师傅进课堂\n\n本报讯（记者张小红）昨天，市总工会请老师傅讲电焊。"
    assert "扬州市总工会" in _organizations(f"{first}\n\n{second}", tmp_path)
    other = "渔港夜校开课\n\n本报讯（记者赵刚）昨天，苏州市的职工走进夜校，来的人也很多。"
    assert "扬州市总工会" not in _organizations(f"{first}\n\n{other}\n\n{second}", tmp_path)


def test_a_committee_goes_by_its_event(tmp_path: Path) -> None:
    found = _organizations("第九届南京戏剧节昨天开幕。组委会副秘书长王小明说，评委会已经成立。", tmp_path)
    assert {"第九届南京戏剧节组委会", "第九届南京戏剧节评委会"} <= found.keys()
    assert "组委会" not in _organizations("组委会副秘书长王小明说，天气很好。", tmp_path)


def test_a_paper_of_a_university_names_it_at_the_head_of_its_page(tmp_path: Path) -> None:
    page = "钱塘大学报 2012年5月28日 第318期\n\n春晖讲座开讲\n\n讲座由教务处、科技处主办，校团委协办。"
    found = _organizations(page, tmp_path)
    assert {"钱塘大学", "钱塘大学团委", "钱塘大学科技处"} <= found.keys()


def test_a_branch_by_its_place_is_the_branch_of_the_body_that_the_story_names(tmp_path: Path) -> None:
    found = _organizations("南京市公安局江宁分局出动。江宁分局局长王小明讲话。", tmp_path)
    assert found.keys() == {"南京市公安局江宁分局", "南京市公安局"}


def test_the_common_form_of_a_name_stands_for_the_longer_one_too(tmp_path: Path) -> None:
    found = _organizations("徐州博物馆开展。徐州市博物馆馆长王小明讲话，感谢徐州博物馆的志愿者。", tmp_path)
    assert found.keys() == {"徐州博物馆"}


def test_the_stories_of_a_schools_paper_are_of_one_school(tmp_path: Path) -> None:
    text = (
        "南京大学开学\n本报讯 南京大学今天开学，我校教师参加。（记者 王小明）\n\n"
        "我校女排夺冠\n本报讯 我校女子排球队战胜苏州大学队。（记者 李小红）"
    )
    assert "南京大学女子排球队" in _organizations(text, tmp_path)


def test_bodies_joined_by_a_verb_or_a_comma_are_several(tmp_path: Path) -> None:
    found = _organizations("南京市民政局、妇联联合开办学校，班级由江宁区妇联和桃源镇政府承办。", tmp_path)
    assert found.keys() == {"南京市民政局", "南京市妇联", "江宁区妇联", "桃源镇政府"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "公安部民政部联合发文，人社部全国总工会参加。",
            {"公安部", "民政部", "人力资源和社会保障部", "中华全国总工会"},
        ),
        ("他担任南京戏曲学校校长和小白鹭艺术团团长。", {"南京戏曲学校", "小白鹭艺术团"}),
        (
            "南京市妇联南京市科协和江苏省中医院山东省莱州市文化馆获奖。",
            {"南京市妇联", "南京市科协", "江苏省中医院", "莱州市文化馆"},
        ),
        (
            "新华社南京电最高人民法院和江苏省科协文体部、本报文体部发文。",
            {"新华社", "最高人民法院", "江苏省科协", "江苏省科协文体部"},
        ),
        ("新华社莫斯科电报道，世界晋江同乡总会会长王小明到场。", {"新华社", "世界晋江同乡总会"}),
        (
            "南京市红十字会命名江宁区博物馆，慰问苏州市福利院，急救课走进桃源中心小学。",
            {"南京市红十字会", "江宁区博物馆", "苏州市福利院", "桃源中心小学"},
        ),
        ("由东方歌舞团和晴川音乐工作室主办。", {"东方歌舞团", "晴川音乐工作室"}),
    ],
)
def test_bodies_that_stand_side_by_side_are_two(text: str, names: set[str], tmp_path: Path) -> None:
    assert _organizations(text, tmp_path).keys() == names


def test_a_quoted_team_is_part_of_the_body_before_it(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("南京大学的“晴川”志愿服务队到江宁区义诊。", encoding="utf-8")
    parts = {f.key for f in kg.build(tmp_path / "page.txt").facts if f.relation == "part-of"}
    assert parts == {("organization/晴川志愿服务队", "part-of", "organization/南京大学")}


def test_a_national_office_is_not_where_its_subject_is(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("中共中央台湾工作办公室主任王小明讲话。", encoding="utf-8")
    keys = {fact.key for fact in kg.build(tmp_path / "page.txt").facts}
    assert ("person/王小明", "works-for", "organization/中共中央台湾工作办公室") in keys
    assert not [key for key in keys if key[::2] == ("organization/中共中央台湾工作办公室", "region/台湾省")]


def test_courts_by_their_short_names(tmp_path: Path) -> None:
    found = _organizations("苏州市中级人民法院开庭。苏州中院院长王小明讲话，江苏省高院派员参加。", tmp_path)
    assert found.keys() == {"苏州市中级人民法院", "江苏省高院"}


def test_a_numbered_bureau_of_builders_is_a_firm(tmp_path: Path) -> None:
    found = _organizations("王小明在中建八局上班。中建八局集团捐款。", tmp_path)
    assert {kind for name, kind in found.items() if name.startswith("中建八局")} == {"Company"}
    assert len([name for name in found if name.startswith("中建八局")]) == 1


def test_an_office_is_of_its_organizations_kind(tmp_path: Path) -> None:
    found = _organizations("苏州市总工会权益保障部、苏州市妇联发展部、苏州市总工会职工服务中心参加。", tmp_path)
    assert found["苏州市总工会权益保障部"] == "TradeUnion"
    assert found["苏州市妇联发展部"] == "Association"
    assert found["苏州市总工会职工服务中心"] == "Center"


def test_of_two_regions_of_one_name_the_story_means_the_one_that_it_places(tmp_path: Path) -> None:
    text = "普陀区迎接慈善日\n\n浙江省舟山市普陀区慈善总会昨天募捐。"
    (tmp_path / "page.txt").write_text(text, encoding="utf-8")
    graph = kg.build(tmp_path / "page.txt")
    names = {e.key: e.name for e in graph.entities}
    around = {(names[f.subject], names[f.object]) for f in graph.facts if f.relation == "located-in"}
    assert ("普陀区", "舟山市") in around
    assert "上海市" not in names.values()


def test_a_place_inside_a_persons_name_has_no_body(tmp_path: Path) -> None:
    found = _organizations("苏州大学副校长房玉林、延安市政府副秘书长王军到会。", tmp_path)
    assert "延安市政府" in found
    assert not any("玉林" in name for name in found)


def test_a_relative_body_is_not_of_a_region_named_by_the_way(tmp_path: Path) -> None:
    found = _organizations("漳平市公安局交警大队联合龙岩高速交警支队。市公安局交警大队将上路。", tmp_path)
    assert "龙岩市公安局交警大队" not in found


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("昨天，江宁区总工会请来区妇幼保健所的医生。", "江宁区总工会请来区妇幼保健所"),
        ("南京市海洋局邀请市红十字会举办讲座。", "南京市海洋局邀请市红十字会"),
        ("河北省涞水、易县三县气象局发布消息。", "易县三县气象局"),
        ("江宁区东山街道党工委副书记、工会主席王强到场。", "东山街道党工委工会"),
        ("苏州市教育局高中招生办公室提醒家长。", "苏州市教育局高中"),
    ],
)
def test_what_stands_beside_a_name_is_no_part_of_it(text: str, wrong: str, tmp_path: Path) -> None:
    assert wrong not in _organizations(text, tmp_path)


def test_a_paper_of_a_university_tells_of_its_faculties_without_its_name(tmp_path: Path) -> None:
    text = (
        "苏州大学报 2012年5月28日 第318期（社会实践专版）\n\n夏日支教记\n\n本报讯 我校学生下乡。"
        "文学院2010级的王强讲课，中文系学生李敏同行，由体育部组织的球赛落幕，团委副书记陈红到场。捐款交到校教育发展基金会秘书长赵刚手里。"
    )
    found = _organizations(text, tmp_path).keys()
    assert {"苏州大学文学院", "苏州大学中文系", "苏州大学体育部", "苏州大学团委", "苏州大学教育发展基金会"} <= found
