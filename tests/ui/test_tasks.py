"""Tasks run one after the other, off the window's thread."""

import subprocess
import sys
from threading import Event

from pytestqt.qtbot import QtBot

from scse_desk.refused import Refused
from scse_desk.task import Progress
from scse_desk.ui.tasks import Tasks

TWO_TASKS = """
from PySide6.QtCore import QCoreApplication
from scse_desk.ui.tasks import Tasks

app, said = QCoreApplication([]), []
tasks = Tasks(print)

def load(report):
    from ortools.sat.python import cp_model

def solve(report):
    from ortools.sat.python import cp_model
    model = cp_model.CpModel()
    numbers = [model.new_int_var(0, 9, str(place)) for place in range(5)]
    model.add_all_different(numbers)
    model.maximize(sum(numbers))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.best_bound_callback = lambda bound: None
    solver.solve(model)
    return int(solver.objective_value)

for work in (load, solve, solve):
    tasks.run("", work, said.append)
    while tasks.busy():
        app.processEvents()
print(said)
"""


def test_the_solver_works_in_later_tasks_than_the_one_that_loaded_it() -> None:
    """In a program of its own: only there is the solver loaded by a task."""
    run = subprocess.run(
        [sys.executable, "-c", TWO_TASKS], capture_output=True, text=True, check=False
    )
    assert (run.stdout.strip(), run.returncode) == ("[None, 35, 35]", 0), run.stderr


def test_what_is_stopped_for_good_tells_nothing_of_what_came_of_it(qtbot: QtBot) -> None:
    said: list[object] = []
    tasks, begun, told = Tasks(said.append), Event(), Event()

    def result(_report: Progress) -> str:
        begun.set()
        told.wait()
        return "a result"

    def refusal(_report: Progress) -> None:
        raise Refused("not to be done")

    tasks.run("", result, said.append)
    tasks.run("", refusal, said.append)
    begun.wait()
    told.set()
    tasks.stop()
    qtbot.waitUntil(lambda: not tasks.busy())
    assert said == []
