"""Whom to tell of what has changed on the day, with how to reach them where that is wanted."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from scse_desk.domain import board_reading, contacts, records
from scse_desk.language import N_, Language
from scse_desk.reports import report
from scse_desk.store.models import MatchmakingRound

NAME = "people-to-tell"
TITLE = N_("Whom to tell")
DESCRIPTION = N_("Whom to tell of what has changed on the day, and of what.")
FORMATS = ("xlsx", "pdf")


@dataclass(frozen=True)
class Options:
    """Of which round; `lines` are participant or interpreter, with whom, what, from where to where.

    Each line is an id, whether it is an interpreter's, and three texts in the report's language.
    """

    round_id: int
    printed_at: datetime
    what: str
    lines: tuple[tuple[int, bool, str, str, str], ...] = field(default=())
    with_contacts: bool = False


def build(session: Session, options: Options, language: Language) -> report.Report:
    """The list in a language."""
    held = records.find(session, MatchmakingRound, options.round_id)
    board = board_reading.read(session, options.round_id, language.code)
    reached = _reached(session, options, language) if options.with_contacts else {}
    titles = [N_("To tell"), N_("Meets"), N_("Change"), N_("From where to where")]
    if options.with_contacts:
        titles += [N_("Contact"), N_("E-mail"), N_("Phone")]
    rows = []
    for key, is_voice, other, said, more in options.lines:
        name = board.voices[key].name if is_voice else board.parties[key].name
        contact = reached.get((is_voice, key), contacts.Contact())
        how = (contact.name, contact.email, contact.phone) if options.with_contacts else ()
        rows.append((name, other, said, more, *how))
    return report.Report(
        kicker=language.text(TITLE),
        title=options.what,
        subtitle=language.name_of(held),
        language=language,
        printed_at=options.printed_at.astimezone(board.zone),
        landscape=True,
        blocks=[
            report.Table(
                title=language.text(TITLE),
                columns=[report.Column(language.text(title)) for title in titles],
                rows=rows,
                count=len(rows),
            )
        ],
    )


def _reached(
    session: Session, options: Options, language: Language
) -> dict[tuple[bool, int], contacts.Contact]:
    parties = {line[0] for line in options.lines if not line[1]}
    voices = {line[0] for line in options.lines if line[1]}
    found = contacts.of_participants(session, parties, language)
    spoken = contacts.of_interpreters(session, voices, language)
    return {
        **{(False, key): contact for key, contact in found.items()},
        **{(True, key): contact for key, contact in spoken.items()},
    }
