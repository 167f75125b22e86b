"""What is left of an event where all but some participants are unbroken.

An unbroken participant has its meetings in a block of slots. Each block that it could have allows
a meeting only the slots that fit with the others of the block; the partners are narrowed by that
in turn, until nothing changes. A clause learner does not see such matchings; it is told of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from scse_desk.scheduling.exact.known import Known
from scse_desk.scheduling.exact.matching import mask, possible, values

Block = tuple[int, int]
"""A participant and the first slot of its block."""


@dataclass(frozen=True)
class Narrowed:
    """An event of which only `free` may break, as it is `known` then.

    `inside` has the slots of a participant's meetings, as bits in its order, for each of the
    blocks that are left.
    """

    free: frozenset[int]
    known: Known
    inside: Mapping[Block, list[int]]


def whole(known: Known) -> Narrowed:
    """An event of which all may break."""
    return Narrowed(frozenset(range(known.event.participants)), known, {})


def narrowed(known: Known, free: frozenset[int]) -> Narrowed | None:
    """Narrow an event; None where it has no plan in which only those of `free` break."""
    domains = [mask(domain) for domain in known.domains]
    starts = [set(starts) for starts in known.starts]
    inside: dict[Block, list[int]] = {}
    waiting = {p: None for p in range(known.event.participants) if known.meetings[p]}
    while waiting:
        participant = next(iter(waiting))
        del waiting[participant]
        own = known.meetings[participant]
        before = [domains[meeting] for meeting in own]
        after = (
            possible(before)
            if participant in free
            else _unbroken(participant, before, starts[participant], inside)
        )
        if after is None:
            return None
        for meeting, old, new in zip(own, before, after, strict=True):
            if new != old:
                domains[meeting] = new
                waiting |= dict.fromkeys(known.event.pairs[meeting])
    left = replace(
        known,
        domains=tuple(frozenset(values(domain)) for domain in domains),
        starts=tuple(map(frozenset, starts)),
    )
    return Narrowed(free, left, inside)


def _unbroken(
    participant: int, domains: list[int], starts: set[int], inside: dict[Block, list[int]]
) -> list[int] | None:
    """The slots of its meetings in any of its blocks; starts that became impossible are dropped."""
    after = [0] * len(domains)
    block = (1 << len(domains)) - 1
    for start in sorted(starts):
        fits = _fits(inside.get((participant, start)), [d & block << start for d in domains])
        if fits is None:
            starts.discard(start)
            inside.pop((participant, start), None)
            continue
        inside[participant, start] = fits
        after = [old | new for old, new in zip(after, fits, strict=True)]
    return after if starts else None


def _fits(known: list[int] | None, choices: list[int]) -> list[int] | None:
    """The same as before where nothing of it was taken away."""
    if known is not None and all(old & ~new == 0 for old, new in zip(known, choices, strict=True)):
        return known
    return possible(choices)
