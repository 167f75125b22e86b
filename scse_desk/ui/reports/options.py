"""What is asked for each report, as fields, and the report's options made of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from scse_desk.domain import attendees
from scse_desk.domain.queries import Filter
from scse_desk.language import LANGUAGES, N_, OWN_NAMES
from scse_desk.ui.context import Context
from scse_desk.ui.fields import Choice, Field
from scse_desk.ui.finding import finder
from scse_desk.ui.reports import round_options

LANGUAGE_FIELD = Field(
    "language", N_("Language of the paper"), "choice", {code: OWN_NAMES[code] for code in LANGUAGES}
)
NARROWED = ("role", "status", "country")
"""Columns by whose code an attendee list can be narrowed."""
PREVIEW_ROWS = 200
"""Rows of a long list that are shown; the file has them all."""


@dataclass(frozen=True)
class Asked:
    """What a report asks for: fields, and how their values become its options.

    `options(kind, values, context)` gives the report's Options, or None while something is missing;
    `missing` (marked) says what. `columns` tells that a list of columns may be chosen.
    """

    fields: Sequence[Field]
    options: Callable[[Any, Mapping[str, Any], Context], Any]
    missing: str = N_("Choose an edition first.")
    columns: bool = False
    of_round: bool = False
    """Whether it is about a matchmaking round: then the fields come from `round_options`."""

    def asked_for(self, kind: Any, values: Mapping[str, Any], context: Context) -> Sequence[Field]:
        """The fields to ask with the values chosen so far."""
        if not self.of_round:
            return self.fields
        return [*self.fields, *round_options.fields_of(kind, values, context)]


def _of_edition(kind: Any, _values: Mapping[str, Any], context: Context) -> Any:
    if context.edition_id is None:
        return None
    return kind.Options(context.edition_id, datetime.now(UTC))


def _of_delegation(kind: Any, values: Mapping[str, Any], _context: Context) -> Any:
    if not values.get("delegation_id"):
        return None
    return kind.Options(
        values["delegation_id"],
        datetime.now(UTC),
        with_contacts=values.get("with_contacts", True),
    )


def _of_attendees(kind: Any, values: Mapping[str, Any], context: Context) -> Any:
    if context.edition_id is None:
        return None
    filters = {
        key: Filter(codes=frozenset({str(values[key])})) for key in NARROWED if values.get(key)
    }
    return kind.Options(
        context.edition_id,
        datetime.now(UTC),
        columns=tuple(values.get("columns") or ()),
        filters=filters,
    )


ASKED: Mapping[str, Asked] = {
    "fact-sheet": Asked([LANGUAGE_FIELD], _of_edition),
    "delegation-brief": Asked(
        [
            Field(
                "delegation_id",
                N_("Delegation"),
                "reference",
                search=finder("delegation", here=True),
                opens="delegation",
                wide=True,
            ),
            LANGUAGE_FIELD,
            Field("with_contacts", N_("With telephone numbers and e-mail"), "check", wide=True),
        ],
        _of_delegation,
        N_("Choose a delegation first."),
    ),
    "attendee-list": Asked(
        [
            LANGUAGE_FIELD,
            Field("role", N_("Only this role"), "choice", attendees.ROLES),
            Field("status", N_("Only this status"), "choice", attendees.STATUSES),
            Field("country", N_("Only this country"), "country"),
        ],
        _of_attendees,
        columns=True,
    ),
    **dict.fromkeys(
        (
            "meeting-schedule",
            "table-sign",
            "master-grid",
            "unmet-wishes",
            "round-report",
            "round-workbook",
            "calendar",
            "people-to-tell",
        ),
        Asked([LANGUAGE_FIELD], round_options.options, round_options.NO_ROUND, of_round=True),
    ),
}


def first_delegation(context: Context) -> int | str | None:
    """The delegation to begin with: the first of the edition."""
    found = finder("delegation", here=True)(context, "")
    return found[0].id if found else None


def shown_value(context: Context, key: str, value: Any, values: Mapping[str, Any]) -> Any:
    """A value as its field shows it: a delegation, participant or table by its name."""
    if key in {"round_id", *round_options.WITHIN}:
        return round_options.shown(context, key, value, values)
    if key != "delegation_id" or not value:
        return value
    from scse_desk.store.models import Delegation

    with context.store.read() as session:
        found = session.get(Delegation, value)
        if found is None or context.edition_id not in {None, found.edition_id}:
            return None
        return Choice(found.id, context.language.name_of(found))


class ColumnList(QListWidget):
    """Columns to tick and to drag into order; `changed` carries the keys that are ticked."""

    changed = Signal(object)

    def __init__(self, context: Context, chosen: Sequence[str]) -> None:
        super().__init__()
        from scse_desk.reports import attendee_list

        self.setAccessibleName(context.text(N_("Columns")))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        known = attendees.LISTING.by_key
        first = [key for key in chosen if key in known]
        ticked = first or list(attendee_list.USUAL)
        for key in [*ticked, *(key for key in known if key not in ticked)]:
            column = known[key]
            words = context.text(column.title)
            if column.sensitive:
                words = context.text(N_("{column} (personal data)"), column=words)
            item = QListWidgetItem(words, self)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_state(key in ticked))
        self.itemChanged.connect(lambda _item: self._tell())
        self.model().rowsMoved.connect(lambda *_: self._tell())

    def keys(self) -> list[str]:
        """The keys that are ticked, in their order."""
        items = [self.item(place) for place in range(self.count())]
        return [
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        ]

    def _tell(self) -> None:
        self.changed.emit(self.keys())


def _state(ticked: bool) -> Qt.CheckState:  # noqa: FBT001
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
