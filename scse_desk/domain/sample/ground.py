"""What the sample edition stands on: series, edition, legs, cities, hosts, pavilions, figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from scse_desk.domain.sample import lists
from scse_desk.domain.sample.rows import Rows
from scse_desk.store.models import (
    City,
    Edition,
    EditionOrganiser,
    Leg,
    Organisation,
    Pavilion,
    Series,
    SolutionDomain,
    Statistic,
    Theme,
    Venue,
)

TAXONOMY = "sample"
"""Vocabulary of the sample's own, so that it leaves no other one changed."""

ZONE = ZoneInfo("Asia/Taipei")
FIXED_METRICS = ("countries_and_territories", "cities")
"""Figures that stay the same at every size."""


@dataclass(frozen=True)
class LegGround:
    """A leg: its keys, and the booths that it has at size 1."""

    id: int
    venue_id: int
    halls: Sequence[str]
    booths: int


@dataclass(frozen=True)
class Host:
    """An organisation that receives guests, with its names per language."""

    id: int
    texts: Mapping[str, str]


@dataclass(frozen=True)
class Home:
    """A city that delegations come from."""

    id: int
    country: str
    texts: Mapping[str, str]


@dataclass(frozen=True)
class Ground:
    """Keys that the other parts of the sample refer to."""

    edition_id: int
    first_day: date
    days: int
    legs: Sequence[LegGround]
    hosts: Sequence[Host]
    homes: Sequence[Home]
    """Every country's first city first, so that any 59 in a row are of 59 countries."""
    pavilions: Sequence[int]
    domains: Mapping[str, int]

    def at(self, day: int, clock: str) -> datetime:
        """An instant by the number of the day (0 is the first) and the time of day in Taiwan."""
        local = datetime.combine(self.first_day, time.fromisoformat(clock), ZONE)
        return (local + timedelta(days=day)).astimezone(UTC)

    def day_of(self, moment: datetime) -> date:
        """The day in Taiwan."""
        return moment.astimezone(ZONE).date()


def make(rows: Rows, size: int) -> Ground:
    """Keep the rows of the edition and of what it stands on."""
    entries = lists.load("edition")
    series = {"code": entries["series"]["code"], "is_sample": True}
    series_id = rows.add(Series, **series, **lists.names(lists.texts(entries["series"]), "zh_TW"))
    about = entries["edition"]
    edition_id = rows.add(
        Edition,
        series_id=series_id,
        year=about["year"],
        ordinal=1,
        ordinal_source="own",
        mode="in_person",
        **lists.names(lists.texts(about), "zh_TW"),
    )
    known = _known_cities(rows)
    homes = _homes(rows, known)
    legs = _legs(rows, edition_id, known)
    _themes(rows, edition_id)
    _figures(rows, edition_id, size)
    return Ground(
        edition_id=edition_id,
        first_day=about["first_day"],
        days=about["days"],
        legs=legs,
        hosts=_hosts(rows, edition_id),
        homes=homes,
        pavilions=_pavilions(rows, edition_id, legs),
        domains=_domains(rows),
    )


def _known_cities(rows: Rows) -> dict[tuple[str, str], int]:
    """Cities that are in the store, by country and English name: they are not entered twice."""
    found = rows.session.execute(select(City.country, City.name_en, City.id).order_by(City.id))
    return {(country, name): key for country, name, key in found if country and name}


def _city(
    rows: Rows, known: dict[tuple[str, str], int], country: str, texts: lists.Texts, raw: str
) -> int:
    place = (country, texts["en"])
    if place not in known:
        columns: dict[str, Any] = {**lists.names(texts), "name": raw}
        known[place] = rows.add(City, country=country, is_sample=True, **columns)
    return known[place]


def _homes(rows: Rows, known: dict[tuple[str, str], int]) -> list[Home]:
    ranked = [
        (rank, country, spellings)
        for country, entry in lists.load("places").items()
        for rank, spellings in enumerate(entry["cities"])
    ]
    homes = []
    for _, country, spellings in sorted(ranked, key=lambda each: each[0]):
        texts = _city_texts(country, spellings)
        city_id = _city(
            rows, known, country, texts, spellings[-1] if spellings[2:] else texts["en"]
        )
        homes.append(Home(city_id, country, texts))
    return homes


def _city_texts(country: str, spellings: Sequence[str]) -> dict[str, str]:
    """Names of a city: in its own language where that is one of ours."""
    texts = {"en": spellings[0], "zh_TW": spellings[1]}
    own = {"VN": "vi", "ID": "id"}.get(country)
    return {**texts, own: spellings[-1] if spellings[2:] else spellings[0]} if own else texts


def _legs(rows: Rows, edition_id: int, known: dict[tuple[str, str], int]) -> list[LegGround]:
    legs = []
    for position, entry in enumerate(lists.load("edition")["legs"], start=1):
        texts = {"en": entry["city"], **lists.load("edition")["home"][entry["city"]]}
        city_id = _city(rows, known, "TW", texts, texts["zh_TW"])
        venue = lists.names(lists.texts(entry["venue"]), "zh_TW")
        venue_id = rows.add(Venue, city_id=city_id, is_sample=True, **venue)
        leg_id = rows.add(
            Leg,
            edition_id=edition_id,
            position=position,
            city_id=city_id,
            venue_id=venue_id,
            hall=entry["hall"],
            starts_on=entry["starts_on"],
            ends_on=entry["ends_on"],
        )
        legs.append(LegGround(leg_id, venue_id, entry["halls"], entry["booths"]))
    return legs


def _themes(rows: Rows, edition_id: int) -> None:
    for position, entry in enumerate(lists.load("edition")["themes"], start=1):
        columns = lists.titles(lists.texts(entry), "zh_TW")
        rows.add(Theme, edition_id=edition_id, kind=entry["kind"], position=position, **columns)


def _hosts(rows: Rows, edition_id: int) -> list[Host]:
    hosts = []
    for position, entry in enumerate(lists.load("organisations")["hosts"], start=1):
        texts = lists.labelled(entry)
        columns = {**lists.names(texts, "zh_TW"), "country": "TW", "is_sample": True}
        host_id = rows.add(Organisation, kind=entry["kind"], **columns)
        hosts.append(Host(host_id, texts))
        role = "organiser" if position == 1 else "co_organiser"
        if position <= len(lists.load("edition")["legs"]) + 1:
            rows.add(
                EditionOrganiser,
                edition_id=edition_id,
                organisation_id=host_id,
                role=role,
                position=position,
            )
    return hosts


def _pavilions(rows: Rows, edition_id: int, legs: Sequence[LegGround]) -> list[int]:
    """Every fourth pavilion stands in the second leg, as every fourth booth does."""
    return [
        rows.add(
            Pavilion,
            edition_id=edition_id,
            leg_id=legs[1 if number % 4 == 0 else 0].id,
            code=f"P{number:02}",
            **lists.names(lists.texts(entry), "zh_TW"),
        )
        for number, entry in enumerate(lists.load("edition")["pavilions"], start=1)
    ]


def _domains(rows: Rows) -> dict[str, int]:
    return {
        entry["code"]: rows.add(
            SolutionDomain,
            taxonomy=TAXONOMY,
            code=entry["code"],
            position=position,
            **lists.names(lists.texts(entry)),
        )
        for position, entry in enumerate(lists.load("edition")["domains"], start=1)
    }


def _figures(rows: Rows, edition_id: int, size: int) -> None:
    statistics = lists.load("edition")["statistics"]
    for figure in statistics["figures"]:
        rows.add(
            Statistic,
            edition_id=edition_id,
            metric=figure["metric"],
            value=figure["value"] * (1 if figure["metric"] in FIXED_METRICS else size),
            unit=figure["unit"],
            comparator=figure["comparator"],
            status=figure["status"],
            as_of=figure["as_of"],
            definition_code=f"sample-{figure['metric']}",
            source="own",
            **lists.columns("definition", lists.texts(figure), "en"),
            **lists.columns("source_note", statistics["note"], "en"),
        )
