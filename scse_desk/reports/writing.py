"""Writing a report to a file, the one way for window and command line; every export is logged."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scse_desk.language import N_, Language
from scse_desk.refused import Refused
from scse_desk.reports import ReportKind
from scse_desk.reports.report import Report, calendars, tables

if TYPE_CHECKING:
    from scse_desk.store import Store
    from scse_desk.task import Progress


class NoSuchFormat(Refused):
    """A report cannot be written to a file of that ending."""


def format_of(kind: ReportKind, path: Path) -> str:
    """The format that a file's ending chooses. Refused where the report has none such."""
    ending = path.suffix.lower().removeprefix(".")
    if ending not in kind.FORMATS:
        raise NoSuchFormat(
            N_("{name} can be written to a file ending in {endings}, not to {file}."),
            name=kind.NAME,
            endings=", ".join(f".{each}" for each in kind.FORMATS),
            file=path.name,
        )
    return ending


def write(
    store: "Store",
    kind: ReportKind,
    options: Any,
    language: Language,
    path: Path,
    progress: "Progress",
) -> Report:
    """Build a report, write it in the format of the file's ending, and log that it left."""
    ending = format_of(kind, path)
    with store.read() as session:
        built: Report = kind.build(session, options, language)
        _writer(ending)(built, path, progress)
    name = path.name.encode("utf-8", "replace").decode()  # a name on the disk may be no UTF-8
    store.log_export(kind.NAME, language.code, name, rows_of(built), plain(options))
    return built


def _writer(ending: str) -> Callable[[Report, Path, "Progress"], None]:
    """What writes files of an ending; each library is imported when it is needed."""
    if ending == "pdf":
        from scse_desk.reports.pdf import write_pdf

        return write_pdf
    if ending == "xlsx":
        from scse_desk.reports.excel import write_excel

        return write_excel
    from scse_desk.reports.ics import write_ics, write_zip

    return write_ics if ending == "ics" else write_zip


def rows_of(report: Report) -> int:
    """How many rows of tables, and events of calendars, left with a report."""
    events = sum(len(calendar.events) for calendar in calendars(report))
    return events + sum(_length(table) for table in tables(report))


def _length(table: Any) -> int:
    return table.count if table.count is not None else sum(1 for _ in table.rows)


def plain(options: Any) -> dict[str, Any]:
    """The options of a report as JSON knows values."""
    return {key: _plain(value) for key, value in asdict(options).items()}


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date | datetime) else value
