"""Texts that are printed in the reader's language: as entered, and per language as names are.

See `base.Names`; `base.texts_of(record, attribute)` gives them all.
"""

from sqlalchemy.orm import Mapped, mapped_column


class TalkingPoints:
    """What to speak of, one point a line."""

    talking_points: Mapped[str] = mapped_column(default="")
    talking_points_en: Mapped[str | None]
    talking_points_zh_tw: Mapped[str | None]
    talking_points_vi: Mapped[str | None]
    talking_points_id: Mapped[str | None]


class Topics:
    """What something is about, one topic a line."""

    topics: Mapped[str] = mapped_column(default="")
    topics_en: Mapped[str | None]
    topics_zh_tw: Mapped[str | None]
    topics_vi: Mapped[str | None]
    topics_id: Mapped[str | None]


class Fields:
    """In what an agreement's parties work together, one field a line."""

    fields: Mapped[str] = mapped_column(default="")
    fields_en: Mapped[str | None]
    fields_zh_tw: Mapped[str | None]
    fields_vi: Mapped[str | None]
    fields_id: Mapped[str | None]


class PublishedNote:
    """What is known of the day on which a document was published."""

    published_note: Mapped[str] = mapped_column(default="")
    published_note_en: Mapped[str | None]
    published_note_zh_tw: Mapped[str | None]
    published_note_vi: Mapped[str | None]
    published_note_id: Mapped[str | None]


class Place:
    """Room, hall or meeting point at the venue."""

    place: Mapped[str] = mapped_column(default="")
    place_en: Mapped[str | None]
    place_zh_tw: Mapped[str | None]
    place_vi: Mapped[str | None]
    place_id: Mapped[str | None]


class Vehicles:
    """In what people are driven."""

    vehicles: Mapped[str] = mapped_column(default="")
    vehicles_en: Mapped[str | None]
    vehicles_zh_tw: Mapped[str | None]
    vehicles_vi: Mapped[str | None]
    vehicles_id: Mapped[str | None]
