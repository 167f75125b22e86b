"""Attendees: people registered in an edition."""

from sqlalchemy.orm import aliased

from scse_desk.domain.columns import (
    NAME_TITLES,
    NEEDS_TITLES,
    count_column,
    field_column,
    name_column,
    text_columns,
)
from scse_desk.domain.listing import Join, Listing
from scse_desk.domain.people import HONORIFICS
from scse_desk.domain.queries import Column
from scse_desk.language import LANGUAGES, N_, OWN_NAMES
from scse_desk.store.models import CheckIn, City, Organisation, Person, Post, Registration

ROLES = {
    "visitor": N_("Visitor"),
    "buyer": N_("Buyer"),
    "delegate": N_("Delegate"),
    "exhibitor_staff": N_("Exhibitor staff"),
    "speaker": N_("Speaker"),
    "interpreter": N_("Interpreter"),
    "press": N_("Press"),
    "vip": N_("VIP"),
    "organiser": N_("Organiser"),
}
STATUSES = {
    "registered": N_("Registered"),
    "confirmed": N_("Confirmed"),
    "cancelled": N_("Cancelled"),
}
STATUS_TONES = {"registered": "blue", "confirmed": "green", "cancelled": "red"}
LANGUAGE_CHOICES = {code: OWN_NAMES[code] for code in LANGUAGES}

_person = aliased(Person)
_organisation = aliased(Organisation)
_post = aliased(Post)
_city = aliased(City)


def _person_column(attribute: str, title: str, width: int, *, sensitive: bool = False) -> Column:
    read = getattr(_person, attribute)
    return Column(attribute, title, width=width, shown=False, sensitive=sensitive, sql=read)


LISTING = Listing(
    "attendees",
    N_("Attendees"),
    Registration,
    [
        field_column(Registration, "number", N_("Number"), width=10),
        name_column("name", N_("Full name"), _person, width=26),
        name_column("title", N_("Title"), _post, "title", width=26),
        name_column("organisation", N_("Organisation"), _organisation, width=30),
        Column("country", N_("Country"), "country", width=14, sql=_person.country),
        field_column(Registration, "role", N_("Role"), "code", ROLES, width=14),
        field_column(Registration, "badge_type", N_("Badge type"), width=12),
        field_column(
            Registration, "status", N_("Status"), "code", STATUSES, STATUS_TONES, width=12
        ),
        field_column(Registration, "language", N_("Language"), "code", LANGUAGE_CHOICES, width=14),
        Column(
            "registered_at",
            N_("Registered at"),
            "datetime",
            width=17,
            sql=Registration.registered_at,
        ),
        count_column(
            "check_ins",
            N_("Check-ins"),
            Registration,
            CheckIn.registration_id == Registration.id,
            width=9,
        ),
        _person_column("email", N_("E-mail"), 28, sensitive=True),
        _person_column("phone", N_("Phone"), 18, sensitive=True),
        *text_columns(
            "needs", N_("Needs"), NEEDS_TITLES, Registration, width=24, shown=False, sensitive=True
        ),
        Column(
            "honorific",
            N_("Honorific"),
            "code",
            HONORIFICS,
            width=11,
            shown=False,
            sql=_person.honorific,
        ),
        _person_column("family_name", N_("Family name"), 16),
        _person_column("given_name", N_("Given name"), 16),
        Column(
            "languages",
            N_("Languages"),
            "languages",
            width=16,
            shown=False,
            sql=_person.languages,
        ),
        name_column("city", N_("City"), _city, width=16, shown=False),
        *(
            Column(
                f"name{suffix}" if suffix else "raw",
                title,
                width=26,
                shown=False,
                sql=getattr(_person, f"name{suffix}"),
            )
            for suffix, title in NAME_TITLES.items()
        ),
    ],
    joins=[
        Join(_person, _person.id == Registration.person_id, outer=False),
        Join(_post, _post.id == Registration.post_id),
        Join(_organisation, _organisation.id == Registration.organisation_id),
        Join(_city, _city.id == _organisation.city_id),
    ],
    edition=Registration.edition_id,
    order=(("number", False),),
    also=["check_in"],
)
