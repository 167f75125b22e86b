import pytest
from sqlalchemy import delete, insert, select, update

from scse_desk.language import language
from scse_desk.store import Store, search
from scse_desk.store.models import (
    Booth,
    BoothAssignment,
    City,
    Delegation,
    DelegationMember,
    Edition,
    Exhibitor,
    MatchmakingRound,
    Organisation,
    OrganisationAlias,
    Participant,
    Person,
    PersonAlias,
    Post,
    Registration,
    Request,
    Solution,
)
from scse_desk.store.search import Hit
from tests.store.records import an_edition


def find(store: Store, words: str, **options: object) -> list[Hit]:
    with store.read() as session:
        return search.search(session, words, **options)  # type: ignore[arg-type]


def found(store: Store, words: str, **options: object) -> list[tuple[str, int]]:
    return [(hit.kind, hit.id) for hit in find(store, words, **options)]


def called(store: Store, words: str, code: str = "en") -> list[str]:
    return [language(code).name_of(hit) for hit in find(store, words)]


def add_people(store: Store, *names: str) -> None:
    with store.change("Add people") as session:
        session.add_all([Person(name=name) for name in names])


@pytest.fixture
def show(store: Store) -> Store:
    """Two editions; in the first a company with a booth, and a delegation of one."""
    with store.change("Fill") as session:
        first, second = an_edition(2025), an_edition(2026, "NZCE")
        company = Organisation(
            name="Lampu Pintar",
            name_zh_tw="智慧燈光",
            email="halo@lampu.example",
            city=City(name="Bandung"),
        )
        company.aliases.append(OrganisationAlias(text="PT LP"))
        exhibitor = Exhibitor(edition=first, organisation=company)
        exhibitor.solutions.append(Solution(name="Adaptive lights"))
        session.add(
            BoothAssignment(booth=Booth(edition=first, number="K-0101"), exhibitor=exhibitor)
        )
        head = Person(name="Nguyễn Văn Anh", name_zh_tw="阮文英", email="anh@danang.example")
        head.posts.append(
            Post(
                title="Deputy Mayor",
                title_zh_tw="副市長",
                organisation=Organisation(name="Đà Nẵng"),
            )
        )
        group = Delegation(edition=first, name="Da Nang City", city=City(name="Đà Nẵng"))
        group.members.append(DelegationMember(person=head, position=1, is_head=True))
        session.add_all([second, group, Registration(edition=first, person=head, number="00042")])
        matchmaking = MatchmakingRound(edition=first, name="Day one")
        one = Participant(round=matchmaking, exhibitor=exhibitor)
        other = Participant(round=matchmaking, delegation=group)
        session.add_all([one, other])
        session.flush()
        session.add(Request(round=matchmaking, first=one, second=other, requested_by=one))
    return store


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("scse 2025", "edition"),
        ("lampu", "organisation"),
        ("燈", "organisation"),
        ("智慧灯光", "organisation"),
        ("pt lp", "organisation"),
        ("halo@lampu.example", "organisation"),
        ("bandung", "organisation"),
        ("LAMPU PIN", "exhibitor"),
        ("k0101", "exhibitor"),
        ("k-01", "booth"),
        ("lampu", "booth"),
        ("adaptive", "solution"),
        ("nguyen anh", "person"),
        ("文英", "person"),
        ("副市", "person"),
        ("deputy", "person"),
        ("anh@danang", "person"),
        ("00042", "person"),
        ("da nang", "delegation"),
        ("nguyễn", "delegation"),
        ("lampu nang", "request"),
    ],
)
def test_a_record_is_found_by_what_it_is_called_and_what_hangs_on_it(
    show: Store, words: str, kind: str
) -> None:
    assert kind in {found_kind for found_kind, _ in found(show, words)}


def test_a_hit_says_what_it_is_called_and_where_it_belongs(show: Store) -> None:
    (hit,) = find(show, "nguyen", kinds=["person"])
    assert hit.names == {"raw": "Nguyễn Văn Anh", "zh_TW": "阮文英"}
    assert hit.context == {"raw": "Đà Nẵng"}
    (hit,) = find(show, "lampu", kinds=["exhibitor"])
    assert (hit.names["zh_TW"], hit.detail, hit.edition_id) == ("智慧燈光", "K-0101", 1)
    (hit,) = find(show, "nzce", kinds=["edition"])
    assert (hit.names["raw"], hit.detail, hit.edition_id) == ("NZCE show", "2026", 2)
    (hit,) = find(show, "lampu", kinds=["request"])
    assert (hit.names["raw"], hit.context["raw"]) == ("Lampu Pintar", "Da Nang City")


def test_the_exact_name_comes_first_then_names_that_begin_so(store: Store) -> None:
    add_people(store, "Adam Lin", "Linda Chen", "Lin", "Wei Ling", "Olin")
    assert called(store, "lin") == ["Lin", "Linda Chen", "Adam Lin", "Wei Ling"]


def test_records_of_the_edition_and_of_none_come_before_those_of_others(store: Store) -> None:
    with store.change("Add") as session:
        editions = [an_edition(2025), an_edition(2026, "NZCE")]
        session.add_all(
            [Delegation(edition=edition, name=f"Osaka {n}") for n, edition in enumerate(editions)]
        )
        session.add(City(name="Osaka"))
    assert [language("en").name_of(hit) for hit in find(store, "osaka", edition_id=2)] == [
        "Osaka 1",
        "Osaka 0",
    ]
    assert called(store, "osaka") == ["Osaka 0", "Osaka 1"]


def test_no_more_are_found_than_asked_for_and_none_twice(store: Store) -> None:
    add_people(store, *(f"Lin {number}" for number in range(50)))
    hits = found(store, "lin", limit=7)
    assert len(hits) == len(set(hits)) == 7
    assert len(set(found(store, "lin", limit=100))) == 50


@pytest.mark.parametrize("words", ["", " ", "-", '"', "* OR", "a AND", "NEAR(", "'; DROP TABLE x"])
def test_no_words_and_odd_words_harm_nothing(show: Store, words: str) -> None:
    found(show, words)


def test_nothing_is_found_without_a_letter_or_a_kind(show: Store) -> None:
    assert found(show, "-") == []
    assert found(show, "lampu", kinds=[]) == []


def test_a_listing_is_filtered_by_words(show: Store) -> None:
    add_people(show, "Trần Văn Bình")
    with show.read() as session:
        for words, names in [
            ("van", ["Nguyễn Văn Anh", "Trần Văn Bình"]),
            ("tran", ["Trần Văn Bình"]),
            ("文", ["Nguyễn Văn Anh"]),
            ("lampu", []),
            ("", ["Nguyễn Văn Anh", "Trần Văn Bình"]),
        ]:
            query = select(Person.name).where(Person.id.in_(search.matching("person", words)))
            assert sorted(session.scalars(query)) == names


def test_two_filters_may_stand_in_one_query(show: Store) -> None:
    with show.read() as session:
        query = select(Registration.id).where(
            Registration.person_id.in_(search.matching("person", "nguyen")),
            Registration.person_id.in_(search.matching("person", "danang")),
        )
        assert len(session.scalars(query).all()) == 1


def test_a_new_name_is_found_at_once_wherever_it_shows(show: Store) -> None:
    with show.change("Rename") as session:
        session.execute(update(Organisation).where(Organisation.id == 1).values(name="Cahaya"))
    kinds = {"organisation", "exhibitor", "booth", "solution", "request"}
    assert {kind for kind, _ in found(show, "cahaya")} == kinds
    assert found(show, "pintar") == []
    show.undo()
    assert found(show, "cahaya") == []
    assert {kind for kind, _ in found(show, "pintar")} == kinds


def test_what_no_longer_hangs_on_a_record_no_longer_finds_it(show: Store) -> None:
    with show.change("Take the booth away") as session:
        session.execute(delete(BoothAssignment))
    assert "exhibitor" not in {kind for kind, _ in found(show, "k0101")}
    with show.change("Another person's post") as session:
        session.add(Person(id=9, name="Trần Thị Mai"))
        session.execute(update(Post).values(person_id=9))
    assert found(show, "deputy", kinds=["person"]) == [("person", 9)]
    show.undo()
    show.undo()
    assert "exhibitor" in {kind for kind, _ in found(show, "k0101")}
    assert found(show, "deputy", kinds=["person"]) == [("person", 1)]


def test_an_alias_finds_a_person_until_it_is_removed(store: Store) -> None:
    add_people(store, "Chen Mei-ling")
    with store.change("Alias") as session:
        session.add(PersonAlias(person_id=1, text="Mary"))
    assert found(store, "mary") == [("person", 1)]
    with store.change("Remove") as session:
        session.execute(delete(PersonAlias))
    assert found(store, "mary") == []


def test_a_removed_record_is_no_longer_found_and_found_again_after_undo(store: Store) -> None:
    add_people(store, "Lin", "Linda")
    with store.change("Remove") as session:
        session.execute(delete(Person).where(Person.id == 1))
    assert found(store, "lin") == [("person", 2)]
    store.undo()
    assert found(store, "lin") == [("person", 1), ("person", 2)]


def test_the_index_made_anew_is_the_index_kept_up_to_date(show: Store) -> None:
    words = ["lampu", "k0101", "nguyen", "燈", "00042", "scse", "danang"]
    before = [found(show, word) for word in words]
    show.mend_search()
    assert [found(show, word) for word in words] == before


def test_many_people_are_indexed_in_one_change(store: Store) -> None:
    with store.change("Import") as session:
        session.execute(insert(Person), [{"name": f"Lin {n}"} for n in range(5000)])
    with store.read() as session:
        assert len(session.scalars(search.matching("person", "lin")).all()) == 5000
        assert not search.out_of_step(session.connection())
    store.undo()
    assert found(store, "lin") == []


def test_every_kind_is_one_that_language_can_name(show: Store) -> None:
    with show.read() as session:
        assert session.query(Edition).count() == 2
    for hit in find(show, "2025"):
        assert language("zh_TW").name_of(hit)
