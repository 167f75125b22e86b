"""The published meeting problems, each solved by the command in a process of its own.

Beside it stand the best published times, of a MaxSAT solver on a Xeon E3-1220v2 (JAIR 74, 2022).
The seconds demanded are those that the command tells: the library is loaded before.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path

from scse_desk.scheduling import dzn
from scse_desk.scheduling.exact.event import Answer
from tests.benchmarks import stores
from tests.benchmarks.measuring import Figure, process
from tests.scheduling.event_judge import judge

PUBLISHED = {
    "forum-13": (0, 2.5),
    "forum-13crafb": (6, 23.3),
    "forumt-14": (5, 0.5),
    "forumt-14crafc": (5, 0.9),
    "tic-12": (0, 0.1),
    "tic-13": (0, 0.4),
    "tic-13crafb": (0, 0.4),
    "tic-14crafa": (0, 1.0),
    "tic-14crafc": (0, 0.8),
    "ticf-13crafa": (0, 2.2),
    "ticf-13crafb": (3, 22.3),
    "ticf-14crafa": (0, 7.6),
}
"""The fewest breaks, and the seconds it took to prove them."""
EACH, TOGETHER = 10.0, 20.0
FAIRNESS = 2
FOLDER = "SCSE_B2B_INSTANCES"


def figures() -> Iterator[Figure]:
    """Each problem, then all together; one line where no folder of them is named."""
    if FOLDER not in os.environ:
        yield Figure("published problems", f"{FOLDER} names no folder of them")
        return
    total, proven = 0.0, 0
    for name, (fewest, seconds) in PUBLISHED.items():
        answer = _solved(Path(os.environ[FOLDER]) / f"{name}.dzn")
        is_proven = answer.status == "optimal" and answer.breaks == fewest
        total, proven = total + answer.seconds, proven + is_proven
        said = f"{answer.breaks} breaks, bound {answer.bound}, {answer.seconds:.2f} s"
        met = is_proven and answer.seconds <= EACH
        yield Figure(f"published: {name}", said, f"{seconds} s", "", f"proven, ≤ {EACH:g} s", met)
    told = f"{proven} of {len(PUBLISHED)} proven, {total:.1f} s"
    theirs = f"{sum(seconds for _, seconds in PUBLISHED.values()):.1f} s"
    met = proven == len(PUBLISHED) and total < TOGETHER
    yield Figure("published: together", told, theirs, "", f"all proven, < {TOGETHER:g} s", met)


def _solved(path: Path) -> Answer:
    _, printed = process(
        ["-m", "scse_desk", "solve", str(path), "--fairness", str(FAIRNESS), "--json"],
        folder=stores.folder(),
    )
    given = json.loads(printed)
    answer = Answer(**given | {name: tuple(given[name]) for name in ("slots", "tables")})
    wrong = judge(dzn.read(path), answer, FAIRNESS)
    if wrong:
        raise AssertionError(f"{path.name}: {wrong}")
    return answer
