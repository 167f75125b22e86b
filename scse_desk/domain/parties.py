"""The parties of an agreement, in the order in which they are named, and who signed for each."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from scse_desk.domain import records
from scse_desk.domain.ordering import next_position, put_in_order
from scse_desk.language import N_
from scse_desk.refused import Refused
from scse_desk.store.models import Agreement, AgreementParty


class AlreadyParty(Refused):
    """The organisation is a party of the agreement already."""


def parties(session: Session, agreement_id: int) -> list[AgreementParty]:
    """The parties in their order."""
    statement = (
        select(AgreementParty)
        .where(AgreementParty.agreement_id == agreement_id)
        .options(joinedload(AgreementParty.organisation), joinedload(AgreementParty.signatory))
    )
    return list(session.scalars(statement.order_by(AgreementParty.position, AgreementParty.id)))


def agreements_in_common(session: Session, agreement_id: int) -> list[Agreement]:
    """Agreements of any edition that a party of this one is a party of too; the latest first."""
    own = select(AgreementParty.organisation_id).where(AgreementParty.agreement_id == agreement_id)
    theirs = select(AgreementParty.agreement_id).where(AgreementParty.organisation_id.in_(own))
    statement = (
        select(Agreement)
        .where(Agreement.id.in_(theirs), Agreement.id != agreement_id)
        .order_by(Agreement.signed_on.desc().nulls_last(), Agreement.id)
    )
    return list(session.scalars(statement))


def add_party(session: Session, agreement_id: int, organisation_id: int) -> AgreementParty:
    """Name an organisation last. Refused where it is a party already."""
    present = parties(session, agreement_id)
    if same := [party for party in present if party.organisation_id == organisation_id]:
        raise AlreadyParty(
            N_("{name} is a party of this agreement already."),
            name=records.name(same[0].organisation),
        )
    return records.add(
        session,
        AgreementParty,
        agreement_id=agreement_id,
        organisation_id=organisation_id,
        position=next_position(present),
    )


def reorder(session: Session, agreement_id: int, party_ids: Sequence[int]) -> None:
    """Give the parties the places they have in `party_ids`; those not in it follow."""
    put_in_order(session, parties(session, agreement_id), party_ids)


def remove_party(session: Session, party_id: int) -> None:
    """Take a party out; those behind move up."""
    agreement_id = records.find(session, AgreementParty, party_id).agreement_id
    records.remove(session, "agreement_party", party_id)
    reorder(session, agreement_id, ())
