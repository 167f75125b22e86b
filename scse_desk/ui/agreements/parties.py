"""The parties of an agreement in their order, and who signs for each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from scse_desk.domain import labels, names, parties, records
from scse_desk.domain.exhibitors import organisation_called
from scse_desk.language import N_
from scse_desk.ui import saving
from scse_desk.ui.cards import Empty
from scse_desk.ui.context import Context
from scse_desk.ui.finding import choice, finder, reference
from scse_desk.ui.related import Adding, Line, Related, related_tab
from scse_desk.ui.relating import by_name, making, ordering, tying
from scse_desk.ui.saving import called, changing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

FIELDS = (
    reference("signatory_person_id", N_("Signed by"), "person", wide=True),
    reference("organisation_id", N_("Organisation"), "organisation", required=True, wide=True),
)


def party_lines(session: Session, context: Context, record_id: int) -> list[Line]:
    """The parties as lines, each with who signs for it."""
    made = []
    for place, party in enumerate(parties.parties(session, record_id), start=1):
        signed = context.text(N_("No signatory named"))
        if party.signatory is not None:
            name = names.printed_name(party.signatory, context.language)
            signed = context.text(N_("Signed by {name}"), name=name)
        made.append(
            Line(
                party.id,
                context.language.name_of(party.organisation),
                signed,
                opens=("organisation", party.organisation_id),
                aside=f"{place}",
            )
        )
    return made


def _values(session: Session, context: Context, record_id: int) -> Mapping[str, object]:
    from scse_desk.store.models import AgreementParty

    party = records.find(session, AgreementParty, record_id)
    signatory, organisation = party.signatory, party.organisation
    return {
        "organisation_id": choice(context, organisation.id, organisation),
        "signatory_person_id": signatory and choice(context, signatory.id, signatory),
    }


def _remove(context: Context, party_id: int) -> None:
    name = called(context, "agreement_party", party_id)
    with changing(context, labels.removing("agreement_party", name)) as session:
        parties.remove_party(session, party_id)


PARTIES = related_tab(
    "parties",
    N_("Parties"),
    Related(
        party_lines,
        Empty(N_("No party yet"), N_("Type the first organisation above."), icon="agreements"),
        Adding(
            N_("Add a party"),
            lambda context, _id, text: finder("organisation")(context, text),
            tying("agreement_party", "organisation", parties.add_party),
            making("agreement_party", by_name(parties.add_party, organisation_called)),
        ),
        FIELDS,
        _values,
        saving.saver("agreement_party"),
        _remove,
        move=ordering("agreement", parties.reorder),
    ),
)
