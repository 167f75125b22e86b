"""The journal: every change with its rows before and after. Filled by triggers only."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from scse_desk.store.models.base import Base, codes


class Change(Base):
    """One named change: who did what, when. Its label is a marked message with its values."""

    __table_args__ = (
        codes("kind", "change", "undo", "redo"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    author: Mapped[str]
    label: Mapped[str]
    """English message id; put into words when shown."""
    label_values: Mapped[dict[str, Any]]
    kind: Mapped[str] = mapped_column(default="change")
    schema_number: Mapped[int]
    """Schema of the store when it was made: images of another schema are not played back."""
    target_id: Mapped[int | None] = mapped_column(ForeignKey("change.id"))
    """Of an undo or redo: the change taken back or made again."""
    undone_by_id: Mapped[int | None] = mapped_column(ForeignKey("change.id"), index=True)
    """The undo that took it back; None while it stands."""


class JournalEntry(Base):
    """One row of one table, before and after, as a JSON object of column -> value."""

    __table_args__ = (
        Index("ix_journal_entry_record", "table_name", "row_id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    change_id: Mapped[int] = mapped_column(ForeignKey("change.id"), index=True)
    table_name: Mapped[str]
    row_id: Mapped[int]
    before: Mapped[str | None]
    after: Mapped[str | None]


class CurrentChange(Base):
    """The change that is being made, in one row: triggers read it. Empty between changes."""

    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    change_id: Mapped[int | None]
