"""The sample edition: of the right size, without a clash, like nobody real, and gone when told."""

import os
import re
import subprocess
import sys
import unicodedata
from collections import Counter, defaultdict
from datetime import date, datetime
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from scse_desk.domain import sample
from scse_desk.domain.sample import ground
from scse_desk.domain.sample.rows import Rows
from scse_desk.store import Store
from scse_desk.store.models import (
    Agreement,
    Booth,
    BoothAssignment,
    Citation,
    City,
    Delegation,
    DelegationMember,
    Document,
    Edition,
    Exhibitor,
    Interpreter,
    Leg,
    MatchmakingRound,
    Meeting,
    MeetingTable,
    Organisation,
    Participant,
    Pavilion,
    Person,
    Post,
    ProgrammeItem,
    ProgrammeParticipant,
    Record,
    Registration,
    Request,
    Series,
    Slot,
    Solution,
    SolutionDomainLink,
    Statistic,
    Unavailability,
    Venue,
)
from scse_desk.store.sqlite import journaled_tables
from scse_desk.task import silent

Span = tuple[datetime, datetime]

SCRIPTS = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI", "ARABIC", "CYRILLIC")
DIACRITICS = "ễữằřžłğıőñçåß"


def unwatched(written: int) -> None:
    """Take the progress of writing."""


def counted(session: Session) -> dict[str, int]:
    """Rows by table, without the empty ones."""
    tables = {table.name: count_of(session, table.name) for table in journaled_tables()}
    return {name: count for name, count in tables.items() if count}


def count_of(session: Session, table: str) -> int:
    count: int = session.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()  # noqa: S608
    return count


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
        "slot": 64,
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
        orders = [member.person.name_order for member in first.members]
    assert names[:3] == ["Suối Diễm Hữu Hằng", "𠮷嶼𡘙", "น้ำผึ้ง ที่ปี๋รุ่งเรือง"]
    joined = " ".join(names)
    assert [letter for letter in "𠮷𡘙ễữằřžłğı" if letter not in joined] == []
    assert 90 in map(len, names)
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


def spans_of_parties(session: Session) -> dict[tuple[str, int], list[Span]]:
    """When each delegation, exhibitor, person and interpreter is taken, read from the rows."""
    spans: dict[tuple[str, int], list[Span]] = defaultdict(list)
    items = session.execute(
        select(ProgrammeItem.starts_at, ProgrammeItem.ends_at, ProgrammeParticipant).join(
            ProgrammeParticipant, ProgrammeParticipant.item_id == ProgrammeItem.id
        )
    )
    for start, end, participant in items:
        assert start is not None
        assert end is not None
        if participant.delegation_id:
            spans["delegation", participant.delegation_id].append((start, end))
        if participant.person_id:
            spans["person", participant.person_id].append((start, end))
    for meeting in session.scalars(select(Meeting)):
        assert meeting.slot is not None
        span = (meeting.slot.starts_at, meeting.slot.ends_at)
        if meeting.interpreter:
            spans["person", meeting.interpreter.person_id].append(span)
        for side in (meeting.request.first, meeting.request.second):
            spans[key_of(side)].append(span)
    for away in session.scalars(select(Unavailability)):
        side = session.get_one(Participant, away.participant_id)
        spans[key_of(side)].append((away.starts_at, away.ends_at))
    return spans


def key_of(side: Participant) -> tuple[str, int]:
    return ("delegation", side.delegation_id) if side.delegation_id else ("side", side.id)


def test_nobody_is_in_two_places_at_once(sample_store: Store) -> None:
    with sample_store.read() as session:
        capacity = {key_of(side): side.capacity for side in session.scalars(select(Participant))}
        for key, spans in spans_of_parties(session).items():
            at_once = max(
                sum(1 for other in spans if other[0] < end and start < other[1])
                for start, end in spans
            )
            assert at_once <= capacity.get(key, 1), (key, sorted(spans))


def test_delegations_do_nothing_before_they_come_or_after_they_go(sample_store: Store) -> None:
    with sample_store.read() as session:
        spans = spans_of_parties(session)
        for delegation in session.scalars(select(Delegation)):
            assert delegation.arrives_at is not None
            assert delegation.departs_at is not None
            taking_part = select(ProgrammeParticipant.item_id).where(
                ProgrammeParticipant.delegation_id == delegation.id
            )
            items = session.scalars(select(ProgrammeItem).where(ProgrammeItem.id.in_(taking_part)))
            for item in items:
                span = (item.starts_at, item.ends_at)
                assert span in spans["delegation", delegation.id]
                assert span[0] is not None
                assert delegation.arrives_at <= span[0] < delegation.departs_at


def test_meetings_keep_to_wishes_tables_days_and_languages(sample_store: Store) -> None:
    places: Counter[tuple[int | None, int | None]] = Counter()
    a_day: Counter[tuple[Participant, date]] = Counter()
    with sample_store.read() as session:
        for meeting in session.scalars(select(Meeting)):
            request = meeting.request
            assert request.status in {"open", "accepted"}
            assert meeting.slot is not None
            places[meeting.slot_id, meeting.table_id] += 1
            pairs = meeting.interpreter.pairs.split() if meeting.interpreter else [""]
            assert request.language in pairs
            sides = request.first, request.second
            shared = set.intersection(*({*side.languages.split()} for side in sides))
            assert bool(shared) == (request.language == "")
            a_day.update((side, meeting.slot.starts_at.date()) for side in sides)
        interpreted = sum(1 for meeting in session.scalars(select(Meeting)) if meeting.interpreter)
        assert all(count <= (side.most_per_day or 99) for (side, _), count in a_day.items())
        open_ones = select(func.count()).where(Request.status.in_(("open", "accepted")))
        assert (session.scalar(open_ones) or 0) - places.total() > 100
        assert set(session.scalars(select(Request.priority))) == {
            *("must", "high", "normal", "if_possible")
        }
    assert set(places.values()) == {1}
    assert interpreted > 30


def test_the_first_delegation_has_a_full_programme(sample_store: Store) -> None:
    with sample_store.read() as session:
        first = session.scalars(select(Delegation).order_by(Delegation.id)).first()
        assert first is not None
        kinds = defaultdict(list)
        for item, _ in session.execute(
            select(ProgrammeItem, ProgrammeParticipant.id)
            .join(ProgrammeParticipant, ProgrammeParticipant.item_id == ProgrammeItem.id)
            .where(ProgrammeParticipant.delegation_id == first.id)
        ):
            kinds[item.day].append(item.kind)
            assert set(item.names) == {"raw", "en", "zh_TW", "vi", "id"}
        side = session.scalars(select(Participant).where(Participant.delegation == first)).one()
        placed = select(Meeting).join(Request)
        either = (Request.first_id == side.id) | (Request.second_id == side.id)
        assert len(session.scalars(placed.where(either)).all()) >= 3
    assert len(kinds) == 4
    assert all(len(items) >= 4 for items in kinds.values())
    assert {"courtesy_call", "meal", "tour", "ceremony"} <= {
        k for each in kinds.values() for k in each
    }


def test_one_undo_takes_the_sample_back(own_sample_store: Store) -> None:
    assert own_sample_store.undo().text == "Add the sample edition"
    with own_sample_store.read() as session:
        assert counted(session) == {}


def test_keys_of_an_undone_sample_are_not_given_out_again(own_sample_store: Store) -> None:
    with own_sample_store.read() as session:
        last = session.scalar(select(func.max(City.id)))
    own_sample_store.undo()
    with own_sample_store.change("Add a city") as session:
        rows = Rows(session, unwatched)
        assert rows.add(City, name="Da Nang") == (last or 0) + 1


def test_cities_that_are_there_are_not_entered_twice(tmp_path: Path) -> None:
    with Store.create(tmp_path / "a.scse", author="Test") as store:
        with store.change("Add a city") as session:
            session.add(City(name="名古屋市", name_en="Nagoya", country="JP"))
        with store.change(sample.LABEL) as session:
            rows = Rows(session, unwatched)
            ground.make(rows, 1)
            rows.write()
        with store.read() as session:
            nagoya = session.scalars(select(City).where(City.name_en == "Nagoya")).one()
            assert (nagoya.name, nagoya.is_sample) == ("名古屋市", False)


def work_on(session: Session) -> None:
    """What staff may do once the sample is there: use it, add to it, refer to it."""
    edition = session.scalars(select(Edition)).one()
    people = list(session.scalars(select(Person).order_by(Person.id).limit(3)))
    series = Series(code="SCSE", name="SCSE")
    ours = Edition(series=series, year=2025, name="SCSE 2025")
    taipei = session.scalars(select(City).where(City.name_en == "Taipei")).one()
    session.add_all([ours, Leg(edition=ours, city=taipei)])
    session.add(Registration(edition=ours, person=people[1]))
    wang = Person(name="王小明")
    session.add(Registration(edition=edition, person=wang, role="vip"))
    session.add(Organisation(name="Ours", kind="company"))
    item = ProgrammeItem(edition=ours, kind="meal", title="Dinner")
    delegation = session.scalars(select(Delegation).limit(1)).one()
    session.add(ProgrammeParticipant(item=item, delegation=delegation, role="guest"))
    document = Document(file_name="a", sha256="a", length=3, language="en", edition=edition)
    session.add(document)
    session.flush()
    for kind, row_id in (("edition", edition.id), ("person", people[0].id), ("edition", ours.id)):
        session.add(
            Citation(
                document_id=document.id, offset=0, length=1, record_kind=kind, record_id=row_id
            )
        )


def test_the_sample_is_removed_after_it_was_worked_on(own_sample_store: Store) -> None:
    with own_sample_store.change("Work") as session:
        work_on(session)
    with own_sample_store.change(sample.REMOVE_LABEL) as session:
        sample.remove(session)
    with own_sample_store.read() as session:
        assert counted(session) == {
            "citation": 1,
            "city": 1,
            "document": 1,
            "edition": 1,
            "leg": 1,
            "organisation": 2,
            "person": 2,
            "post": 1,
            "programme_item": 1,
            "registration": 1,
            "series": 1,
        }
        assert session.scalars(select(Edition.year)).all() == [2025]
        assert session.scalars(select(Document.edition_id)).all() == [None]
        assert not any(session.scalars(select(City.is_sample)))
        assert session.execute(text("PRAGMA foreign_key_check")).all() == []


def test_there_is_no_sample_to_remove(tmp_path: Path) -> None:
    with (
        Store.create(tmp_path / "a.scse", author="Test") as store,
        pytest.raises(sample.NoSample, match="no sample"),
        store.change(sample.REMOVE_LABEL) as session,
    ):
        sample.remove(session)


def test_every_way_to_belong_to_the_sample_is_known() -> None:
    """A table that is about an edition but not removed with the sample would leave orphans."""
    removed = {table.name for table in sample.removal._tables()} | set(sample.removal.PARTS)
    parts = {name for names in sample.removal.PARTS.values() for name in names}
    others = {table.name for table in journaled_tables()} - removed - parts
    assert others == {"document", "citation", "document_remark", "seed_key"}
    assert Record.metadata.tables.keys() >= removed
