"""The twenty things that must not come out of the documents."""

from decimal import Decimal
from itertools import pairwise

from sqlalchemy import select
from sqlalchemy.orm import Session

from scse_desk.domain import sums
from scse_desk.store.models import (
    Agreement,
    AgreementParty,
    Claim,
    Document,
    Edition,
    Organisation,
    OrganisationAlias,
    Person,
    Post,
    ProgrammeItem,
    ProgrammeParticipant,
    SolutionDomain,
    Statistic,
    Venue,
)
from tests.seeds import look


def _statistics(session: Session) -> list[Statistic]:
    return list(session.scalars(select(Statistic)))


def test_f1_scse_has_no_ordinal_66_185_4_or_2(session: Session) -> None:
    assert look.ordinals(session, "SCSE") == [(2020, 7), (2022, 9), (2024, 11), (2025, 12)]


def test_f2_19_3_is_a_day_and_no_quantity(session: Session) -> None:
    values = {one.value for one in _statistics(session)}
    assert not values & {Decimal("19.3"), Decimal(193)}
    assert str(look.edition(session, "SCSE", 2024).legs[0].starts_on) == "2024-03-19"


def test_f3_btc_is_no_organisation(session: Session) -> None:
    names = set(session.scalars(select(Organisation.name)))
    names |= set(session.scalars(select(Organisation.abbreviation)))
    names |= set(session.scalars(select(OrganisationAlias.text)))
    assert "BTC" not in names


def test_f4_more_than_2000_counts_once(session: Session) -> None:
    found = [one.metric for one in _statistics(session) if one.value == 2000]
    assert found == ["participants_international"]


def test_f5_17_is_two_facts(session: Session) -> None:
    found = {one.metric for one in _statistics(session) if one.value == 17}
    assert found == {"forums", "countries_and_territories"}


def test_f6_no_tainan_visit_csw66_uia_or_muse_award_in_the_programme_of_scse(
    session: Session,
) -> None:
    model = look.edition(session, "MODEL", 2022)
    items = list(session.scalars(select(ProgrammeItem)))
    assert {one.edition_id for one in items if one.kind == "courtesy_call"} == {model.id}
    assert all(one.is_sample for one in items if one.edition_id == model.id)
    shown = {text for one in items if not one.is_sample for text in one.names.values()}
    assert not [text for text in shown for word in ("CSW", "UIA", "Muse", "南") if word in text]


def test_f7_no_country_is_paired_with_a_field_in_the_companies_mous(session: Session) -> None:
    kinds = {"D1-35": {"claim", "document_remark"}, "D1-36": {"claim", "document_remark"}}
    assert {fact: look.records_of(session, fact) for fact in kinds} == kinds
    assert set(session.scalars(select(Agreement.fields))) == {""}


def test_f8_no_signatory_has_a_name(session: Session) -> None:
    assert set(session.scalars(select(AgreementParty.signatory_person_id))) == {None}


def test_f9_there_are_twelve_strategies_not_thirteen(session: Session) -> None:
    query = select(SolutionDomain).where(SolutionDomain.taxonomy == "net-zero-12")
    positions = [one.position for one in session.scalars(query.order_by(SolutionDomain.position))]
    assert positions == list(range(1, 13))


def test_f10_three_conferences_are_announced_for_september_2020(session: Session) -> None:
    query = select(ProgrammeItem).where(ProgrammeItem.kind == "conference")
    titles = {one.title for one in session.scalars(query)}
    assert titles == {
        "World Telecom Smart City Conference",
        "CTalk",
        "World System Integrator Conference",
    }
    assert look.item(session, "2020/ctalk").note


def test_f11_on_behalf_of_is_no_title_of_huang_shan_shan(session: Session) -> None:
    titles = [post.title_zh_tw for post in look.person(session, "huang").posts]
    assert titles == ["副市長"]


def test_f12_no_honorific_is_guessed(session: Session) -> None:
    """Only where the text supplies one beyond doubt: Ông Jason Chen, Mr. Mark Pearson."""
    found = {one.name: one.honorific for one in session.scalars(select(Person)) if one.honorific}
    assert found == {"Jason Chen": "mr", "Mark Pearson": "mr"}


def test_f13_crdoba_is_never_shown(session: Session) -> None:
    kept_raw = "organisation_alias.text"
    assert not [text for text in look.texts(session, kept_raw) if "Crdoba" in text]
    assert "Kota Crdoba" in set(session.scalars(select(OrganisationAlias.text)))


def test_f14_118_is_not_the_number_of_participating_countries(session: Session) -> None:
    found = [one.metric for one in _statistics(session) if one.value == 118]
    assert found == ["view_countries"]


def test_f15_twenty_leaders_count_once_over_two_documents(session: Session) -> None:
    found = [one for one in _statistics(session) if one.metric == "city_leaders"]
    assert [one.value for one in found if one.edition.year == 2020] == [20]


def test_f16_2_september_2020_is_not_moved_to_a_tuesday(session: Session) -> None:
    days = {one.as_of for one in _statistics(session) if one.edition.year == 2020}
    days |= set(session.scalars(select(Document.published_on)))
    assert {str(day) for day in days if day} == {"2020-09-02"}


def test_f17_80_mayors_are_not_added_to_400_delegates(session: Session) -> None:
    keys = ("2024/government", "2024/mayors", "2024/buyers")
    government, mayors, buyers = (look.statistic(session, key) for key in keys)
    assert mayors.part_of is government
    assert sums.total([government, mayors, buyers]) == 2000


def test_f18_the_hotel_is_called_without_the_preposition(session: Session) -> None:
    assert "桃園和逸飯店" in set(session.scalars(select(Venue.name)))
    assert not [name for name in session.scalars(select(Venue.name)) if "假" in name]


def test_f19_footer_text_is_no_fact(session: Session) -> None:
    assert look.records_of(session, "D3-31") == {"document_remark"}


def test_f20_a_percentage_makes_no_record_of_2023(session: Session) -> None:
    assert set(session.scalars(select(Edition.year))) == {2020, 2022, 2024, 2025}
    growths = [one for one in _statistics(session) if one.unit == "percent" and one.base_year]
    assert [(int(one.value), one.base_year, one.base_metric) for one in growths] == [
        (13, 2023, None),
        (16, 2023, None),
    ]


def test_people_and_posts_of_unrelated_reports_do_not_arrive(session: Session) -> None:
    assert "潘孟安" not in set(session.scalars(select(Person.name)))
    held = session.scalars(select(Post.person_id))
    assert set(session.scalars(select(Person.id))) == set(held)


def test_members_of_a_programme_item_come_in_the_order_of_the_text(session: Session) -> None:
    query = select(ProgrammeParticipant).order_by(
        ProgrammeParticipant.item_id, ProgrammeParticipant.position
    )
    found = list(session.scalars(query))
    pairs = [(a.position, b.position) for a, b in pairwise(found) if a.item_id == b.item_id]
    assert all(later == earlier + 1 for earlier, later in pairs)


def test_a_claim_is_told_in_the_four_languages(session: Session) -> None:
    for claim in session.scalars(select(Claim)):
        assert set(claim.names) == {"en", "zh_TW", "vi", "id", "raw"}, claim.title
