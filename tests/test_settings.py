"""What is remembered on one computer."""

import json
from pathlib import Path

import pytest

from scse_desk import settings
from scse_desk.settings import Settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new folder" / "settings.json"


@pytest.mark.parametrize("setting", settings.SETTINGS.values(), ids=lambda s: s.key)
def test_every_setting_accepts_its_own_default(setting: settings.Setting[object]) -> None:
    assert setting.accepts(setting.default())


def test_a_setting_is_remembered_by_the_next_start(path: Path) -> None:
    Settings(path).set(settings.LANGUAGE, "vi")
    assert Settings(path).get(settings.LANGUAGE) == "vi"
    assert Settings(path).get("language") == "vi"


def test_a_setting_never_made_has_its_default(path: Path) -> None:
    chosen = Settings(path)
    assert chosen.get(settings.SCALE) == 100
    assert not chosen.is_set(settings.SCALE)
    assert not path.exists()


def test_the_author_is_at_first_the_computers_user(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "yating")
    assert Settings(path).get(settings.AUTHOR) == "yating"


@pytest.mark.parametrize(
    ("computer", "expected"),
    [
        ("zh_TW.UTF-8", "zh_TW"),
        ("zh_Hant_HK", "zh_TW"),
        ("zh_CN.UTF-8", "en"),
        ("vi_VN.UTF-8", "vi"),
        ("id_ID", "id"),
        ("de_DE.UTF-8", "en"),
        ("C", "en"),
    ],
)
def test_the_language_is_at_first_the_computers(
    path: Path, monkeypatch: pytest.MonkeyPatch, computer: str, expected: str
) -> None:
    monkeypatch.setenv("LC_ALL", computer)
    assert Settings(path).get(settings.LANGUAGE) == expected


def test_a_value_that_the_setting_does_not_accept_is_a_bug(path: Path) -> None:
    with pytest.raises(ValueError, match="scale"):
        Settings(path).set(settings.SCALE, 90)


def test_an_undeclared_setting_is_a_bug(path: Path) -> None:
    with pytest.raises(KeyError):
        Settings(path).get("colour of the moon")


def test_a_value_that_makes_no_sense_gives_way_to_the_default(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"scale": true, "theme": "pink", "language": "id"}', "utf-8")
    chosen = Settings(path)
    assert chosen.get(settings.SCALE) == 100
    assert chosen.get(settings.THEME) == "system"
    assert chosen.get(settings.LANGUAGE) == "id"
    assert chosen.problem is None


@pytest.mark.parametrize("content", [b'{"theme": "da', b"[]", b"\xff\xfe\x00", b""])
def test_a_damaged_file_is_put_aside_and_told(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    chosen = Settings(path)
    assert chosen.get(settings.THEME) == "system"
    assert chosen.problem is not None
    assert path.with_suffix(".damaged.json").read_bytes() == content
    chosen.set(settings.THEME, "dark")
    assert Settings(path).problem is None


def test_settings_that_cannot_be_written_last_until_the_end(tmp_path: Path) -> None:
    blocked = tmp_path / "a file, not a folder"
    blocked.touch()
    chosen = Settings(blocked / "settings.json")
    chosen.set(settings.THEME, "dark")
    assert chosen.get(settings.THEME) == "dark"
    assert chosen.problem is not None


def test_what_a_newer_version_wrote_is_kept(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"hologram": 3}', "utf-8")
    Settings(path).set(settings.THEME, "dark")
    assert json.loads(path.read_text("utf-8")) == {"hologram": 3, "theme": "dark"}


def test_two_windows_do_not_overwrite_each_others_settings(path: Path) -> None:
    one, other = Settings(path), Settings(path)
    one.set_entry(settings.TABLES, "exhibitors", {"sort": ["name"]})
    other.set_entry(settings.TABLES, "delegations", {"sort": ["city"]})
    other.set(settings.THEME, "dark")
    assert Settings(path).get(settings.TABLES) == {
        "exhibitors": {"sort": ["name"]},
        "delegations": {"sort": ["city"]},
    }


def test_a_table_never_arranged_has_no_view(path: Path) -> None:
    assert Settings(path).entry(settings.TABLES, "exhibitors") == {}


def test_recent_files_are_listed_once_latest_first_and_not_without_end(
    path: Path, tmp_path: Path
) -> None:
    chosen = Settings(path)
    for number in (*range(10), 5):
        chosen.opened(tmp_path / f"{number}.scse")
    recent = [Path(name).stem for name in chosen.get(settings.RECENT_STORES)]
    assert recent == ["5", "9", "8", "7", "6", "4", "3", "2"]
    assert chosen.get(settings.LAST_STORE) == str(tmp_path / "5.scse")


def test_the_environment_may_name_the_directories(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCSE_DESK_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("SCSE_DESK_DATA", str(tmp_path / "data"))
    assert Settings().path == tmp_path / "config" / "settings.json"
    assert settings.default_store() == tmp_path / "data" / "scse.scse"


def test_the_platform_has_directories_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SCSE_DESK_CONFIG", raising=False)
    monkeypatch.delenv("SCSE_DESK_DATA", raising=False)
    assert "scse-desk" in str(settings.config_directory())
    assert "scse-desk" in str(settings.data_directory())


def test_a_file_whose_name_is_no_utf8_is_remembered(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    name = "/home/mei/\udcff 展.scse"
    Settings(path).set(settings.LAST_STORE, name)
    again = Settings(path)
    assert (again.get(settings.LAST_STORE), again.problem) == (name, None)


def test_a_file_saved_by_an_editor_that_marks_the_byte_order_is_read(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"language": "vi"}', encoding="utf-8-sig")
    assert (Settings(path).get("language"), Settings(path).problem) == ("vi", None)
