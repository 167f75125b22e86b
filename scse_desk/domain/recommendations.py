"""Counterparts recommended to the participants of a round, each with its reasons in words.

What speaks for somebody: that they show what is sought, or seek what is shown; what came of earlier
meetings of the same organisations; a language and a country in common. Who is wanted by everybody
sinks, so that there is room for them, and so does who was offered in vain.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from scse_desk.domain import earlier_meetings, recommending, records, requests
from scse_desk.domain.earlier_meetings import Met
from scse_desk.domain.likeness import Index
from scse_desk.domain.recommending import Interest, Scene, Side
from scse_desk.language import N_, Message, Spoken, language
from scse_desk.store.models import (
    NAME_LANGUAGES,
    Participant,
    Recommendation,
    Request,
    texts_of,
)

STATUSES = {
    "offered": N_("Offered"),
    "accepted": N_("Accepted"),
    "dismissed": N_("Dismissed"),
}
MOST = 12
"""How many are recommended at once."""
MOST_OFFERED = 3
"""Who was offered so often in vain is offered no more."""
IN_VAIN = 0.5
"""What each offer in vain leaves of what somebody is worth."""
SHOWN, SOUGHT, SHARED = 3.0, 2.0, 0.6
AGREED, LIKED, MET, DISLIKED, MISSED = 4.0, 2.5, 1.0, -3.0, -1.0
SPEAK, INTERPRETED, MUTE, COUNTRY = 0.6, 0.2, -1.0, 0.3
BEST_REASONS = 3
"""So many topics count of either side."""
GOOD, BAD = 4, 2
"""Ratings from which on, and up to which, a meeting was a good one, or a bad one."""
JITTER = 0.08
"""By how much chance, the same each time, tells equals apart: not everyone gets the same first."""
BUSY = 3
"""How many times the requests of the average make somebody much sought."""


@dataclass(frozen=True)
class Suggestion:
    """Somebody to meet: the participant, what they are worth (the more the better), and why.

    `topics` are those of the asking side that they would speak of.
    """

    id: int
    name: str
    kind: str
    country: str
    worth: float
    reasons: tuple[Message, ...]
    times_offered: int = 0
    topics: tuple[str, ...] = ()


class Reason(NamedTuple):
    """What speaks for somebody, or against, and how much."""

    worth: float
    said: Message | None


@dataclass
class Weighed:
    """What speaks for one counterpart."""

    shown: list[Reason] = field(default_factory=list)
    sought: list[Reason] = field(default_factory=list)
    others: list[Reason] = field(default_factory=list)
    topics: dict[str, None] = field(default_factory=dict)

    def counted(self) -> list[Reason]:
        """The best of each kind, those that weigh most first."""
        best = [
            reason
            for kind in (self.shown, self.sought)
            for reason in sorted(kind, key=lambda reason: -reason.worth)[:BEST_REASONS]
        ]
        return sorted([*best, *self.others], key=lambda reason: -reason.worth)


def of(
    session: Session, participant_id: int, code: str = "en", most: int = MOST
) -> list[Suggestion]:
    """Whom a participant might meet, the best first, names and reasons in a language.

    Left out are those it has a request with, whatever became of it, who was dismissed by either,
    its own organisation, and who was offered in vain too often.
    """
    held = records.find(session, Participant, participant_id)
    scene = recommending.read(session, held.round_id, code)
    me = scene.sides[participant_id]
    weighed = _topics(scene, me)
    _add_earlier(
        weighed, scene, earlier_meetings.of_organisation(session, me.organisation, scene.round_id)
    )
    known = recommending.known(session, participant_id)
    times = recommending.times_offered(session, participant_id)
    found = [
        _suggestion(scene, me, scene.sides[key], weighed[key], times.get(key, 0), code)
        for key in (weighed if me.interests or _terms(scene, me) else scene.sides)
        if key not in known
        and times.get(key, 0) < MOST_OFFERED
        and (me.organisation is None or scene.sides[key].organisation != me.organisation)
    ]
    found = [each for each in found if each.worth > 0]
    return sorted(found, key=lambda each: (-each.worth, each.id))[:most]


def _terms(scene: Scene, side: Side) -> Sequence[recommending.Term]:
    return scene.terms.get(side.exhibitor, ()) if side.exhibitor is not None else ()


def _topics(scene: Scene, me: Side) -> dict[int, Weighed]:
    """What others show of what is sought, seek of what is shown, seek as well."""
    weighed: dict[int, Weighed] = defaultdict(Weighed)
    _add_shown(weighed, scene, me)
    by_line = _by_line(scene)
    seekers = Index((line, text) for line in by_line for text in line.texts)
    for term in _terms(scene, me):
        for line, like in seekers.like(term.texts).items():
            said = Message(
                N_("Seeks “{topic}”; this side shows “{field}”."),
                {"topic": line.called, "field": term.called},
            )
            for side in by_line[line]:
                weighed[side].sought.append(Reason(SOUGHT * like, said))
    for mine in me.interests:
        for line in seekers.like(mine.texts):
            said = Message(N_("Is interested in “{topic}” as well."), {"topic": mine.called})
            for side in by_line[line]:
                if scene.sides[side].kind != "exhibitor":
                    weighed[side].sought.append(Reason(SHARED, said))
    weighed.pop(me.id, None)
    return weighed


def _add_shown(weighed: dict[int, Weighed], scene: Scene, me: Side) -> None:
    """What is rarely shown is worth more than what many show."""
    by_exhibitor = {side.exhibitor: side.id for side in scene.sides.values() if side.exhibitor}
    who: dict[tuple[str, int], list[int]] = defaultdict(list)
    called = {}
    texts: dict[tuple[str, int], recommending.Texts] = {}
    for exhibitor, side in by_exhibitor.items():
        for term in scene.terms.get(exhibitor, ()):
            who[term.key].append(side)
            called[term.key], texts[term.key] = term.called, term.texts
    index = Index((key, text) for key, found in texts.items() for text in found)
    for mine in me.interests:
        for key, like in index.like(mine.texts).items():
            said = Message(
                N_("Shows “{field}”, sought here: “{topic}”."),
                {"field": called[key], "topic": mine.called},
            )
            rare = 1 / (1 + len(who[key]) / max(1, len(by_exhibitor)))
            for side in who[key]:
                weighed[side].shown.append(Reason(SHOWN * like * rare, said))
                weighed[side].topics[mine.called] = None


def _by_line(scene: Scene) -> Mapping[Interest, Sequence[int]]:
    made: dict[Interest, list[int]] = defaultdict(list)
    for side in scene.sides.values():
        for interest in side.interests:
            made[interest].append(side.id)
    return made


def _add_earlier(
    weighed: dict[int, Weighed], scene: Scene, met: Mapping[int, Sequence[Met]]
) -> None:
    for side in scene.sides.values():
        for each in met.get(side.organisation or 0, ()):
            weighed[side.id].others.append(_earlier(each))


def _earlier(met: Met) -> Reason:
    values = {"edition": met.edition}
    if not met.held:
        return Reason(
            MISSED, Message(N_("Did not meet at {edition}, though it was arranged."), values)
        )
    if met.agreed:
        return Reason(AGREED, Message(N_("An agreement came of meeting at {edition}."), values))
    if not met.ratings:
        return Reason(MET, Message(N_("Met at {edition}."), values))
    mean = sum(met.ratings) / len(met.ratings)
    worth = LIKED if mean >= GOOD else DISLIKED if mean <= BAD else MET
    rated = Message(
        N_("Met at {edition}; rated {rating} of 5."), {**values, "rating": f"{mean:.1f}"}
    )
    return Reason(worth, rated)


def _suggestion(
    scene: Scene, me: Side, side: Side, weighed: Weighed, times: int, code: str
) -> Suggestion:
    weighed.others += _in_common(scene, me, side, code)
    counted = weighed.counted()
    load = scene.asked[side.id] + scene.offered[side.id]
    room = max(1, scene.slots * side.capacity)
    share = room / (room + load)
    worth = sum(reason.worth for reason in counted) * share * IN_VAIN**times
    said = [reason.said for reason in counted if reason.said is not None]
    if load > BUSY * scene.requests_of_one:
        busy = Message(N_("Much sought: {number} requests and offers."), {"number": load})
        said.append(busy)
    return Suggestion(
        side.id,
        side.name,
        side.kind,
        side.country,
        worth * (1 + JITTER * _chance(me.id, side.id)),
        _once(said),
        times,
        tuple(weighed.topics),
    )


def _once(said: Iterable[Message]) -> tuple[Message, ...]:
    return tuple({(each.text, *each.values.values()): each for each in said}.values())


def _chance(one: int, other: int) -> float:
    """From 0 to 1, the same for the same two."""
    return ((one * 2_654_435_761 + other * 40_503) % 1_009) / 1_009


def _in_common(scene: Scene, me: Side, side: Side, code: str) -> Iterator[Reason]:
    ours, theirs = me.languages, side.languages
    common = [each for each in ours if each in theirs]
    if common:
        said = Message(N_("Both speak {languages}."), {"languages": Spoken(" ".join(common))})
        yield Reason(SPEAK, said)
    elif ours and theirs:
        pairs = [(one, other) for one in ours for other in theirs]
        pair = next((each for each in pairs if frozenset(each) in scene.pairs), None)
        yield _interpreted(pair)
    if me.country and me.country == side.country:
        country = _country(code or "en", me.country)
        yield Reason(COUNTRY, Message(N_("Both are from {country}."), {"country": country}))


@cache
def _country(code: str, country: str) -> str:
    return language(code).country(country)


def _interpreted(pair: tuple[str, str] | None) -> Reason:
    if pair is None:
        return Reason(MUTE, Message(N_("No language in common, and no interpreter for it.")))
    spoken = Spoken("-".join(sorted(pair, key=lambda each: each == "zh")))
    return Reason(INTERPRETED, Message(N_("{pair} can be interpreted."), {"pair": spoken}))


# What becomes of it

ACCEPT = N_("Accept the recommendation of {name}")
DISMISS = N_("Dismiss the recommendation of {name}")
OFFER = N_("Recommendation of {name} was sent")


def accept(
    session: Session, participant_id: int, counterpart_id: int, topics: Iterable[str] = ()
) -> Request:
    """Make a request of a recommendation, about topics of the one it was recommended to.

    Topics in any language are kept in all that the participant has them in. Refused where the two
    have a request already.
    """
    given = _topics_of(records.find(session, Participant, participant_id), tuple(topics))
    made = requests.add_request(
        session, participant_id, counterpart_id, origin="recommendation", **given
    )
    _keep(session, participant_id, counterpart_id, "accepted")
    return made


def _topics_of(party: Participant, wanted: Sequence[str]) -> dict[str, str]:
    """The fields of a request that tell topics of a participant, those of its lines."""
    spelt = {code: text.splitlines() for code, text in texts_of(party, "topics").items()}
    lines = next((found for found in spelt.values() if set(wanted) <= set(found)), None)
    if not wanted or lines is None:
        return {"topics": "\n".join(wanted)}
    places = [lines.index(topic) for topic in wanted]
    same = {code: found for code, found in spelt.items() if len(found) == len(lines)}
    return {
        f"topics_{NAME_LANGUAGES[code]}" if code in NAME_LANGUAGES else "topics": "\n".join(
            found[at] for at in places
        )
        for code, found in same.items()
    }


def dismiss(session: Session, participant_id: int, counterpart_id: int) -> None:
    """Recommend somebody no more."""
    _keep(session, participant_id, counterpart_id, "dismissed")


def offer(session: Session, participant_id: int, counterpart_ids: Iterable[int]) -> None:
    """Count that these were printed or sent to a participant once more."""
    for counterpart_id in counterpart_ids:
        found = _of_two(session, participant_id, counterpart_id)
        records.set_value(
            session, "recommendation", found.id, "times_offered", found.times_offered + 1
        )


def _keep(session: Session, participant_id: int, counterpart_id: int, status: str) -> None:
    found = _of_two(session, participant_id, counterpart_id)
    records.set_value(session, "recommendation", found.id, "status", status)


def _of_two(session: Session, participant_id: int, counterpart_id: int) -> Recommendation:
    statement = select(Recommendation).where(
        Recommendation.participant_id == participant_id,
        Recommendation.counterpart_id == counterpart_id,
    )
    return session.scalars(statement).first() or records.add(
        session, Recommendation, participant_id=participant_id, counterpart_id=counterpart_id
    )
