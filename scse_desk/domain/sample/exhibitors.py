"""Exhibitors of the sample on their booths, with staff and solutions."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any

from scse_desk.domain.sample import lists, naming
from scse_desk.domain.sample.cast import Cast, Someone
from scse_desk.domain.sample.ground import Ground, LegGround
from scse_desk.domain.sample.rows import Rows
from scse_desk.language import LANGUAGES
from scse_desk.store.models import (
    Booth,
    BoothAssignment,
    Exhibitor,
    Organisation,
    Solution,
    SolutionDomainLink,
)

MAIN, CO_EXHIBITORS, REPRESENTED = 480, 120, 60
"""At size 1; represented companies come on top of the 600 that are counted."""
SOLUTIONS = 1_000
FREE_BOOTHS = 18
"""Booths of a leg that are still to be given out, at size 1."""
MOST_BOOTHS = 12

STAGES = ("prospect", "applied", "confirmed", "invoiced", "paid")
BOOTH_AREA = Decimal(9)


@dataclass(frozen=True)
class Stand:
    """An exhibitor with the leg it stands in (0 or 1), its pavilion and its people."""

    id: int
    kind: str
    leg: int
    pavilion_id: int
    brand: tuple[str, str]
    staff: Sequence[Someone]


def make(rows: Rows, ground: Ground, cast: Cast, rng: Random, size: int) -> list[Stand]:
    """Keep the exhibitors, their booths and solutions; the stands, main ones first."""
    stands: list[Stand] = []
    kinds = ("main", MAIN), ("co_exhibitor", CO_EXHIBITORS), ("represented", REPRESENTED)
    for kind, count in kinds:
        mains = [stand for stand in stands if stand.kind == "main"]
        stands += [
            _stand(rows, ground, cast, rng, kind, len(stands) + number, mains)
            for number in range(count * size)
        ]
    for number, leg in enumerate(ground.legs):
        here = [s for s in stands if s.leg == number and s.kind != "represented"]
        _booths(rows, ground, leg, here, rng, size)
    _solutions(rows, ground, stands, rng, SOLUTIONS * size)
    return stands


def _stand(
    rows: Rows,
    ground: Ground,
    cast: Cast,
    rng: Random,
    kind: str,
    number: int,
    mains: Sequence[Stand],
) -> Stand:
    main = rng.choice(mains) if mains else None
    place = rng.randrange(len(ground.pavilions))
    pavilion_id = main.pavilion_id if main else ground.pavilions[place]
    leg = main.leg if main else int((place + 1) % 4 == 0)
    country = "TW" if kind == "main" and rng.random() < 0.85 else _abroad(rng)  # noqa: PLR2004
    organisation_id, brand = _company(rows, rng, number, country)
    staff = [
        cast.enter(country, "exhibitor_staff", organisation_id=organisation_id, title=title)
        for title in rng.sample(lists.load("posts")["business"], 1 if main else 3)
    ]
    stage = "withdrawn" if kind == "represented" and number % 10 == 0 else _stage(rng)
    exhibitor_id = rows.add(
        Exhibitor,
        edition_id=ground.edition_id,
        organisation_id=organisation_id,
        kind=kind,
        main_exhibitor_id=main.id if main else None,
        stage=stage,
        pavilion_id=pavilion_id,
        contact_person_id=staff[0].id,
    )
    return Stand(exhibitor_id, kind, leg, pavilion_id, brand, staff)


def _stage(rng: Random) -> str:
    return rng.choices(STAGES, (4, 14, 40, 18, 24))[0]


def _abroad(rng: Random) -> str:
    countries: list[str] = list(lists.load("organisations")["local"])
    return rng.choice(countries)


def _company(rows: Rows, rng: Random, number: int, country: str) -> tuple[int, tuple[str, str]]:
    """An organisation whose name nobody else has, and its brand in English and Chinese."""
    entry = lists.load("organisations")
    brands, businesses = entry["companies"]["brands"], entry["companies"]["businesses"]
    cycle, place = divmod(number * 7, len(brands) * len(businesses))
    brand = brands[place % len(brands)]
    business = businesses[place // len(brands)]
    tail = f" {cycle + 1}" if cycle else ""
    english = f"{brand[0]} {business[0]}{tail}"
    texts = dict.fromkeys(LANGUAGES, english) | {"zh_TW": f"{brand[1]}{business[1]}{tail}"}
    columns: dict[str, Any] = lists.names(lists.labelled(texts), "zh_TW")
    if country != "TW":
        raw, latin = rng.choice(entry["local"][country])
        texts = dict.fromkeys(LANGUAGES, f"{latin} {business[0]} {number}")
        texts |= {"vi": f"{raw} {business[0]} {number}"} if country == "VN" else {}
        columns = {
            **lists.names(lists.labelled(texts)),
            "name": f"{entry['label']['en']}{raw} {business[0]} {number}",
        }
    host = f"{naming.slug(texts['en'])}.example"
    organisation_id = rows.add(
        Organisation,
        kind="company",
        country=country,
        website=f"https://{host}",
        email=f"info@{host}",
        phone=naming.phone(country, rng),
        is_sample=True,
        **columns,
    )
    return organisation_id, (brand[0], brand[1])


def _booths(
    rows: Rows, ground: Ground, leg: LegGround, stands: list[Stand], rng: Random, size: int
) -> None:
    """Number the booths hall by hall and give them out, those of a stand side by side."""
    total = leg.booths * size
    per_hall = total // len(leg.halls)
    wanted = _shares(len(stands), total - FREE_BOOTHS * size, rng)
    in_order = sorted(stands, key=lambda stand: stand.pavilion_id)
    owners = [stand for stand, count in zip(in_order, wanted, strict=True) for _ in range(count)]
    for place in range(total):
        owner = owners[place] if place < len(owners) else None
        booth_id = rows.add(
            Booth,
            edition_id=ground.edition_id,
            leg_id=leg.id,
            pavilion_id=owner.pavilion_id if owner else None,
            number=f"{leg.halls[place // per_hall]}{place % per_hall + 1:04}",
            hall=leg.halls[place // per_hall],
            kind="raw" if place % 5 == 0 else "shell",
            area_m2=BOOTH_AREA,
        )
        if owner:
            rows.add(BoothAssignment, booth_id=booth_id, exhibitor_id=owner.id)


def _shares(count: int, total: int, rng: Random) -> list[int]:
    """`total` booths among `count` stands: one at least, few large."""
    shares = [1] * count
    growing = list(range(count))
    for _ in range(total - count):
        place = growing[int(len(growing) * rng.random() ** 2)]
        shares[place] += 1
        if shares[place] == MOST_BOOTHS:
            growing.remove(place)
    return shares


def _solutions(
    rows: Rows, ground: Ground, stands: Sequence[Stand], rng: Random, total: int
) -> None:
    shown = lists.load("edition")["solutions"]
    for number in range(total):
        stand = stands[number] if number < len(stands) else rng.choice(stands)
        code = rng.choice(list(ground.domains))
        first, thing = rng.choice(shown["firsts"]), rng.choice(shown[code]["things"])
        texts = {
            "en": f"{stand.brand[0]} {first[0]} {thing[0]}",
            "zh_TW": f"{stand.brand[1]}{first[1]}{thing[1]}",
        }
        solution_id = rows.add(Solution, exhibitor_id=stand.id, **lists.names(texts, "zh_TW"))
        also = [c for c in ground.domains if c != code and rng.random() < 0.04]  # noqa: PLR2004
        for domain in (code, *also):
            rows.add(SolutionDomainLink, solution_id=solution_id, domain_id=ground.domains[domain])
