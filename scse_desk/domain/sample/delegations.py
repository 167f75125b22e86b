"""Delegations of the sample with their members in order of precedence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Any

from scse_desk.domain.sample import lists, naming
from scse_desk.domain.sample.cast import Cast, Someone
from scse_desk.domain.sample.ground import Ground, Home
from scse_desk.domain.sample.rows import Rows
from scse_desk.store.models import Delegation, DelegationMember, Organisation

DELEGATIONS, MEMBERS = 120, 2_000
"""At size 1."""
FIRST_MEMBERS = 22
"""Members of the first delegation: those with the hard names, then others."""
SMALLEST = 6
TWIN_MEMBERS = 2
"""Members that a delegation has from the second city it comes for."""

KINDS = {2: "business", 5: "national", 8: "association", 11: "parliament"}
"""Kind by the place in a dozen; the others are of cities."""
ORGANISATION_KINDS = {
    "city": "city_government",
    "national": "central_government",
    "parliament": "central_government",
    "association": "association",
    "business": "association",
    "network": "international_organisation",
}
LONE = 40
"""Every fortieth delegation has no liaison yet: something to be done."""
BARE_SHARE = 0.02
"""Titles that were not told in Vietnamese and Indonesian."""
AIRLINE = "ZZ"
"""A code that no airline has."""
LAST_ROLES = ("press", "security", "interpreter", "liaison")


@dataclass(frozen=True)
class Party:
    """A delegation, who is in it, when it is there and what it speaks."""

    id: int
    organisation_id: int
    members: Sequence[Someone]
    arrives_at: datetime
    departs_at: datetime
    languages: str


class Authorities:
    """The organisations delegations come from, each entered once."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._known: dict[tuple[str, int], int] = {}

    def of(self, kind: str, home: Home) -> int:
        """The key of the organisation of a kind in a city."""
        if (kind, home.id) not in self._known:
            texts = lists.filled(lists.load("organisations")["authorities"][kind], **_words(home))
            self._known[kind, home.id] = self._rows.add(
                Organisation,
                kind=ORGANISATION_KINDS[kind],
                country=home.country,
                city_id=home.id,
                is_sample=True,
                **lists.names(lists.labelled(texts)),
            )
        return self._known[kind, home.id]


def _words(home: Home) -> dict[str, lists.Texts]:
    return {"city": home.texts, "country": lists.country(home.country)}


def make(rows: Rows, ground: Ground, cast: Cast, rng: Random, size: int) -> list[Party]:
    """Keep the delegations; the first is the one with the hard names."""
    authorities = Authorities(rows)
    liaisons = [
        cast.enter("TW", "organiser", organisation_id=ground.hosts[0].id, title=_role("liaison"))
        for _ in range(DELEGATIONS * size // 3)
    ]
    counts = _member_counts(rng, DELEGATIONS * size, MEMBERS * size)
    twins = _twins(ground.homes)
    lone = range(LONE - 1, DELEGATIONS * size, LONE)
    parties = []
    for number, count in enumerate(counts):
        place = number % DELEGATIONS
        home = ground.homes[place]
        kind = KINDS.get(place % 12, "city") if number else "network"
        organisation_id = authorities.of(kind, home)
        stay = _stay(ground, rng) if number else (ground.at(-1, "16:20"), ground.at(4, "11:05"))
        languages = lists.load("places")[home.country]["languages"]
        delegation_id = rows.add(
            Delegation,
            edition_id=ground.edition_id,
            organisation_id=organisation_id,
            liaison_person_id=None if number in lone else liaisons[number % len(liaisons)].id,
            languages=languages,
            **_about(kind, home, number // DELEGATIONS, rng),
            **_travel(stay, rng),
        )
        cities = [authorities.of("city", ground.homes[each]) for each in twins.get(place, ())]
        people = _hard(cast, ground, authorities) if number == 0 else []
        people += _members(cast, kind, home, organisation_id, cities, count - len(people))
        people.sort(key=lambda each: each[1] != "member")
        _in_order(rows, cast, delegation_id, people)
        members = [someone for someone, _ in people]
        parties.append(Party(delegation_id, organisation_id, members, *stay, languages))
    return parties


def _member_counts(rng: Random, delegations: int, total: int) -> list[int]:
    """How many members each delegation has; the first has a number of its own."""
    counts = [FIRST_MEMBERS, *([SMALLEST] * (delegations - 1))]
    for _ in range(total - sum(counts)):
        counts[1 + int((delegations - 1) * rng.random() ** 1.2)] += 1
    return [counts[0], *_shuffled(rng, counts[1:])]


def _shuffled(rng: Random, values: list[int]) -> list[int]:
    rng.shuffle(values)
    return values


def _twins(homes: Sequence[Home]) -> dict[int, list[int]]:
    """Cities beyond the delegations' own go with a delegation of their country."""
    twins: dict[int, list[int]] = {}
    for place in range(DELEGATIONS, len(homes)):
        hosts = [n for n in range(1, DELEGATIONS) if homes[n].country == homes[place].country]
        least = min(hosts, key=lambda each: len(twins.get(each, ())))
        twins.setdefault(least, []).append(place)
    return twins


def _about(kind: str, home: Home, cycle: int, rng: Random) -> dict[str, Any]:
    texts = lists.labelled(
        lists.filled(lists.load("organisations")["delegations"][kind], **_words(home))
    )
    tail = f" ({cycle + 1})" if cycle else ""
    points = lists.load("programme")["talking_points"]
    return {
        **lists.names({code: text + tail for code, text in texts.items()}),
        "kind": "association" if kind == "network" else kind,
        "status": rng.choices(("confirmed", "registered"), (80, 20))[0],
        "country": home.country,
        "city_id": home.id,
        **lists.columns("hotel", rng.choice(lists.load("programme")["texts"]["hotels"])),
        **lists.columns("talking_points", lists.lines(points["courtesy_call"], 2)),
    }


def _stay(ground: Ground, rng: Random) -> tuple[datetime, datetime]:
    """From the evening before, or the first noon, to the last evening or noon."""
    late, early = rng.random() < 0.12, rng.random() < 0.15  # noqa: PLR2004
    hour, minute = rng.randrange(14, 22), rng.randrange(0, 60, 5)
    arrives = ground.at(0, "11:40") if late else ground.at(-1, f"{hour}:{minute:02}")
    departs = ground.at(3, "12:50") if early else ground.at(4, f"{hour - 6:02}:{minute:02}")
    return arrives, departs


def _travel(stay: tuple[datetime, datetime], rng: Random) -> dict[str, Any]:
    return {
        "arrives_at": stay[0],
        "departs_at": stay[1],
        "arrival": f"{AIRLINE} {rng.randrange(10, 99):03}",
        "departure": f"{AIRLINE} {rng.randrange(10, 99):03}",
    }


def _hard(cast: Cast, ground: Ground, authorities: Authorities) -> list[tuple[Someone, str]]:
    """The people with the hard names, each from the first city of their country."""
    titles = lists.load("posts")["city"]
    people = []
    for number, entry in enumerate(lists.load("people")["hard"]):
        home = next(home for home in ground.homes if home.country == entry["country"])
        role = entry["role"]
        title = titles[min(number // 2, len(titles) - 1)] if role == "member" else _role(role)
        columns = {
            "name": entry["name"],
            "name_en": entry.get("en"),
            "family_name": entry.get("family", ""),
            "given_name": entry["given"],
            "name_order": entry["order"],
            "honorific": entry.get("honorific"),
            "name_zh_tw": entry.get("zh_TW"),
            **naming.printed(lists.load("places")[home.country]["names"], entry["name"]),
        }
        someone = cast.enter(
            home.country,
            "delegate" if number else "vip",
            organisation_id=authorities.of("city", home),
            title=title,
            columns=columns,
        )
        people.append((someone, role))
    return people


def _members(
    cast: Cast, kind: str, home: Home, organisation_id: int, cities: Sequence[int], count: int
) -> list[tuple[Someone, str]]:
    """`count` members, highest title first; those in a role of their own come last."""
    last = [role for role in LAST_ROLES if cast.rng.random() < 0.5][: count // 4]  # noqa: PLR2004
    ranked = _titles(cast.rng, kind, count - len(last))
    guests = [city for city in cities for _ in range(TWIN_MEMBERS)]
    people = []
    for number, title in enumerate(ranked):
        of_twin = number - len(ranked) + len(guests)
        people.append(
            (
                cast.enter(
                    home.country,
                    "delegate" if number else "vip",
                    organisation_id=guests[of_twin] if of_twin >= 0 else organisation_id,
                    title=title,
                ),
                "member",
            )
        )
    for role in last:
        registered = "press" if role == "press" else "delegate"
        someone = cast.enter(
            home.country, registered, organisation_id=organisation_id, title=_role(role)
        )
        people.append((someone, role))
    return people


def _titles(rng: Random, kind: str, count: int) -> list[Mapping[str, Any]]:
    """`count` titles of a kind, each of the highest at most once, in order of rank."""
    if kind == "network":  # its leaders are those with the hard names
        return [lists.load("posts")["association"][-1]] * count
    titles = lists.load("posts")[kind]
    unique, common = titles[: len(titles) // 2], titles[len(titles) // 2 :]
    chosen = [titles[0], *[title for title in unique[1:] if rng.random() < 0.7]]  # noqa: PLR2004
    chosen += [rng.choice(common) for _ in range(count - len(chosen))]
    in_order = sorted(chosen[:count], key=lambda title: int(title["rank"]))
    return [_bare(title) if rng.random() < BARE_SHARE else title for title in in_order]


def _bare(title: Mapping[str, Any]) -> Mapping[str, Any]:
    return {key: value for key, value in title.items() if key not in {"vi", "id"}}


def _role(role: str) -> Mapping[str, Any]:
    title: Mapping[str, Any] = lists.load("posts")["roles"][role]
    return title


def _in_order(
    rows: Rows, cast: Cast, delegation_id: int, people: Sequence[tuple[Someone, str]]
) -> None:
    for position, (someone, role) in enumerate(people, start=1):
        rows.add(
            DelegationMember,
            delegation_id=delegation_id,
            person_id=someone.id,
            post_id=someone.post_id,
            position=position,
            is_head=position == 1,
            role=role,
            **cast.needs(),
        )
