"""An independent judge of published events: its own reading of the rules, and exhaustive search."""

from collections import Counter
from collections.abc import Iterator, Sequence

from scse_desk.scheduling.exact.event import Answer, Event


def breaks(event: Event, slots: Sequence[int]) -> list[int]:
    """The breaks of each participant, by walking through its day."""
    found = []
    for participant in range(event.participants):
        own = {s for pair, s in zip(event.pairs, slots, strict=True) if participant in pair}
        day = [slot in own for slot in range(min(own, default=0), max(own, default=0) + 1)]
        found.append(sum(is_idle and day[slot - 1] for slot, is_idle in enumerate(map(_not, day))))
    return found


def _not(value: bool) -> bool:
    return not value


def faults(event: Event, slots: Sequence[int], fairness: int) -> Iterator[str]:
    """What is wrong with a plan, its slots from 0."""
    for (slot, participant), number in Counter(
        (slot, participant)
        for pair, slot in zip(event.pairs, slots, strict=True)
        for participant in pair
    ).items():
        if number > 1 or slot in event.forbidden[participant]:
            yield f"{participant} cannot be in slot {slot}"
    for meeting, slot in enumerate(slots):
        session = 1 if slot < event.morning else 2
        if not 0 <= slot < event.slots or event.sessions[meeting] not in {session, 3}:
            yield f"meeting {meeting} is outside of its session"
        if event.fixed[meeting] not in {None, slot}:
            yield f"meeting {meeting} is not where it is fixed"
        if any(slots[first] >= slot for first in event.before[meeting]):
            yield f"meeting {meeting} comes too early"
    if max(Counter(slots).values(), default=0) > event.tables:
        yield "there are not so many tables"
    if max(breaks(event, slots), default=0) - min(breaks(event, slots), default=0) > fairness:
        yield "the breaks are not fair"


def judge(event: Event, answer: Answer, fairness: int) -> list[str]:
    """What is wrong with an answer, apart from its bound."""
    if answer.breaks is None:
        return ["a plan without breaks"] if answer.slots or answer.tables else []
    slots = [slot - 1 for slot in answer.slots]
    found = list(faults(event, slots, fairness))
    if sum(breaks(event, slots)) != answer.breaks:
        found.append("the breaks are miscounted")
    if not set(answer.tables) <= set(range(1, event.tables + 1)):
        found.append("no such table")
    if len(set(zip(answer.slots, answer.tables, strict=True))) < len(slots):
        found.append("two meetings at one table")
    if (answer.status == "optimal") != (answer.bound == answer.breaks):
        found.append("the status does not fit the bound")
    return found


def fewest(event: Event, fairness: int) -> int | None:
    """The fewest breaks of all plans, by trying them all; None where there is none."""
    totals = [sum(breaks(event, slots)) for slots in plans(event, fairness)]
    return min(totals, default=None)


def plans(event: Event, fairness: int) -> Iterator[tuple[int, ...]]:
    """All plans, as the slots of the meetings."""
    yield from _plans(event, (), fairness)


def _plans(event: Event, begun: tuple[int, ...], fairness: int) -> Iterator[tuple[int, ...]]:
    if len(begun) == len(event.pairs):
        if not list(faults(event, begun, fairness)):
            yield begun
        return
    pair = event.pairs[len(begun)]
    for slot in range(event.slots):
        clash = any(
            other == slot and set(pair) & set(event.pairs[meeting])
            for meeting, other in enumerate(begun)
        )
        if not clash and begun.count(slot) < event.tables:
            yield from _plans(event, (*begun, slot), fairness)
