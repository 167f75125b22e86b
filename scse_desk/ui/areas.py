"""The pages of the window in the order of its navigation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib import import_module

from scse_desk.language import N_
from scse_desk.ui.context import Context
from scse_desk.ui.page import Page


@dataclass(frozen=True)
class Area:
    """One entry of the navigation.

    `module` has a function `build(context) -> Page`; it is imported when the page is first
    shown. `kinds` are the kinds of records that open here. `build` stands in for the module.
    """

    key: str
    title: str
    group: int
    module: str = ""
    kinds: frozenset[str] = field(default_factory=frozenset)
    build: Callable[[Context], Page] | None = None

    def page(self, context: Context) -> Page:
        """Make the page."""
        build = self.build or import_module(self.module).build
        page: Page = build(context)
        return page


def _area(key: str, title: str, group: int, *kinds: str) -> Area:
    return Area(key, title, group, f"scse_desk.ui.{key}.page", frozenset(kinds))


AREAS: Sequence[Area] = (
    _area("overview", N_("Overview"), 0),
    _area("editions", N_("Editions"), 0, "edition", "series", "leg", "venue", "statistic", "claim"),
    _area("exhibitors", N_("Exhibitors"), 1, "exhibitor", "booth", "pavilion", "solution"),
    _area("delegations", N_("Delegations"), 1, "delegation", "delegation_member"),
    _area(
        "matchmaking",
        N_("Matchmaking"),
        1,
        "request",
        "meeting",
        "outcome",
        "participant",
        "matchmaking_round",
        "meeting_table",
        "interpreter",
    ),
    _area("programme", N_("Programme"), 1, "programme_item"),
    _area("people", N_("People"), 2, "person", "organisation", "registration"),
    _area("agreements", N_("Agreements"), 2, "agreement"),
    _area("documents", N_("Documents"), 3, "document", "citation"),
    _area("reports", N_("Reports"), 3),
    _area("settings", N_("Settings"), 4),
)


def area_of(areas: Sequence[Area], kind: str) -> Area | None:
    """The area in which records of `kind` open."""
    return next((area for area in areas if kind in area.kinds), None)
