"""The attendee list of an edition: the columns that are asked for, on paper or as a workbook."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from scse_desk.domain import attendees
from scse_desk.domain.queries import Column, Filter, Query
from scse_desk.language import N_, Language
from scse_desk.reports import report
from scse_desk.reports.cells import in_a_row
from scse_desk.reports.editions import edition_title, edition_whole, sample_note
from scse_desk.reports.listed import Rows, column_of, words_of

NAME = "attendee-list"
TITLE = N_("Attendee list")
DESCRIPTION = N_("Registered attendees with the columns you choose, as PDF or Excel workbook.")
FORMATS = ("pdf", "xlsx")
USUAL = ("number", "name", "title", "organisation", "country", "role", "status")
"""The columns of a list for which none were chosen: no personal data but the name."""


@dataclass(frozen=True)
class Options:
    """Which attendees, which columns, in which order; `printed_at` is aware, in any zone."""

    edition_id: int
    printed_at: datetime
    columns: Sequence[str] = ()
    """Keys of the listing's columns; none means USUAL."""
    filters: Mapping[str, Filter] = field(default_factory=dict, hash=False)
    sort: tuple[tuple[str, bool], ...] = ()
    most: int | None = None
    """Of a preview: how many rows are shown; the list says of how many."""


def columns_of(options: Options) -> list[Column]:
    """The columns of a list, in its order."""
    return [attendees.LISTING.by_key[key] for key in options.columns or USUAL]


def build(session: Session, options: Options, language: Language) -> report.Report:
    """The list in a language. Its rows are read from the session while it is being written."""
    edition = edition_whole(session, options.edition_id)
    printed_at = options.printed_at.astimezone(ZoneInfo(edition.time_zone))
    columns = columns_of(options)
    query = Query(options.edition_id, language.code, options.filters, options.sort)
    rows = Rows(session, attendees.LISTING, query, columns, language, options.most)
    title = edition_title(edition, language)
    return report.Report(
        kicker=language.text(TITLE),
        title=title,
        subtitle=language.plural("{number} attendee", "{number} attendees", rows.count),
        header=title,
        language=language,
        printed_at=printed_at,
        landscape=len(columns) > 5,  # noqa: PLR2004 - more do not fit an upright page
        blocks=[
            *sample_note(edition, language),
            *_preview_note(rows, language),
            report.Table(
                columns=[column_of(column, language) for column in columns],
                rows=rows,
                title=language.text(TITLE),
                empty=language.text("No attendee matches this list."),
                count=rows.shown,
            ),
        ],
        export_note=_export_note(title, options, language),
    )


def _preview_note(rows: Rows, language: Language) -> Iterator[report.Block]:
    if rows.shown < rows.count:
        words = language.text(
            "Preview of the first {shown} of {count} rows.",
            shown=language.number(rows.shown),
            count=language.number(rows.count),
        )
        yield report.Note(words, tone="blue")


def _export_note(title: str, options: Options, language: Language) -> list[tuple[str, report.Cell]]:
    filters = [
        language.text(
            "{field}: {value}",
            field=language.text(attendees.LISTING.by_key[key].title),
            value=_filter(key, wanted, language),
        )
        for key, wanted in options.filters.items()
        if wanted
    ]
    return [
        (language.text("Edition"), title),
        (language.text("Filter"), in_a_row(filters, language) or language.text("None")),
        (
            language.text("Columns"),
            language.listing([_title(c, language) for c in columns_of(options)]),
        ),
    ]


def _title(column: Column, language: Language) -> str:
    return language.text(column.title)


def _filter(key: str, wanted: Filter, language: Language) -> str:
    """A filter in words: the text sought, the codes chosen, the bounds."""
    words = words_of(attendees.LISTING.by_key[key], language) or {}
    parts = [language.quoted(wanted.text)] if wanted.text else []
    parts += [str(words.get(code, code)) for code in sorted(wanted.codes)]
    parts += [f"≥ {wanted.minimum}"] if wanted.minimum is not None else []
    parts += [f"≤ {wanted.maximum}"] if wanted.maximum is not None else []
    return language.row(parts)
