"""The figure that an edition's matchmaking comes to: meetings held, counted from their outcomes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from scse_desk.domain import records
from scse_desk.domain.measuring import UNIT_OF
from scse_desk.language import LANGUAGES, N_, Message, language
from scse_desk.refused import Refused
from scse_desk.store.models import (
    NAME_LANGUAGES,
    MatchmakingRound,
    Meeting,
    Request,
    Statistic,
)

METRICS = ("matchmaking_sessions", "matchmaking_events", "meetings")
"""Under which of them meetings are expected differs from edition to edition."""
USUAL = "meetings"
DEFINITION_CODE = "own-meetings-held"
DEFINITION = N_(
    "Meetings of the matchmaking rounds that were held; each counts once, however many took part;"
    " no-shows and cancelled meetings do not count"
)
EVIDENCE = N_(
    "Counted from the outcomes entered here by {day}: {held} held, {no_shows} no-shows,"
    " {cancelled} cancelled, {unsaid} not said yet."
)
LABEL = N_("Enter the figures of {name}")


class NothingHeld(Refused):
    """No meeting of the edition has an outcome yet."""


@dataclass(frozen=True)
class Count:
    """Meetings of an edition, or of one of its legs, by what became of them."""

    held: int = 0
    no_shows: int = 0
    cancelled: int = 0
    unsaid: int = 0

    @property
    def is_closed(self) -> bool:
        """Whether it is known of every meeting what became of it."""
        return not self.unsaid


def count(session: Session, edition_id: int, leg_id: int | None = None) -> Count:
    """The meetings of the rounds of an edition; with a leg, of the rounds of that leg only."""
    mine = [MatchmakingRound.edition_id == edition_id]
    if leg_id is not None:
        mine.append(MatchmakingRound.leg_id == leg_id)
    rows = session.execute(
        select(Meeting.status, func.count())
        .join(Request, Request.id == Meeting.request_id)
        .join(MatchmakingRound, MatchmakingRound.id == Request.round_id)
        .where(*mine)
        .group_by(Meeting.status)
    )
    found: Mapping[str, int] = {row[0]: row[1] for row in rows}
    return Count(*(found.get(code, 0) for code in ("held", "no_show", "cancelled", "placed")))


def enter(session: Session, round_id: int, today: date) -> Statistic:
    """Enter how many meetings were held as a figure of the round's edition, or bring it up to date.

    It stands under the metric under which the edition expects its meetings, else `meetings`, and
    beside what was expected, which stays as it is. It is final once it is known of every meeting
    whether it was held, else what is achieved so far on `today`. Of several rounds all count; where
    meetings are expected of the round's leg only, the rounds of that leg. Refused while nothing is
    known of any meeting.
    """
    held = records.find(session, MatchmakingRound, round_id)
    edition_id = held.edition_id
    expected = _expected(session, edition_id)
    leg_id = held.leg_id if expected and expected.leg_id == held.leg_id else None
    found = count(session, edition_id, leg_id)
    if not found.held + found.no_shows:
        raise NothingHeld(N_("Say first of a meeting whether it was held."))
    metric = expected.metric if expected else USUAL
    figure = of_edition(session, edition_id, leg_id) or records.add(
        session,
        Statistic,
        edition_id=edition_id,
        leg_id=leg_id,
        metric=metric,
        value=found.held,
        unit=UNIT_OF[USUAL],
        definition_code=DEFINITION_CODE,
        source="record",
        status="achieved_so_far",
    )
    for key, value in _values(found, today).items():
        records.set_value(session, "statistic", figure.id, key, value)
    return figure


def of_edition(session: Session, edition_id: int, leg_id: int | None = None) -> Statistic | None:
    """The figure that was entered before of an edition, or of a leg of it, if one was."""
    statement = select(Statistic).where(
        Statistic.edition_id == edition_id,
        Statistic.leg_id.is_not_distinct_from(leg_id),
        Statistic.source == "record",
        Statistic.definition_code == DEFINITION_CODE,
    )
    return session.scalars(statement).first()


def _expected(session: Session, edition_id: int) -> Statistic | None:
    """The figure of meetings that somebody else told of the edition; a whole one before a leg's."""
    statement = (
        select(Statistic)
        .where(
            Statistic.edition_id == edition_id,
            Statistic.metric.in_(METRICS),
            Statistic.definition_code != DEFINITION_CODE,
        )
        .order_by(Statistic.leg_id.is_not(None), Statistic.id)
    )
    return session.scalars(statement).first()


def _values(found: Count, today: date) -> dict[str, object]:
    """What is set each time, the evidence before the status that needs it."""
    made: dict[str, object] = {"value": found.held, "as_of": today}
    made |= _in_all("definition", lambda _code: Message(DEFINITION))
    made |= _in_all("source_note", lambda code: _evidence(found, today, code))
    return made | {"status": "final" if found.is_closed else "achieved_so_far"}


def _in_all(attribute: str, said: Callable[[str], Message]) -> dict[str, str]:
    """A text in every language, in English as it came in."""
    made = {attribute: language("en").say(said("en"))}
    for code in LANGUAGES:
        made[f"{attribute}_{NAME_LANGUAGES[code]}"] = language(code).say(said(code))
    return made


def _evidence(found: Count, today: date, code: str) -> Message:
    words = language(code)
    counts = {
        key: words.number(getattr(found, key))
        for key in ("held", "no_shows", "cancelled", "unsaid")
    }
    return Message(EVIDENCE, {"day": words.date(today), **counts})
