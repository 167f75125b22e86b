"""Who takes part in a programme item: people, delegations and organisations, each in a role."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from scse_desk.domain import labels, programme, records
from scse_desk.domain.names import printed_name, printed_organisation, printed_title
from scse_desk.domain.people import current_post
from scse_desk.domain.programme import ROLES
from scse_desk.domain.texts import text_in, texts
from scse_desk.language import N_, Message
from scse_desk.ui import saving
from scse_desk.ui.cards import Empty
from scse_desk.ui.context import Context
from scse_desk.ui.fields import Choice, Field
from scse_desk.ui.finding import found
from scse_desk.ui.people import spoken
from scse_desk.ui.related import Adding, Line, Related, related_tab
from scse_desk.ui.saving import called, changing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.store.models import Person, ProgrammeParticipant

OFFSET = 10
KINDS = ("person", "delegation", "organisation")
"""The id of a choice is ten times the record's, plus the place of its kind here."""

FIELDS = (
    Field("role", N_("Role"), "choice", choices=ROLES, required=True),
    Field(
        "languages",
        N_("Language pair"),
        "reference",
        search=spoken.search_pairs,
        hint=N_("of an interpreter"),
    ),
    Field("note", N_("Note"), "texts", lines=1),
)


def _participants(session: Session, item_id: int) -> list[ProgrammeParticipant]:
    from scse_desk.store.models import ProgrammeItem

    order = tuple(ROLES)
    item = records.find(session, ProgrammeItem, item_id)
    return sorted(item.participants, key=lambda one: (order.index(one.role), one.position, one.id))


def _lines(session: Session, context: Context, record_id: int) -> list[Line]:
    return [_line(context, one) for one in _participants(session, record_id)]


def _line(context: Context, one: ProgrammeParticipant) -> Line:
    language = context.language
    chips = [(words, "green") for words in language.spoken(one.languages)]
    if one.person is not None:
        title, subtitle = printed_name(one.person, language), _post(context, one)
        opens = ("person", one.person.id)
    elif one.delegation is not None:
        number = len(one.delegation.members)
        title = language.name_of(one.delegation)
        subtitle = language.plural(N_("{number} member"), N_("{number} members"), number)
        opens = ("delegation", one.delegation.id)
    else:
        assert one.organisation is not None  # noqa: S101 - one of the three is always there
        title, subtitle = language.name_of(one.organisation), ""
        opens = ("organisation", one.organisation.id)
    parts = filter(None, (subtitle, text_in(one, "note", language)))
    return Line(
        one.id, title, " · ".join(parts), tuple(chips), opens, context.text(ROLES[one.role])
    )


def _post(context: Context, one: ProgrammeParticipant) -> str:
    words = (
        printed_title(one.post, context.language),
        printed_organisation(one.post, context.language),
    )
    return " · ".join(filter(None, words))


def _search(context: Context, _record_id: int, text: str) -> Sequence[Choice]:
    """People, delegations of the edition and organisations, told apart by what they are."""
    if not text.strip():
        return ()
    words = (N_("Person"), N_("Delegation"), N_("Organisation"))
    made: list[Choice] = []
    for place, kind in enumerate(KINDS):
        hits = found(context, text, kind, here=kind == "delegation")[:5]
        made += [
            Choice(
                OFFSET * int(hit.id) + place,
                hit.title,
                " · ".join(filter(None, (hit.subtitle, context.text(words[place])))),
            )
            for hit in hits
        ]
    return made


def _add(context: Context, record_id: int, choice_id: int) -> None:
    key, place = divmod(choice_id, OFFSET)
    kind = KINDS[place]
    role = {"person": "speaker", "delegation": "guest", "organisation": "host"}[kind]
    label = labels.adding("programme_participant", called(context, kind, key))
    with changing(context, label) as session:
        made = programme.add_participant(session, record_id, f"{kind}_id", key, role)
        if kind == "person":
            post = current_post(session, key)
            made.post_id = post.id if post else None


def _create(context: Context, record_id: int, name: str) -> None:
    with changing(context, labels.adding("programme_participant", name)) as session:
        person: Person = records.add(session, "person", name=name)  # type: ignore[assignment]
        programme.add_participant(session, record_id, "person_id", person.id, "speaker")


def _one(session: Session, participant_id: int) -> ProgrammeParticipant:
    from scse_desk.store.models import ProgrammeParticipant

    return records.find(session, ProgrammeParticipant, participant_id)


def _label(context: Context, participant_id: int, words: str) -> Message:
    with context.store.read() as session:
        one = _one(session, participant_id)
        who = one.person or one.delegation or one.organisation
        name = context.language.name_of(who) if who else ""
        item = context.language.name_of(one.item)
    return Message(words, {"name": name, "item": item})


def _values(session: Session, context: Context, participant_id: int) -> Mapping[str, object]:
    one = _one(session, participant_id)
    pair = spoken.pair(context, one.languages) if one.languages else None
    return {"role": one.role, "languages": pair, **texts(one, "note")}


def _save(context: Context, participant_id: int, key: str, value: object) -> None:
    label = _label(context, participant_id, N_("Edit {name} in “{item}”"))
    saving.save(context, "programme_participant", participant_id, key, value, label=label)


def _remove(context: Context, participant_id: int) -> None:
    label = _label(context, participant_id, N_("Take {name} out of “{item}”"))
    with changing(context, label) as session:
        records.remove(session, "programme_participant", participant_id)


def _move(context: Context, record_id: int, ids: Sequence[int]) -> None:
    values = {"name": called(context, "programme_item", record_id)}
    with changing(context, Message(N_("Order of those in {name}"), values)) as session:
        programme.reorder(session, record_id, ids)


PEOPLE = related_tab(
    "people",
    N_("People"),
    Related(
        _lines,
        Empty(
            N_("Nobody yet"),
            N_("Type a person, a delegation or an organisation above; the role is set after."),
            icon="people",
        ),
        Adding(N_("Add a person, delegation or organisation"), _search, _add, _create),
        FIELDS,
        _values,
        _save,
        _remove,
        N_("Take out"),
        move=_move,
    ),
)
