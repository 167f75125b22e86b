"""The members of a delegation in their order of precedence, each edited in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from scse_desk.domain import delegations, labels, records
from scse_desk.domain.members import ROLES
from scse_desk.domain.names import printed_name, printed_organisation, printed_title
from scse_desk.domain.people import current_post
from scse_desk.domain.texts import set_names, text_in, texts
from scse_desk.language import N_, OWN_NAMES, Language, Message
from scse_desk.ui import saving
from scse_desk.ui.cards import Empty
from scse_desk.ui.context import Context
from scse_desk.ui.fields import Field
from scse_desk.ui.finding import choice, finder, reference
from scse_desk.ui.record_panel import Tab
from scse_desk.ui.related import Adding, Line, Offer, Related, related_tab
from scse_desk.ui.saving import called, changing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.store.models import Delegation, DelegationMember
    from scse_desk.ui.delegations.shown import Scene

FIELDS = (
    Field("title", N_("Title"), "names"),
    reference("organisation_id", N_("Organisation"), "organisation"),
    Field("role", N_("Role"), "choice", choices=ROLES, required=True),
    Field("names", N_("Full name"), "names"),
    Field("needs", N_("Needs"), "texts", hint=N_("Diet, access and the like"), lines=1),
)
OF_POST = frozenset({"title", "organisation_id"})


def _member(session: Session, member_id: int) -> DelegationMember:
    from scse_desk.store.models import DelegationMember

    return records.find(session, DelegationMember, member_id)


def _delegation(session: Session, delegation_id: int) -> Delegation:
    from scse_desk.store.models import Delegation

    return records.find(session, Delegation, delegation_id)


def _lines(session: Session, context: Context, record_id: int, scene: Scene) -> list[Line]:
    paper = scene.language_for(_delegation(session, record_id))
    return [_line(context, member, paper) for member in delegations.members(session, record_id)]


def _line(context: Context, member: DelegationMember, paper: Language) -> Line:
    shown = printed_name(member.person, context.language)
    parts = (
        printed_title(member.post, context.language),
        printed_organisation(member.post, context.language),
    )
    return Line(
        member.id,
        shown,
        " · ".join(filter(None, parts)),
        tuple(_chips(context, member, paper)),
        ("person", member.person_id),
        aside=context.language.number(member.position),
        offers=() if member.is_head else (_head_offer(context, member.id),),
    )


def _chips(context: Context, member: DelegationMember, paper: Language) -> list[tuple[str, str]]:
    made = []
    if member.is_head:
        made.append((context.text(N_("Head of delegation")), "violet"))
    if member.role != "member":
        made.append((context.text(ROLES[member.role]), "blue"))
    if member.role == "member" and (member.post is None or paper.code not in member.post.names):
        words = context.text(N_("No title in {language}"), language=OWN_NAMES[paper.code])
        made.append((words, "red"))
    if member.needs:
        made.append((text_in(member, "needs", context.language), "amber"))
    return made


def _head_offer(context: Context, member_id: int) -> Offer:
    return Offer(
        context.text(N_("Make head of delegation")),
        "delegations",
        lambda: context.attempt(set_head, context, member_id),
    )


def set_head(context: Context, member_id: int) -> None:
    """Make a member the head, as one change."""
    with context.store.read() as session:
        delegation_id = _member(session, member_id).delegation_id
    values = {
        "name": called(context, "delegation_member", member_id),
        "delegation": called(context, "delegation", delegation_id),
    }
    with changing(context, Message(labels.SET_HEAD, values)) as session:
        delegations.set_head(session, member_id)


def reorder(context: Context, record_id: int, ids: Sequence[int]) -> None:
    """Put the members in another order of precedence, as one change."""
    values = {"delegation": called(context, "delegation", record_id)}
    with changing(context, Message(labels.REORDER, values)) as session:
        delegations.reorder(session, record_id, ids)


def _add(context: Context, record_id: int, person_id: int) -> None:
    label = labels.adding("delegation_member", called(context, "person", person_id))
    with changing(context, label) as session:
        post = current_post(session, person_id)
        delegations.add_member(session, record_id, person_id, post_id=post.id if post else None)


def _create(context: Context, record_id: int, name: str) -> None:
    with changing(context, labels.adding("delegation_member", name)) as session:
        country = _delegation(session, record_id).country
        person = records.add(session, "person", name=name, country=country)
        delegations.add_member(session, record_id, person.id)


def _remove(context: Context, member_id: int) -> None:
    label = labels.removing("delegation_member", called(context, "delegation_member", member_id))
    with changing(context, label) as session:
        delegations.remove_member(session, member_id)


def values(session: Session, context: Context, member_id: int) -> Mapping[str, object]:
    """What the fields of a member show."""
    member = _member(session, member_id)
    organisation = member.post.organisation if member.post else None
    return {
        "title": member.post.names if member.post else {},
        "organisation_id": organisation and choice(context, organisation.id, organisation),
        "role": member.role,
        "names": member.person.names,
        **texts(member, "needs"),
    }


def save(context: Context, member_id: int, key: str, value: object) -> None:
    """Save one field of a member, of the post in which they come, or of the person."""
    label = labels.editing("delegation_member", called(context, "delegation_member", member_id))
    with context.store.read() as session:
        person_id = _member(session, member_id).person_id
    if key == "names":
        saving.save(context, "person", person_id, key, value, label=label)
    elif key in OF_POST or key.startswith("title_"):
        with changing(context, label) as session:
            _save_post(session, member_id, key, value)
    else:
        saving.save(context, "delegation_member", member_id, key, value, label=label)


def _save_post(session: Session, member_id: int, key: str, value: Any) -> None:
    """Set the title or organisation of the post in which a member comes; made where none is."""
    member = _member(session, member_id)
    if member.post_id is None:
        post = records.add(session, "post", person_id=member.person_id)
        records.set_value(session, "delegation_member", member_id, "post_id", post.id)
        post_id = post.id
    else:
        post_id = member.post_id
    if key == "title":
        set_names(session, "post", post_id, value, "title")
    else:
        records.set_value(session, "post", post_id, key, value)


def _summary(session: Session, context: Context, record_id: int) -> str:
    del session, record_id
    return context.text(
        N_("In order of precedence. Alt+Up, Alt+Down or dragging moves one."),
    )


def members_tab(scene: Scene) -> Tab:
    """The tab of members, in the window's language; titles that the paper lacks are marked."""
    return related_tab(
        "members",
        N_("Members"),
        Related(
            lambda session, context, record_id: _lines(session, context, record_id, scene),
            Empty(
                N_("Nobody yet"),
                N_("Type a name above: someone known already, or a new person."),
                icon="people",
            ),
            Adding(
                N_("Add a member by name"),
                lambda context, _id, text: finder("person")(context, text),
                _add,
                _create,
            ),
            FIELDS,
            values,
            save,
            _remove,
            move=reorder,
            summary=_summary,
        ),
    )
