"""The 34 contradictions of the documents, each settled as the table of facts says."""

from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from scse_desk.domain import dates, numbers, statistics, sums
from scse_desk.language import Message
from scse_desk.store.models import (
    Agreement,
    Claim,
    Delegation,
    DocumentRemark,
    Edition,
    MatchmakingRound,
    Series,
    SolutionDomain,
    Statistic,
)
from tests.seeds import look


def _remarks(session: Session) -> str:
    return "\n".join(session.scalars(select(DocumentRemark.title_en).order_by(DocumentRemark.id)))


def test_x1_a_wrong_weekday_is_warned_of_and_the_date_kept(session: Session) -> None:
    warning = dates.weekday_warning("Tuesday (Sept. 2)", date(2020, 9, 2))
    assert warning is not None
    assert warning.english() == "2020-09-02 is a Wednesday, not a Tuesday. The date was kept."
    assert "Wednesday, not a Tuesday" in _remarks(session)


def test_x2_three_events_are_joined_over_two_documents(session: Session) -> None:
    assert look.records_of(session, "D3-12") == {"programme_item"}
    assert look.records_of(session, "D4-34") == {"programme_item", "document_remark"}


def test_x3_each_leg_has_its_own_days(session: Session) -> None:
    legs = look.edition(session, "SCSE", 2024).legs
    days = [(leg.city.names["en"], leg.starts_on, leg.ends_on) for leg in legs if leg.city]
    assert days == [
        ("Taipei", date(2024, 3, 19), date(2024, 3, 22)),
        ("Kaohsiung", None, None),
    ]


def test_x4_a_caption_changes_nothing(session: Session) -> None:
    assert len(look.edition(session, "SCSE", 2024).legs) == 2
    assert look.records_of(session, "D0-25") == {"document_remark"}


def test_x5_80_within_400_within_2000(session: Session) -> None:
    mayors = look.statistic(session, "2024/mayors")
    government, everyone = mayors.part_of, look.statistic(session, "2024/international")
    assert government is not None
    assert government.part_of is everyone
    assert sums.subset_check(mayors, government) is None
    assert sums.sum_check(everyone, [government, look.statistic(session, "2024/buyers")]) is None


def test_x6_growth_names_its_base_or_says_that_it_has_none(session: Session) -> None:
    growth = look.statistic(session, "2024/scale-growth")
    assert growth.base_metric is None
    assert "booths" in growth.note


def test_x7_growth_is_kept_as_stated_and_nothing_is_filled_in(session: Session) -> None:
    growth = look.statistic(session, "2024/visitors-growth")
    assert (int(growth.value), growth.base_year, growth.base_metric) == (16, 2023, None)
    assert "not published" in growth.note


def test_x8_one_figure_with_three_labels(session: Session) -> None:
    for fact in ("D0-02", "D0-11", "D0-17"):
        assert "statistic" in look.records_of(session, fact)
    assert look.figures(session, "SCSE", 2024)["participants_international"] == (
        "gt",
        Decimal(2000),
    )


def test_x9_kao_is_one_person_with_a_dated_post(session: Session) -> None:
    kao = look.person(session, "kao")
    assert (kao.family_name, kao.honorific) == ("Kao", None)
    assert {alias.text for alias in kao.aliases} == {"Shien-Quey Kao", "高仙桂"}
    assert [(post.title_en, post.as_of) for post in kao.posts] == [
        ("Deputy Minister", date(2025, 3, 18))
    ]


def test_x10_the_national_development_council_is_one_organisation(session: Session) -> None:
    council = look.organisation(session, "ndc")
    assert "Hội đồng Phát triển Đài Loan" in {alias.text for alias in council.aliases}
    assert council.names["id"] == "Dewan Pembangunan Nasional Taiwan"


def test_x11_cordoba_is_repaired_and_its_raw_spelling_kept(session: Session) -> None:
    city = look.organisation(session, "cordoba-city")
    assert all("Córdoba" in name or "哥多華" in name for name in city.names.values())
    assert [alias.text for alias in city.aliases] == ["Kota Crdoba"]


def test_x12_ukraine_attended_and_the_source_is_marked_incomplete(session: Session) -> None:
    found = session.scalars(select(Delegation).where(Delegation.country == "UA")).one()
    assert (found.status, found.edition.year) == ("attended", 2025)
    assert "incomplete source" in _remarks(session)


def test_x13_exonyms_are_resolved(session: Session) -> None:
    territory = look.organisation(session, "paris-est")
    assert (territory.name, territory.country) == ("Paris Est Marne & Bois", "FR")
    assert [alias.text for alias in territory.aliases] == ["Paris East Marne & Bois"]
    assert look.organisation(session, "rota").country == "RO"


def test_x14_countries_and_fields_stay_unpaired(session: Session) -> None:
    claims = session.scalars(select(Claim).where(Claim.kind == "collaboration"))
    (note,) = [one.note for one in claims if "Malaysia" in one.title]
    assert "do not pair" in note


def test_x15_a_thousand_sessions_are_an_estimate(session: Session) -> None:
    sessions = look.statistic(session, "2025/matchmaking")
    assert (sessions.comparator, sessions.status) == ("estimated", "expected")
    assert sessions.value == 1000


def test_x16_agreements_have_kinds(session: Session) -> None:
    kinds = [one.kind for one in session.scalars(select(Agreement).order_by(Agreement.id))]
    assert kinds == ["friendly_relations", "mou", "mou", "mou", "mou", "partnership"]


def test_x17_mayors_and_experts_are_not_compared_with_those_of_2024(session: Session) -> None:
    then, now = look.statistic(session, "2024/mayors"), look.statistic(session, "2025/mayors")
    guests, experts = (
        look.statistic(session, "2024/international"),
        look.statistic(session, "2025/experts"),
    )
    assert isinstance(statistics.growth(then, now), Message)
    assert isinstance(statistics.growth(guests, experts), Message)


def test_x18_superlatives_are_claims(session: Session) -> None:
    for fact in ("D2-29", "D2-56", "D0-53", "D4-07"):
        assert "claim" in look.records_of(session, fact)
        assert "statistic" not in look.records_of(session, fact)


def test_x19_leaders_of_2022_are_expected_and_the_other_reports_noted(session: Session) -> None:
    leaders = look.statistic(session, "2022/leaders")
    assert (leaders.comparator, leaders.status) == ("gt", "expected")
    assert leaders.value == 181
    assert "188, 191" in leaders.note


def test_x20_24_and_34_countries_belong_to_two_events(session: Session) -> None:
    forum, show = (
        look.statistic(session, "2022/kaohsiung-countries"),
        look.statistic(session, "2022/countries"),
    )
    assert (int(forum.value), int(show.value)) == (24, 34)
    assert forum.programme_item_id is not None
    assert forum.leg_id != show.leg_id
    assert statistics.why_not_comparable(forum, show)


def test_x21_the_doubled_paragraph_is_one_visit(session: Session) -> None:
    assert "repeats the first" in _remarks(session)
    assert look.records_of(session, "D2-01") == {
        "programme_item",
        "organisation",
        "organisation_alias",
    }


def test_x22_su_has_a_full_and_a_short_title(session: Session) -> None:
    (post,) = look.person(session, "su").posts
    assert (post.title_zh_tw, post.short_title_zh_tw) == ("新聞及國際關係處長", "新聞處長")


def test_x23_the_same_chinese_title_is_two_english_ones(session: Session) -> None:
    posts = [look.person(session, key).posts[0] for key in ("bloomfield", "pearson")]
    assert [(post.title_zh_tw, post.title_en) for post in posts] == [
        ("代表", "Representative"),
        ("代表", "Director"),
    ]


def test_x24_spellings_are_corrected_and_the_order_of_names_told(session: Session) -> None:
    begin, jagannathan = look.person(session, "van-begin"), look.person(session, "jagannathan")
    assert (begin.name, begin.name_en) == ("Gino Van Beginn", "Gino Van Begin")
    assert (jagannathan.name, jagannathan.name_en) == ("Vijay Jagannatha", "Vijay Jagannathan")
    park = look.person(session, "park")
    assert (park.family_name, park.name_order) == ("Park", "given_first")


def test_x25_variant_characters_are_kept_as_they_are(session: Session) -> None:
    peng = look.person(session, "peng")
    assert peng.name_zh_tw == "彭雙浪"
    assert {alias.text for alias in peng.aliases} == {"彭双浪"}
    taipei = look.organisation(session, "taipei-city")
    assert {"台北市政府", "北市府"} < {alias.text for alias in taipei.aliases}


def test_x26_the_summit_has_sessions_leaders_and_countries(session: Session) -> None:
    summit = look.item(session, "2020/mayors-summit")
    found = session.scalars(select(Statistic).where(Statistic.programme_item_id == summit.id))
    assert {one.metric: one.value for one in found} == {
        "city_leaders": 20,
        "countries_and_territories": 17,
        "sessions": 3,
    }
    assert [one.day for one in summit.sessions] == [date(2020, 8, 13)]


def test_x27_the_czech_delegation_takes_no_day_from_the_summit(session: Session) -> None:
    found = session.scalars(select(Delegation).where(Delegation.country == "CZ")).one()
    assert (found.arrives_at, found.departs_at) == (None, None)
    assert [(one.person.name_en, one.is_head) for one in found.members] == [
        ("Miloš Vystrčil", True),
        ("Zdeněk Hřib", False),
    ]


def test_x28_lost_diacritics_are_restored(session: Session) -> None:
    vystrcil = look.person(session, "vystrcil")
    assert (vystrcil.name, vystrcil.name_en) == ("Milos Vystrcil", "Miloš Vystrčil")


def test_x29_2020_is_the_seventh_edition_held_online(session: Session) -> None:
    found = look.edition(session, "SCSE", 2020)
    assert (found.ordinal, found.ordinal_source) == (7, "derived")
    assert (found.status, found.mode) == ("held", "online")
    assert [(leg.is_online, leg.status) for leg in found.legs] == [
        (True, "held"),
        (False, "cancelled"),
    ]


def test_x30_since_when_the_summit_is_held_keeps_its_source(session: Session) -> None:
    assert dates.roc_year(105) == 2016
    assert "since 2016" in look.item(session, "2022/mayors-summit").note
    assert look.records_of(session, "D2-58") >= {"programme_item"}


def test_x31_planned_forums_and_events_are_totals(session: Session) -> None:
    for kind, ratio in (("forums", Decimal(17) / 60), ("matchmaking", Decimal("0.25"))):
        plan, done = (look.statistic(session, f"2020/{kind}{end}") for end in ("-plan", ""))
        assert plan.deadline == date(2020, 12, 31)
        assert statistics.progress(plan, done) == statistics.Progress(ratio, of_bounds=False)


def test_x32_hydrogen_is_no_hydropower_and_ccus_one_item(session: Session) -> None:
    codes = {"hydrogen": "Hydrogen", "ccus": "Carbon capture, utilisation and storage"}
    query = select(SolutionDomain).where(SolutionDomain.code.in_(codes))
    assert {one.code: one.name_en for one in session.scalars(query)} == codes


def test_x33_lost_address_and_footer_are_remarks(session: Session) -> None:
    assert look.records_of(session, "D3-30") == {"document_remark"}


def test_x34_numbers_are_read_as_their_language_writes_them() -> None:
    read = {
        ("hơn 2.000 khách", "vi"): ("gt", 2000),
        ("2.806 pakar", "id"): ("eq", 2806),
        ("diperkirakan mencapai 1.000 sesi", "id"): ("estimated", 1000),
        ("Over 200,000 views", "en"): ("gt", 200000),
        ("Sixty professional forums", "en"): ("eq", 60),
        ("逾百位", "zh_TW"): ("gt", 100),
        ("34個國家", "zh_TW"): ("eq", 34),
        ("ngày 19.3", "vi"): None,
    }
    for (text, language), expected in read.items():
        found = [(one.comparator, int(one.value)) for one in numbers.find(text, language)]
        assert found == ([] if expected is None else [expected]), text


def test_rounds_of_matchmaking_stand_with_their_editions(session: Session) -> None:
    found = session.scalars(select(MatchmakingRound).order_by(MatchmakingRound.id))
    assert [(one.edition.year, one.name) for one in found] == [
        (2025, "Global Business Matchmaking Event"),
        (2020, "Online business matchmaking 2020"),
    ]


def test_what_no_document_says_is_not_said(session: Session) -> None:
    sub_expos = session.scalars(
        select(Edition).join(Series).where(Series.code.in_(["SHE", "IBE", "SEE", "ITS", "METAEDU"]))
    ).all()
    assert [(each.status, each.mode) for each in sub_expos] == [("planned", None)] * 5
    rounds = session.scalars(select(MatchmakingRound)).all()
    assert {(each.slot_minutes, each.gap_minutes) for each in rounds} == {(None, None)}
