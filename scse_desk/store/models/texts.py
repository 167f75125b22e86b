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


class Travel:
    """By what a delegation comes and goes, such as a flight or a train, and where it stays."""

    arrival: Mapped[str] = mapped_column(default="")
    arrival_en: Mapped[str | None]
    arrival_zh_tw: Mapped[str | None]
    arrival_vi: Mapped[str | None]
    arrival_id: Mapped[str | None]
    departure: Mapped[str] = mapped_column(default="")
    departure_en: Mapped[str | None]
    departure_zh_tw: Mapped[str | None]
    departure_vi: Mapped[str | None]
    departure_id: Mapped[str | None]
    hotel: Mapped[str] = mapped_column(default="")
    hotel_en: Mapped[str | None]
    hotel_zh_tw: Mapped[str | None]
    hotel_vi: Mapped[str | None]
    hotel_id: Mapped[str | None]


class Needs:
    """Diet, access and the like: personal data, exported only when asked for."""

    needs: Mapped[str] = mapped_column(default="")
    needs_en: Mapped[str | None]
    needs_zh_tw: Mapped[str | None]
    needs_vi: Mapped[str | None]
    needs_id: Mapped[str | None]


class Reason:
    """Why somebody cannot meet."""

    reason: Mapped[str] = mapped_column(default="")
    reason_en: Mapped[str | None]
    reason_zh_tw: Mapped[str | None]
    reason_vi: Mapped[str | None]
    reason_id: Mapped[str | None]


class FollowUp:
    """What is to be done after a meeting."""

    follow_up: Mapped[str] = mapped_column(default="")
    follow_up_en: Mapped[str | None]
    follow_up_zh_tw: Mapped[str | None]
    follow_up_vi: Mapped[str | None]
    follow_up_id: Mapped[str | None]


class Description:
    """What a solution does."""

    description: Mapped[str] = mapped_column(default="")
    description_en: Mapped[str | None]
    description_zh_tw: Mapped[str | None]
    description_vi: Mapped[str | None]
    description_id: Mapped[str | None]


class Address:
    """Street and number of a venue."""

    address: Mapped[str] = mapped_column(default="")
    address_en: Mapped[str | None]
    address_zh_tw: Mapped[str | None]
    address_vi: Mapped[str | None]
    address_id: Mapped[str | None]


class Definition:
    """What was counted, in words."""

    definition: Mapped[str] = mapped_column(default="")
    definition_en: Mapped[str | None]
    definition_zh_tw: Mapped[str | None]
    definition_vi: Mapped[str | None]
    definition_id: Mapped[str | None]


class SourceNote:
    """Of a public or own figure: who published it, where and when."""

    source_note: Mapped[str] = mapped_column(default="")
    source_note_en: Mapped[str | None]
    source_note_zh_tw: Mapped[str | None]
    source_note_vi: Mapped[str | None]
    source_note_id: Mapped[str | None]


class Note:
    """What else is to be known of a record."""

    note: Mapped[str] = mapped_column(default="")
    note_en: Mapped[str | None]
    note_zh_tw: Mapped[str | None]
    note_vi: Mapped[str | None]
    note_id: Mapped[str | None]
