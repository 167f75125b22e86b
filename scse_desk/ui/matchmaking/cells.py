"""What the cells of the board hold and would take: no widget, only what is asked of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from scse_desk.domain.board import Board, Busy, Held, Span, at_once
from scse_desk.language import N_, Message
from scse_desk.ui.context import Context
from scse_desk.ui.matchmaking import colouring, lines, words
from scse_desk.ui.matchmaking.layout import Layout, Sizes, lay_out
from scse_desk.ui.matchmaking.lines import Line
from scse_desk.ui.matchmaking.marks import KINDS, Mark, Marks
from scse_desk.ui.matchmaking.weighing import Verdict, Weighing

Cell = tuple[int, int]
"""Row and column."""


class Cells:
    """A day of a board, or all days, with rows of a kind.

    `party_id` is the participant who stands out, `sought` the requests that were found, None
    while nothing is searched for, `weighing` the request that is carried.
    """

    def __init__(self, context: Context, board: Board, day: date | None, kind: str) -> None:
        self._context = context
        self.board, self.day = board, day
        self.lines = lines.read(context, board, kind)
        self.spans: Sequence[Span] = [
            span for span in board.spans.values() if day in {None, span.day}
        ]
        self.layout = Layout.empty()
        self.weighing: Weighing | None = None
        self.party_id: int | None = None
        self.sought: frozenset[int] | None = None
        self.colours = colouring.read(context, board, colouring.PRIORITY)
        self._marks: Marks = {}
        self._marks_of: Mapping[Cell, Mark] = {}
        self._busy: dict[Cell, Busy | None] = {}

    def set_out(self, sizes: Sizes) -> None:
        """Set the cells out in other sizes."""
        if self.layout.sizes != sizes:
            self.layout = lay_out(self.spans, self.lines, sizes)
            self.show_marks(self._marks)

    # What is there

    def line(self, row: int) -> Line:
        """The line of a row."""
        return self.lines.rows[row]

    def is_cell(self, row: int, column: int) -> bool:
        """Whether there is such a cell."""
        rows = len(self.lines.rows)
        return 0 <= row < rows and column in self.layout.columns_of(row)

    def held(self, row: int, column: int) -> Sequence[Held]:
        """The meetings in a cell, the upper one first."""
        if not (0 <= row < len(self.lines.rows) and 0 <= column < len(self.spans)):
            return ()
        found = self.lines.held.get(self.layout.key(row, column), ())
        if len(found) < 2:  # noqa: PLR2004 - nothing to sort
            return found
        line_id = self.line(row).id
        return sorted(found, key=lambda each: self.lines.lane(line_id, each.id))

    def busy(self, row: int, column: int) -> Busy | None:
        """What a participant or interpreter of a row is at in a slot, besides meetings."""
        kind, key = self.lines.kind, (row, column)
        if kind == lines.TABLES:
            return None
        if key not in self._busy:
            every = self.board.busy if kind == lines.PARTIES else self.board.voices_busy
            found = every.get(self.line(row).id, ())
            span = self.spans[column]
            busy = next((each for each in found if at_once(each, span)), None)
            self._busy[key] = busy or self._off_shift(row, span)
        return self._busy[key]

    def _off_shift(self, row: int, span: Span) -> Busy | None:
        """When an interpreter does not work, as one span of the whole round."""
        voice = self.board.voices.get(self.line(row).id)
        if self.lines.kind != lines.VOICES or voice is None or not voice.shifts:
            return None
        if any(start <= span.starts and span.ends <= end for start, end in voice.shifts):
            return None
        first, last = self.spans[0].starts_at, self.spans[-1].ends_at
        return Busy(first, last, self._context.text(N_("off shift")))

    def row_of(self, held: Held) -> int | None:
        """The row in which a meeting stands; for participants that of the one who stands out."""
        places = self.layout.line_places
        sides = [held.wish.first, held.wish.second]
        if self.party_id in sides:
            sides.reverse() if self.party_id == sides[1] else None
        line_id = {lines.TABLES: held.table_id, lines.PARTIES: sides[0]}.get(
            self.lines.kind, held.voice_id or 0
        )
        return places.get(line_id)

    # Marks

    def show_marks(self, marks: Marks) -> None:
        """Mark cells by slot and place of meeting."""
        self._marks = marks
        self._marks_of = {}
        if self.lines.kind == lines.TABLES:
            return
        made: dict[Cell, Mark] = {}
        for (slot_id, _), mark in marks.items():
            wish = self.board.wishes.get(mark.wish_id)
            for line_id in (wish.first, wish.second) if wish else ():
                row, column = (
                    self.layout.line_places.get(line_id),
                    self.layout.slot_places.get(slot_id),
                )
                if self.lines.kind == lines.PARTIES and row is not None and column is not None:
                    made[row, column] = mark
        self._marks_of = made

    def mark(self, row: int, column: int) -> Mark | None:
        """The mark of a cell."""
        if not self._marks:
            return None
        if self.lines.kind == lines.TABLES:
            return self._marks.get(self.layout.key(row, column))
        return self._marks_of.get((row, column))

    # What would fit

    @property
    def carried(self) -> int | None:
        """The request that is carried."""
        return self.weighing.wish.id if self.weighing else None

    def carry(self, wish_id: int | None) -> None:
        """Carry a request, None for none."""
        if wish_id is None or wish_id not in self.board.wishes:
            self.weighing = None
        elif self.carried != wish_id:
            self.weighing = Weighing(self.board, wish_id)

    def verdict(self, row: int, column: int) -> Verdict:
        """What would come of putting down there what is carried."""
        if self.weighing is None or not self.is_cell(row, column):
            return Verdict(None)
        return self.weighing.verdict(self.line(row), self.spans[column].id)

    def other(self, held: Sequence[Held], lane: int) -> Held | None:
        """The meeting that would change places with the carried one, None if that has none."""
        carried = self.board.meetings.get(self.carried) if self.carried else None
        if carried is None or not held or any(each.id == carried.id for each in held):
            return None
        return held[min(lane, len(held) - 1)]

    def fits(self, row: int, column: int) -> bool:
        """Whether what is carried can be put down in a cell."""
        return self.weighing is not None and self.verdict(row, column).target is not None

    def why_not(self, row: int, column: int, lane: int = 0) -> Sequence[Message]:
        """Why what is carried cannot be put down in a cell, or change places with who is there."""
        if self.weighing is None:
            return ()
        other = self.other(self.held(row, column), lane)
        if other is not None and not self.fits(row, column):
            return self.weighing.against_swap(other.wish.id)
        return self.verdict(row, column).reasons

    # In words

    def said(self, row: int, column: int, lane: int = 0) -> list[str]:
        """All that is to be said of a cell, line by line."""
        context, board = self._context, self.board
        if not self.is_cell(row, column):
            return []
        found = self.held(row, column)
        held = found[min(lane, len(found) - 1)] if found else None
        made = self._of_carried(row, column, lane)
        made += words.tip(context, board, held) if held else []
        if mark := self.mark(row, column):
            made += [" · ".join(filter(None, (context.text(KINDS[mark.kind][0]), mark.told)))]
        if not made:
            made = self._of_empty(row, column)
        return made

    def _of_carried(self, row: int, column: int, lane: int) -> list[str]:
        context, board = self._context, self.board
        found = self.held(row, column)
        if self.weighing is None or any(each.wish.id == self.carried for each in found):
            return []
        if why_not := self.why_not(row, column, lane):
            return [context.language.say(reason) for reason in why_not]
        verdict = self.verdict(row, column)
        if verdict.target is None:
            other = self.other(found, lane)
            pair = other.wish.pair if other else ""
            return [context.text(N_("Swaps with {meeting}"), meeting=pair)]
        table = board.tables[verdict.target.table_id]
        where = "" if self.lines.kind == lines.TABLES else words.table_name(context, table)
        return [" · ".join(filter(None, (context.text(N_("Fits here")), where)))]

    def _of_empty(self, row: int, column: int) -> list[str]:
        context, span = self._context, self.spans[column]
        made = [f"{words.times(context, self.board, span)} · {self.line(row).tip}"]
        busy = self.busy(row, column)
        if busy is not None:
            made.append(busy.what or context.text(N_("not available")))
        elif self.lines.kind == lines.TABLES:
            made.append(context.text(N_("Nobody sits here")))
        else:
            made.append(context.text(N_("Free")))
        return made
