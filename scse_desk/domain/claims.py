"""Claims: what somebody says of the show. They are never counted or compared."""

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased, joinedload

from scse_desk.domain.columns import (
    field_column,
    name_column,
    note_columns,
    title_columns,
)
from scse_desk.domain.listing import Join, Listing
from scse_desk.domain.queries import Column
from scse_desk.language import N_
from scse_desk.store.models import Claim, Edition, Organisation, Person, Series

KINDS = {
    "claim": N_("Claim"),
    "goal": N_("Goal"),
    "initiative": N_("Initiative"),
    "award": N_("Award"),
    "technology": N_("Technology"),
    "collaboration": N_("Collaboration"),
}

_edition = aliased(Edition)
_series = aliased(Series)
_speaker = aliased(Person)
_organisation = aliased(Organisation)

LISTING = Listing(
    "claims",
    N_("Claims"),
    Claim,
    [
        name_column("title", N_("Wording"), Claim, "title", width=60),
        field_column(Claim, "kind", N_("Kind"), "code", KINDS, width=14),
        name_column("speaker", N_("Said by"), _speaker, width=24),
        name_column("organisation", N_("Organisation"), _organisation),
        field_column(Claim, "as_of", N_("As of"), "date", width=12),
        Column("series", N_("Series"), width=10, shown=False, sql=_series.code),
        Column("year", N_("Year"), "number", width=6, shown=False, sql=_edition.year),
        *note_columns(Claim),
        *title_columns(Claim),
    ],
    joins=[
        Join(_edition, _edition.id == Claim.edition_id, outer=False),
        Join(_series, _series.id == _edition.series_id, outer=False),
        Join(_speaker, _speaker.id == Claim.speaker_person_id),
        Join(_organisation, _organisation.id == Claim.organisation_id),
    ],
    edition=Claim.edition_id,
)


def of_edition(session: Session, edition_id: int) -> list[Claim]:
    """The claims made of an edition, with who made them."""
    statement = (
        select(Claim)
        .where(Claim.edition_id == edition_id)
        .options(joinedload(Claim.speaker), joinedload(Claim.organisation))
    )
    return list(session.scalars(statement.order_by(Claim.id)))
