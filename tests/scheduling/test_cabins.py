"""A place with a cabin is for who needs an interpreter, where nobody walks more for it."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scse_desk.scheduling.cabins import use_cabins
from scse_desk.scheduling.candidates import Candidates
from scse_desk.scheduling.checking import violations
from scse_desk.scheduling.measure import Measure
from scse_desk.scheduling.values import Interpreter, Place, Request, Round
from tests.scheduling.rounds import rounds
from tests.scheduling.small_rounds import APART, SLOTS, a_round, at, planned

VOICES = (Interpreter(9, frozenset({"vi-zh"})),)
WITH_CABIN = (Place(0, 0, has_cabin=True), Place(1, 0))


def test_who_has_an_interpreter_takes_the_place_with_a_cabin_and_the_others_leave_it() -> None:
    spoken = (APART[0], replace(APART[1], pair="vi-zh"))
    for wishes in (spoken, tuple(replace(each, id=3 - each.id) for each in spoken)):
        plan = planned(a_round(wishes, places=WITH_CABIN, voices=VOICES))
        at_place = {plan.placements[each.id].place: each.pair for each in wishes}
        assert at_place == {0: "vi-zh", 1: ""}


def test_a_cabin_stays_free_where_nobody_needs_it() -> None:
    plan = planned(a_round(APART[:1], places=WITH_CABIN))
    assert plan.placements[1].place == 1


def test_nobody_changes_tables_for_a_cabin() -> None:
    wishes = at((Request(1, 1, 2), Request(2, 1, 3, pair="vi-zh")), 0, 1)
    host = replace(WITH_CABIN[1], id=1)
    asked = a_round(wishes, SLOTS[:2], places=(WITH_CABIN[0], host), voices=VOICES)
    plan = planned(asked)
    assert plan.placements[1].place == plan.placements[2].place


@st.composite
def with_cabins(draw: st.DrawFn) -> Round:
    asked = draw(rounds())
    cabins = draw(st.sets(st.sampled_from(sorted(asked.places))))
    return replace(
        asked,
        places={k: replace(each, has_cabin=k in cabins) for k, each in asked.places.items()},
    )


@given(with_cabins())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_cabins_cost_nothing_and_break_no_rule(asked: Round) -> None:
    measure, placed = Measure(Candidates(asked)), dict(asked.placed)
    fresh = Measure(Candidates(replace(asked, placed={k: asked.placed[k] for k in asked.kept})))
    use_cabins(fresh, placed)
    assert violations(asked, placed) == []
    assert measure.tables(placed) <= measure.tables(asked.placed)
    assert {k: each.slot for k, each in placed.items()} == {
        k: each.slot for k, each in asked.placed.items()
    }
