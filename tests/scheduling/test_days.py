from itertools import groupby, product

import pytest
from ortools.sat.python import cp_model

from scse_desk.scheduling.days import add_blocks, add_day, add_unbroken

SLOTS = 5
PATTERNS = list(product((False, True), repeat=SLOTS))


def breaks(busy: tuple[bool, ...]) -> int:
    return max(0, sum(is_busy for is_busy, _ in groupby(busy)) - 1)


def status(model: cp_model.CpModel) -> str:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    return solver.status_name(solver.solve(model))


@pytest.mark.parametrize("known", [(), (0, 3), (1, 2, 4)])
def test_the_breaks_of_a_day_are_counted_whatever_is_known_of_it(known: tuple[int, ...]) -> None:
    for busy in PATTERNS:
        model = cp_model.CpModel()
        literals = [
            busy[slot] if slot in known else model.new_bool_var("") for slot in range(SLOTS)
        ]
        day = add_day(model, literals)
        for slot in set(range(SLOTS)) - set(known):
            model.add(literals[slot] == busy[slot])
        wrong = model.new_bool_var("")
        model.add(day.breaks != breaks(busy)).only_enforce_if(wrong)
        model.add(day.present != any(busy)).only_enforce_if(~wrong)
        assert status(model) == "INFEASIBLE"


@pytest.mark.parametrize("with_blocks", [False, True])
def test_who_is_not_broken_meets_in_a_row_from_one_of_the_starts(with_blocks: bool) -> None:
    count, starts = 2, frozenset({0, 2})
    for busy in PATTERNS:
        if sum(busy) != count:
            continue
        model = cp_model.CpModel()
        literals = [model.new_bool_var("") for _ in busy]
        broken = model.new_bool_var("")
        day = add_day(model, literals)
        add_unbroken(model, day, count, broken, starts)
        if with_blocks:
            add_blocks(model, day, count, broken, starts)
        for literal, is_busy in zip(literals, busy, strict=True):
            model.add(literal == is_busy)
        model.add(broken == 0)
        fits = breaks(busy) == 0 and busy.index(True) in starts
        assert status(model) == ("OPTIMAL" if fits else "INFEASIBLE")
