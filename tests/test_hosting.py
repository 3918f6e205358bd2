"""Who holds what a story tells of, and where, when a sentence alone does not say it."""

from pathlib import Path

import pytest

import kg

STORIES = [
    # what 此次竞赛 points to: the event of the text rather than the headline's, not a later one
    (
        "滨海市举办首届职工技能大赛\n"
        "10月8日，滨海市第五届家政服务职业技能竞赛在滨海市举行。此次竞赛由滨海市总工会主办，滨海职业学院承办。",
        "hosted",
        {
            ("滨海市总工会", "滨海市第五届家政服务职业技能竞赛"),
            ("滨海职业学院", "滨海市第五届家政服务职业技能竞赛"),
        },
    ),
    # an event that takes place at another is the one that is held
    (
        "“彩虹桥”落成\n"
        "日前，“彩虹桥·关爱老人”公益活动在2023第三届滨海国际书展儿童展区成功举办。此次活动由滨海市妇联主办。",
        "hosted",
        {("滨海市妇联", "彩虹桥·关爱老人公益活动")},
    ),
]


@pytest.mark.parametrize(("text", "relation", "facts"), STORIES, ids=[text.split("\n")[0] for text, _, _ in STORIES])
def test_stories(tmp_path: Path, text: str, relation: str, facts: set[tuple[str, str]]) -> None:
    page = tmp_path / "page.txt"
    page.write_text(text, encoding="utf-8")
    graph = kg.build(page)
    names = {entity.key: entity.name for entity in graph.entities}
    assert {(names[f.subject], names[f.object]) for f in graph.facts if f.relation == relation} == facts
