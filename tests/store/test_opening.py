import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections import namedtuple
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlcipher3

from scse_desk.store import Store, backup, opening
from scse_desk.store.opening import CannotHold, CannotOpen, Damaged, Held
from scse_desk.store.sqlite_file import SCHEMA
from tests.store.records import add_cities, add_many_cities, cities

NOBODY = 65534


@contextmanager
def as_nobody() -> Iterator[None]:
    """As a user whom permissions bind: they do not bind the superuser."""
    superuser = hasattr(os, "geteuid") and os.geteuid() == 0
    if superuser:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if superuser:
            os.seteuid(0)


@pytest.fixture
def shut_folder(path: Path) -> Iterator[Path]:
    """A folder, with a store in it, that anyone may read and nobody may write."""
    folder = Path(tempfile.mkdtemp())
    Path(shutil.copy(path, folder / "show.scse")).chmod(0o444)
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def sentence(refused: pytest.ExceptionInfo[BaseException]) -> str:
    return str(refused.value)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen) as refused:
        Store.open(tmp_path / "none.scse", "Mei")
    assert sentence(refused) == f"There is no file {tmp_path / 'none.scse'}."
    assert list(tmp_path.iterdir()) == []


def test_a_new_store_takes_the_place_of_no_other_file(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(CannotOpen, match=r"There is already a file named show\.scse\."):
        Store.create(path, "Mei")
    assert path.read_bytes() == before


def test_a_new_store_takes_nothing_from_the_log_of_one_that_is_no_more(path: Path) -> None:
    Path(f"{path}-wal").write_bytes(b"left over")
    path.unlink()
    with Store.create(path, "Mei") as store:
        assert add_cities(store, "Taipei") == [1]


def make_text(path: Path) -> None:
    path.write_text("Smart City Summit & Expo\n" * 100, "utf-8")


def make_empty(path: Path) -> None:
    path.touch()


def make_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a", "b")


def make_other_database(path: Path) -> None:
    connection = sqlcipher3.connect(str(path))
    connection.execute("CREATE TABLE contacts (name TEXT)")
    connection.close()


@pytest.mark.parametrize("make", [make_text, make_empty, make_zip, make_other_database, Path.mkdir])
def test_a_file_that_is_no_store_is_refused_and_left_as_it_is(tmp_path: Path, make: object) -> None:
    path = tmp_path / "other.scse"
    make(path)  # type: ignore[operator]
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(CannotOpen) as refused:
        Store.open(path, "Mei")
    assert sentence(refused) == "The file other.scse is not a file of SCSE Desk."
    assert (path.read_bytes() if path.is_file() else None) == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_of_a_newer_version_is_refused_and_left_as_it_is(path: Path) -> None:
    set_schema(path, SCHEMA + 1)
    before = path.read_bytes()
    for read_only in (True, False):
        with pytest.raises(CannotOpen, match="written by a newer version of SCSE Desk"):
            Store.open(path, "Mei", read_only=read_only)
    assert path.read_bytes() == before


def set_schema(path: Path, number: int) -> None:
    connection = sqlcipher3.connect(str(path))
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute(f"PRAGMA user_version = {number}")
    connection.close()


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def overwrite_pages(content: bytes) -> bytes:
    return content[:4096] + b"\xa5" * (len(content) - 4096)


def overwrite_header(content: bytes) -> bytes:
    return content[:16] + b"\xff" * 84 + content[100:]


@pytest.mark.parametrize("damage", [cut, overwrite_pages, overwrite_header])
def test_a_damaged_file_is_refused_and_left_as_it_is(path: Path, damage: object) -> None:
    path.write_bytes(damage(path.read_bytes()))  # type: ignore[operator]
    before = path.read_bytes()
    for read_only in (True, False):
        with pytest.raises(Damaged) as refused:
            Store.open(path, "Mei", read_only=read_only)
        assert sentence(refused).startswith("The file show.scse is damaged. Take a copy of it")
    assert path.read_bytes() == before


def test_of_a_damaged_file_the_backups_are_named_that_there_are(path: Path) -> None:
    copy = backup.put_aside(path)
    path.write_bytes(cut(path.read_bytes()))
    with pytest.raises(Damaged) as refused:
        Store.open(path, "Mei")
    assert sentence(refused).endswith(
        f"Restore one of its backups, from the folder {copy.path.parent}."
    )


def test_a_file_of_an_unfinished_version_is_refused(path: Path) -> None:
    connection = sqlcipher3.connect(str(path))
    connection.execute("ALTER TABLE city ADD COLUMN mayor TEXT")
    connection.close()
    with pytest.raises(CannotOpen, match="unfinished version"):
        Store.open(path, "Mei")


def test_a_file_of_an_earlier_version_cannot_be_read_without_writing(path: Path) -> None:
    set_schema(path, SCHEMA - 1)
    with pytest.raises(CannotOpen, match="is of an earlier version"):
        Store.open(path, "Mei", read_only=True)


def test_a_second_window_is_told_who_has_the_file_and_reads_it(store: Store) -> None:
    with pytest.raises(Held) as refused:
        Store.open(store.path, "Bo")
    assert sentence(refused).startswith("show.scse is in use by Mei on ")
    holder = refused.value.holder
    assert holder is not None
    assert (holder.author, holder.process, holder.is_running) == ("Mei", os.getpid(), True)
    with Store.open(store.path, "Bo", read_only=True) as reader:
        assert cities(reader) == []
        add_cities(store, "Taipei")
        assert cities(reader) == ["Taipei"]


def test_another_process_is_refused_too(store: Store) -> None:
    code = (
        "import sys; from pathlib import Path; from scse_desk.store import Store;"
        " from scse_desk.refused import Refused\n"
        "try: Store.open(Path(sys.argv[1]), 'Bo')\n"
        "except Refused as refused: print(refused)"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, str(store.path)], capture_output=True, text=True, check=True
    )
    assert "in use by Mei" in told.stdout


def test_the_file_is_free_once_the_window_is_closed(path: Path) -> None:
    Store.open(path, "Mei").close()
    with Store.open(path, "Bo") as store:
        assert add_cities(store, "Taipei") == [1]
    assert sorted(file.name for file in path.parent.iterdir()) == ["show.scse", "show.scse.lock"]


def test_a_name_left_by_a_crash_blocks_nobody(path: Path) -> None:
    left = {"author": "Mei", "user": "mei", "computer": "desk", "process": 1, "since": "2025-03-18"}
    Path(f"{path}.holder").write_text(json.dumps(left), "utf-8")
    Path(f"{path}.lock").touch()
    with Store.open(path, "Bo") as store, pytest.raises(Held, match="in use by Bo"):
        Store.open(store.path, "Cy")


def test_a_holder_whose_name_cannot_be_read_is_still_respected(store: Store) -> None:
    Path(f"{store.path}.holder").write_text("{", "utf-8")
    with pytest.raises(Held, match=r"show\.scse is open in another window\."):
        Store.open(store.path, "Bo")


def test_a_change_that_a_crash_left_in_the_log_is_kept(path: Path, tmp_path: Path) -> None:
    crashed = tmp_path / "crashed" / "show.scse"
    crashed.parent.mkdir()
    with Store.open(path, "Mei") as store:
        add_many_cities(store, 1000)
        for ending in ("", "-wal"):
            shutil.copy(f"{path}{ending}", f"{crashed}{ending}")
    with Store.open(crashed, "Mei") as store:
        assert len(cities(store)) == 1000


@pytest.mark.skipif(sys.platform == "win32", reason="folders are not shut by their mode there")
def test_in_a_folder_that_cannot_be_written_a_store_is_only_read(shut_folder: Path) -> None:
    path = shut_folder / "show.scse"
    with as_nobody():
        with pytest.raises(CannotHold, match="Open it for reading only"):
            Store.open(path, "Mei")
        with Store.open(path, "Mei", read_only=True) as store:
            assert cities(store) == []
        with pytest.raises(CannotOpen, match="No file can be made in the folder"):
            Store.create(shut_folder / "new" / "new.scse", "Mei")
    assert [file.name for file in shut_folder.iterdir()] == ["show.scse"]


@pytest.mark.skipif(sys.platform == "win32", reason="files are not shut by their mode there")
def test_a_file_that_cannot_be_read_is_refused(shut_folder: Path) -> None:
    path = shut_folder / "show.scse"
    path.chmod(0o000)
    with as_nobody(), pytest.raises(CannotOpen, match=r"The file show\.scse cannot be read\."):
        Store.open(path, "Mei")


Partition = namedtuple("Partition", "mountpoint fstype opts")  # noqa: PYI024 - as psutil has it
LOCAL = Partition("/", "ext4", "rw")


@pytest.mark.parametrize(
    ("place", "partitions", "word"),
    [
        ("/srv/show/a.scse", [LOCAL, Partition("/srv/show", "cifs", "rw")], "network share"),
        ("/srv/show/a.scse", [LOCAL, Partition("/srv", "nfs4", "rw")], "network share"),
        ("/srv/show/a.scse", [LOCAL, Partition("/srv", "ntfs", "rw,remote")], "network share"),
        ("/home/mei/OneDrive - SCSE/a.scse", [LOCAL], "cloud service"),
        ("/home/mei/Dropbox/show/a.scse", [LOCAL], "cloud service"),
        ("/home/mei/Google Drive/a.scse", [LOCAL], "cloud service"),
        ("/Users/mei/Library/Mobile Documents/a.scse", [LOCAL], "cloud service"),
        ("/home/mei/Nextcloud/a.scse", [LOCAL], "cloud service"),
    ],
)
def test_a_place_where_a_store_may_be_harmed_is_warned_of(
    place: str, partitions: list[Partition], word: str
) -> None:
    (warning,) = opening.warnings(Path(place), partitions)
    assert word in warning.english()


def test_a_folder_that_syncthing_keeps_is_warned_of(tmp_path: Path) -> None:
    (tmp_path / ".stfolder").mkdir()
    (warning,) = opening.warnings(tmp_path / "show" / "a.scse", [])
    assert "cloud service" in warning.english()


def test_a_folder_of_this_computer_is_not_warned_of() -> None:
    partitions = [LOCAL, Partition("/srv", "nfs", "rw"), Partition("/srv/local", "xfs", "rw")]
    assert opening.warnings(Path("/home/mei/show/a.scse"), partitions) == []
    assert opening.warnings(Path("/srv/local/a.scse"), partitions) == []
    assert opening.warnings(Path("/srvs/a.scse"), partitions) == []


def test_opening_a_store_that_is_up_to_date_loads_no_migrations(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from scse_desk.store import Store;"
        " Store.open(Path(sys.argv[1]), 'Mei').close();"
        " print([m for m in ('alembic', 'psutil', 'PySide6') if m in sys.modules])"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[]"


@pytest.mark.skipif(os.name == "nt", reason="permissions of Unix")
def test_an_export_of_a_file_that_nobody_may_write_is_told_to_the_log(
    shut_folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with as_nobody(), Store.open(shut_folder / "show.scse", "Bo", read_only=True) as reader:
        reader.log_export("fact-sheet", "en", "facts.pdf", 1, {})
    assert "fact-sheet in en as facts.pdf" in caplog.text
