"""The model of CP-SAT allows what the independent checker allows, and nothing else."""

from dataclasses import replace
from itertools import product

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from scse_desk.scheduling.candidates import Candidates, Option
from scse_desk.scheduling.checking import violations
from scse_desk.scheduling.model import Model
from scse_desk.scheduling.occupancy import Occupancy
from scse_desk.scheduling.values import Placement, Round
from tests.scheduling.rounds import options, rounds


def is_allowed(asked: Round, placed: dict[int, Placement]) -> bool:
    """Whether some interpreters make it a plan that breaks no rule."""
    voices = [sorted(asked.interpreters) if asked.requests[key].pair else [None] for key in placed]
    return any(
        not violations(
            asked,
            {
                key: replace(placement, interpreter=voice)
                for (key, placement), voice in zip(placed.items(), chosen, strict=True)
            },
        )
        for chosen in product(*voices)
    )


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(rounds(most_requests=4, most_tables=3), st.randoms(use_true_random=False))
def test_meetings_fit_together_in_the_model_as_in_the_checker(asked: Round, random: object) -> None:
    asked = replace(asked, placed={}, kept=frozenset())
    candidates = Candidates(asked)
    placed = {}
    for key in asked.requests:
        if own := options(asked, key):
            placed[key] = random.choice(own)  # type: ignore[attr-defined]
    assume(len(placed) > 1)
    assume(all(fault.rule != "place" for fault in violations(asked, placed)))
    chosen = {
        key: [Option(each.slot, candidates.kind_of[each.place])] for key, each in placed.items()
    }
    assume(all(own[0] in candidates.options[key] for key, own in chosen.items()))
    model = Model(Occupancy(candidates), chosen, frozenset(chosen))
    status = cp_model.CpSolver().solve(model.cp)
    assert (status == cp_model.OPTIMAL) == is_allowed(asked, placed)
