"""Whom somebody wishes to meet, and who wishes to meet them: a tab of every page of theirs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from scse_desk.domain import labels, records, requests, rounds, wishes
from scse_desk.domain.requests import CannotRequest
from scse_desk.domain.texts import texts
from scse_desk.domain.wishes import Who
from scse_desk.language import N_
from scse_desk.ui.cards import Empty
from scse_desk.ui.context import Context
from scse_desk.ui.exhibitors.meetings import request_lines
from scse_desk.ui.fields import Choice, Field
from scse_desk.ui.finding import found
from scse_desk.ui.matchmaking.finding import parties
from scse_desk.ui.people import spoken
from scse_desk.ui.record_panel import Tab
from scse_desk.ui.related import Adding, Line, Related, related_tab
from scse_desk.ui.saving import called, changing, remover, saver

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

PRIORITY = Field(
    "priority",
    N_("Priority"),
    "choice",
    choices=requests.PRIORITIES,
    tones=requests.PRIORITY_TONES,
    required=True,
)
STATUS = Field(
    "status",
    N_("Status"),
    "choice",
    choices=requests.STATUSES,
    tones=requests.STATUS_TONES,
    required=True,
)
LANGUAGE = Field("language", N_("Interpreting"), "reference", search=spoken.search_pairs)
MINUTES = Field("minutes", N_("Lasts at least"), "number", unit=N_("minutes"), hint=N_("No matter"))
TOPICS = Field("topics", N_("Topics, one a line"), "texts", lines=3)
ASKED = Field("asked_by_other", N_("The other side asked"), "check")
FIELDS = (
    PRIORITY,
    STATUS,
    LANGUAGE,
    MINUTES,
    Field("is_mutual", N_("Mutual"), "check"),
    ASKED,
    TOPICS,
)
KINDS = {
    "exhibitor": (N_("Exhibitor"), 5),
    "delegation": (N_("Delegation"), 4),
    "registration": (N_("Attendee"), 3),
}
"""Kinds of records that may be wished for, and how many of each are offered."""


def wishes_tab(kind: str) -> Tab:
    """The tab of an `exhibitor`, a `delegation`, a `registration`, a `person`, a `participant`."""
    ours: set[int] = set()

    def lines(session: Session, context: Context, record_id: int) -> list[Line]:
        who = who_of(session, context, kind, record_id)
        wanted = wishes.of(session, who) if who else []
        ours.clear()
        ours.update(wishes.participants_of(session, who) if who else ())
        return request_lines(context, wanted, lambda side: side.id in ours)

    def values(session: Session, context: Context, line_id: int) -> Mapping[str, object]:
        return _values(session, context, line_id, ours)

    def search(context: Context, _record_id: int, text: str) -> Sequence[Choice]:
        return _offered(context, text)

    def add(context: Context, record_id: int, key: str) -> None:
        _add(context, kind, record_id, key)

    return related_tab(
        "wishes",
        N_("Wishes"),
        Related(
            lines,
            Empty(
                N_("No wishes yet"),
                N_("Type above whom to meet; both take part in the round from then on."),
                icon="matchmaking",
            ),
            Adding(N_("Wishes to meet…"), search, add_key=add),
            FIELDS,
            values,
            _save,
            lambda context, line_id: remover("request")(context, [line_id]),
        ),
    )


def who_of(session: Session, context: Context, kind: str, record_id: int) -> Who | None:
    """Who takes part for a record: of a person the registration in the chosen edition."""
    if kind != "person":
        return kind, record_id
    found_id = wishes.registration_of(session, record_id, context.edition_id)
    return ("registration", found_id) if found_id is not None else None


def _values(
    session: Session, context: Context, line_id: int, ours: set[int]
) -> Mapping[str, object]:
    from scse_desk.store.models import Request

    held = records.find(session, Request, line_id)
    plain = ("priority", "status", "is_mutual", "minutes")
    return {key: getattr(held, key) for key in plain} | {
        "language": spoken.pair(context, held.language) if held.language else None,
        "asked_by_other": held.requested_by_id not in ours,
        **texts(held, "topics"),
    }


def _save(context: Context, line_id: int, key: str, value: object) -> None:
    if key != ASKED.key:
        saver("request")(context, line_id, key, value)
        return
    label = labels.editing("request", called(context, "request", line_id))
    with changing(context, label) as session:
        requests.turn(session, line_id)


def _offered(context: Context, text: str) -> Sequence[Choice]:
    """Those of the edition who have the words; without any the first of its first round."""
    if not text.strip():
        with context.store.read() as session:
            first = next((each.id for each in rounds.of_edition(session, context.edition_id)), None)
        return [
            Choice(f"participant:{each.id}", each.title, each.subtitle)
            for each in parties(context, first, "")
        ]
    return [
        Choice(f"{kind}:{each.id}", each.title, each.subtitle or context.text(word))
        for kind, (word, most) in KINDS.items()
        for each in found(context, text, kind, here=True)[:most]
    ]


def _add(context: Context, kind: str, record_id: int, key: str) -> None:
    """Enter the wish as the record's own."""
    other_kind, other_id = key.split(":")
    with context.store.read() as session:
        who = who_of(session, context, kind, record_id)
    if who is None:
        raise CannotRequest(N_("Register this person in the edition first."))
    other = (other_kind, int(other_id))
    name = " – ".join(called(context, *each) for each in (who, other))
    with changing(context, labels.adding("request", name)) as session:
        wishes.add(session, who, other, origin="own")
