"""The table and the record of pavilions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from scse_desk.domain import exhibiting
from scse_desk.domain.exhibitors import KINDS, STAGE_TONES, STAGES, CannotExhibit
from scse_desk.domain.pavilions import LISTING
from scse_desk.language import N_
from scse_desk.ui import saving
from scse_desk.ui.asking import Asking
from scse_desk.ui.cards import Empty
from scse_desk.ui.context import Context
from scse_desk.ui.exhibitors.booth import FIELDS as BOOTH_FIELDS
from scse_desk.ui.fields import Field
from scse_desk.ui.finding import choice, found
from scse_desk.ui.history import last_change
from scse_desk.ui.record_page import RecordArea
from scse_desk.ui.record_panel import RecordView
from scse_desk.ui.related import Adding, Line, Related, related_tab
from scse_desk.ui.saving import remover, saver
from scse_desk.ui.sections import SectionsPage

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

LEG = next(field for field in BOOTH_FIELDS if field.key == "leg_id")
FIELDS = (Field("names", N_("Name"), "names"), Field("code", N_("Code")), LEG)


def _load(session: Session, context: Context, record_id: int) -> RecordView | None:
    from scse_desk.store.models import Pavilion

    record = session.get(Pavilion, record_id)
    if record is None:
        return None
    leg = exhibiting.leg(session, record.leg_id)
    held = exhibiting.of_pavilion(session, record_id, context.language)
    words = context.language.plural(N_("{number} exhibitor"), N_("{number} exhibitors"), len(held))
    return RecordView(
        context.language.name_of(record) or record.code,
        words,
        {
            "names": record.names,
            "code": record.code,
            "leg_id": leg and leg.city and choice(context, leg.id, leg.city),
        },
        changed=last_change(context, "pavilion", record_id),
    )


def _exhibitors(session: Session, context: Context, record_id: int) -> list[Line]:
    return [
        Line(
            exhibitor.id,
            context.language.name_of(exhibitor.organisation),
            " · ".join(
                filter(
                    None,
                    (
                        exhibiting.numbers(held.booth for held in exhibitor.booth_assignments),
                        context.text(KINDS[exhibitor.kind]),
                    ),
                )
            ),
            ((context.text(STAGES[exhibitor.stage]), STAGE_TONES[exhibitor.stage]),),
            ("exhibitor", exhibitor.id),
        )
        for exhibitor in exhibiting.of_pavilion(session, record_id, context.language)
    ]


def _put_in(context: Context, record_id: int, exhibitor_id: int) -> None:
    saving.save(context, "exhibitor", exhibitor_id, "pavilion_id", record_id)


def _take_out(context: Context, exhibitor_id: int) -> None:
    saving.save(context, "exhibitor", exhibitor_id, "pavilion_id", None)


EXHIBITORS = related_tab(
    "exhibitors",
    N_("Exhibitors"),
    Related(
        _exhibitors,
        Empty(
            N_("No exhibitor in this pavilion"),
            N_("Type a name above to put one in."),
            icon="exhibitors",
        ),
        Adding(
            N_("Put an exhibitor in"),
            lambda context, _id, text: found(context, text, "exhibitor", here=True),
            _put_in,
        ),
        remove=_take_out,
        remove_label=N_("Take out"),
    ),
)


def _make(context: Context, values: Mapping[str, object]) -> int:
    name = str(values.get("name") or "").strip()
    if context.edition_id is None:
        raise CannotExhibit(N_("Choose an edition first."))
    if not name:
        raise CannotExhibit(N_("A pavilion needs a name."))
    return saving.add(context, "pavilion", name, edition_id=context.edition_id, **values)


def area(_page: SectionsPage) -> RecordArea:
    """Pavilions of the chosen edition."""
    return RecordArea(
        kind="pavilion",
        title=N_("Pavilions"),
        listing=LISTING,
        fields=FIELDS,
        load=_load,
        save=saver("pavilion"),
        empty=Empty(
            N_("No pavilions yet"),
            N_("A pavilion groups exhibitors by theme, country or city."),
            icon="exhibitors",
        ),
        new=Asking(
            N_("New pavilion"),
            (Field("name", N_("Name"), wide=True), Field("code", N_("Code")), LEG),
            _make,
        ),
        new_label=N_("New pavilion"),
        delete=remover("pavilion"),
        tabs=(EXHIBITORS,),
        also=frozenset({"organisation", "booth_assignment"}),
    )
