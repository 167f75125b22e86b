"""What belongs to an edition, in tabs: legs, shows held with it, organisers, themes, claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from scse_desk.domain import billing, editions, labels, legs, records
from scse_desk.domain.claims import KINDS as CLAIM_KINDS
from scse_desk.domain.exhibitors import organisation_called
from scse_desk.domain.texts import texts
from scse_desk.language import N_
from scse_desk.reports.editions import edition_title
from scse_desk.ui import saving
from scse_desk.ui.cards import Empty
from scse_desk.ui.context import Context
from scse_desk.ui.editions import claims
from scse_desk.ui.fields import Choice, Field
from scse_desk.ui.finding import choice, cities, finder
from scse_desk.ui.related import Adding, Line, Related, related_tab
from scse_desk.ui.relating import by_name, making, ordering, taking_away, tying
from scse_desk.ui.saving import called, changing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.store.models import Leg


# Legs

ONLINE = 0
"""What stands for an online leg among the cities that are offered."""


def venues(context: Context, text: str) -> Sequence[Choice]:
    """Venues with a text in their name or city."""
    name_of = context.language.name_of
    with context.store.read() as session:
        return [
            choice(context, venue.id, venue, name_of(venue.city) if venue.city else "")
            for venue in legs.venues_called(session, text)
        ]


STATUS = Field(
    "status",
    N_("Status"),
    "choice",
    choices=editions.STATUSES,
    tones=editions.STATUS_TONES,
    required=True,
)
LEG_FIELDS = (
    Field("city_id", N_("City"), "reference", search=cities),
    STATUS,
    Field("starts_on", N_("From"), "date"),
    Field("ends_on", N_("To"), "date"),
    Field(
        "dates_status",
        N_("Dates"),
        "choice",
        choices=legs.DATES_STATUSES,
        tones=legs.DATES_TONES,
        required=True,
    ),
    Field("hall", N_("Hall")),
    Field("venue_id", N_("Venue"), "reference", search=venues, opens="venue", wide=True),
    Field("is_online", N_("Held online"), "check"),
    Field("platform", N_("Platform")),
    Field("note", N_("Note"), "texts"),
)


def leg_place(context: Context, leg: Leg) -> str:
    """What a leg is called: its city, or the platform of one online."""
    if leg.is_online or leg.city is None:
        return leg.platform or context.text(N_("Online"))
    return context.language.name_of(leg.city)


def leg_days(context: Context, leg: Leg) -> str:
    """When a leg is held, so far as it is known."""
    language = context.language
    if leg.starts_on and leg.ends_on:
        return language.dates(leg.starts_on, leg.ends_on)
    if leg.starts_on:
        return context.text(N_("from {day}"), day=language.date(leg.starts_on))
    return ""


def _leg_lines(session: Session, context: Context, record_id: int) -> list[Line]:
    return [_leg_line(context, leg) for leg in legs.legs(session, record_id)]


def _leg_line(context: Context, leg: Leg) -> Line:
    language, text = context.language, context.text
    days = leg_days(context, leg) or text(N_("dates not known"))
    hall = text(N_("hall {hall}"), hall=leg.hall) if leg.hall else ""
    venue = language.name_of(leg.venue) if leg.venue else ""
    chips = [(text(editions.STATUSES[leg.status]), editions.STATUS_TONES[leg.status])]
    if leg.starts_on and leg.status != "cancelled":
        word = N_("end computed") if leg.dates_status == "derived" else leg.dates_status
        words = {"planned": N_("planned dates"), "actual": N_("actual dates")}
        chips.append((text(words.get(word, word)), legs.DATES_TONES[leg.dates_status]))
    detail = " · ".join(filter(None, (days, venue, hall)))
    return Line(leg.id, leg_place(context, leg), detail, tuple(chips))


def _leg_values(session: Session, context: Context, record_id: int) -> Mapping[str, object]:
    from scse_desk.store.models import Leg

    leg = records.find(session, Leg, record_id)
    plain = ("status", "starts_on", "ends_on", "dates_status", "hall", "is_online", "platform")
    return {
        **{key: getattr(leg, key) for key in plain},
        **texts(leg, "note"),
        "city_id": leg.city and choice(context, leg.city.id, leg.city),
        "venue_id": leg.venue and choice(context, leg.venue.id, leg.venue),
    }


def _leg_places(context: Context, _record_id: int, text: str) -> Sequence[Choice]:
    online = Choice(ONLINE, context.text(N_("Online")))
    found = list(cities(context, text))
    offered = not text or online.title.casefold().startswith(text.casefold())
    return [online, *found] if offered else found


def _add_leg(context: Context, record_id: int, city_id: int) -> None:
    place = None if city_id == ONLINE else city_id
    name = context.text(N_("Online")) if place is None else called(context, "city", city_id)
    with changing(context, labels.adding("leg", name)) as session:
        legs.add_leg(session, record_id, place)


LEGS = related_tab(
    "legs",
    N_("Legs"),
    Related(
        _leg_lines,
        Empty(
            N_("No leg yet"),
            N_("Type the city where the edition is held above, or Online."),
            icon="place",
        ),
        Adding(
            N_("Add a leg: its city, or Online"), _leg_places, _add_leg, making("leg", legs.add_leg)
        ),
        LEG_FIELDS,
        _leg_values,
        saving.saver("leg"),
        taking_away("leg"),
        move=ordering("edition", legs.reorder),
    ),
)


# Shows held together with it


def _show_lines(session: Session, context: Context, record_id: int) -> list[Line]:
    made = []
    for show in billing.shows(session, record_id):
        guest, text = show.guest, context.text
        ordinal = guest.ordinal
        words = text(N_("edition no. {ordinal}"), ordinal=ordinal) if ordinal else ""
        chip = (text(editions.STATUSES[show.status]), editions.STATUS_TONES[show.status])
        title = edition_title(guest, context.language)
        made.append(Line(show.id, title, words, (chip,), ("edition", guest.id)))
    return made


def _series(context: Context, _record_id: int, text: str) -> Sequence[Choice]:
    with context.store.read() as session:
        found = billing.series_having(session, text)
        return [choice(context, series.id, series, series.code) for series in found]


def _show_values(session: Session, _context: Context, record_id: int) -> Mapping[str, object]:
    from scse_desk.store.models import CoLocation

    return {"status": records.find(session, CoLocation, record_id).status}


SHOWS = related_tab(
    "shows",
    N_("Co-located shows"),
    Related(
        _show_lines,
        Empty(
            N_("No co-located show"),
            N_("Type the name of a series that is held together with this edition."),
            icon="link",
        ),
        Adding(
            N_("Add a show by its series"),
            _series,
            tying("show", "series", billing.add_show),
            making("show", by_name(billing.add_show, billing.series_called)),
        ),
        (STATUS,),
        _show_values,
        saving.saver("co_location"),
        taking_away("co_location"),
    ),
)


# Organisers


def _organiser_lines(session: Session, context: Context, record_id: int) -> list[Line]:
    return [
        Line(
            one.id,
            context.language.name_of(one.organisation),
            context.text(billing.ROLES[one.role]),
            opens=("organisation", one.organisation_id),
            aside=f"{place}",
        )
        for place, one in enumerate(billing.organisers(session, record_id), start=1)
    ]


def _organiser_values(session: Session, _context: Context, record_id: int) -> Mapping[str, object]:
    from scse_desk.store.models import EditionOrganiser

    return {"role": records.find(session, EditionOrganiser, record_id).role}


ORGANISERS = related_tab(
    "organisers",
    N_("Organisers"),
    Related(
        _organiser_lines,
        Empty(
            N_("No organiser yet"), N_("Type the first organisation above."), icon="organisation"
        ),
        Adding(
            N_("Add an organiser"),
            lambda context, _id, text: finder("organisation")(context, text),
            tying("edition_organiser", "organisation", billing.add_organiser),
            making("edition_organiser", by_name(billing.add_organiser, organisation_called)),
        ),
        (Field("role", N_("Role"), "choice", choices=billing.ROLES, required=True),),
        _organiser_values,
        saving.saver("edition_organiser"),
        taking_away("edition_organiser"),
        move=ordering("edition", billing.reorder_organisers),
    ),
)


# Themes


def _theme_lines(session: Session, context: Context, record_id: int) -> list[Line]:
    return [
        Line(
            theme.id,
            context.language.name_of(theme),
            chips=(
                (context.text(billing.THEME_KINDS[theme.kind]), billing.THEME_TONES[theme.kind]),
            ),
        )
        for theme in billing.themes(session, record_id)
    ]


def _theme_values(session: Session, _context: Context, record_id: int) -> Mapping[str, object]:
    from scse_desk.store.models import Theme

    theme = records.find(session, Theme, record_id)
    return {"names": theme.names, "kind": theme.kind}


THEMES = related_tab(
    "themes",
    N_("Themes"),
    Related(
        _theme_lines,
        Empty(N_("No theme yet"), N_("Type the theme of the edition above."), icon="solutions"),
        Adding(N_("Add a theme"), create=making("theme", billing.add_theme)),
        (
            Field("names", N_("Wording"), "names"),
            Field("kind", N_("Kind"), "choice", choices=billing.THEME_KINDS, required=True),
        ),
        _theme_values,
        saving.saver("theme", "title"),
        taking_away("theme"),
        move=ordering("edition", billing.reorder_themes),
    ),
)


# Claims


def _claim_lines(session: Session, context: Context, record_id: int) -> list[Line]:
    name_of = context.language.name_of
    return [
        Line(
            claim.id,
            name_of(claim),
            " · ".join(name_of(by) for by in (claim.speaker, claim.organisation) if by is not None),
            ((context.text(CLAIM_KINDS[claim.kind]), "violet"),),
            ("claim", claim.id),
        )
        for claim in claims.of_edition(session, record_id)
    ]


CLAIMS = related_tab(
    "claims",
    N_("Claims"),
    Related(
        _claim_lines,
        Empty(
            N_("No claims"),
            N_("What is said of the show, such as “largest in Asia”: kept, never counted."),
            icon="info",
        ),
        Adding(N_("Add a claim in its words"), create=claims.add),
        claims.FIELDS,
        claims.values,
        saving.saver("claim", "title"),
        taking_away("claim"),
    ),
)
