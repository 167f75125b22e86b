"""Who and what an edition is announced with: organisers, themes, shows held together with it."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from scse_desk.domain import records
from scse_desk.domain.ordering import put_in_order
from scse_desk.language import N_
from scse_desk.refused import Refused
from scse_desk.store.models import CoLocation, Edition, EditionOrganiser, Series, Theme

ROLES = {
    "organiser": N_("Organiser"),
    "co_organiser": N_("Co-organiser"),
    "advisor": N_("Advisor"),
    "supporter": N_("Supporter"),
    "sponsor": N_("Sponsor"),
}
THEME_KINDS = {
    "theme": N_("Theme"),
    "subtheme": N_("Subtheme"),
    "slogan": N_("Slogan"),
    "highlight": N_("Highlight"),
}
THEME_TONES = {"theme": "accent", "subtheme": "blue", "slogan": "violet", "highlight": "neutral"}


class NotTogether(Refused):
    """An edition cannot be held together with that series."""


def organisers(session: Session, edition_id: int) -> list[EditionOrganiser]:
    """The organisers of an edition in their order."""
    statement = (
        select(EditionOrganiser)
        .where(EditionOrganiser.edition_id == edition_id)
        .options(joinedload(EditionOrganiser.organisation))
    )
    return list(session.scalars(statement.order_by(EditionOrganiser.position, EditionOrganiser.id)))


def add_organiser(session: Session, edition_id: int, organisation_id: int) -> EditionOrganiser:
    """Name an organisation as the last organiser. Refused where it is one already."""
    return records.add(
        session,
        EditionOrganiser,
        edition_id=edition_id,
        organisation_id=organisation_id,
        role="organiser",
        position=len(organisers(session, edition_id)) + 1,
    )


def reorder_organisers(session: Session, edition_id: int, ids: Sequence[int]) -> None:
    """Give the organisers the places they have in `ids`."""
    put_in_order(session, organisers(session, edition_id), ids)


def themes(session: Session, edition_id: int) -> list[Theme]:
    """The themes of an edition in their order."""
    statement = select(Theme).where(Theme.edition_id == edition_id)
    return list(session.scalars(statement.order_by(Theme.position, Theme.id)))


def add_theme(session: Session, edition_id: int, title: str) -> Theme:
    """A theme; the first of an edition is its theme, later ones are subthemes."""
    present = themes(session, edition_id)
    return records.add(
        session,
        Theme,
        edition_id=edition_id,
        title=title.strip(),
        kind="subtheme" if present else "theme",
        position=len(present) + 1,
    )


def reorder_themes(session: Session, edition_id: int, ids: Sequence[int]) -> None:
    """Give the themes the places they have in `ids`."""
    put_in_order(session, themes(session, edition_id), ids)


def shows(session: Session, edition_id: int) -> list[CoLocation]:
    """The editions of other series that are held together with an edition."""
    statement = (
        select(CoLocation)
        .where(CoLocation.host_edition_id == edition_id)
        .options(joinedload(CoLocation.guest).joinedload(Edition.series))
    )
    return list(session.scalars(statement.order_by(CoLocation.id)))


def add_show(session: Session, edition_id: int, series_id: int) -> CoLocation:
    """Hold the edition of another series of the same year together with an edition.

    It is opened where there is none yet. Refused for the series itself, and for one that is
    there already.
    """
    host = records.find(session, Edition, edition_id)
    if host.series_id == series_id:
        raise NotTogether(N_("A show is not held together with itself."))
    wanted = select(Edition).where(Edition.series_id == series_id, Edition.year == host.year)
    guest = session.scalars(wanted).first() or records.add(
        session, "edition", series_id=series_id, year=host.year, time_zone=host.time_zone
    )
    return records.add(session, CoLocation, host_edition_id=edition_id, guest_edition_id=guest.id)


def series_called(session: Session, name: str) -> Series:
    """A new series of a name; its code is made of the first letters of its words.

    Refused for an empty name; digits are added to a code that another series has.
    """
    name = name.strip()
    if not name:
        raise NotTogether(N_("A series needs a name."))
    letters = "".join(word[0] for word in name.split() if word[0].isalnum()).upper()
    stem = letters if len(letters) > 1 else name[:6].upper()
    taken = set(session.scalars(select(func.upper(Series.code))))
    code = next(each for each in _codes(stem) if each not in taken)
    return records.add(session, Series, code=code, name=name)


def _codes(stem: str) -> Sequence[str]:
    return [stem, *(f"{stem}{number}" for number in range(2, 1000))]


def series_having(session: Session, text: str) -> list[Series]:
    """The series whose code or name has the words, by their codes."""
    wanted = text.strip().casefold()
    found = session.scalars(select(Series).order_by(Series.code))
    return [one for one in found if wanted in "\n".join([one.code, *one.names.values()]).casefold()]
