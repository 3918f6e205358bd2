"""Reading pages, and the one clear line for each file that is none."""

from pathlib import Path

import pytest

from kg.errors import PageError
from kg.pages import date_in, find_pages, page_of, read_page


def test_text_is_as_read_without_byte_order_mark(tmp_path: Path) -> None:
    file = tmp_path / "2019-05-04-1.txt"
    file.write_bytes("\ufeff标题\r\n\r\n正文。\r\n".encode())
    page = read_page(file)
    assert (page.text, page.name, page.published) == ("标题\r\n\r\n正文。\r\n", file.name, "2019-05-04")
    assert page.key == "page/2019-05-04-1"


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("a-2019-05-04", "2019-05-04"),
        ("20190504", "2019-05-04"),
        ("2019-13-04", None),
        ("page3", None),
        ("120190504", None),
    ],
)
def test_date_in_a_file_name(name: str, day: str | None) -> None:
    assert date_in(name) == day


def test_the_files_own_date_goes_before_the_one_given() -> None:
    assert page_of("正文。", "2019-05-04.txt", "2020-01-01").published == "2019-05-04"
    assert page_of("正文。", "page.txt", "2020-01-01").published == "2020-01-01"


def test_pages_are_found_once_sorted_and_in_folders(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    for name in ("b.txt", "a.md", "deep/c.TXT", "picture.png"):
        (tmp_path / name).write_text("正文。", encoding="utf-8")
    found = find_pages([tmp_path / "b.txt", tmp_path])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["a.md", "b.txt", "deep/c.TXT"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b" \n\xef\xbb\xbf"[:2], "empty"),
        (b"PK\x03\x04\x00", "binary"),
        ("工会".encode("gb18030"), "not UTF-8 at byte 0"),
        (b"\xef\xbb\xbf" + b"ab\xff", "not UTF-8 at byte 5"),
        ("工会".encode("utf-16"), "utf-16"),
    ],
)
def test_what_is_no_page(tmp_path: Path, content: bytes, message: str) -> None:
    file = tmp_path / "page.txt"
    file.write_bytes(content)
    with pytest.raises(PageError, match=message) as error:
        read_page(file)
    assert str(file) in str(error.value)
    assert "\n" not in str(error.value)


def test_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(PageError, match="no such file"):
        find_pages([tmp_path / "none"])
    with pytest.raises(PageError, match=r"no \.txt or \.md"):
        find_pages([tmp_path])
