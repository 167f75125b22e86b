"""The people of the sample: each with a registration, most with a post."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from scse_desk.domain.sample import lists, naming
from scse_desk.domain.sample.rows import Rows
from scse_desk.store.models import Organisation, Person, Post, Registration

PER_SIZE = 12_000
"""Registered attendees at size 1."""

OPENED = datetime(2025, 11, 3, 1, tzinfo=UTC)
"""When registration opened."""
OPEN_MINUTES = 130 * 24 * 60
AS_OF = date(2026, 3, 2)
"""The day on which the posts were last confirmed."""

STATUSES = ("confirmed", "registered", "cancelled")
BADGES = {
    "visitor": "Visitor 參觀者",
    "buyer": "Buyer 買主",
    "delegate": "Delegate 代表團",
    "exhibitor_staff": "Exhibitor 參展商",
    "speaker": "Speaker 講者",
    "interpreter": "Interpreter 口譯",
    "press": "Press 媒體",
    "vip": "VIP 貴賓",
    "organiser": "Organiser 主辦單位",
}
"""Role -> what is printed on its badge, in the two languages of the door."""
LANGUAGES = {"TW": "zh_TW", "MY": "en", "VN": "vi", "ID": "id"}
OFTEN = ["JP", "JP", "KR", "TH", "VN", "ID", "UA", "AE", "OM", "MY"]
"""Countries that more visitors come from, so that no script is rare."""
EMAIL_SHARE = 0.95
HOME_SHARE = 0.6
NEEDS_SHARE = 0.08


@dataclass(frozen=True)
class Someone:
    """Keys of a person of the sample."""

    id: int
    country: str
    registration_id: int
    post_id: int | None
    organisation_id: int | None


class Cast:
    """Enters people into the edition, one after the other, with badge numbers of their own."""

    def __init__(self, rows: Rows, edition_id: int, rng: Random) -> None:
        self.rows = rows
        self.rng = rng
        self.entered = 0
        self._edition_id = edition_id
        self._places = lists.load("places")

    def enter(
        self,
        country: str,
        role: str,
        *,
        organisation_id: int | None = None,
        title: Mapping[str, Any] | None = None,
        columns: Mapping[str, Any] | None = None,
        languages: str | None = None,
    ) -> Someone:
        """Keep a person of a country with their post and registration.

        `title` is an entry of posts.toml, `columns` the name where it is a certain one.
        """
        self.entered += 1
        person_id = self._person(country, columns, languages)
        post_id = self._post(person_id, organisation_id, title) if title else None
        registration_id = self.rows.add(
            Registration,
            edition_id=self._edition_id,
            person_id=person_id,
            organisation_id=organisation_id,
            post_id=post_id,
            number=f"{self.entered:06}",
            role=role,
            badge_type=BADGES[role],
            status=self._status(role),
            language=LANGUAGES.get(country, "en"),
            **self.needs(),
            registered_at=OPENED + timedelta(minutes=self.rng.randrange(OPEN_MINUTES)),
        )
        return Someone(person_id, country, registration_id, post_id, organisation_id)

    def _person(
        self, country: str, columns: Mapping[str, Any] | None, languages: str | None
    ) -> int:
        pool = "zh" if country == "TW" else self._places[country]["names"]
        spoken = "zh en" if country == "TW" else self._places[country]["languages"]
        named = {**(columns or naming.person(self.rng, pool))}
        has_email = self.rng.random() < EMAIL_SHARE
        return self.rows.add(
            Person,
            **named,
            country=country,
            languages=languages or spoken,
            email=naming.email(named, self.entered, self.rng) if has_email else "",
            phone=naming.phone(country, self.rng),
            is_sample=True,
        )

    def _post(self, person_id: int, organisation_id: int | None, title: Mapping[str, Any]) -> int:
        return self.rows.add(
            Post,
            person_id=person_id,
            organisation_id=organisation_id,
            short_title_zh_tw=title.get("short_zh_TW", ""),
            rank=title.get("rank"),
            as_of=AS_OF,
            **lists.titles(lists.texts(title)),
        )

    def _status(self, role: str) -> str:
        if role in {"visitor", "buyer"}:
            return self.rng.choices(STATUSES, (70, 27, 3))[0]
        return "confirmed"

    def needs(self) -> dict[str, str]:
        """What somebody needs, which few do."""
        wanted = lists.load("programme")["texts"]["needs"]
        return lists.columns(
            "needs", self.rng.choice(wanted) if self.rng.random() < NEEDS_SHARE else {}
        )


def fill(cast: Cast, total: int) -> list[Someone]:
    """Enter press, buyers and visitors until there are `total` people; the buyers."""
    visiting = _visiting_organisations(cast)
    countries = [*lists.load("places"), *(OFTEN * 4)]
    titles = lists.load("posts")["business"]
    buyers = []
    while cast.entered < total:
        role = cast.rng.choices(("visitor", "buyer", "press", "vip"), (80, 16, 3, 1))[0]
        organisation_id = None if role == "visitor" else cast.rng.choice(visiting)
        title = None if role == "visitor" else cast.rng.choice(titles)
        country = "TW" if cast.rng.random() < HOME_SHARE else cast.rng.choice(countries)
        someone = cast.enter(country, role, organisation_id=organisation_id, title=title)
        if role == "buyer":
            buyers.append(someone)
    return buyers


def _visiting_organisations(cast: Cast) -> list[int]:
    entry = lists.load("organisations")
    return [
        cast.rows.add(
            Organisation,
            kind=kind,
            country="TW",
            is_sample=True,
            **lists.names(_named(f"{brand[0]} {suffix}", f"{brand[1]}{chinese}"), "zh_TW"),
        )
        for kind, suffix, chinese in entry["visitors"]["kinds"]
        for brand in entry["companies"]["brands"]
    ]


def _named(english: str, chinese: str) -> lists.Texts:
    """Names of an organisation of Taiwan: its English one wherever Chinese is not read."""
    return lists.labelled(dict.fromkeys(("en", "vi", "id"), english) | {"zh_TW": chinese})
