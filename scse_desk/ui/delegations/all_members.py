"""The table of the members of every delegation, to find who has no title in a language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from scse_desk.domain import delegations, labels, names
from scse_desk.domain.members import LISTING
from scse_desk.language import N_, Message
from scse_desk.ui.cards import Empty
from scse_desk.ui.context import Context
from scse_desk.ui.delegations import members
from scse_desk.ui.fields import Field
from scse_desk.ui.finding import choice
from scse_desk.ui.history import last_change
from scse_desk.ui.record_page import RecordArea
from scse_desk.ui.record_panel import RecordView
from scse_desk.ui.saving import called, changing
from scse_desk.ui.sections import SectionsPage

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

DELEGATION = Field(
    "delegation",
    N_("Delegation"),
    "reference",
    opens="delegation_member",
    read_only=True,
    wide=True,
)
"""Its arrow opens the delegation at the member."""


def _load(session: Session, context: Context, record_id: int) -> RecordView | None:
    from scse_desk.store.models import DelegationMember

    member = session.get(DelegationMember, record_id)
    if member is None:
        return None
    delegation = context.language.name_of(member.delegation)
    title = names.printed_title(member.post, context.language)
    return RecordView(
        names.printed_name(member.person, context.language),
        " · ".join(filter(None, (title, delegation))),
        {
            **members.values(session, context, record_id),
            "delegation": choice(context, member.id, member.delegation),
        },
        (context.text(N_("Head of delegation")), "violet") if member.is_head else None,
        changed=last_change(context, "delegation_member", record_id),
    )


def _remove(context: Context, ids: Sequence[int]) -> None:
    """Take members out of their delegations, as one change."""
    label = Message(N_("Remove {number} records"), {"number": len(ids)})
    if len(ids) == 1:
        name = called(context, "delegation_member", ids[0])
        label = labels.removing("delegation_member", name)
    with changing(context, label) as session:
        for member_id in ids:
            delegations.remove_member(session, member_id)


def area(_page: SectionsPage) -> RecordArea:
    """Members of the delegations to the chosen edition."""
    return RecordArea(
        kind="delegation_member",
        title=N_("Members"),
        listing=LISTING,
        fields=(DELEGATION, *(replace(field, wide=True) for field in members.FIELDS)),
        load=_load,
        save=members.save,
        empty=Empty(
            N_("No members yet"),
            N_("Enter them in their delegation; here stand those of all delegations."),
            icon="people",
        ),
        delete=_remove,
    )
