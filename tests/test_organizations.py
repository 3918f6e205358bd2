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
        ("会议由山东省人社厅、省妇联主办。", ["山东省人社厅", "省妇联"]),
        ("山东、山西省总工会派人参加。", ["山西省总工会"]),
        ("南京市教育局、财政局负责同志出席。", ["南京市教育局", "财政局"]),
        ("安居通（上海）科技股份有限公司捐款。", ["安居通（上海）科技股份有限公司"]),
        ("中国驻泰国大使馆举行招待会。", ["中国驻泰国大使馆"]),
        ("杭州市总工会副主席、女职工委员会主任王小明讲话。", ["杭州市总工会", "女职工委员会"]),
        ("南京市高淳区（高新区）总工会参加。", ["南京市高淳区（高新区）总工会"]),
        ("南京市人社局联合总工会、律协开展活动。", ["南京市人社局", "总工会", "律协"]),
        ("工会发起成立南京码头职工创新联盟。", ["南京码头职工创新联盟"]),
        ("共青团江苏省委、浙江省委联合发布倡议。", ["共青团江苏省委", "浙江省委"]),
        ("南京市快递、家政行业工会联合会成立。", ["南京市快递", "家政行业工会联合会"]),
        ("江宁街道党委政府出台办法。", ["江宁街道党委", "政府"]),
        ("国务院农民工工作领导小组办公室部署行动。", ["国务院农民工工作领导小组办公室"]),
        ("南京大学仙林校区举行活动。", ["南京大学仙林校区"]),
        ("南京市“先锋”志愿服务队出发。", ["南京市“先锋”志愿服务队"]),
        ("南京市公安局驻北京办事处搬家。", ["南京市公安局驻北京办事处"]),
        ("南京博物馆馆长王小明致辞。", ["南京博物馆"]),
        ("江苏省自然资源部门推进数字政府建设。", []),
        ("他在南京一家物流公司上班，住在南京市中心城区。", []),
        ("全市建成南京市职工服务中心30所，还有300余个安居救助中心。", []),
        ("南京大学纪委书记兼工会主席王小明讲话。", ["南京大学", "工会"]),
        ("南京市政府党组成员王小明讲话。", ["南京市政府"]),
        ("各级工会要关心企业工会。", []),
        ("技能教育发展中心、南京市总工会联合主办。", ["技能教育发展中心", "南京市总工会"]),
        ("各地的技能教育发展中心联合主办。", []),
        ("由江苏省总工会、省工业和信息化厅主办。", ["江苏省总工会", "省工业和信息化厅"]),
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
        ("人社部、中国科协印发通知。", {"人力资源和社会保障部", "中国科学技术协会"}),
        ("江苏、浙江两省妇联联合发文。", {"江苏省妇联", "浙江省妇联"}),
        ("南京大学举行典礼，校团委、人事处参加。", {"南京大学团委", "南京大学人事处"}),
        (
            "南京大学开学，我校教师参加。材料与化学学院、财务处负责人出席。",
            {"南京大学材料与化学学院", "南京大学财务处"},
        ),
        ("南京市总工会开会，市总女职工部负责人参加。", {"南京市总工会女职工部"}),
        # 市 is the city that the story is about, not one that it names by the way
        ("苏州市姑苏区、苏州市吴中区的职工参赛。选手王强要回扬州过年。市妇联主办。", {"苏州市妇联"}),
        ("苏州市姑苏区、苏州市吴中区的职工参赛。扬州市总工会参加，市妇联到场。", {"扬州市妇联"}),
    ],
)
def test_full_names(text: str, names: set[str], tmp_path: Path) -> None:
    assert names <= _organizations(text, tmp_path).keys()


def test_an_office_is_of_its_organizations_kind(tmp_path: Path) -> None:
    found = _organizations("苏州市总工会权益保障部、苏州市妇联发展部、苏州市总工会职工服务中心参加。", tmp_path)
    assert found["苏州市总工会权益保障部"] == "TradeUnion"
    assert found["苏州市妇联发展部"] == "Association"
    assert found["苏州市总工会职工服务中心"] == "Center"
