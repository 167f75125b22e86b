import pytest

from scse_desk.reports.text import NO_END, NO_START, Line, balanced, faces, lines

CHINESE = (
    "臺北市長今天（三月十八日）與「智慧城市」代表團見面，並說：歡迎！《智慧臺灣》一書、【附錄】"
    "與『案例』；都在這裡嗎？是。請見第12頁〈導覽〉"
)


def read(line: Line) -> str:
    return "".join(run.says for run in line.runs)


def families(text: str) -> list[tuple[str, str]]:
    return [(chosen.family, piece) for chosen, piece in faces(text)]


@pytest.mark.parametrize("room", range(3000, 20000, 250))
def test_chinese_lines_obey_the_rules_for_their_ends(room: int) -> None:
    found = [read(line) for line in lines(CHINESE, room)]
    assert "".join(found) == CHINESE
    assert not [line for line in found[1:] if line[0] in NO_START]
    assert not [line for line in found[:-1] if line[-1] in NO_END]


@pytest.mark.parametrize("mark", "，！？；：》」』）】、。")
def test_no_line_begins_with_a_closing_mark(mark: str) -> None:
    assert [read(line) for line in lines("一二三" + mark + "四", 3000)] == ["一二", f"三{mark}四"]


@pytest.mark.parametrize("mark", "「『（《【")
def test_no_line_ends_with_an_opening_mark(mark: str) -> None:
    assert [read(line) for line in lines("一二" + mark + "三四", 3000)] == ["一二", f"{mark}三四"]


def test_latin_words_stay_whole_among_chinese() -> None:
    text = "參加Smart City Summit展覽的Amsterdam代表團"
    found = [read(line) for line in lines(text, 6500)]
    assert found == ["參加Smart", "City Summit", "展覽的", "Amsterdam", "代表團"]


@pytest.mark.parametrize("room", [900, 2500, 5000, 9000])
@pytest.mark.parametrize(
    "text",
    [CHINESE, "W" * 90, "." * 200, "，" * 60, "กรุงเทพมหานครอมรรัตนโกสินทร์", "Hôtel-de-Ville/Paris"],
)
def test_no_line_is_wider_than_its_room(text: str, room: int) -> None:
    most = max(room, 4000)  # the least that is kept together for the rules' sake
    assert max(line.width for line in lines(text, room)) <= most


def test_a_name_takes_one_face_that_has_all_of_it() -> None:
    assert families("Zdeněk Hřib") == [("NotoSans", "Zdeněk Hřib")]
    assert families("𡘙玉英") == [("NotoSansTC", "𡘙玉英")]
    assert families("𠮷野家") == [("NotoSansJP", "𠮷野家")]
    assert families("张伟") == [("NotoSansSC", "张伟")]
    assert families("김민수") == [("NotoSansKR", "김민수")]


def test_only_a_name_that_no_face_has_whole_is_set_glyph_by_glyph() -> None:
    assert families("𠮷𡘙") == [("NotoSansJP", "𠮷"), ("NotoSansTC", "𡘙")]


def test_latin_figures_and_vietnamese_are_set_in_noto_sans_wherever_they_stand() -> None:
    assert families("展覽2025在Đà Nẵng") == [
        ("NotoSansTC", "展覽"),
        ("NotoSans", "2025"),
        ("NotoSansTC", "在"),
        ("NotoSans", "Đà Nẵng"),
    ]


def test_quotation_marks_go_with_what_they_quote() -> None:
    assert families("“你好”") == [("NotoSansTC", "“你好”")]
    assert families("John’s “guide”") == [("NotoSans", "John’s “guide”")]


def test_arabic_runs_from_right_to_left_among_other_words() -> None:
    (line,) = lines("Mr محمد الأمين 2025", 1e6)
    assert read(line) == "Mr 2025 الأمين محمد"
    (line,) = lines("Visit of محمد الأمين today", 1e6)
    assert read(line) == "Visit of الأمين محمد today"


def test_line_breaks_in_the_text_are_kept() -> None:
    assert [read(line) for line in lines("one\n\ntwo", 1e6)] == ["one", "", "two"]


def test_an_address_too_long_for_its_line_is_parted_after_its_signs() -> None:
    found = [read(line) for line in lines("first.lastname@department.example.com", 9000)]
    assert found == ["first.lastname@", "department.", "example.com"]


def test_a_foreign_name_in_chinese_stays_in_the_chinese_face() -> None:
    assert families("茲德涅克・赫日布") == [("NotoSansTC", "茲德涅克・赫日布")]


@pytest.mark.parametrize("room", range(4200, 9000, 100))
def test_lines_alike_in_length_are_not_made_by_breaking_a_word(room: int) -> None:
    words = [word for line in balanced("achieved so far", room) for word in read(line).split()]
    assert words == ["achieved", "so", "far"]
