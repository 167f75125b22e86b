"""The table and the record of editions of all series."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from scse_desk.domain import at_a_glance, billing, editions, records
from scse_desk.domain.editions import LISTING
from scse_desk.domain.texts import texts
from scse_desk.language import N_
from scse_desk.reports.editions import edition_title
from scse_desk.ui import saving
from scse_desk.ui.actions import Action
from scse_desk.ui.asking import Asking
from scse_desk.ui.cards import Empty, Notice
from scse_desk.ui.context import Context, Remedy
from scse_desk.ui.editions import tabs
from scse_desk.ui.editions.figures import FIGURES
from scse_desk.ui.editions.opening import YEAR, open_edition, open_next, year_of
from scse_desk.ui.editions.years import Years
from scse_desk.ui.fields import Choice, Field
from scse_desk.ui.finding import choice
from scse_desk.ui.history import last_change
from scse_desk.ui.record_page import RecordArea, RecordPage
from scse_desk.ui.record_panel import RecordView
from scse_desk.ui.saving import remover
from scse_desk.ui.sections import SectionsPage
from scse_desk.ui.sources import sources_tab

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.store.models import Edition

FIELDS = (
    Field("names", N_("Name"), "names"),
    Field("series_id", N_("Series"), "reference", opens="series", read_only=True),
    Field("year", N_("Year"), read_only=True),
    Field("ordinal", N_("Ordinal"), "number"),
    Field(
        "ordinal_source",
        N_("Source of the ordinal"),
        "choice",
        choices=editions.ORDINAL_SOURCES,
        tones=editions.ORDINAL_TONES,
    ),
    Field(
        "status",
        N_("Status"),
        "choice",
        choices=editions.STATUSES,
        tones=editions.STATUS_TONES,
        required=True,
    ),
    Field("mode", N_("Mode"), "choice", choices=editions.MODES),
    Field("time_zone", N_("Time zone")),
    Field("note", N_("Note"), "texts"),
)


def _load(
    session: Session, context: Context, record_id: int, page: RecordPage
) -> RecordView | None:
    edition = at_a_glance.edition(session, record_id)
    if edition is None:
        return None
    language = context.language
    plain = ("ordinal", "ordinal_source", "status", "mode", "time_zone")
    values: dict[str, object] = {key: getattr(edition, key) for key in plain}
    return RecordView(
        edition_title(edition, language),
        _subtitle(context, edition),
        {
            **values,
            **texts(edition, "note"),
            "names": edition.names,
            "year": str(edition.year),
            "series_id": choice(context, edition.series_id, edition.series),
        },
        (context.text(editions.STATUSES[edition.status]), editions.STATUS_TONES[edition.status]),
        _notices(context, edition, page),
        last_change(context, "edition", record_id),
    )


def _subtitle(context: Context, edition: Edition) -> str:
    parts = [f"{edition.series.code} {edition.year}"]
    if edition.ordinal:
        parts.append(context.text(N_("edition no. {ordinal}"), ordinal=edition.ordinal))
    parts.append(context.text(editions.MODES[edition.mode]) if edition.mode else "")
    return " · ".join(filter(None, parts))


def _notices(context: Context, edition: Edition, page: RecordPage) -> tuple[Notice, ...]:
    text = context.text
    made = []

    def turn() -> None:
        page.panel.open_tab("legs")

    if edition.id != context.edition_id:
        work = Remedy(text(N_("Work on this edition")), lambda: _work_on(context, page))
        said = text(N_("All pages show the edition that is chosen at the top."))
        made.append(Notice(said, "neutral", (work,)))
    alive = [leg for leg in edition.legs if leg.status != "cancelled"]
    if not alive:
        remedy = Remedy(text(N_("Add a leg")), turn)
        made.append(Notice(text(N_("It is not said where it is held.")), "amber", (remedy,)))
    undated = [leg for leg in alive if leg.starts_on is None or leg.ends_on is None]
    if undated:
        places = context.language.listing([tabs.leg_place(context, leg) for leg in undated])
        words = text(N_("Dates are missing: {places}."), places=places)
        made.append(Notice(words, "amber", (Remedy(text(N_("Enter dates")), turn),)))
    if edition.ordinal_source == "derived":
        made.append(
            Notice(
                text(N_("The ordinal is computed from the years; no document states it.")), "blue"
            )
        )
    return tuple(made)


def _save(context: Context, record_id: int, key: str, value: object) -> None:
    saving.save(context, "edition", record_id, key, value)


# A new one


def _series(context: Context, text: str) -> Sequence[Choice]:
    with context.store.read() as session:
        found = billing.series_having(session, text)
        return [choice(context, series.id, series, series.code) for series in found]


def _patterns(context: Context, text: str) -> Sequence[Choice]:
    with context.store.read() as session:
        found = editions.all_of_them(session)
        made = [
            Choice(one.id, f"{one.series.code} {one.year}", edition_title(one, context.language))
            for one in found
        ]
    wanted = text.casefold()
    return [each for each in made if wanted in f"{each.title} {each.subtitle}".casefold()]


def _make(context: Context, given: Mapping[str, object]) -> int:
    name = str(given.get("series") or "").strip()
    year = year_of(given)
    copy_from = given.get("copy_from")
    with context.store.read() as session:
        known = [
            series.id
            for series in billing.series_having(session, name)
            if name.casefold()
            in {each.casefold() for each in (series.code, *series.names.values())}
        ]
    if not name:
        raise editions.CannotOpen(N_("Say which series it is an edition of."))
    pattern = copy_from if isinstance(copy_from, int) else None
    if known:
        return open_edition(context, known[0], year, pattern)
    return open_edition(context, name, year, pattern)


def _start(context: Context) -> Mapping[str, object]:
    from scse_desk.store.models import Edition

    if context.edition_id is None:
        return {}
    with context.store.read() as session:
        chosen = records.find(session, Edition, context.edition_id)
        pattern = Choice(chosen.id, f"{chosen.series.code} {chosen.year}")
        name = context.language.name_of(chosen.series) or chosen.series.code
        return {"series": name, "year": str(chosen.year + 1), "copy_from": pattern}


NEW = Asking(
    N_("New edition"),
    (
        Field(
            "series",
            N_("Series"),
            search=_series,
            hint=N_("A series known already, or a new name"),
            wide=True,
        ),
        YEAR,
        Field("copy_from", N_("On the pattern of"), "reference", search=_patterns),
    ),
    _make,
    text=N_("From a pattern come legs, organisers, pavilions and co-located shows, without dates."),
    start=_start,
)


# The area


def _work_on(context: Context, page: RecordPage) -> None:
    """Choose the edition of the current row for the whole window, and show it at a glance."""
    record_id = page.record_id()
    if record_id is not None:
        context.choose_edition(record_id)
        context.open_page("overview")


def _actions(context: Context, page: RecordPage) -> Sequence[Action]:
    def next_one() -> None:
        record_id = page.record_id()
        if record_id is not None:
            open_next(page, context, record_id)

    work = Action(
        "work-on", N_("Work on this edition"), lambda: _work_on(context, page), "overview"
    )
    if context.store.read_only:
        return (work,)
    return work, Action("next", N_("New edition from this one"), next_one, "editions")


def area(page: SectionsPage) -> RecordArea:
    """Editions of all series."""
    return RecordArea(
        kind="edition",
        title=N_("Editions"),
        listing=LISTING,
        fields=FIELDS,
        load=lambda session, context, record_id: _load(
            session, context, record_id, page.page_of("edition")
        ),
        save=_save,
        empty=Empty(
            N_("No editions yet"),
            N_("Open the first one: everything else belongs to an edition."),
            icon="editions",
        ),
        new=NEW,
        new_label=N_("New edition"),
        delete=remover("edition"),
        tabs=(
            tabs.LEGS,
            FIGURES,
            tabs.SHOWS,
            tabs.ORGANISERS,
            tabs.THEMES,
            tabs.CLAIMS,
            sources_tab("edition"),
        ),
        actions=_actions,
        panel_width=460,
        below=Years,
        also=frozenset({"co_location", "edition_organiser", "theme", "statistic", "claim", "venue",
                        "citation", "organisation"}),
    )  # fmt: skip
