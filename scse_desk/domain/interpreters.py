"""Interpreters of an edition and the language pairs they work in."""

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased, joinedload

from scse_desk.domain.columns import count_column, field_column, name_column
from scse_desk.domain.listing import Join, Listing
from scse_desk.domain.queries import Column
from scse_desk.language import N_, Language
from scse_desk.store.models import Interpreter, Meeting, Person, Request, Slot

_person = aliased(Person)

LISTING = Listing(
    "interpreters",
    N_("Interpreters"),
    Interpreter,
    [
        name_column("name", N_("Full name"), _person, width=26),
        field_column(Interpreter, "pairs", N_("Language pairs"), "languages", width=36),
        count_column(
            "meetings",
            N_("Meetings"),
            Interpreter,
            Meeting.interpreter_id == Interpreter.id,
            Meeting.status != "cancelled",
            width=9,
        ),
        Column("email", N_("E-mail"), width=28, shown=False, sensitive=True, sql=_person.email),
        Column("phone", N_("Phone"), width=18, shown=False, sensitive=True, sql=_person.phone),
    ],
    joins=[Join(_person, _person.id == Interpreter.person_id, outer=False)],
    edition=Interpreter.edition_id,
    order=(("name", False),),
    also=["meeting"],
)


def in_words(pairs: str, language: Language) -> str:
    """Language pairs (`vi-zh en-zh`) in the words of a language: Vietnamese–Chinese."""
    return language.listing(language.spoken(pairs))


def covers(pairs: str, wanted: str) -> bool:
    """Whether language pairs (`vi-zh en-zh`) include a wanted one (`zh-vi`), either direction."""
    return not wanted or frozenset(wanted.lower().split("-")) in {
        frozenset(pair.split("-")) for pair in pairs.lower().split()
    }


def meetings(session: Session, interpreter_id: int) -> list[Meeting]:
    """The placed meetings of an interpreter, by time."""
    statement = (
        select(Meeting)
        .join(Slot, Slot.id == Meeting.slot_id)
        .where(Meeting.interpreter_id == interpreter_id)
        .options(
            joinedload(Meeting.slot),
            joinedload(Meeting.table),
            joinedload(Meeting.request).joinedload(Request.first),
            joinedload(Meeting.request).joinedload(Request.second),
        )
        .order_by(Slot.starts_at)
    )
    return list(session.scalars(statement))
