"""Whom somebody might meet, and why: a tab of every page of theirs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from scse_desk.domain import recommendations, wishes
from scse_desk.domain.participants import KIND_TONES, KINDS
from scse_desk.domain.recommendations import Suggestion
from scse_desk.language import N_, Message
from scse_desk.ui.cards import Empty
from scse_desk.ui.context import Context
from scse_desk.ui.matchmaking.wishes import who_of
from scse_desk.ui.record_panel import Tab
from scse_desk.ui.related import Line, Offer, Related, related_tab
from scse_desk.ui.saving import changing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def recommended_tab(kind: str) -> Tab:
    """The tab of an `exhibitor`, a `delegation`, a `registration`, a `person`, a `participant`."""

    def lines(session: Session, context: Context, record_id: int) -> list[Line]:
        who = who_of(session, context, kind, record_id)
        return [
            _line(context, party_id, found)
            for party_id in (sorted(wishes.participants_of(session, who))[:1] if who else ())
            for found in recommendations.of(session, party_id, context.language.code)
        ]

    return related_tab(
        "recommended",
        N_("Recommended"),
        Related(
            lines,
            Empty(
                N_("Nobody is recommended"),
                N_(
                    "Enter what they are interested in, or which fields the exhibitors’ solutions"
                    " belong to: who fits shows here with the reasons."
                ),
                icon="people",
            ),
        ),
    )


def _line(context: Context, party_id: int, found: Suggestion) -> Line:
    language, text = context.language, context.text
    chips = [(text(KINDS[found.kind]), KIND_TONES[found.kind])]
    if found.times_offered:
        times = language.plural(
            N_("Offered {number} time"), N_("Offered {number} times"), found.times_offered
        )
        chips.append((times, "amber"))
    return Line(
        found.id,
        found.name,
        "\n".join(language.say(reason) for reason in found.reasons),
        tuple(chips),
        ("participant", found.id),
        offers=(
            Offer(text(N_("Accept: make a request")), "check", _doing(context, party_id, found)),
            Offer(
                text(N_("Note that it was sent")),
                "export",
                partial(_change, context, recommendations.OFFER, found, _sending(party_id, found)),
            ),
            Offer(
                text(N_("Dismiss: recommend it no more")),
                "close",
                partial(
                    _change, context, recommendations.DISMISS, found, _leaving(party_id, found)
                ),
            ),
        ),
    )


def _doing(context: Context, party_id: int, found: Suggestion) -> Callable[[], object]:
    def accept(session: Session) -> None:
        recommendations.accept(session, party_id, found.id, found.topics)

    return partial(_change, context, recommendations.ACCEPT, found, accept)


def _sending(party_id: int, found: Suggestion) -> Callable[[Session], None]:
    return lambda session: recommendations.offer(session, party_id, [found.id])


def _leaving(party_id: int, found: Suggestion) -> Callable[[Session], None]:
    return lambda session: recommendations.dismiss(session, party_id, found.id)


def _change(
    context: Context, label: str, found: Suggestion, work: Callable[[Session], None]
) -> None:
    def change() -> None:
        with changing(context, Message(label, {"name": found.name})) as session:
            work(session)

    context.attempt(change)
