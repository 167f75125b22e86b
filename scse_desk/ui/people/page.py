"""The page of people, organisations and attendees."""

from __future__ import annotations

from scse_desk.language import N_
from scse_desk.ui.context import Context
from scse_desk.ui.people import person
from scse_desk.ui.record_page import RecordArea
from scse_desk.ui.sections import Section, SectionsPage


def build(context: Context) -> SectionsPage:
    """Make the page."""
    return SectionsPage(
        context,
        N_("People"),
        (
            Section("person", N_("People"), person.area),
            Section("organisation", N_("Organisations"), _organisations),
            Section("registration", N_("Attendees"), _attendees),
        ),
    )


# Imported when first shown: the first page is to stand soon.


def _organisations(page: SectionsPage) -> RecordArea:
    from scse_desk.ui.people import organisation

    return organisation.area(page)


def _attendees(page: SectionsPage) -> RecordArea:
    from scse_desk.ui.people import attendee

    return attendee.area(page)
