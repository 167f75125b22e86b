"""The page of agreements."""

from __future__ import annotations

from scse_desk.domain import parties
from scse_desk.domain.agreements import LISTING
from scse_desk.language import N_
from scse_desk.ui.agreements import form
from scse_desk.ui.agreements.beneath import BENEATH
from scse_desk.ui.agreements.parties import PARTIES
from scse_desk.ui.cards import Empty
from scse_desk.ui.context import Context
from scse_desk.ui.record_page import RecordArea, RecordPage
from scse_desk.ui.saving import remover
from scse_desk.ui.sources import sources_tab


def build(context: Context) -> RecordPage:
    """Make the page."""
    page: RecordPage = RecordPage(
        context,
        RecordArea(
            kind="agreement",
            title=N_("Agreements"),
            listing=LISTING,
            fields=form.FIELDS,
            load=lambda session, given, record_id: form.load(session, given, record_id, page),
            save=form.save,
            empty=Empty(
                N_("No agreements yet"),
                N_("Memoranda, friendship agreements and partnerships signed at this edition."),
                icon="agreements",
            ),
            new=form.NEW,
            new_label=N_("New agreement"),
            delete=remover("agreement"),
            tabs=(
                PARTIES,
                sources_tab(
                    "agreement",
                    lambda session, key: [
                        ("agreement_party", party.id) for party in parties.parties(session, key)
                    ],
                ),
            ),
            panel_width=430,
            below=BENEATH,
            also=frozenset({"person", "citation"}),
        ),
    )
    return page
