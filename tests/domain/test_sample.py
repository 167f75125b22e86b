"""The sample edition: of the right size, and like nobody real."""

import os
import re
import subprocess
import sys
import unicodedata
from collections import Counter, defaultdict
from contextlib import suppress
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from scse_desk.domain import sample
from scse_desk.language import LANGUAGES, language
from scse_desk.store import Store
from scse_desk.store.models import (
    Agreement,
    Booth,
    BoothAssignment,
    Delegation,
    DelegationMember,
    Edition,
    Exhibitor,
    Interpreter,
    Leg,
    MatchmakingRound,
    Meeting,
    MeetingTable,
    Organisation,
    Pavilion,
    Person,
    Post,
    ProgrammeItem,
    Registration,
    Request,
    Series,
    Slot,
    Solution,
    SolutionDomainLink,
    Statistic,
    Venue,
    texts_of,
)
from scse_desk.store.sqlite import journaled_tables
from scse_desk.task import Cancelled, silent
from tests.sample_store import counted

SCRIPTS = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI", "ARABIC", "CYRILLIC")
DIACRITICS = "ễữằřžłğıőñçåß"


def content(store: Store) -> str:
    """A hash of every row of every table."""
    digest = sha256()
    with store.read() as session:
        for table in journaled_tables():
            for row in session.execute(text(f"SELECT * FROM {table.name} ORDER BY id")):  # noqa: S608
                digest.update(repr(tuple(row)).encode())
    return digest.hexdigest()


def test_the_sample_is_as_large_as_the_show(sample_store: Store) -> None:
    with sample_store.read() as session:
        found = counted(session)
        kinds = Counter(session.scalars(select(Exhibitor.kind)))
        booths = Counter(session.scalars(select(Booth.leg_id)))
    assert (kinds["main"] + kinds["co_exhibitor"], kinds["represented"]) == (600, 60)
    assert sorted(booths.values()) == [550, 1650]
    sizes = {
        model.__tablename__: found[model.__tablename__]
        for model in (
            *(Series, Edition, Leg, Pavilion, Solution, Delegation, DelegationMember),
            *(Registration, Person, ProgrammeItem, MatchmakingRound, Slot, MeetingTable),
            *(Request, Meeting, Agreement, Interpreter),
        )
    }
    assert sizes == {
        "series": 1,
        "edition": 1,
        "leg": 2,
        "pavilion": 19,
        "solution": 1_000,
        "delegation": 120,
        "delegation_member": 2_000,
        "registration": 12_000,
        "person": 12_000,
        "programme_item": 150,
        "matchmaking_round": 1,
        "slot": 104,
        "meeting_table": 100,
        "request": 1_000,
        "meeting": 700,
        "agreement": 8,
        "interpreter": 60,
    }


def test_delegates_come_from_59_countries_and_138_cities(sample_store: Store) -> None:
    places = (
        select(Organisation.country, Organisation.city_id)
        .join(Post, Post.organisation_id == Organisation.id)
        .join(DelegationMember, DelegationMember.post_id == Post.id)
        .distinct()
    )
    with sample_store.read() as session:
        found = session.execute(places).all()
    assert len({country for country, _ in found}) == 59
    assert len({city for _, city in found}) == 138


def test_the_same_sample_is_made_each_time(sample_store: Store, tmp_path: Path) -> None:
    program = (
        "import sys, pathlib; from scse_desk.store import Store; from scse_desk.task import silent;"
        "from scse_desk.domain import sample\n"
        "with Store.create(pathlib.Path(sys.argv[1]), 'Else') as s, s.change(sample.LABEL) as c:\n"
        "    sample.generate(c, 1, silent)"
    )
    again = tmp_path / "again.scse"
    where = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "America/Lima"}
    root = Path(__file__).resolve().parents[2]
    subprocess.run([sys.executable, "-c", program, again], check=True, env=where, cwd=root)
    with Store.open(again, author="Test") as store:
        assert content(store) == content(sample_store)


def test_a_second_sample_is_refused(own_sample_store: Store) -> None:
    with (
        pytest.raises(sample.SampleIsThere, match="already"),
        own_sample_store.change(sample.LABEL) as session,
    ):
        sample.generate(session, 1, silent)


@pytest.mark.parametrize("size", [0, 51])
def test_a_size_out_of_reason_is_refused(tmp_path: Path, size: int) -> None:
    with Store.create(tmp_path / "a.scse", author="Test") as store:
        with (
            pytest.raises(sample.NoSuchSize, match="from 1 to 50"),
            store.change(sample.LABEL) as session,
        ):
            sample.generate(session, size, silent)
        assert store.undoable() is None


def test_the_progress_ends_at_as_many_rows_as_are_made(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with (
        Store.create(tmp_path / "a.scse", author="Test") as store,
        store.change(sample.LABEL) as session,
    ):
        made = sample.generate(session, 1, lambda done, total, _text: told.append((done, total)))
    whole = sum(made.counts.values())
    assert {total for _, total in told} == {whole}
    assert told[-1] == (whole, whole)


def test_a_sample_that_was_stopped_leaves_nothing(tmp_path: Path) -> None:
    def stopped(done: int, total: int, words: str) -> None:
        assert (0 < done <= total, words) == (True, "")
        raise Cancelled

    with Store.create(tmp_path / "a.scse", author="Test") as store:
        with suppress(Cancelled), store.change(sample.LABEL) as session:
            sample.generate(session, 1, stopped)
        with store.read() as session:
            assert counted(session) == {}


def test_everything_made_up_says_so(sample_store: Store) -> None:
    with sample_store.read() as session:
        named = [
            *session.scalars(select(Organisation)),
            *session.scalars(select(Delegation)),
            *session.scalars(select(Venue)),
        ]
        flagged = [session.scalars(select(model.is_sample)) for model in (Person, Organisation)]
        series = session.scalars(select(Series)).one()
        sources = set(session.execute(select(Statistic.source, Statistic.source_note)))
        assert all(flag for flags in flagged for flag in flags)
    labels = {"raw": ("Sample · ", "範例・"), "en": "Sample · ", "zh_TW": "範例・"}
    labels |= {"vi": "Mẫu · ", "id": "Contoh · "}
    for record in named:
        assert all(name.startswith(labels[code]) for code, name in record.names.items())
    assert (series.code, series.is_sample) == ("SAMPLE", True)
    assert sources == {("own", "Invented for the sample edition")}


def test_addresses_and_numbers_reach_nobody(sample_store: Store) -> None:
    with sample_store.read() as session:
        emails = [
            *session.scalars(select(Person.email)),
            *session.scalars(select(Organisation.email)),
        ]
        sites = list(session.scalars(select(Organisation.website)))
        phones = {
            *session.scalars(select(Person.phone)),
            *session.scalars(select(Organisation.phone)),
        }
    reserved = re.compile(r"[a-z0-9.-]+@(example\.(com|org|net)|[a-z0-9-]+\.example)")
    fiction = re.compile(
        r"\+1(202|613)55501\d\d|\+447700900\d{3}|\+61491570\d{3}|\+493023125\d{3}|\+331990000\d\d"
    )
    assert [email for email in emails if email and not reserved.fullmatch(email)] == []
    assert [site for site in sites if site and not site.endswith(".example")] == []
    assert [phone for phone in phones if phone and not fiction.fullmatch(phone)] == []
    assert len(phones) > 100


def test_members_stand_in_order_behind_one_head(sample_store: Store) -> None:
    delegations = defaultdict(list)
    with sample_store.read() as session:
        for member in session.scalars(select(DelegationMember)):
            assert member.person is not None
            assert member.post is not None
            rank = member.post.rank if member.role == "member" else None
            delegations[member.delegation_id].append((member.position, member.is_head, rank))
    for members in delegations.values():
        members.sort(key=lambda member: member[0])
        assert [position for position, *_ in members] == list(range(1, len(members) + 1))
        assert [is_head for _, is_head, _ in members] == [True] + [False] * (len(members) - 1)
    by_rank = [[rank for *_, rank in each if rank] for each in list(delegations.values())[1:]]
    assert all(first <= then for ranks in by_rank for first, then in pairwise(ranks))


def test_the_hard_names_come_first(sample_store: Store) -> None:
    with sample_store.read() as session:
        first = session.scalars(select(Delegation).order_by(Delegation.id)).first()
        assert first is not None
        names = [member.person.name for member in first.members]
        printed = language("en").name_of(first.members[0].person)
        orders = [member.person.name_order for member in first.members]
    assert names[:3] == ["Suối Diễm Hữu Hằng", "𠮷嶼𡘙", "น้ำผึ้ง ที่ปี๋รุ่งเรือง"]
    joined = " ".join(names)
    assert [letter for letter in "𠮷𡘙ễữằřžłğı" if letter not in joined] == []
    assert 90 in map(len, names)
    assert printed == "Suối Diễm Hữu Hằng"
    assert "single" in orders
    assert any(unicodedata.bidirectional(letter) == "AL" for letter in joined)


def test_each_script_has_a_hundred_names(sample_store: Store) -> None:
    with sample_store.read() as session:
        people = list(session.execute(select(Person.name, Person.name_en)))
    found: Counter[str] = Counter()
    for name, english in people:
        assert unicodedata.is_normalized("NFC", name)
        scripts = {unicodedata.name(letter).split()[0] for letter in name if letter.isalpha()}
        found.update(scripts)
        assert english or scripts == {"LATIN"}, name
        found.update(letter for letter in DIACRITICS if letter in name)
    assert {script: found[script] for script in SCRIPTS if found[script] < 100} == {}
    assert [letter for letter in DIACRITICS if not found[letter]] == []


def test_booths_of_the_sample_belong_to_their_leg(sample_store: Store) -> None:
    with sample_store.read() as session:
        rows = session.execute(
            select(Booth.number, Booth.hall, Leg.position).join(Leg, Booth.leg_id == Leg.id)
        ).all()
        owners = session.scalar(select(func.count(BoothAssignment.exhibitor_id.distinct())))
        domains = session.scalar(select(func.count(SolutionDomainLink.solution_id.distinct())))
    assert {(hall, leg) for _, hall, leg in rows} == {("A", 1), ("B", 1), ("C", 1), ("K", 2)}
    assert {"A0118", "K0012"} <= {number for number, *_ in rows}
    assert (owners, domains) == (600, 1_000)


def test_badges_are_in_words(sample_store: Store) -> None:
    with sample_store.read() as session:
        badges = set(session.scalars(select(Registration.badge_type)))
        roles = set(session.scalars(select(Registration.role)))
    assert "Exhibitor 參展商" in badges
    assert not badges & roles


def test_topics_and_fields_of_cooperation_are_there_in_every_language(sample_store: Store) -> None:
    with sample_store.read() as session:
        topics = [texts_of(each, "topics") for each in session.scalars(select(Request))]
        fields = [texts_of(each, "fields") for each in session.scalars(select(Agreement))]
        assert {frozenset(each) for each in topics + fields} == {frozenset({*LANGUAGES, "raw"})}
