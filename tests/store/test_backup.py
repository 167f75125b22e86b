from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from scse_desk.store import Store, backup, migrations
from scse_desk.store.backup import NotCopied
from scse_desk.store.opening import CannotOpen, Held
from scse_desk.store.sqlite_file import SCHEMA
from tests.store.records import add_cities, cities
from tests.store.test_opening import set_schema


def test_a_copy_has_all_that_is_in_the_store_while_it_is_in_use(store: Store) -> None:
    add_cities(store, "Taipei")
    copy = backup.put_aside(store.path)
    assert copy.path.parent == store.path.parent / "backups"
    assert copy.schema == SCHEMA
    assert datetime.now(UTC) - copy.at < timedelta(minutes=1)
    with Store.open(copy.path, "Mei", read_only=True) as copied:
        assert cities(copied) == ["Taipei"]


def test_the_newest_copies_are_kept(store: Store) -> None:
    made = [backup.put_aside(store.path, keep=3) for _ in range(5)]
    assert [one.path for one in backup.list_backups(store.path)] == [
        one.path for one in reversed(made[2:])
    ]


def test_copies_of_other_stores_are_not_counted(store: Store) -> None:
    copy = backup.put_aside(store.path)
    other = copy.path.with_name(copy.path.name.replace("show", "other"))
    copy.path.rename(other)
    assert backup.list_backups(store.path) == []


def test_a_copy_is_put_back_and_what_was_there_is_put_aside(path: Path) -> None:
    with Store.open(path, "Mei") as store:
        add_cities(store, "Taipei")
        copy = backup.put_aside(path)
        add_cities(store, "Tainan")
    backup.restore(path, copy.path, "Mei")
    with Store.open(path, "Mei") as store:
        assert cities(store) == ["Taipei"]
        with store.read() as session:
            assert session.execute(text("PRAGMA journal_mode")).scalar() == "wal"
    before = next(one for one in backup.list_backups(path) if one != copy)
    with Store.open(before.path, "Mei", read_only=True) as store:
        assert cities(store) == ["Taipei", "Tainan"]


def test_a_copy_is_put_back_over_a_damaged_file_which_is_kept(path: Path) -> None:
    copy = backup.put_aside(path)
    damaged = path.read_bytes()[:8192] + b"\xa5" * 8192
    path.write_bytes(damaged)
    backup.restore(path, copy.path, "Mei")
    with Store.open(path, "Mei") as store:
        assert cities(store) == []
    assert [file.read_bytes() for file in copy.path.parent.glob("* damaged.scse")] == [damaged]


def test_nothing_is_put_back_while_a_window_writes_to_the_store(store: Store) -> None:
    copy = backup.put_aside(store.path)
    add_cities(store, "Taipei")
    with pytest.raises(Held):
        backup.restore(store.path, copy.path, "Bo")
    assert cities(store) == ["Taipei"]


def test_what_is_no_store_is_not_put_back(path: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.scse"
    wrong.write_text("wrong", "utf-8")
    before = path.read_bytes()
    with pytest.raises(CannotOpen):
        backup.restore(path, wrong, "Mei")
    assert path.read_bytes() == before


def test_a_damaged_store_is_not_taken_for_a_good_copy(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:20480] + b"\xa5" * 65536 + content[20480 + 65536 :])
    with pytest.raises(NotCopied):
        backup.put_aside(path)
    assert list((path.parent / "backups").iterdir()) == []


def test_a_copy_is_put_aside_before_a_migration(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_schema(path, SCHEMA - 1)
    seen: list[int] = []
    upgrade = migrations.upgrade

    def watched(file: Path) -> None:
        seen.append(len(backup.list_backups(file)))
        upgrade(file)

    monkeypatch.setattr(migrations, "upgrade", watched)
    with Store.open(path, "Mei") as store:
        assert add_cities(store, "Taipei") == [1]
    assert seen == [1]
    assert [one.schema for one in backup.list_backups(path)] == [SCHEMA - 1]
