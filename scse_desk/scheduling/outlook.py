"""What the round by days says of each objective: a bound, and the days of a plan that has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from scse_desk.scheduling.by_days import Days
from scse_desk.scheduling.day_program import Levels, Unsolved, fewest_days, most_of
from scse_desk.scheduling.measure import HIGHEST_SHARE, Measure
from scse_desk.scheduling.search import Desk

_LARGEST = 60_000
"""Requests times their days, up to which the fewest participant-days are looked for."""

_LEVELS = {"musts": "musts", "wishes": "wishes", "worst_served": "share"}
"""What the program by days calls the objectives that it holds."""

_SECONDS, _FEW = {"musts": 5.0, "wishes": 5.0}, 0.5
"""What a bound may take however short the time is: of these there is always one, of others not."""


@dataclass(frozen=True, slots=True)
class View:
    """A bound of an objective, and the day of each request where it is had, if that is known."""

    bound: int
    days: Mapping[int, int] = field(default_factory=dict)


class Outlook:
    """The bounds by days, the objectives before held at the values they have."""

    def __init__(self, measure: Measure, desk: Desk) -> None:
        self.measure = measure
        self.desk = desk
        self.levels = Levels()

    @cached_property
    def days(self) -> Days:
        """The round by days."""
        return Days(self.measure, self.desk)

    def hold(self, stage: str, value: int) -> None:
        """Look only at plans that have so much of an objective."""
        if stage in _LEVELS:
            self.levels = replace(self.levels, **{_LEVELS[stage]: value})

    def most_held(self) -> int:
        """A number of requests that no plan can hold more than."""
        possible = sum(map(self.measure.candidates.is_possible, self.measure.asked.requests))
        try:
            relaxed = most_of(self.days, self.days.options, lambda _: 1, Levels())
        except Unsolved:
            return possible
        kept = len(self.measure.candidates.kept)
        return possible if relaxed is None else min(possible, kept + relaxed.most)

    def view(self, stage: str, bound: int) -> View:
        """What is known of an objective, if `bound` was known before."""
        self.days.seconds = _SECONDS.get(stage, _FEW)
        try:
            return self._view(stage, bound)
        except Unsolved:
            return View(bound)

    def _view(self, stage: str, bound: int) -> View:
        if stage == "musts":
            return self._musts(bound)
        if stage == "wishes":
            return self._wishes(bound, self.levels.musts)
        if stage == "worst_served":
            return self._worst_served(bound)
        return self._breaks(bound) if stage == "breaks" else View(bound)

    def _musts(self, bound: int) -> View:
        own, kept = self.measure.candidates, self.days.kept.held
        musts = [key for key in self.days.options if own.is_must(key)]
        relaxed = most_of(self.days, musts, lambda _: 1, Levels())
        if relaxed is not None:
            bound = min(bound, self.measure.musts(kept) + relaxed.most)
        return View(bound, self._wishes(0, bound).days)

    def _wishes(self, bound: int, musts: int) -> View:
        own, kept = self.measure.candidates, self.days.kept.held
        wishes = [key for key in self.days.options if not own.is_must(key)]
        relaxed = most_of(self.days, wishes, own.weight, Levels(musts))
        if relaxed is None:
            return View(bound)
        return View(min(bound, self.measure.wishes(kept) + relaxed.most), relaxed.days)

    def _worst_served(self, bound: int) -> View:
        """The greatest share at which everybody can be served in fractions, by halving."""
        least, days = 0, {}
        while least < bound:
            middle = (least + bound + 1) // 2 if least else 1  # often nothing at all is possible
            levels = Levels(self.levels.musts, self.levels.wishes, middle)
            relaxed = most_of(self.days, (), lambda _: 1, levels)
            if relaxed is None:
                bound = middle - 1
            else:
                least, days = middle, relaxed.days
        return View(min(bound, HIGHEST_SHARE), days)

    def _breaks(self, bound: int) -> View:
        """Each participant-day counts one, whatever breaks there are."""
        if sum(map(len, self.days.by_day.values())) > _LARGEST:
            return View(bound)
        relaxed = fewest_days(self.days, self.levels).solve()
        if relaxed is None:
            return View(bound)
        kept = sum(len(self.days.kept_days(side)) for side in self.measure.candidates.requests_of)
        return View(max(bound, relaxed.least + kept))
