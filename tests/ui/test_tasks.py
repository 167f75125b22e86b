"""Tasks run one after the other, off the window's thread."""

import subprocess
import sys

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
