"""The editions a person is registered in, as what, and with which badge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from scse_desk.domain import biography, labels, records
from scse_desk.domain.attendees import ROLES, STATUS_TONES, STATUSES
from scse_desk.language import N_
from scse_desk.ui import saving
from scse_desk.ui.cards import Empty
from scse_desk.ui.context import Context
from scse_desk.ui.fields import Choice, Field
from scse_desk.ui.related import Adding, Line, Related, related_tab
from scse_desk.ui.relating import taking_away
from scse_desk.ui.saving import called, changing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.store.models import Edition

FIELDS = (
    Field("role", N_("Role"), "choice", choices=ROLES, required=True),
    Field("status", N_("Status"), "choice", choices=STATUSES, tones=STATUS_TONES, required=True),
    Field("number", N_("Badge number")),
    Field("badge_type", N_("Badge type")),
)


def edition_words(edition: Edition) -> str:
    """An edition by its sign: "SCSE 2025"."""
    return f"{edition.series.code} {edition.year}"


def _lines(session: Session, context: Context, record_id: int) -> list[Line]:
    return [
        Line(
            found.id,
            edition_words(found.edition),
            " · ".join(
                filter(
                    None,
                    (
                        context.text(ROLES[found.role]),
                        found.number,
                        found.badge_type,
                        context.language.name_of(found.organisation) if found.organisation else "",
                    ),
                )
            ),
            ((context.text(STATUSES[found.status]), STATUS_TONES[found.status]),),
            ("registration", found.id),
        )
        for found in biography.registrations(session, record_id)
    ]


def _values(session: Session, context: Context, record_id: int) -> Mapping[str, object]:
    from scse_desk.store.models import Registration

    del context
    found = records.find(session, Registration, record_id)
    return {field.key: getattr(found, field.key) for field in FIELDS}


def _search(context: Context, record_id: int, text: str) -> Sequence[Choice]:
    with context.store.read() as session:
        editions = biography.editions_without(session, record_id)
        named = [
            Choice(edition.id, edition_words(edition), context.language.name_of(edition))
            for edition in editions
        ]
    return [each for each in named if text.casefold() in f"{each.title} {each.subtitle}".casefold()]


def _register(context: Context, record_id: int, edition_id: int) -> None:
    name = called(context, "person", record_id)
    with changing(context, labels.adding("registration", name)) as session:
        posts = biography.posts(session, record_id)
        post = posts[0] if posts and posts[0].ends_on is None else None
        records.add(
            session,
            "registration",
            edition_id=edition_id,
            person_id=record_id,
            post_id=post.id if post else None,
            organisation_id=post.organisation_id if post else None,
        )


REGISTRATIONS = related_tab(
    "registrations",
    N_("Registrations"),
    Related(
        _lines,
        Empty(
            N_("Not registered anywhere"), N_("Type the year of an edition above."), icon="editions"
        ),
        Adding(N_("Register in an edition"), _search, _register),
        FIELDS,
        _values,
        saving.saver("registration"),
        taking_away("registration"),
    ),
)
