"""Agreements: memoranda of understanding, friendship agreements, partnerships."""

from sqlalchemy import func, select

from scse_desk.domain.columns import (
    FIELD_TITLES,
    SIGNING_TITLES,
    field_column,
    in_language,
    name_column,
    note_columns,
    text_columns,
    title_columns,
)
from scse_desk.domain.listing import Listing
from scse_desk.domain.queries import Column
from scse_desk.language import N_
from scse_desk.store.models import Agreement, AgreementParty, Organisation

KINDS = {
    "mou": N_("Memorandum of understanding"),
    "friendly_relations": N_("Friendship agreement"),
    "partnership": N_("Partnership"),
    "collaboration": N_("Collaboration"),
    "other": N_("Other"),
}
STATUSES = {"planned": N_("Planned"), "signed": N_("Signed"), "lapsed": N_("Lapsed")}
STATUS_TONES = {"planned": "amber", "signed": "green", "lapsed": "neutral"}

LISTING = Listing(
    "agreements",
    N_("Agreements"),
    Agreement,
    [
        name_column("title", N_("Agreement"), Agreement, "title", width=32),
        field_column(Agreement, "status", N_("Status"), "code", STATUSES, STATUS_TONES, width=10),
        field_column(Agreement, "signed_on", N_("Signed on"), "date", width=12),
        Column(
            "parties",
            N_("Parties"),
            width=40,
            sql=lambda code: (
                select(
                    func.aggregate_strings(
                        in_language(Organisation, code), " · "
                    ).aggregate_order_by(AgreementParty.position)
                )
                .select_from(Organisation)
                .join(AgreementParty, AgreementParty.organisation_id == Organisation.id)
                .where(AgreementParty.agreement_id == Agreement.id)
                .correlate(Agreement)
                .scalar_subquery()
            ),
        ),
        field_column(Agreement, "kind", N_("Kind"), "code", KINDS, width=24),
        *text_columns("place", N_("Place of signing"), SIGNING_TITLES, Agreement, width=24),
        *text_columns(
            "fields", N_("Fields of cooperation"), FIELD_TITLES, Agreement, width=34, shown=False
        ),
        *note_columns(Agreement),
        *title_columns(Agreement),
    ],
    edition=Agreement.edition_id,
    order=(("signed_on", False),),
    also=["agreement_party", "organisation"],
)
