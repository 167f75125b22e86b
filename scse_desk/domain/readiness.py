"""What is still to be done before the papers of a delegation are printed in a language."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from scse_desk.domain import engagements, itinerary
from scse_desk.domain.engagements import Engagement
from scse_desk.domain.texts import is_foreign_in, is_name_foreign_in, text_in
from scse_desk.language import LANGUAGES, N_, Language, Message
from scse_desk.store.models import Delegation, DelegationMember

MISSING = N_("Missing")
CLASH = N_("Clash")
UNCONFIRMED = N_("Unconfirmed")
CHECK = N_("Check")
NOT_PRINTABLE = N_("Not printable")

SPEAKS = {"zh": "zh_TW", "zh-TW": "zh_TW", "zh-Hant": "zh_TW", "in": "id"}
"""Language tag of a delegation -> language of the product, where they differ."""

DELEGATION_TEXTS = {
    "talking_points": N_("The talking points of “{name}” in {language}."),
    "hotel": N_("The hotel of “{name}” in {language}."),
    "arrival": N_("By what “{name}” arrives, in {language}."),
    "departure": N_("By what “{name}” leaves, in {language}."),
}
"""Texts of a delegation that are printed in the reader's language."""
ITEM_TEXTS = {
    "place": N_("The place of “{name}” in {language}."),
    "topics": N_("The topics of “{name}” in {language}."),
    "talking_points": N_("The talking points of “{name}” in {language}."),
    "vehicles": N_("The vehicles of “{name}” in {language}."),
}
"""Texts of a programme item that are printed in the reader's language."""

Unprintable = Callable[[Iterable[str]], Sequence[tuple[str, str]]]
"""Gives each character that no font has, with the text it stands in."""


@dataclass(frozen=True)
class Gap:
    """One thing to do before printing.

    `label` and `message` are marked. `tone` is `red` for what is wrong or missing on the paper,
    `amber` for what is not settled, `blue` for what is worth a look. `kind` and `record_id` are
    the record where it is done, `key` what sort of gap it is: many alike share it.
    """

    key: str
    tone: str
    label: str
    message: Message
    kind: str
    record_id: int


def print_language(delegation: Delegation) -> str:
    """The language a delegation's papers are printed in at first: the best it reads, else English.

    One of LANGUAGES.
    """
    codes = (SPEAKS.get(code, code) for code in delegation.languages.split())
    return next((code for code in codes if code in LANGUAGES), "en")


def gaps(
    delegation: Delegation,
    plan: Sequence[Engagement],
    paper: Language,
    reader: Language,
    unprintable: Unprintable | None = None,
) -> list[Gap]:
    """What is to be done before the papers are printed in the language `paper`, red first.

    Give it a delegation as `itinerary.whole` loads it, and its plan as `engagements.of_delegation`
    makes it. Names in the messages are in the language of the `reader`. Characters without a glyph
    are only looked for with `unprintable`.
    """
    found = [
        *_members(delegation, paper, reader),
        *_clashes(plan),
        *_glyphs(delegation, plan, paper, unprintable),
        *_interpreters(delegation, plan, reader),
        *_outside(delegation, plan, reader),
        *_stay(delegation, paper, reader),
        *_untranslated(delegation, plan, paper, reader),
        *_unsettled(delegation, plan, reader),
    ]
    tones = ("red", "amber", "blue")
    return sorted(found, key=lambda gap: tones.index(gap.tone))


def of_delegation(
    session: Session,
    delegation_id: int,
    paper: Language,
    reader: Language | None = None,
    unprintable: Unprintable | None = None,
) -> list[Gap]:
    """What is to be done before the papers of a delegation are printed in the language `paper`.

    Names in the messages are in the language of the `reader`, else in that of the paper.
    """
    delegation = itinerary.whole(session, delegation_id)
    reader = reader or paper
    plan = engagements.of_delegation(session, delegation, reader)
    return gaps(delegation, plan, paper, reader, unprintable)


def _members(delegation: Delegation, paper: Language, reader: Language) -> Iterator[Gap]:
    own = ("delegation", delegation.id)
    if not delegation.members:
        said = Message(N_("No members have been entered yet."))
        yield Gap("members", "red", MISSING, said, *own)
    elif not any(member.is_head for member in delegation.members):
        yield Gap("members", "red", MISSING, Message(N_("There is no head of delegation.")), *own)
    for member in delegation.members:
        yield from _member(member, paper, reader)


def _member(member: DelegationMember, paper: Language, reader: Language) -> Iterator[Gap]:
    name = reader.name_of(member.person)
    values = {"name": name, "language": reader.language_name(paper.code)}
    place = ("delegation_member", member.id)
    if member.post is None:
        if member.role == "member":
            said = Message(N_("{name} has no title."), values)
            yield Gap("title", "red", MISSING, said, *place)
    elif paper.code not in member.post.names:
        said = Message(N_("The title of {name} in {language}."), values)
        yield Gap("title", "red", MISSING, said, *place)
    if paper.code == "zh_TW" and "zh_TW" not in member.person.names:
        said = Message(N_("The name of {name} in {language}."), values)
        yield Gap("name", "blue", CHECK, said, *place)


def _clashes(plan: Sequence[Engagement]) -> Iterator[Gap]:
    told = set()
    for one in plan:
        for reason in one.clashes:
            said = (reason.text, tuple(sorted(map(str, reason.values.values()))))
            if said not in told:
                told.add(said)
                yield Gap("clash", "red", CLASH, reason, one.kind, one.record_id)


def _interpreters(
    delegation: Delegation, plan: Sequence[Engagement], language: Language
) -> Iterator[Gap]:
    """Meetings that ask for an interpreter and courtesy calls that have none."""
    for one in plan:
        item, meeting = one.item, one.meeting
        lacking = (
            meeting is not None and bool(meeting.request.language) and meeting.interpreter is None
        ) or (
            item is not None
            and item.kind == "courtesy_call"
            and not one.cancelled
            and not any(party.role == "interpreter" for party in item.participants)
        )
        if lacking:
            name = engagements.title(one, delegation, language)
            said = Message(N_("An interpreter for “{name}”."), {"name": name})
            yield Gap("interpreter", "red", MISSING, said, one.kind, one.record_id)


def _outside(
    delegation: Delegation, plan: Sequence[Engagement], language: Language
) -> Iterator[Gap]:
    for one in plan:
        if one.starts_at is None or one.cancelled:
            continue
        values = {"name": engagements.title(one, delegation, language)}
        if delegation.arrives_at and one.starts_at < delegation.arrives_at:
            said = Message(N_("“{name}” begins before the delegation arrives."), values)
        elif delegation.departs_at and (one.ends_at or one.starts_at) > delegation.departs_at:
            said = Message(N_("“{name}” ends after the delegation has left."), values)
        else:
            continue
        yield Gap("outside", "red", CLASH, said, one.kind, one.record_id)


def _stay(delegation: Delegation, paper: Language, reader: Language) -> Iterator[Gap]:
    wanted = (
        (delegation.arrives_at, N_("The day and time of arrival.")),
        (delegation.departs_at, N_("The day and time of departure.")),
        (delegation.hotel, N_("The hotel.")),
        (delegation.liaison_person_id, N_("The liaison who looks after the delegation.")),
        (delegation.languages, N_("The languages in which the delegation is received.")),
    )
    for value, words in wanted:
        if not value:
            yield Gap("record", "amber", MISSING, Message(words), "delegation", delegation.id)
    if paper.code not in delegation.names:
        said = Message(
            N_("The name of the delegation in {language}."),
            {"language": reader.language_name(paper.code)},
        )
        yield Gap("record", "amber", MISSING, said, "delegation", delegation.id)


def _untranslated(
    delegation: Delegation, plan: Sequence[Engagement], paper: Language, reader: Language
) -> Iterator[Gap]:
    """Texts of which another language's words would stand on the paper."""
    values = {"name": reader.name_of(delegation), "language": reader.language_name(paper.code)}
    for attribute, marked in DELEGATION_TEXTS.items():
        is_foreign = is_name_foreign_in if attribute == "hotel" else is_foreign_in
        if is_foreign(delegation, attribute, paper):
            said = Message(marked, values)
            yield Gap("texts", "amber", MISSING, said, "delegation", delegation.id)
    for one in plan:
        if one.item is None or one.cancelled:
            continue
        for attribute, marked in ITEM_TEXTS.items():
            if is_foreign_in(one.item, attribute, paper):
                said = Message(marked, values | {"name": reader.name_of(one.item)})
                yield Gap("texts", "amber", MISSING, said, one.kind, one.record_id)


def _unsettled(
    delegation: Delegation, plan: Sequence[Engagement], language: Language
) -> Iterator[Gap]:
    zone = ZoneInfo(delegation.edition.time_zone)
    for one in plan:
        if one.item is None or one.cancelled:
            continue
        name = language.name_of(one.item)
        place = (one.kind, one.record_id)
        if one.starts_at is None:
            said = Message(N_("The time of “{name}”."), {"name": name})
            yield Gap("time", "amber", MISSING, said, *place)
        if not engagements.place(one, language) and one.item.mode != "online":
            said = Message(N_("The place of “{name}”."), {"name": name})
            yield Gap("place", "amber", MISSING, said, *place)
        if one.item.status == "planned":
            when = (
                language.datetime(one.starts_at.astimezone(zone), "short") if one.starts_at else ""
            )
            said = Message(N_("“{name}” {when}"), {"name": name, "when": when})
            yield Gap("unconfirmed", "amber", UNCONFIRMED, said, *place)


def _glyphs(
    delegation: Delegation,
    plan: Sequence[Engagement],
    language: Language,
    unprintable: Unprintable | None,
) -> Iterator[Gap]:
    if unprintable is None:
        return
    for character, text in unprintable(list(texts(delegation, plan, language))):
        values = {"character": character, "code": f"U+{ord(character):04X}", "text": text}
        said = Message(N_("No font has {character} ({code}) in “{text}”."), values)
        yield Gap("glyph", "red", NOT_PRINTABLE, said, "delegation", delegation.id)


def texts(delegation: Delegation, plan: Sequence[Engagement], language: Language) -> Iterator[str]:
    """The texts of users that stand on the papers of a delegation in a language."""
    yield language.name_of(delegation)
    for member in delegation.members:
        yield language.name_of(member.person)
        yield member.person.name
        if member.post:
            yield language.name_of(member.post)
            if member.post.organisation:
                yield language.name_of(member.post.organisation)
    yield from (text_in(delegation, each, language) for each in DELEGATION_TEXTS)
    for one in plan:
        yield engagements.title(one, delegation, language)
        yield engagements.place(one, language)
        if one.item is not None:
            yield from (text_in(one.item, each, language) for each in ITEM_TEXTS)
