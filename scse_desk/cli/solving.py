"""`scse-desk solve`: a published meeting problem, solved with a proof."""

import argparse
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from scse_desk.cli import tables
from scse_desk.language import N_, Language, Message
from scse_desk.refused import Refused

if TYPE_CHECKING:
    from scse_desk.scheduling.exact.event import Answer


class NotPositive(Refused):
    """An option must be more than it is."""


class NoPlanInTime(Refused):
    """The time was not enough to find a plan or to prove that there is none."""


def run_solve(options: argparse.Namespace, words: Language) -> None:
    """Print the plan with the fewest breaks, or the best that the time was enough for."""
    refuse_less("--fairness", options.fairness, 0)
    refuse_less("--workers", options.workers, 1)
    if options.time_limit is not None and not options.time_limit > 0:
        raise NotPositive(N_("{option} must be more than 0."), option="--time-limit")
    from scse_desk.scheduling import dzn
    from scse_desk.scheduling.exact.solve import solve

    answer = solve(
        dzn.read(options.file),
        fairness=options.fairness,
        seconds=options.time_limit,
        workers=options.workers,
    )
    if options.json:
        print(json.dumps(asdict(answer)))
    if answer.status == "unknown":
        seconds = words.number(answer.seconds, 1)
        raise NoPlanInTime(
            N_("No plan was found in the time given ({seconds} s)."), seconds=seconds
        )
    if not options.json:
        _print_plan(answer, words)


def refuse_less(option: str, value: int, least: int) -> None:
    """Refuse an option that is less than it may be."""
    if value < least:
        raise NotPositive(N_("{option} must be at least {least}."), option=option, least=least)


def _print_plan(answer: "Answer", words: Language) -> None:
    print(words.say(_verdict(answer, words)))
    if answer.slots:
        rows = enumerate(zip(answer.slots, answer.tables, strict=True), start=1)
        tables.print_table(
            [words.text(title) for title in (N_("Meeting"), N_("Slot"), N_("Table"))],
            ([str(meeting), str(slot), str(table)] for meeting, (slot, table) in rows),
            frozenset({0, 1, 2}),
        )


def _verdict(answer: "Answer", words: Language) -> Message:
    figures = {
        "breaks": words.number(answer.breaks or 0),
        "bound": words.number(answer.bound),
        "seconds": words.number(answer.seconds, 1),
    }
    sentences = {
        "optimal": N_("Breaks: {breaks}; no plan has fewer ({seconds} s)."),
        "feasible": N_("Breaks: {breaks}; no plan has fewer than {bound} ({seconds} s)."),
        "infeasible": N_("There is no plan ({seconds} s)."),
    }
    return Message(sentences[answer.status], figures)
