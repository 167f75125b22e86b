"""The table and the record of claims: what somebody says of the show, never a figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from scse_desk.domain import records
from scse_desk.domain.claims import KINDS, LISTING, of_edition
from scse_desk.domain.texts import Nameless, texts
from scse_desk.language import N_
from scse_desk.ui import saving
from scse_desk.ui.asking import Asking
from scse_desk.ui.cards import Empty
from scse_desk.ui.context import Context
from scse_desk.ui.fields import Field
from scse_desk.ui.finding import choice, reference
from scse_desk.ui.history import last_change
from scse_desk.ui.record_page import RecordArea
from scse_desk.ui.record_panel import RecordView
from scse_desk.ui.saving import remover, saver
from scse_desk.ui.sections import SectionsPage
from scse_desk.ui.sources import sources_tab

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

__all__: Sequence[str] = ("FIELDS", "add", "area", "of_edition", "values")

FIELDS = (
    Field("names", N_("Wording"), "names"),
    Field("kind", N_("Kind"), "choice", choices=KINDS, required=True),
    Field("as_of", N_("As of"), "date"),
    reference("speaker_person_id", N_("Said by"), "person", wide=True),
    reference("organisation_id", N_("Organisation"), "organisation", wide=True),
    Field("note", N_("Note"), "texts"),
)


def values(session: Session, context: Context, record_id: int) -> Mapping[str, object]:
    """A claim as its fields show it."""
    from scse_desk.store.models import Claim

    claim = records.find(session, Claim, record_id)
    speaker, organisation = claim.speaker, claim.organisation
    return {
        "names": claim.names,
        "kind": claim.kind,
        "as_of": claim.as_of,
        **texts(claim, "note"),
        "speaker_person_id": speaker and choice(context, speaker.id, speaker),
        "organisation_id": organisation and choice(context, organisation.id, organisation),
    }


def add(context: Context, edition_id: int, words: str) -> int:
    """A claim in the words it is made in."""
    if not words.strip():
        raise Nameless(N_("A claim needs its words."))
    return saving.add(context, "claim", words, edition_id=edition_id, title=words.strip())


def _load(session: Session, context: Context, record_id: int) -> RecordView | None:
    from scse_desk.store.models import Claim

    claim = session.get(Claim, record_id)
    if claim is None:
        return None
    return RecordView(
        context.language.name_of(claim) or context.text(N_("Without a title")),
        f"{claim.edition.series.code} {claim.edition.year}",
        values(session, context, record_id),
        (context.text(KINDS[claim.kind]), "violet"),
        changed=last_change(context, "claim", record_id),
    )


def _make(context: Context, given: Mapping[str, object]) -> int:
    if context.edition_id is None:
        raise Nameless(N_("Choose an edition first."))
    return add(context, context.edition_id, str(given.get("title") or ""))


def area(_page: SectionsPage) -> RecordArea:
    """The claims of the chosen edition."""
    return RecordArea(
        kind="claim",
        title=N_("Claims"),
        listing=LISTING,
        fields=FIELDS,
        load=_load,
        save=saver("claim", "title"),
        empty=Empty(
            N_("No claims yet"),
            N_("What is said of the show, such as “largest in Asia”: kept, never counted."),
            icon="info",
        ),
        new=Asking(N_("New claim"), (Field("title", N_("Wording"), wide=True),), _make),
        new_label=N_("New claim"),
        delete=remover("claim"),
        tabs=(sources_tab("claim"),),
        panel_width=430,
        also=frozenset({"citation", "person", "organisation"}),
    )
