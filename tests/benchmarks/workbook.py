"""The attendee list of 100,000 rows and 20 columns to Excel, beside openpyxl's write-only loop.

Each in a process of its own: python -m tests.benchmarks.workbook (ours | bare) STORE FILE
"""

import re
import resource
import sys
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from zoneinfo import ZoneInfo

from tests.benchmarks import stores
from tests.benchmarks.attendees_in_sql import KEYS, SELECT, TITLES, WORDS
from tests.benchmarks.measuring import TIMES, Figure, Time, compared, middle, process, timed

ROWS = 100_000
MOST, MOST_MEMORY = 1.2, 1.5
PRINTED = datetime(2026, 1, 31, 9, 0, tzinfo=UTC)
MEBIBYTE = 1024 * 1024
STYLE = re.compile(rb' s="\d+"')


def figures() -> Iterator[Figure]:
    """Time and memory."""
    path = stores.attendees(ROWS)
    files = {how: stores.folder() / f"{how}.xlsx" for how in ("ours", "bare")}
    runs: dict[str, list[tuple[Time, int]]] = {"ours": [], "bare": []}
    for _ in range(TIMES):
        for how, file in files.items():
            runs[how].append(_run(how, path, file))
    if _cells(files["ours"]) != _cells(files["bare"]):
        raise AssertionError("the workbooks hold other cells")
    ours, bare = (middle([taken for taken, _ in runs[how]]) for how in ("ours", "bare"))
    yield compared(f"workbook: {ROWS:,} × {len(KEYS)}", ours, bare, MOST)
    more, less = (median(memory for _, memory in runs[how]) for how in ("ours", "bare"))
    yield Figure(
        "workbook: memory at its most",
        f"{more / MEBIBYTE:.0f} MiB",
        f"{less / MEBIBYTE:.0f} MiB",
        f"{more / less:.2f}",
        f"≤ {MOST_MEMORY:g} ×",
        more <= MOST_MEMORY * less,
    )


def _run(how: str, store: Path, file: Path) -> tuple[Time, int]:
    arguments = ["-m", "tests.benchmarks.workbook", how, str(store), str(file)]
    _, printed = process(arguments, folder=stores.folder())
    wall, cpu, memory = printed.split()
    return Time(float(wall), float(cpu)), int(memory)


def _cells(file: Path) -> bytes:
    """The rows of the first sheet as written, without styles and without the titles."""
    with zipfile.ZipFile(file) as book:
        sheet = book.read("xl/worksheets/sheet1.xml")
    return STYLE.sub(b"", sheet[sheet.index(b"</row>") : sheet.index(b"</sheetData>")])


def _ours(store_path: Path, file: Path) -> Time:
    from scse_desk.language import language
    from scse_desk.reports import attendee_list
    from scse_desk.reports.excel import write_excel
    from scse_desk.store import Store

    options = attendee_list.Options(1, PRINTED, columns=KEYS)

    def write() -> None:
        with store.read() as session:
            write_excel(attendee_list.build(session, options, language("en")), file)

    with Store.open(store_path, stores.AUTHOR, read_only=True) as store:
        return timed(write)


def _bare(store_path: Path, file: Path) -> Time:
    import sqlcipher3
    from openpyxl import Workbook

    def write() -> None:
        book = Workbook(write_only=True)
        sheet = book.create_sheet()
        sheet.append(TITLES)
        zone = ZoneInfo("Asia/Taipei")
        for row in connection.execute(SELECT):
            cells = list(row)
            for place, words in WORDS:
                cells[place] = words.get(cells[place], cells[place])
            moment = datetime.fromisoformat(cells[9]).astimezone(zone)
            cells[9] = moment.replace(tzinfo=None)
            sheet.append(cells)
        book.save(file)

    connection = sqlcipher3.connect(store_path)
    return timed(write)


if __name__ == "__main__":
    work = {"ours": _ours, "bare": _bare}[sys.argv[1]]
    taken = work(Path(sys.argv[2]), Path(sys.argv[3]))
    print(taken.wall, taken.cpu, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
