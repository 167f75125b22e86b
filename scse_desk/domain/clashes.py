"""Who is in two places at a time, where one of the two is in the programme."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from scse_desk.domain import itinerary, presence
from scse_desk.domain.board import at_once
from scse_desk.domain.presence import Stay
from scse_desk.language import N_, Language, Message
from scse_desk.store.models import Delegation, Meeting, Participant, Person, ProgrammeItem

AT_ONCE = N_("{name} is in “{first}” and in “{second}” at the same time.")


@dataclass(frozen=True)
class Clash:
    """A person or delegation that is in two programme items, or in an item and a meeting, at once.

    `message` says so with names in the language asked for; `first` begins before `second`, or as
    early.
    """

    message: Message
    first: Stay
    second: Stay

    @property
    def items(self) -> list[int]:
        """The programme items among the two."""
        return [stay.id for stay in (self.first, self.second) if stay.kind == "programme_item"]


Who = tuple[str, int]
"""`person` or `delegation`, and which."""
Pair = tuple[Stay, Stay]


def clashes(session: Session, edition_id: int, language: Language) -> list[Clash]:
    """Who is in two places at a time, by time: people (interpreters too) and delegations.

    An item and its own session do not clash. A person is also in the items of their delegation;
    where the delegation itself clashes, that is told once, for the delegation.
    """
    made = [
        Clash(_said(session, who, pair, language), *pair)
        for who, pair in _doubles(session, edition_id)
    ]
    return sorted(
        made, key=lambda clash: (clash.first.starts_at, str(clash.message.values["name"]))
    )


def _doubles(session: Session, edition_id: int) -> Iterator[tuple[Who, Pair]]:
    people, delegations = presence.in_programme(session, edition_id)
    met, delegations_met = presence.in_meetings(session, edition_id)
    belonging = presence.groups(session, edition_id)
    told: set[tuple[int, Pair]] = set()
    for key, stays in delegations.items():
        for pair in _overlaps(stays, delegations_met.get(key, ())):
            told.add((key, pair))
            yield ("delegation", key), pair
    for key in people.keys() | met.keys():
        own = [*people.get(key, ()), *met.get(key, ())]
        groups = belonging.get(key, [])
        through = [
            stay for stay in presence.through_delegations(delegations, groups) if stay not in own
        ]
        for pair in _overlaps(own, through):
            if not any((group, pair) in told for group in groups):
                yield ("person", key), pair


def _overlaps(own: Sequence[Stay], others: Sequence[Stay]) -> Iterator[Pair]:
    """Pairs at one time with an item among them, of which at least one is one's own."""
    mine = [(stay, True) for stay in own] + [(stay, False) for stay in others]
    ordered = sorted(mine, key=lambda entry: (entry[0].starts_at, entry[0].kind, entry[0].id))
    for place, (first, is_own) in enumerate(ordered):
        for second, other_is_own in ordered[place + 1 :]:
            if not at_once(first, second):
                if second.starts_at > first.starts_at:
                    break
                continue
            if (is_own or other_is_own) and _clash(first, second):
                yield first, second


def _clash(first: Stay, second: Stay) -> bool:
    """Whether one of the two is an item, and neither is a part of the other."""
    if "programme_item" not in {first.kind, second.kind}:
        return False
    if first.kind != second.kind:
        return True
    return second.id not in {first.id, first.parent_id} and second.parent_id != first.id


def _said(session: Session, who: Who, pair: Pair, language: Language) -> Message:
    kind, key = who
    named: Person | Delegation
    named = session.get_one(Person, key) if kind == "person" else session.get_one(Delegation, key)
    first, second = (_called(session, stay, who, language) for stay in pair)
    return Message(AT_ONCE, {"name": language.name_of(named), "first": first, "second": second})


def _called(session: Session, stay: Stay, who: Who, language: Language) -> str:
    """What an item or a meeting is called for one in it: with whom they meet, else both sides."""
    if stay.kind == "programme_item":
        return language.name_of(session.get_one(ProgrammeItem, stay.id))
    request = session.get_one(Meeting, stay.id).request
    sides = (request.first, request.second)
    others = [side for side in sides if not _stands_for(side, who)]
    called = [itinerary.participant_name(side, language) for side in others]
    if len(called) == 1:
        return language.text(N_("Meeting with {name}"), name=called[0])
    return language.text(N_("Meeting: {names}"), names=" – ".join(called))


def _stands_for(side: Participant, who: Who) -> bool:
    """Whether a side of a meeting is the person or delegation, or is led by the person."""
    kind, key = who
    if kind == "delegation":
        return side.delegation_id == key
    if side.registration is not None:
        return side.registration.person_id == key
    members = side.delegation.members if side.delegation else ()
    return any(member.is_head and member.person_id == key for member in members)
