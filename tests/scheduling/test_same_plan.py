"""The same round, seed and effort give the same plan, whichever process makes it."""

import json
import os
import subprocess
import sys
from dataclasses import astuple, replace

from scse_desk.scheduling.options import Options
from scse_desk.scheduling.replan import replan
from scse_desk.scheduling.solve import solve
from scse_desk.scheduling.values import Plan
from scse_desk.task import silent
from tests.benchmarks.fairs import Fair
from tests.benchmarks.standing_rounds import befallen, spoken

MODERATE = Fair(400, 12)


def plans() -> list[object]:
    """A plan of a round, and the one after an interpreter fell ill."""
    asked = spoken(MODERATE)
    first = solve(asked, Options(effort=4), silent)
    standing = replace(asked, placed=first.placements)
    later = replan(dict(befallen(standing))["one ill interpreter"], Options(effort=3), silent)
    return [_plain(first), _plain(later)]


def _plain(plan: Plan) -> object:
    placed = sorted((key, *astuple(each)) for key, each in plan.placements.items())
    return [placed, [astuple(stage) for stage in plan.stages], plan.most_held]


def test_two_processes_make_the_same_plans_of_a_round_of_moderate_size() -> None:
    one, other = (_in_a_process(hashes) for hashes in ("1", "2"))
    assert one == other
    assert len(one) == 2


def _in_a_process(hashes: str) -> list[object]:
    """The plans as a process makes them whose sets have an order of their own."""
    found = subprocess.run(
        [sys.executable, "-m", "tests.scheduling.test_same_plan"],
        env={**os.environ, "PYTHONHASHSEED": hashes},
        capture_output=True,
        text=True,
        check=True,
    )
    told: list[object] = json.loads(found.stdout)
    return told


if __name__ == "__main__":
    sys.stdout.write(json.dumps(plans()))
