"""People, with the post they hold now."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from scse_desk.domain import editions
from scse_desk.domain.columns import (
    field_column,
    in_language,
    name_column,
    name_columns,
    note_columns,
    spellings,
)
from scse_desk.domain.listing import Join, Listing
from scse_desk.domain.queries import Column
from scse_desk.language import N_
from scse_desk.store.models import Organisation, Person, PersonAlias, Post, Record

HONORIFICS = {
    "mr": N_("Mr"),
    "ms": N_("Ms"),
    "dr": N_("Dr"),
    "prof": N_("Professor"),
    "hon": N_("Honourable"),
    "he": N_("Excellency"),
}
NAME_ORDERS = {
    "family_first": N_("Family name first"),
    "given_first": N_("Given name first"),
    "single": N_("Single name"),
}

_post = aliased(Post)
_organisation = aliased(Organisation)
_other = aliased(Post)

CURRENT_POST = (
    select(_other.id)
    .where(_other.person_id == Person.id)
    .order_by(
        _other.ends_on.desc().nulls_first(), _other.starts_on.desc().nulls_last(), _other.id.desc()
    )
    .limit(1)
    .correlate(Person)
    .scalar_subquery()
)
"""Id of the post that a person holds now, else of the one held last."""

LISTING = Listing(
    "people",
    N_("People"),
    Person,
    [
        name_column("name", N_("Full name"), Person, width=26),
        field_column(
            Person, "honorific", N_("Honorific"), "code", HONORIFICS, width=11, shown=False
        ),
        Column(
            "title",
            N_("Title"),
            "name",
            width=28,
            sql=lambda code: in_language(_post, code, "title"),
            spellings=spellings(_post, "title"),
        ),
        name_column("organisation", N_("Organisation"), _organisation, width=30),
        field_column(Person, "country", N_("Country"), "country", width=14),
        field_column(Person, "languages", N_("Languages"), "languages", width=16),
        field_column(Person, "email", N_("E-mail"), width=28, shown=False, sensitive=True),
        field_column(Person, "phone", N_("Phone"), width=18, shown=False, sensitive=True),
        field_column(Person, "family_name", N_("Family name"), width=16, shown=False),
        field_column(Person, "given_name", N_("Given name"), width=16, shown=False),
        field_column(
            Person,
            "name_order",
            N_("Order of the name"),
            "code",
            NAME_ORDERS,
            width=16,
            shown=False,
        ),
        Column(
            "aliases",
            N_("Other spellings"),
            width=26,
            shown=False,
            sql=select(func.aggregate_strings(PersonAlias.text, ", "))
            .where(PersonAlias.person_id == Person.id)
            .correlate(Person)
            .scalar_subquery(),
        ),
        *note_columns(Person),
        *name_columns(Person),
    ],
    joins=[
        Join(_post, _post.id == CURRENT_POST),
        Join(_organisation, _organisation.id == _post.organisation_id),
    ],
    order=(("name", False),),
    also=["person_alias"],
)


def check(session: Session, post: Record) -> None:  # noqa: ARG001 - as all checks are called
    """Refuse a post that ends before it starts."""
    assert isinstance(post, Post)  # noqa: S101 - called for its own kind
    editions.refuse_crossed(post.starts_on, post.ends_on)


def current_post(session: Session, person_id: int) -> Post | None:
    """The post that a person holds now, else the one held last."""
    return session.scalars(
        select(Post)
        .where(Post.person_id == person_id)
        .order_by(Post.ends_on.desc().nulls_first(), Post.starts_on.desc().nulls_last())
        .order_by(Post.id.desc())
        .limit(1)
    ).first()
