"""The page of people, organisations and attendees."""

from __future__ import annotations

from scse_desk.language import N_
from scse_desk.ui.context import Context
from scse_desk.ui.people import attendee, organisation, person
from scse_desk.ui.sections import Section, SectionsPage


def build(context: Context) -> SectionsPage:
    """Make the page."""
    return SectionsPage(
        context,
        N_("People"),
        (
            Section("person", N_("People"), person.area),
            Section("organisation", N_("Organisations"), organisation.area),
            Section("registration", N_("Attendees"), attendee.area),
        ),
    )
