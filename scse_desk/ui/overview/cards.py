"""The cards of the overview: key figures, the table of figures, and the smaller lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QWidget

from scse_desk.language import N_
from scse_desk.ui.cards import card, empty_state
from scse_desk.ui.chips import Chip
from scse_desk.ui.context import Context, Remedy
from scse_desk.ui.elided import Elided
from scse_desk.ui.figure import figure_card
from scse_desk.ui.flow import Flow
from scse_desk.ui.overview.reading import Doing, FigureRow, Item, Key, Overview
from scse_desk.ui.source_popup import SourcePopup
from scse_desk.ui.widgets import button, column, holder, label, picture, row, rule

MOST_TO_DO = 6
MOST_ITEMS = 5


def key_card(context: Context, key: Key) -> QFrame:
    """A key figure; its source opens below it."""
    made = figure_card(context.theme, key.figure, lambda: show(made))

    def show(under: QWidget) -> None:
        _show_source(context, under, key.id, key.source_note)

    return made


def _show_source(context: Context, under: QWidget, statistic_id: int, note: str) -> None:
    SourcePopup(under.window(), context, "statistic", statistic_id, note).open_under(under)


# The table of figures


def figures_card(context: Context, seen: Overview) -> QFrame:
    """Every figure of the edition in a line, its source one click away."""
    theme, text = context.theme, context.text
    if not seen.rows:
        remedy = Remedy(text(N_("Enter figures")), lambda: context.open_record("edition", seen.id))
        return card(
            theme,
            empty_state(
                theme,
                text(N_("No figures yet")),
                text(N_("Each is entered with its status and its source.")),
                icon="overview",
                remedies=() if context.store.read_only else (remedy,),
            ),
            title=text(N_("Figures")),
        )
    words = context.language.plural(
        N_("All {number} figure"), N_("All {number} figures"), len(seen.rows)
    )
    first = seen.rows[0].id
    link = button(theme, words, lambda: context.open_record("statistic", first), kind="link")
    return card(theme, _grid(context, seen.rows), None, title=text(N_("Figures")), aside=link)


HEADINGS = (N_("Metric"), N_("Value"), N_("Status"), N_("Scope"), N_("As of"), N_("Source"))


def _grid(context: Context, rows: Sequence[FigureRow]) -> QWidget:
    theme = context.theme
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.px(10))
    grid.setVerticalSpacing(0)
    right = Qt.AlignmentFlag.AlignRight
    for place, words in enumerate(HEADINGS):
        heading = label(context.text(words), "heading")
        grid.addWidget(heading, 0, place, right if place == 1 else Qt.AlignmentFlag.AlignLeft)
    for number, line in enumerate(rows, start=1):
        grid.addWidget(rule(), 2 * number - 1, 0, 1, len(HEADINGS))
        grid.setRowMinimumHeight(2 * number, theme.px(31))
        for place, cell in enumerate(_cells(context, line)):
            at = Qt.AlignmentFlag.AlignVCenter
            if place == 1:
                at |= right
            grid.addWidget(cell, 2 * number, place, at)
    grid.setColumnStretch(0, 5)
    grid.setColumnStretch(3, 3)
    grid.setRowMinimumHeight(0, theme.px(24))
    made = QWidget()
    made.setLayout(grid)
    return made


def _cells(context: Context, line: FigureRow) -> Sequence[QWidget]:
    theme = context.theme
    source = link(
        context,
        line.source,
        lambda: _show_source(context, source, line.id, line.source_note),
        context.text(N_("Show the source")),
    )
    when = label(line.as_of, "secondary")
    return (
        Elided(line.title, "body", line.tip),
        label(line.value, "strong"),
        Chip(theme, *line.chip),
        Elided(line.scope, "secondary"),
        when,
        source,
    )


def link(context: Context, words: str, run: Callable[[], object], tip: str = "") -> QPushButton:
    """A word to click on."""
    made = button(context.theme, words, run, kind="link", tip=tip)
    made.setAccessibleName(f"{tip}: {words}" if tip else words)
    return made


# The smaller cards


def legs_card(context: Context, seen: Overview) -> QFrame:
    """Where and when, leg by leg, and what is missing."""
    text = context.text
    edit = link(context, text(N_("Edit")), lambda: context.open_record("edition", seen.id))
    empty = text(N_("No leg has been entered yet."))
    return _items_card(context, text(N_("Legs")), seen.legs, empty, edit)


def shows_card(context: Context, seen: Overview) -> QFrame:
    """The shows held together with the edition."""
    text = context.text
    return _items_card(context, text(N_("Co-located shows")), seen.shows, text(N_("None")))


def agreements_card(context: Context, seen: Overview) -> QFrame:
    """The agreements signed at the edition."""
    text = context.text
    every = link(context, text(N_("All")), lambda: context.open_page("agreements"))
    empty = text(N_("None yet"))
    return _items_card(context, text(N_("Agreements")), seen.agreements, empty, every)


def changes_card(context: Context, seen: Overview) -> QFrame:
    """What was done last, by whom."""
    text = context.text
    empty = text(N_("Nothing has been changed yet."))
    return _items_card(context, text(N_("Recent changes")), seen.changes, empty)


def to_do_card(context: Context, seen: Overview) -> QFrame:
    """What to do next, each with the place where it is done."""
    text, theme = context.text, context.theme
    lines = column(spacing=theme.px(8))
    for one in seen.to_do[:MOST_TO_DO]:
        lines.addWidget(_doing(context, one))
    if not seen.to_do:
        words = text(N_("Nothing is left to do."))
        lines.addLayout(row(picture(theme, "done", "green"), label(words, "muted"), None))
    more = len(seen.to_do) - MOST_TO_DO
    if more > 0:
        words = context.language.plural(N_("and {number} more"), N_("and {number} more"), more)
        lines.addWidget(label(words, "secondary"))
    lines.addStretch(1)
    return card(theme, lines, title=text(N_("What to do next")))


def _doing(context: Context, one: Doing) -> QWidget:
    theme = context.theme
    words = context.text(N_("Open"))
    opened = link(context, words, _opener(context, one.opens))
    opened.setAccessibleName(f"{words}: {one.text}")
    head = row(Chip(theme, one.word, one.tone), None, opened)
    return holder(column(head, label(one.text, wrap=True), spacing=theme.px(1)))


def _opener(context: Context, opens: tuple[str, int]) -> Callable[[], None]:
    return lambda: context.open_record(*opens)


def _items_card(
    context: Context,
    title: str,
    items: Sequence[Item],
    empty: str,
    aside: QWidget | None = None,
) -> QFrame:
    theme = context.theme
    lines = column(spacing=theme.px(9))
    for item in items[:MOST_ITEMS]:
        lines.addWidget(_item(context, item))
    if not items:
        lines.addWidget(label(empty, "muted", wrap=True))
    if len(items) > MOST_ITEMS:
        words = context.text(N_("{number} in all"), number=context.language.number(len(items)))
        lines.addWidget(label(words, "secondary"))
    lines.addStretch(1)
    return card(theme, lines, title=title, aside=aside)


def _item(context: Context, item: Item) -> QWidget:
    theme = context.theme
    body = column(spacing=theme.px(1))
    head = row(label(item.title, "strong" if item.detail or item.chips else "body", wrap=True))
    head.setSpacing(theme.px(6))
    if item.opens is not None:
        words = context.text(N_("Open {name}"), name=item.title)
        opened = button(theme, words, _opener(context, item.opens), kind="icon", picture="open")
        head.addWidget(opened, 0, Qt.AlignmentFlag.AlignTop)
    body.addLayout(head)
    for part in filter(None, item.detail.split("\n")):
        body.addWidget(label(part, "secondary", wrap=True))
    if item.chips:
        chips = Flow(theme.px(4))
        for word, tone in item.chips:
            chips.add(Chip(theme, word, tone))
        body.addSpacing(theme.px(2))
        body.addWidget(chips)
    made = QWidget()
    made.setLayout(body)
    return made
