"""What needs doing in an edition: what is missing, what clashes, what is past its day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from scse_desk.domain import clashes, follow_ups, records
from scse_desk.domain.columns import in_language
from scse_desk.domain.statistics import BACKGROUND_METRICS, GROWTH_METRICS, METRICS
from scse_desk.language import N_, Language, Message
from scse_desk.store.models import (
    NAME_LANGUAGES,
    BoothAssignment,
    Delegation,
    DelegationMember,
    Edition,
    Exhibitor,
    Leg,
    MatchmakingRound,
    Meeting,
    Organisation,
    Post,
    ProgrammeItem,
    Record,
    Request,
    Statistic,
)

MOST_NAMED = 2
"""So many figures that are past their day are named one by one."""


@dataclass(frozen=True)
class Task:
    """Something to do, in words, and the record where it is done; of many alike, the first.

    `tone` is `red` for what is wrong, `amber` for what is missing, `blue` for what is to be
    decided.
    """

    tone: str
    message: Message
    kind: str
    record_id: int


def tasks(session: Session, edition_id: int, today: date, language: Language) -> list[Task]:
    """What needs doing in an edition on a day, red first. Names are in `language`."""
    found = [
        *_clashes(session, edition_id, language),
        *_dates(session, edition_id, language),
        *_figures(session, edition_id, today, language),
        *_programme(session, edition_id, today),
        *_delegations(session, edition_id, language),
        *_exhibitors(session, edition_id),
        *_requests(session, edition_id),
        *_follow_ups(session, edition_id, today),
    ]
    tones = ("red", "amber", "blue")
    return sorted(found, key=lambda task: tones.index(task.tone))


def _clashes(session: Session, edition_id: int, language: Language) -> Iterator[Task]:
    for clash in clashes.clashes(session, edition_id, language):
        yield Task("red", clash.message, "programme_item", clash.items[-1])


def _dates(session: Session, edition_id: int, language: Language) -> Iterator[Task]:
    edition = records.find(session, Edition, edition_id)
    if not edition.legs:
        yield Task("amber", Message(N_("No leg has been entered yet.")), "edition", edition_id)
    for leg in edition.legs:
        if leg.status == "cancelled":
            continue
        place = language.name_of(leg.city) if leg.city else leg.platform
        values = {"place": place}
        if leg.starts_on is None or leg.ends_on is None:
            yield Task("amber", Message(N_("{place}: dates are missing."), values), "leg", leg.id)
        if leg.venue_id is None and not leg.is_online:
            yield Task(
                "amber", Message(N_("{place}: the venue is missing."), values), "leg", leg.id
            )


def _figures(session: Session, edition_id: int, today: date, language: Language) -> Iterator[Task]:
    """Figures still expected though the edition, or their own deadline, is past.

    Many are one task. Growth and background as a source told them stay as they are.
    """
    stale = _stale(session, edition_id, today)
    if len(stale) > MOST_NAMED:
        message = Message(
            N_("Figures still only expected, though the day is past: {number}"),
            {"number": len(stale)},
        )
        yield Task("amber", message, "statistic", stale[0].id)
        return
    for statistic in stale:
        yield Task(
            "amber",
            Message(
                N_("{metric}: still only expected, though the day is past."),
                {"metric": language.text(METRICS.get(statistic.metric, statistic.metric))},
            ),
            "statistic",
            statistic.id,
        )


def _stale(session: Session, edition_id: int, today: date) -> list[Statistic]:
    ends = select(func.max(Leg.ends_on)).where(Leg.edition_id == edition_id)
    ended = session.scalar(ends)
    statement = select(Statistic).where(
        Statistic.edition_id == edition_id,
        Statistic.status.in_(("expected", "planned")),
        Statistic.metric.not_in(GROWTH_METRICS | BACKGROUND_METRICS),
    )
    return [
        statistic
        for statistic in session.scalars(statement.order_by(Statistic.id))
        if (due := statistic.deadline or ended) is not None
        and due < today
        and not _achieved(session, statistic)
    ]


def _achieved(session: Session, expected: Statistic) -> bool:
    statement = select(Statistic.id).where(
        Statistic.edition_id == expected.edition_id,
        Statistic.leg_id.is_not_distinct_from(expected.leg_id),
        Statistic.metric == expected.metric,
        Statistic.status.in_(("achieved_so_far", "final")),
    )
    return session.scalar(statement.limit(1)) is not None


def _programme(session: Session, edition_id: int, today: date) -> Iterator[Task]:
    mine = ProgrammeItem.edition_id == edition_id
    alive = ProgrammeItem.status.in_(("planned", "confirmed"))
    missing = [ProgrammeItem.starts_at.is_(None), ProgrammeItem.day.is_(None)]
    yield from _many(
        session,
        ProgrammeItem,
        [mine, alive, *missing],
        N_("Programme items without a date: {number}"),
    )
    yield from _many(
        session,
        ProgrammeItem,
        [
            mine,
            alive,
            ProgrammeItem.venue_id.is_(None),
            in_language(ProgrammeItem, "en", "place").is_(None),
            ProgrammeItem.mode != "online",
            ProgrammeItem.parent_id.is_(None),
        ],
        N_("Programme items without a place: {number}"),
    )
    yield from _many(
        session,
        ProgrammeItem,
        [mine, alive, ProgrammeItem.day < today],
        N_("Programme items past and not marked as held: {number}"),
        "blue",
    )


def _delegations(session: Session, edition_id: int, language: Language) -> Iterator[Task]:
    coming = Delegation.status.in_(("registered", "confirmed", "attended"))
    mine = [Delegation.edition_id == edition_id, coming]
    heads = select(DelegationMember.delegation_id).where(DelegationMember.is_head)
    yield from _many(
        session,
        Delegation,
        [*mine, Delegation.id.not_in(heads)],
        N_("Delegations without a head: {number}"),
    )
    yield from _many(
        session,
        Delegation,
        [*mine, Delegation.liaison_person_id.is_(None)],
        N_("Delegations without a liaison: {number}"),
    )
    title = getattr(Post, f"title_{NAME_LANGUAGES[language.code]}")
    posts = select(Post.id).where(or_(title.is_(None), title == ""))
    within = select(Delegation.id).where(*mine)
    yield from _many(
        session,
        DelegationMember,
        [DelegationMember.delegation_id.in_(within), DelegationMember.post_id.in_(posts)],
        N_("Members without a title in this language: {number}"),
    )


def _exhibitors(session: Session, edition_id: int) -> Iterator[Task]:
    sure = Exhibitor.stage.in_(("confirmed", "invoiced", "paid"))
    mine = [Exhibitor.edition_id == edition_id, sure, Exhibitor.kind == "main"]
    yield from _many(
        session,
        Exhibitor,
        [*mine, Exhibitor.id.not_in(select(BoothAssignment.exhibitor_id))],
        N_("Confirmed exhibitors without a booth: {number}"),
    )
    countries = select(Organisation.id).where(Organisation.country.is_(None))
    yield from _many(
        session,
        Exhibitor,
        [*mine, Exhibitor.organisation_id.in_(countries)],
        N_("Exhibitors without a country: {number}"),
        "blue",
    )


def _requests(session: Session, edition_id: int) -> Iterator[Task]:
    rounds = select(MatchmakingRound.id).where(MatchmakingRound.edition_id == edition_id)
    placed = select(Meeting.request_id).where(Meeting.slot_id.is_not(None))
    mine = [Request.round_id.in_(rounds), Request.status.in_(("open", "accepted"))]
    yield from _many(
        session,
        Request,
        [*mine, Request.priority == "must", Request.id.not_in(placed)],
        N_("Requests of the highest priority not placed: {number}"),
    )
    lacking = select(Meeting.request_id).where(
        Meeting.slot_id.is_not(None), Meeting.interpreter_id.is_(None)
    )
    yield from _many(
        session,
        Request,
        [*mine, Request.language != "", Request.id.in_(lacking)],
        N_("Meetings without an interpreter: {number}"),
    )


def _follow_ups(session: Session, edition_id: int, today: date) -> Iterator[Task]:
    if overdue := follow_ups.due(session, edition_id, today):
        said = N_("Follow-ups of meetings past their day: {number}")
        yield Task("amber", Message(said, {"number": len(overdue)}), "outcome", overdue[0])


def _many(
    session: Session,
    model: type[Record],
    conditions: list[ColumnElement[bool]],
    words: str,
    tone: str = "amber",
) -> Iterator[Task]:
    """One task for all the records alike, if there are any."""
    counted = select(func.count(), func.min(model.id)).where(*conditions)
    number, first = session.execute(counted).one()
    if number:
        yield Task(tone, Message(words, {"number": number}), model.__tablename__, first)
