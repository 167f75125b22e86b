import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import sqlcipher3

from scse_desk.store import Store, backup, opening
from scse_desk.store.opening import CannotOpen, Damaged
from scse_desk.store.trouble import Trouble
from tests.store.records import add_cities, add_many_cities, cities

UNIX = pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved there")


@contextmanager
def full_disk(store: Store) -> Iterator[None]:
    """No page more may be taken: SQLite says then what it says of a full disk."""
    assert store._writer is not None
    with store._writer.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    yield
    with store._writer.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")


def test_a_full_disk_is_said_in_a_sentence_and_nothing_was_changed(store: Store) -> None:
    with full_disk(store), pytest.raises(Trouble) as refused:
        add_many_cities(store, 10_000)
    assert str(refused.value) == ("The disk is full; nothing was changed in the file show.scse.")
    assert cities(store) == []
    assert add_cities(store, "Taipei") == [1]


def test_an_export_that_a_full_disk_keeps_from_the_store_is_told_to_the_log(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    with full_disk(store):
        store.log_export("fact-sheet", "en", "facts.pdf", 1, {"all": "x" * 100_000})
    assert "fact-sheet in en as facts.pdf, 1 rows" in caplog.text


def test_a_page_that_is_damaged_is_met_with_a_sentence(path: Path) -> None:
    with Store.open(path, "Mei") as store:
        add_many_cities(store, 10_000)
        with store.read() as session:
            root = (
                session.connection()
                .exec_driver_sql("SELECT rootpage FROM sqlite_schema WHERE name = 'city'")
                .scalar_one()
            )
    content = bytearray(path.read_bytes())
    content[4096 * (root - 1) : 4096 * root] = b"\xa5" * 4096
    copy = backup.put_aside(path)
    with Store.open(path, "Mei") as store:
        path.write_bytes(content)
        with pytest.raises(Damaged) as refused:
            cities(store)
    assert str(refused.value).endswith(f"from the folder {copy.path.parent}.")


@UNIX
@pytest.mark.parametrize("how", ["moved", "removed", "replaced"])
def test_nothing_is_written_in_a_file_that_is_no_longer_there(path: Path, how: str) -> None:
    with Store.open(path, "Mei") as store:
        add_cities(store, "Taipei")
        if how == "replaced":
            shutil.copy(path, path.with_name("other"))
            path.with_name("other").replace(path)
        elif how == "moved":
            path.rename(path.with_name("elsewhere.scse"))
        else:
            path.unlink()
        with pytest.raises(Trouble, match=r"was moved, removed or replaced while it was open"):
            add_cities(store, "Kaohsiung")


@UNIX
def test_a_file_that_is_put_back_can_be_written_again(path: Path) -> None:
    away = path.with_name("away.scse")
    with Store.open(path, "Mei") as store:
        path.rename(away)
        with pytest.raises(Trouble):
            add_cities(store, "Taipei")
        away.rename(path)
        assert add_cities(store, "Taipei") == [1]


def test_a_file_that_another_program_writes_to_is_waited_for_and_then_refused(
    path: Path,
) -> None:
    with Store.open(path, "Mei") as store, closing(sqlcipher3.connect(str(path))) as other:
        with store._writer.connect() as connection:  # type: ignore[union-attr]
            connection.exec_driver_sql("PRAGMA busy_timeout = 1")
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Trouble, match=r"Another program is using the file show\.scse"):
            add_cities(store, "Taipei")
        other.rollback()
        assert add_cities(store, "Taipei") == [1]


ANOTHER_PROGRAM = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
print(connection.execute("SELECT count(*) FROM city").fetchone()[0])
connection.close()
"""


@UNIX
def test_a_copy_or_a_second_look_leaves_the_locks_of_an_open_file_alone(path: Path) -> None:
    with Store.open(path, "Mei") as store:
        add_cities(store, "Taipei")
        backup.put_aside(path)
        opening.examine(path)
        subprocess.run([sys.executable, "-c", ANOTHER_PROGRAM, str(path)], check=True)
        assert Path(f"{path}-wal").exists()
        add_cities(store, "Kaohsiung")
        told = subprocess.run(
            [sys.executable, "-c", ANOTHER_PROGRAM, str(path)],
            capture_output=True,
            text=True,
            check=True,
        )
    assert told.stdout == "2\n"


KILLED = """
import os, sys
from pathlib import Path
from scse_desk.store import Store, search
def kill(_connection):
    os.kill(os.getpid(), 9)
search.rebuild = kill
Store.create(Path(sys.argv[1]), "Mei")
"""


@UNIX
def test_a_new_store_whose_making_was_cut_off_can_be_made_again(tmp_path: Path) -> None:
    path = tmp_path / "show.scse"
    done = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    assert done.returncode == -9
    assert not path.exists()
    with Store.create(path, "Mei") as store:
        assert add_cities(store, "Taipei") == [1]


def test_a_name_too_long_for_the_disk_is_refused(tmp_path: Path) -> None:
    path = tmp_path / f"{'a' * 300}.scse"
    with pytest.raises(CannotOpen, match="There is no file"):
        Store.open(path, "Mei")
    with pytest.raises(CannotOpen, match="No file can be made in the folder"):
        Store.create(path, "Mei")
