"""The record of an agreement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from scse_desk.domain import labels, records
from scse_desk.domain.agreements import KINDS, STATUS_TONES, STATUSES
from scse_desk.domain.exhibitors import organisation_called
from scse_desk.domain.parties import add_party, parties
from scse_desk.domain.texts import Nameless, texts
from scse_desk.language import N_
from scse_desk.ui import saving
from scse_desk.ui.asking import Asking
from scse_desk.ui.cards import Notice
from scse_desk.ui.context import Context, Remedy
from scse_desk.ui.fields import Field
from scse_desk.ui.finding import found
from scse_desk.ui.history import last_change
from scse_desk.ui.record_panel import RecordView
from scse_desk.ui.saving import changing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.store.models import Agreement
    from scse_desk.ui.record_page import RecordPage

FEWEST_PARTIES = 2
FIELDS = (
    Field("names", N_("Title of the agreement"), "names"),
    Field("kind", N_("Kind"), "choice", choices=KINDS, required=True, wide=True),
    Field("status", N_("Status"), "choice", choices=STATUSES, tones=STATUS_TONES, required=True),
    Field("signed_on", N_("Signed on"), "date"),
    Field("place", N_("Place of signing"), "texts", lines=1),
    Field("fields", N_("Fields of cooperation, one a line"), "texts"),
    Field("note", N_("Note"), "texts"),
)


def load(session: Session, context: Context, record_id: int, page: RecordPage) -> RecordView | None:
    """An agreement in the window's language."""
    from scse_desk.store.models import Agreement

    record = session.get(Agreement, record_id)
    if record is None:
        return None
    language = context.language
    words = [context.text(KINDS[record.kind])]
    if record.signed_on:
        words.append(language.date(record.signed_on))
    plain = ("kind", "status", "signed_on")
    return RecordView(
        language.name_of(record) or context.text(N_("Without a title")),
        " · ".join(words),
        {
            **{key: getattr(record, key) for key in plain},
            "names": record.names,
            **texts(record, "place", "fields", "note"),
        },
        (context.text(STATUSES[record.status]), STATUS_TONES[record.status]),
        _notices(session, context, record, page),
        last_change(context, "agreement", record_id),
    )


def save(context: Context, record_id: int, key: str, value: object) -> None:
    """Save one field as one change."""
    saving.save(context, "agreement", record_id, key, value, "title")


def _notices(
    session: Session, context: Context, record: Agreement, page: RecordPage
) -> tuple[Notice, ...]:
    made = []
    named = parties(session, record.id)

    def turn() -> None:
        page.panel.open_tab("parties")

    remedy = (Remedy(context.text(N_("Name the parties")), turn),)
    if len(named) < FEWEST_PARTIES:
        made.append(
            Notice(context.text(N_("An agreement has two parties at least.")), "amber", remedy)
        )
    if record.status == "signed" and record.signed_on is None:
        made.append(Notice(context.text(N_("It is signed, but the day is not known.")), "amber"))
    if record.status == "signed" and named and not any(party.signatory for party in named):
        said = context.text(N_("It is not said who signed."))
        made.append(Notice(said, "blue", (Remedy(context.text(N_("Name the signatories")), turn),)))
    return tuple(made)


def _make(context: Context, values: Mapping[str, object]) -> int:
    title = str(values.get("title") or "").strip()
    if context.edition_id is None:
        raise Nameless(N_("Choose an edition first."))
    if not title:
        raise Nameless(N_("An agreement needs a title."))
    with changing(context, labels.adding("agreement", title)) as session:
        made = records.add(
            session,
            "agreement",
            edition_id=context.edition_id,
            title=title,
            kind=values["kind"],
            signed_on=values.get("signed_on"),
        )
        for key in ("first", "second"):
            if name := str(values.get(key) or "").strip():
                add_party(session, made.id, organisation_called(session, name).id)
        return made.id


def _party(key: str, label: str) -> Field:
    return Field(
        key,
        label,
        search=lambda context, text: found(context, text, "organisation") if text else (),
        hint=N_("An organisation known already, or a new name"),
        wide=True,
    )


NEW = Asking(
    N_("New agreement"),
    (
        Field("title", N_("Title of the agreement"), wide=True),
        Field("kind", N_("Kind"), "choice", choices=KINDS, required=True),
        Field("signed_on", N_("Signed on"), "date"),
        _party("first", N_("First party")),
        _party("second", N_("Second party")),
    ),
    _make,
    start=lambda _context: {"kind": "mou"},
)
