"""What a plan is worth, counted in the plainest way; and the best of all plans of a tiny round."""

from collections import defaultdict
from collections.abc import Mapping

from scse_desk.scheduling.values import WEIGHTS, Placement, Round, Slot
from tests.scheduling import rounds

Plan = Mapping[int, Placement]


def worth(asked: Round, plan: Plan, *, counts_moves: bool) -> tuple[int, ...]:
    """The objectives in their order, the tables aside; of each the more the better."""
    return (
        rounds.musts(asked, plan),
        rounds.wishes(asked, plan),
        *([-rounds.moved(asked, plan)] if counts_moves else []),
        worst_served(asked, plan),
        -breaks(asked, plan),
        -outside(asked, plan),
    )


def best(asked: Round, *, counts_moves: bool) -> tuple[int, ...]:
    """The best there is."""
    return max(worth(asked, plan, counts_moves=counts_moves) for plan in rounds.plans(asked))


def most(asked: Round) -> int:
    """How many requests can be held at once."""
    return max(map(len, rounds.plans(asked)))


def worst_served(asked: Round, plan: Plan) -> int:
    able = {key for key in asked.requests if key in asked.kept or rounds.options(asked, key)}
    total: dict[int, int] = defaultdict(int)
    held: dict[int, int] = defaultdict(int)
    could = set()
    for key, request in asked.requests.items():
        for side in (request.first, request.second):
            total[side] += WEIGHTS[request.priority]
            held[side] += WEIGHTS[request.priority] * (key in plan)
            could |= {side} if key in able else set()
    return min((1000 * held[side] // total[side] for side in could), default=1000)


def meetings(asked: Round, plan: Plan) -> Mapping[tuple[int, int], list[Slot]]:
    """By participant and day, the slots of the meetings in order."""
    found = defaultdict(list)
    for key, placed in plan.items():
        slot = asked.slots[placed.slot]
        for side in (asked.requests[key].first, asked.requests[key].second):
            found[side, slot.day].append(slot)
    return {who: sorted(slots, key=lambda each: each.starts) for who, slots in found.items()}


def breaks(asked: Round, plan: Plan) -> int:
    cost = 0
    for (side, _), slots in meetings(asked, plan).items():
        cost += 1
        for number in range(1, len(slots)):
            ended = max(slot.ends for slot in slots[:number])
            begins = slots[number].starts
            cost += 2 * any(
                ended <= idle.starts and idle.ends <= begins and is_free(asked, side, idle)
                for idle in asked.slots.values()
            )
    return cost


def is_free(asked: Round, side: int, slot: Slot) -> bool:
    limits = [limit for limit in asked.participants[side].limits if limit.most == 0]
    return not any(limit.starts < slot.ends and slot.starts < limit.ends for limit in limits)


def outside(asked: Round, plan: Plan) -> int:
    number = 0
    for key, placed in plan.items():
        slot = asked.slots[placed.slot]
        for side in (asked.requests[key].first, asked.requests[key].second):
            liked = asked.participants[side].preferred
            within = any(s.starts <= slot.starts and slot.ends <= s.ends for s in liked)
            number += bool(liked) and not within
    return number
