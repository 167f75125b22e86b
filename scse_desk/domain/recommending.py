"""What recommendations are made from: a round's participants as plain values, read at once.

Columns only, so that thousands of participants take no noticeable time.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, String, cast, func, or_, select
from sqlalchemy.orm import Session, aliased

from scse_desk.domain.columns import in_language
from scse_desk.store.models import (
    NAME_LANGUAGES,
    Delegation,
    Exhibitor,
    Interpreter,
    MatchmakingRound,
    Organisation,
    Participant,
    Person,
    Recommendation,
    Registration,
    Request,
    Slot,
    Solution,
    SolutionDomain,
    SolutionDomainLink,
)
from scse_desk.store.sqlite_file import LATEST

ALIVE = ("open", "accepted")
KEPT = 100_000
"""Topics that are kept taken apart: the same ones are read for every participant."""
Texts = tuple[tuple[str, str], ...]
"""The same in several languages: language and text; "" for one as it came in."""


@dataclass(frozen=True, slots=True)
class Term:
    """A field or a solution that is shown: its texts, and how it is called for the reader."""

    key: tuple[str, int]
    texts: Texts
    called: str


@dataclass(frozen=True, slots=True, eq=False)
class Interest:
    """One topic somebody is interested in: its texts, and how it is called for the reader."""

    texts: Texts
    called: str


@dataclass(frozen=True, slots=True)
class Side:
    """A participant; `organisation` is the same in every edition, None where it is not known."""

    id: int
    kind: str
    name: str
    organisation: int | None
    exhibitor: int | None
    country: str
    languages: tuple[str, ...]
    capacity: int
    interests: tuple[Interest, ...]


@dataclass(frozen=True)
class Scene:
    """A round as recommending sees it, names in the reader's language."""

    round_id: int
    sides: Mapping[int, Side]
    terms: Mapping[int, Sequence[Term]]
    """By exhibitor."""
    slots: int
    pairs: frozenset[frozenset[str]]
    """The pairs of languages that the edition's interpreters have."""
    asked: Counter[int]
    """How many requests that stand each participant has."""
    offered: Counter[int]
    """To how many it is recommended and neither accepted nor dismissed."""

    @cached_property
    def requests_of_one(self) -> float:
        """How many requests a participant has on average, one at least."""
        return max(1.0, self.asked.total() / max(1, len(self.sides)))


_scenes: WeakKeyDictionary[Engine, tuple[Hashable, Scene]] = WeakKeyDictionary()


def read(session: Session, round_id: int, code: str) -> Scene:
    """A round in a language; kept until something changes, and never read inside a change."""
    engine = session.get_bind()
    if not isinstance(engine, Engine):
        return _read(session, round_id, code)
    latest = session.connection().exec_driver_sql(LATEST).scalar()
    key: Hashable = (latest, round_id, code)
    kept = _scenes.get(engine)
    if kept is None or kept[0] != key:
        kept = _scenes[engine] = (key, _read(session, round_id, code))
    return kept[1]


def _read(session: Session, round_id: int, code: str) -> Scene:
    held = session.get_one(MatchmakingRound, round_id)
    return Scene(
        round_id,
        _sides(session, round_id, code),
        _terms(session, round_id, code),
        session.scalar(select(func.count()).where(Slot.round_id == round_id)) or 0,
        _pairs(session, held.edition_id),
        _asked(session, round_id),
        _offered(session, round_id),
    )


CODES = ("", *NAME_LANGUAGES)


def _columns(entity: Any, attribute: str) -> list[Any]:
    """A text as it came in and in each language, to stand last among what is read."""
    names = [attribute, *(f"{attribute}_{suffix}" for suffix in NAME_LANGUAGES.values())]
    return [getattr(entity, name).label(f"text_{at}") for at, name in enumerate(names)]


def _texts(row: Any) -> Texts:
    """The last of a row: as it came in only where it is in none of the languages so."""
    raw, *told = row[-len(CODES) :]
    found = tuple((code, text) for code, text in zip(NAME_LANGUAGES, told, strict=True) if text)
    return (("", raw), *found) if raw and raw not in told else found


def _sides(session: Session, round_id: int, code: str) -> dict[int, Side]:
    owner = aliased(Organisation)
    statement = (
        select(
            Participant.id,
            Participant.exhibitor_id,
            Participant.delegation_id,
            Participant.capacity,
            Participant.languages,
            func.coalesce(
                in_language(owner, code), in_language(Delegation, code), in_language(Person, code)
            ).label("called"),
            func.coalesce(owner.id, Delegation.organisation_id, Registration.organisation_id).label(
                "organisation"
            ),
            func.coalesce(owner.country, Delegation.country, Person.country).label("country"),
            in_language(Participant, code, "topics").label("shown"),
            *_columns(Participant, "topics"),
        )
        .outerjoin(Exhibitor, Exhibitor.id == Participant.exhibitor_id)
        .outerjoin(owner, owner.id == Exhibitor.organisation_id)
        .outerjoin(Delegation, Delegation.id == Participant.delegation_id)
        .outerjoin(Registration, Registration.id == Participant.registration_id)
        .outerjoin(Person, Person.id == Registration.person_id)
        .where(Participant.round_id == round_id)
    )
    wished = _wished(session, round_id, code)
    return {row.id: _side(row, wished.get(row.id, [])) for row in session.execute(statement)}


def _side(row: Any, wished: Sequence[Interest]) -> Side:
    kind = "exhibitor" if row.exhibitor_id else "delegation" if row.delegation_id else "person"
    return Side(
        row.id,
        kind,
        row.called or "",
        row.organisation,
        row.exhibitor_id,
        row.country or "",
        tuple(row.languages.split()),
        row.capacity,
        tuple(dict.fromkeys((*_interests(row), *wished))),
    )


def _interests(row: Any) -> tuple[Interest, ...]:
    return _by_line(row.shown or "", _texts(row))


@lru_cache(maxsize=KEPT)
def _by_line(shown: str, texts: Texts) -> tuple[Interest, ...]:
    """One a line; where each language has as many lines, they are the same topics in order."""
    called = shown.splitlines()
    spelt = [(code, text.splitlines()) for code, text in texts]
    same = [(code, lines) for code, lines in spelt if len(lines) == len(called)]
    others = ((code, each) for code, lines in spelt if len(lines) != len(called) for each in lines)
    return (
        *(
            _interest(tuple((code, lines[at].strip()) for code, lines in same), each.strip())
            for at, each in enumerate(called)
            if each.strip()
        ),
        *(_interest(((code, each),), each) for code, each in others if each.strip()),
    )


@lru_cache(maxsize=KEPT)
def _interest(texts: Texts, called: str) -> Interest:
    """The same one each time, so that it is known at once whether two are."""
    return Interest(texts, called)


def _wished(session: Session, round_id: int, code: str) -> dict[int, list[Interest]]:
    """What those who asked for a meeting would speak of; each topic is read but once."""
    texts = (in_language(Request, code, "topics").label("shown"), *_columns(Request, "topics"))
    rows = session.execute(
        select(func.aggregate_strings(cast(Request.requested_by_id, String), " "), *texts)
        .where(Request.round_id == round_id, Request.status.in_(ALIVE), Request.topics != "")
        .group_by(*(text.element for text in texts))
        .order_by(func.min(Request.id))
    )
    found: dict[int, list[Interest]] = defaultdict(list)
    for row in rows:
        interests = _interests(row)
        for asking in dict.fromkeys(row[0].split()):
            found[int(asking)] += interests
    return found


def _terms(session: Session, round_id: int, code: str) -> dict[int, list[Term]]:
    """What each exhibitor of a round shows: the fields of its solutions, then these by name."""
    made: dict[int, dict[tuple[str, int], Term]] = defaultdict(dict)
    fields = {
        row.id: Term(("domain", row.id), _texts(row), row.called or "")
        for row in session.execute(
            select(
                SolutionDomain.id,
                in_language(SolutionDomain, code).label("called"),
                *_columns(SolutionDomain, "name"),
            )
        )
    }
    links = select(Solution.exhibitor_id, SolutionDomainLink.domain_id).join(
        SolutionDomainLink, SolutionDomainLink.solution_id == Solution.id
    )
    mine = Solution.exhibitor_id.in_(
        select(Participant.exhibitor_id).where(
            Participant.round_id == round_id, Participant.exhibitor_id.is_not(None)
        )
    )
    for exhibitor, domain in session.execute(links.where(mine)):
        made[exhibitor]["domain", domain] = fields[domain]
    shown = select(
        Solution.id,
        Solution.exhibitor_id,
        in_language(Solution, code).label("called"),
        *_columns(Solution, "name"),
    ).where(mine)
    for row in session.execute(shown):
        key = ("solution", row.id)
        made[row.exhibitor_id][key] = Term(key, _texts(row), row.called or "")
    return {exhibitor: list(terms.values()) for exhibitor, terms in made.items()}


def _pairs(session: Session, edition_id: int) -> frozenset[frozenset[str]]:
    found = session.scalars(select(Interpreter.pairs).where(Interpreter.edition_id == edition_id))
    return frozenset(frozenset(pair.split("-")) for pairs in found for pair in pairs.split())


def _asked(session: Session, round_id: int) -> Counter[int]:
    rows = session.execute(
        select(Request.first_id, Request.second_id).where(
            Request.round_id == round_id, Request.status.in_(ALIVE)
        )
    )
    return Counter(chain.from_iterable(rows))


def _offered(session: Session, round_id: int) -> Counter[int]:
    rows = session.execute(
        select(Recommendation.counterpart_id, func.count())
        .join(Participant, Participant.id == Recommendation.participant_id)
        .where(
            Participant.round_id == round_id,
            Recommendation.status == "offered",
            Recommendation.times_offered > 0,
        )
        .group_by(Recommendation.counterpart_id)
    )
    return Counter({row[0]: row[1] for row in rows})


def known(session: Session, participant_id: int) -> frozenset[int]:
    """Whom a participant has a request with, of whatever status, or what was decided of already."""
    pairs = select(Request.first_id, Request.second_id).where(
        or_(Request.first_id == participant_id, Request.second_id == participant_id)
    )
    decided = select(Recommendation.participant_id, Recommendation.counterpart_id).where(
        or_(
            Recommendation.participant_id == participant_id,
            Recommendation.counterpart_id == participant_id,
        ),
        Recommendation.status != "offered",
    )
    rows = [*session.execute(pairs), *session.execute(decided)]
    return frozenset(key for row in rows for key in row) | {participant_id}


def times_offered(session: Session, participant_id: int) -> Mapping[int, int]:
    """How often each was recommended to a participant already."""
    rows = session.execute(
        select(Recommendation.counterpart_id, Recommendation.times_offered).where(
            Recommendation.participant_id == participant_id
        )
    )
    return {row[0]: row[1] for row in rows}
