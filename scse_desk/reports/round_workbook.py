"""Everything of a round as a workbook: a sheet each for meetings, wishes, participants and more."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from scse_desk.domain import listings, round_figures, round_listing, unmet
from scse_desk.domain.queries import Query
from scse_desk.language import N_, Language
from scse_desk.reports import report, unmet_wishes
from scse_desk.reports import rounds as papers
from scse_desk.reports.listed import Rows, column_of
from scse_desk.reports.rounds import Scene

NAME = "round-workbook"
TITLE = N_("Workbook of the round")
DESCRIPTION = N_("Meetings, wishes, participants, places, slots, interpreters, outcomes in Excel.")
FORMATS = ("xlsx",)
PREVIEW = 8
"""So many rows of each sheet are shown in a preview."""

MORE: Mapping[str, Sequence[str]] = {
    "meetings": ("priority", "language", "note"),
    "requests": ("origin", "requested_at", "note"),
    "participants": ("absences", "note"),
    "tables": (),
    "outcomes": ("note",),
}
"""Listing -> columns that its sheet has beside those shown in the window at first."""

MINUTES = 60


@dataclass(frozen=True)
class Options(papers.OfRound):
    """Of which round; `printed_at` is aware, in any zone."""

    most: int | None = None
    """Of a preview: how many rows of each sheet are shown."""


def build(session: Session, options: Options, language: Language) -> report.Report:
    """The workbook in a language; times are typed, in the edition's zone."""
    scene = papers.scene(session, options.round_id, language)
    listed = {kind: _listed(session, kind, scene, options.most) for kind in MORE}
    sheets = [
        listed["meetings"],
        listed["requests"],
        _unmet(session, scene, options.most),
        listed["participants"],
        listed["tables"],
        _slots(scene, options.most),
        _interpreters(session, scene, options.most),
        listed["outcomes"],
    ]
    preview: list[report.Block] = []
    if options.most is not None:
        said = language.text(
            N_("Preview of the first {shown} rows of each sheet."),
            shown=language.number(options.most),
        )
        preview = [report.Note(said, tone="blue")]
    return report.Report(
        kicker=language.text(TITLE),
        title=scene.timetable.name,
        header=scene.edition,
        language=language,
        printed_at=papers.at_hand(options.printed_at, scene),
        landscape=True,
        blocks=[*scene.note, *preview, *sheets],
        export_note=papers.export_note(scene),
    )


def _listed(session: Session, kind: str, scene: Scene, most: int | None) -> report.Table:
    """A listing as it is shown in the window, of this round only."""
    language = scene.language
    listing = round_listing.of_one_round(listings.listing(kind), scene.timetable.id)
    columns = [column for column in listing.columns if column.shown or column.key in MORE[kind]]
    query = Query(scene.timetable.edition_id, language.code)
    rows = Rows(session, listing, query, columns, language, most)
    return report.Table(
        columns=[column_of(column, language) for column in columns],
        rows=rows,
        title=language.text(listing.title),
        empty=language.text(N_("Nothing yet.")),
        count=rows.shown,
    )


def _unmet(session: Session, scene: Scene, most: int | None) -> report.Table:
    found = unmet.of_round(session, scene.timetable.id, scene.language.code, most=most)
    return unmet_wishes.table(found.wishes, scene, scene.language.text(unmet_wishes.TITLE))


def _slots(scene: Scene, most: int | None) -> report.Table:
    text, timetable = scene.language.text, scene.timetable
    places = {
        grid: sum(place.grid == grid for place in timetable.places.values())
        for grid in timetable.grids
    }
    held = Counter((one.starts_at, one.place.grid) for one in timetable.appointments)
    rows = [
        (
            grid,
            start.date(),
            start.time(),
            end.time(),
            round((end - start).total_seconds() / 60),
            places[grid],
            held[start, grid],
        )
        for grid, spans in timetable.grids.items()
        for start, end in spans
    ][:most]
    return report.Table(
        title=text("Slots"),
        columns=[
            report.Column(text("Slot grid")),
            report.Column(text("Day"), kind="date"),
            report.Column(text("From"), kind="time"),
            report.Column(text("To"), kind="time"),
            report.Column(text(N_("Minutes")), kind="number"),
            report.Column(text(N_("Places")), kind="number"),
            report.Column(text("Meetings"), kind="number"),
        ],
        rows=rows,
        empty=text("Nothing yet."),
        count=len(rows),
    )


def _interpreters(session: Session, scene: Scene, most: int | None) -> report.Table:
    """Those of the edition, with their meetings and hours in this round."""
    language, text = scene.language, scene.language.text
    listing = listings.listing("interpreters")
    query = Query(scene.timetable.edition_id, language.code)
    columns = [listing.by_key["name"], listing.by_key["pairs"]]
    found = Rows(session, listing, query, columns, language, most)
    ids = listing.ids(session, query)
    spent = round_figures.voiced(scene.timetable.appointments)
    rows = [
        (*row, *((spent[key].meetings, spent[key].minutes / MINUTES) if key in spent else (0, 0)))
        for key, row in zip(ids, found, strict=False)
    ]
    return report.Table(
        title=text("Interpreters"),
        columns=[
            *(column_of(column, language) for column in columns),
            report.Column(text("Meetings"), kind="number"),
            report.Column(text("Hours"), kind="number", digits=1),
        ],
        rows=rows,
        empty=text("Nothing yet."),
        count=len(rows),
    )
