"""Reading an edition whole: what its overview and its record show of what belongs to it."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from scse_desk.store.models import (
    Agreement,
    AgreementParty,
    Citation,
    CoLocation,
    Document,
    Edition,
    EditionOrganiser,
    Leg,
    ProgrammeItem,
    Statistic,
)


def edition(session: Session, edition_id: int) -> Edition | None:
    """An edition with its series, legs, themes, organisers and co-located editions."""
    return session.get(
        Edition,
        edition_id,
        options=[
            joinedload(Edition.series),
            selectinload(Edition.legs).options(joinedload(Leg.city), joinedload(Leg.venue)),
            selectinload(Edition.themes),
            selectinload(Edition.organisers).joinedload(EditionOrganiser.organisation),
            selectinload(Edition.co_locations)
            .joinedload(CoLocation.guest)
            .joinedload(Edition.series),
        ],
    )


def agreements(session: Session, edition_id: int) -> Sequence[Agreement]:
    """The agreements of an edition with their parties, by the day of signing."""
    return session.scalars(
        select(Agreement)
        .where(Agreement.edition_id == edition_id)
        .options(selectinload(Agreement.parties).joinedload(AgreementParty.organisation))
        .order_by(Agreement.signed_on, Agreement.id)
    ).all()


def document_signs(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """Statistic -> the short sign of the first document it is cited from: `000` of `000_8d….txt`.

    Where the words stand in one line of several the sign says nothing of it: the sentence is
    shown where one clicks.
    """
    first = (
        select(func.min(Citation.id))
        .where(Citation.record_kind == "statistic", Citation.record_id.in_(ids))
        .group_by(Citation.record_id)
    )
    found = session.execute(
        select(Citation.record_id, Document.file_name)
        .join(Citation.document)
        .where(Citation.id.in_(first))
    )
    return {record_id: name.split("_")[0].split(".")[0] for record_id, name in found}


def items_named(session: Session, figures: Sequence[Statistic]) -> dict[int, ProgrammeItem]:
    """The programme items that figures are limited to, by their ids."""
    ids = {one.programme_item_id for one in figures if one.programme_item_id is not None}
    found = session.scalars(select(ProgrammeItem).where(ProgrammeItem.id.in_(ids)))
    return {item.id: item for item in found}
