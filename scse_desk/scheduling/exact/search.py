"""What is known of the plans of an event while they are searched for."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable
from dataclasses import dataclass, field

from scse_desk.scheduling.exact.known import Crowd, Known
from scse_desk.scheduling.exact.model import Model, build
from scse_desk.scheduling.exact.narrowing import Narrowed, conflict, narrowed, whole
from scse_desk.scheduling.exact.race import Found
from scse_desk.scheduling.exact.seats import least_breaks

WORK = 2500
"""Conflicts that are looked for, times the participants: each takes so much longer."""


@dataclass
class Stage:
    """Plans of an event in which only some may break, and the models that tell of them."""

    event: Narrowed
    crowds: tuple[Crowd, ...]
    fairness: int
    refuted: float = -1
    """None of these plans has so few breaks."""
    _models: dict[bool, Model] = field(default_factory=dict)

    @property
    def certain(self) -> int:
        """How many breaks every plan has, by the crowds and by who breaks more than once."""
        more = sum(least - 1 for least in self.event.known.least if least)
        return sum(crowd.breaking for crowd in self.crowds) + more

    def model(self, *, blocks: bool) -> Model:
        """The model of either kind, made when it is first needed."""
        if blocks not in self._models:
            self._models[blocks] = build(self.event, self.crowds, self.fairness, blocks=blocks)
        return self._models[blocks]


class Search:
    """The best plan found, and the least number of breaks that is proven to be needed.

    `every` are all plans. `few` are those in which only those break of whom it is `certain` that
    some do. All others have a break more than is certain.
    """

    def __init__(
        self, known: Known, crowds: Iterable[Crowd], fairness: int, until: float = math.inf
    ) -> None:
        self.known = known
        self.fairness = fairness
        self.best: Found | None = None
        self.is_impossible = False
        every = whole(known)
        crowds, few = self._with_conflicts(tuple(crowds), until)
        self.every = Stage(every, crowds, fairness)
        self.few = Stage(few or every, crowds, fairness, -1 if few else math.inf)
        self.bound = self.certain + (few is None)
        self._look_at_seats()

    def _with_conflicts(
        self, crowds: tuple[Crowd, ...], until: float
    ) -> tuple[tuple[Crowd, ...], Narrowed | None]:
        """More crowds, as long as some conflict is left and neither work nor time is too much."""
        for _ in range(1 + WORK // max(1, self.known.event.participants)):
            breaking = frozenset[int]().union(*(crowd.participants for crowd in crowds))
            few = narrowed(self.known, breaking)
            if few is not None:
                return crowds, few
            if time.monotonic() > until:
                break
            core = conflict(self.known, breaking)
            if not core:
                self.is_impossible = True
                break
            crowds = (*crowds, Crowd(core, 1))
        return crowds, None

    def _look_at_seats(self) -> None:
        seats = least_breaks(self.known, self.every.crowds)
        if seats == math.inf:
            self.is_impossible = True
        else:
            self.bound = max(self.bound, int(seats))

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to find."""
        proven = self.best is not None and self.best.breaks <= self.bound
        return proven or self.is_impossible

    def is_near(self, most: int) -> bool:
        """Whether no plan is known that has many breaks more than the bound."""
        return self.best is None or self.best.breaks <= self.bound + most

    @property
    def certain(self) -> int:
        """How many breaks every plan has at least: who breaks in none of `few` has one more."""
        return self.every.certain

    def learn(self, stage: Stage, found: Found) -> None:
        """Keep a better plan, and what is proven about all plans."""
        if found.slots is not None and (self.best is None or found.breaks < self.best.breaks):
            self.best = found
        least = math.inf if found.bound is None else found.bound
        if stage.event.free != self.every.event.free:
            stage.refuted = max(stage.refuted, least - 1)
            least = min(least, self.certain + 1)
        if least == math.inf:
            self.is_impossible = True
        else:
            self.bound = max(self.bound, int(least))
