"""The language in which a participant of a round is best handed its papers."""

from collections.abc import Iterable

from scse_desk.language import LANGUAGES
from scse_desk.store.models import Participant

SPOKEN = {"zh": "zh_TW", "zh-tw": "zh_TW", "zh-hant": "zh_TW", "vi": "vi", "id": "id", "en": "en"}
"""Languages that people speak (BCP 47, in small letters) -> language of paper."""
AT_HOME = {"TW": "zh_TW", "VN": "vi", "ID": "id"}


def of_participant(participant: Participant) -> str:
    """A code of LANGUAGES: the one chosen at registration, else by what is spoken, else by country.

    English for those who speak none of the four; "" where nothing tells.
    """
    registration = participant.registration
    if registration and registration.language in LANGUAGES:
        return str(registration.language)
    spoken = participant.languages or (
        participant.delegation.languages if participant.delegation else ""
    )
    country = country_of(participant)
    if spoken:
        return _best(spoken.lower().split(), country)
    return AT_HOME.get(country, "en") if country else ""


def country_of(participant: Participant) -> str:
    """The code of the country a participant comes from, "" where it is not known."""
    if participant.exhibitor:
        return participant.exhibitor.organisation.country or ""
    if participant.delegation:
        return participant.delegation.country or ""
    person = participant.registration.person if participant.registration else None
    return (person.country if person else "") or ""


def _best(spoken: Iterable[str], country: str) -> str:
    """The language of one's own country if one speaks it, else the first of the four spoken."""
    found = [SPOKEN[code] for code in spoken if code in SPOKEN]
    home = AT_HOME.get(country)
    return home if home and home in found else found[0] if found else "en"
