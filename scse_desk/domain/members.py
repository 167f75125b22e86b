"""Members of delegations in their order of precedence."""

from dataclasses import replace

from sqlalchemy.orm import aliased

from scse_desk.domain.columns import (
    NEEDS_TITLES,
    field_column,
    name_column,
    text_columns,
    title_columns,
)
from scse_desk.domain.listing import Join, Listing
from scse_desk.domain.queries import Column
from scse_desk.language import N_
from scse_desk.store.models import Delegation, DelegationMember, Organisation, Person, Post

ROLES = {
    "member": N_("Member"),
    "spouse": N_("Spouse"),
    "interpreter": N_("Interpreter"),
    "liaison": N_("Liaison"),
    "security": N_("Security"),
    "press": N_("Press"),
}

OFFICIAL_TITLES = {
    "title_en": N_("Official title in English"),
    "title_zh_tw": N_("Official title in Chinese"),
    "title_vi": N_("Official title in Vietnamese"),
    "title_id": N_("Official title in Indonesian"),
}

_delegation = aliased(Delegation)
_person = aliased(Person)
_post = aliased(Post)
_organisation = aliased(Organisation)

LISTING = Listing(
    "members",
    N_("Members"),
    DelegationMember,
    [
        name_column("delegation", N_("Delegation"), _delegation, width=28),
        Column("position", N_("Precedence"), "number", width=9, sql=DelegationMember.position),
        Column(
            "is_head",
            N_("Head"),
            "boolean",
            width=6,
            tones={"True": "green"},
            sql=DelegationMember.is_head,
        ),
        name_column("name", N_("Full name"), _person, width=26),
        name_column("title", N_("Title"), _post, "title", width=30),
        name_column("organisation", N_("Organisation"), _organisation),
        field_column(DelegationMember, "role", N_("Role"), "code", ROLES, width=12),
        Column("country", N_("Country"), "country", width=14, sql=_delegation.country),
        *text_columns(
            "needs",
            N_("Needs"),
            NEEDS_TITLES,
            DelegationMember,
            width=24,
            shown=False,
            sensitive=True,
        ),
        *(
            replace(column, title=OFFICIAL_TITLES[column.key])
            for column in title_columns(_post)
            if column.key in OFFICIAL_TITLES
        ),
    ],
    joins=[
        Join(_delegation, _delegation.id == DelegationMember.delegation_id, outer=False),
        Join(_person, _person.id == DelegationMember.person_id, outer=False),
        Join(_post, _post.id == DelegationMember.post_id),
        Join(_organisation, _organisation.id == _post.organisation_id),
    ],
    edition=_delegation.edition_id,
    order=(("delegation", False), ("position", False)),
)
