"""One report per file; `report` says what they are made of, `pdf` and `excel` write them."""

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    from scse_desk.reports.report import Report

MODULES = {
    "fact-sheet": "fact_sheet",
    "delegation-brief": "delegation_brief",
    "attendee-list": "attendee_list",
    "meeting-schedule": "meeting_schedule",
    "table-sign": "table_sign",
    "master-grid": "master_grid",
    "unmet-wishes": "unmet_wishes",
    "round-report": "round_report",
    "round-workbook": "round_workbook",
    "calendar": "calendar",
    "people-to-tell": "people_to_tell",
}


class ReportKind(Protocol):
    """What every report's module has."""

    NAME: str
    TITLE: str
    """Marked message."""
    DESCRIPTION: str
    """Marked message: what it is for, in a sentence."""
    FORMATS: Sequence[str]
    """File endings it can be written as: `pdf`, `xlsx`, `ics`, `zip` (of calendars)."""
    Options: type[Any]
    """Dataclass of what is asked for; every one has `printed_at`, an aware datetime."""

    def build(self, session: Any, options: Any, language: Any) -> "Report":
        """Make the report in a language; its tables may be read from the session later."""


class _Reports(Mapping[str, ReportKind]):
    """The reports by name; each is imported when it is first asked for."""

    def __getitem__(self, name: str) -> ReportKind:
        return cast("ReportKind", import_module(f"scse_desk.reports.{MODULES[name]}"))

    def __iter__(self) -> Iterator[str]:
        return iter(MODULES)

    def __len__(self) -> int:
        return len(MODULES)


REPORTS: Mapping[str, ReportKind] = _Reports()
