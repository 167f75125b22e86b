"""Agreements: memoranda of understanding, friendship agreements, partnerships."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from scse_desk.store.models.base import Record, Titles, arguments, codes, reference
from scse_desk.store.models.editions import Edition
from scse_desk.store.models.people import Organisation, Person
from scse_desk.store.models.texts import Fields, Note, Place


class Agreement(Fields, Place, Titles, Note, Record):
    """An agreement of two or more parties signed at, or because of, an edition."""

    __table_args__ = arguments(
        codes("kind", "mou", "friendly_relations", "partnership", "collaboration", "other"),
        codes("status", "planned", "signed", "lapsed"),
    )

    edition_id: Mapped[int] = reference("edition")
    kind: Mapped[str] = mapped_column(default="mou")
    status: Mapped[str] = mapped_column(default="planned")
    signed_on: Mapped[date | None]

    edition: Mapped[Edition] = relationship()
    parties: Mapped[list["AgreementParty"]] = relationship(
        back_populates="agreement", order_by="AgreementParty.position"
    )


class AgreementParty(Record):
    """A party of an agreement and who signed for it."""

    __table_args__ = arguments(CheckConstraint("position > 0", name="position"))

    agreement_id: Mapped[int] = reference("agreement")
    organisation_id: Mapped[int] = reference("organisation")
    position: Mapped[int]
    signatory_person_id: Mapped[int | None] = reference("person")

    agreement: Mapped[Agreement] = relationship(back_populates="parties")
    organisation: Mapped[Organisation] = relationship()
    signatory: Mapped[Person | None] = relationship()
