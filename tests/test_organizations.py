"""Organizations: endings and their examples, names in sentences, short names. All names are invented or general."""

from __future__ import annotations

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
        ("各级工会要关心企业工会。", []),
        ("他担任总经理，负责全部干部的培训。", []),
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
        ("青禾集团", "青禾机械有限公司", False),
        ("滨海第一中学", "滨海第二中学", False),
        ("滨海大学", "滨海大学医学院", False),
    ],
)
def test_short_names(short: str, long: str, same: bool) -> None:
    assert shortens(short, long) is same
