"""What the papers about an edition share: its title and, for the sample, its warning."""

from collections.abc import Sequence

from sqlalchemy.orm import Session, joinedload

from scse_desk.language import N_, Language
from scse_desk.refused import Refused
from scse_desk.reports import report
from scse_desk.store.models import Edition


class NoEdition(Refused):
    """The edition that was asked for is not there."""


def edition_whole(session: Session, edition_id: int) -> Edition:
    """An edition with its series."""
    found = session.get(Edition, edition_id, options=[joinedload(Edition.series)])
    if found is None:
        raise NoEdition(N_("This edition is not there any more."))
    return found


def edition_title(edition: Edition, language: Language) -> str:
    """What an edition is called at the head of a paper: its own name, or series and year."""
    return language.name_of(edition) or f"{language.name_of(edition.series)} {edition.year}"


def sample_note(edition: Edition, language: Language) -> Sequence[report.Block]:
    """What every paper about the sample says first."""
    if not edition.series.is_sample:
        return ()
    words = language.text("Sample data: every person, organisation and figure here is invented.")
    return (report.Note(words, tone="amber"),)
