"""The attendee list of an edition: the columns that are asked for, on paper or as a workbook."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from scse_desk.domain import attendees
from scse_desk.domain.listing import Listing
from scse_desk.domain.queries import Column, Filter, Query, labels_of
from scse_desk.language import N_, Language
from scse_desk.reports import report
from scse_desk.reports.cells import in_a_row
from scse_desk.reports.editions import edition_title, edition_whole, sample_note

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
                columns=[_column(column, language) for column in columns],
                rows=rows,
                title=language.text(TITLE),
                empty=language.text("No attendee matches this list."),
                count=rows.shown,
            ),
        ],
        export_note=_export_note(title, options, language),
    )


class Rows:
    """The rows of a list, read afresh each time they are gone through."""

    def __init__(
        self,
        session: Session,
        listing: Listing,
        query: Query,
        columns: Sequence[Column],
        language: Language,
        most: int | None,
    ) -> None:
        self._session, self._listing, self._query = session, listing, query
        self._keys = [column.key for column in columns]
        self._words = [_words(column, language) for column in columns]
        self.count = listing.count(session, query)
        self.shown = self.count if most is None else min(most, self.count)

    def __iter__(self) -> Iterator[Sequence[report.Cell]]:
        worded = [(place, words) for place, words in enumerate(self._words) if words is not None]
        found = self._listing.rows(self._session, self._query, self._keys)
        for _, values in islice(found, self.shown):
            row: list[report.Cell] = list(values)  # type: ignore[arg-type]  # cells by their kinds
            for place, words in worded:
                row[place] = words.get(row[place], row[place])
            yield row


def _preview_note(rows: Rows, language: Language) -> Iterator[report.Block]:
    if rows.shown < rows.count:
        words = language.text(
            "Preview of the first {shown} of {count} rows.",
            shown=language.number(rows.shown),
            count=language.number(rows.count),
        )
        yield report.Note(words, tone="blue")


class _Spoken(dict[Hashable, str]):
    """Codes of languages -> their names, as they are met."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language

    def get(self, key: Hashable, default: Any = None) -> Any:
        """Name the languages; the default where there are none."""
        if not isinstance(key, str) or not key:
            return default
        if key not in self:
            self[key] = " · ".join(self._language.spoken(key))
        return self[key]


def _words(column: Column, language: Language) -> Mapping[Hashable, str] | None:
    """Code -> words for a column that holds codes."""
    if column.kind == "country":
        return dict(language.countries().items())
    if column.kind == "languages":
        return _Spoken(language)
    labels = {code: language.text(label) for code, label in labels_of(column).items()}
    if column.kind == "boolean":
        return {True: labels["true"], False: labels["false"]}
    return dict(labels.items()) if column.kind == "code" else None


def _column(column: Column, language: Language) -> report.Column:
    kinds: dict[str, report.Kind] = {"number": "number", "date": "date", "datetime": "datetime"}
    return report.Column(
        language.text(column.title), kind=kinds.get(column.kind, "text"), width=column.width
    )


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
    words = _words(attendees.LISTING.by_key[key], language) or {}
    parts = [language.quoted(wanted.text)] if wanted.text else []
    parts += [str(words.get(code, code)) for code in sorted(wanted.codes)]
    parts += [f"≥ {wanted.minimum}"] if wanted.minimum is not None else []
    parts += [f"≤ {wanted.maximum}"] if wanted.maximum is not None else []
    return language.row(parts)
