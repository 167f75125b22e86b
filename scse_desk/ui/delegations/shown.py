"""The delegation that is shown: its plan, what its papers still lack, and in which language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from scse_desk.domain import engagements, itinerary, readiness
from scse_desk.domain.itinerary import NoDelegation
from scse_desk.domain.meetings import STATUSES as MEETING_STATUSES
from scse_desk.domain.programme import KIND_TONES, KINDS
from scse_desk.domain.programme import STATUSES as ITEM_STATUSES
from scse_desk.domain.readiness import Gap
from scse_desk.language import LANGUAGES, N_, Language, language
from scse_desk.ui.context import Context
from scse_desk.ui.day_strip import Block

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.domain.engagements import Engagement
    from scse_desk.store.models import Delegation


@dataclass(frozen=True)
class Day:
    """One day of a delegation: its blocks, and in words what has no time yet."""

    day: date | None
    blocks: tuple[Block, ...]
    untimed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shown:
    """What the page shows of a delegation beside its fields."""

    delegation_id: int
    is_sample: bool
    code: str
    days: tuple[Day, ...]
    gaps: tuple[Gap, ...]


@dataclass
class Scene:
    """The delegation shown now, and the print language chosen for each."""

    shown: Shown | None = None
    codes: dict[int, str] = field(default_factory=dict)

    def language_for(self, delegation: Delegation) -> Language:
        """The language its papers are printed in: the one chosen, else its own."""
        code = self.codes.get(delegation.id, "")
        return language(code if code in LANGUAGES else readiness.print_language(delegation))

    def read(self, session: Session, context: Context, record_id: int) -> Delegation | None:
        """Read a delegation and all that is shown of it; None where it is no more."""
        self.shown = None
        try:
            found = itinerary.whole(session, record_id)
        except NoDelegation:
            return None
        paper = self.language_for(found)
        plan = engagements.of_delegation(session, found, context.language)
        self.shown = Shown(
            found.id,
            found.edition.series.is_sample,
            paper.code,
            days(context, found, plan),
            tuple(readiness.gaps(found, plan, paper, context.language, unprintable)),
        )
        return found


def days(context: Context, delegation: Delegation, plan: Sequence[Engagement]) -> tuple[Day, ...]:
    """The plan by day, in the window's language; what has no day comes last."""
    found: dict[date | None, list[Engagement]] = {}
    for one in plan:
        found.setdefault(one.day, []).append(one)
    return tuple(
        Day(
            day,
            tuple(_block(context, delegation, one) for one in held if one.starts_at),
            tuple(_name(context, delegation, one) for one in held if not one.starts_at),
        )
        for day, held in found.items()
    )


def _name(context: Context, delegation: Delegation, one: Engagement) -> str:
    if one.meeting is not None:
        other = engagements.counterpart(one, delegation)
        return itinerary.participant_name(other, context.language)
    return engagements.title(one, delegation, context.language)


def _block(context: Context, delegation: Delegation, one: Engagement) -> Block:
    assert one.starts_at is not None  # noqa: S101 - asked of timed ones only
    starts = _minutes(one.starts_at)
    ends = _minutes(one.ends_at) if one.ends_at else starts + 30
    item = one.item
    return Block(
        (one.kind, one.record_id),
        _name(context, delegation, one),
        engagements.place(one, context.language),
        starts,
        ends if ends > starts else 24 * 60,
        KIND_TONES.get(item.kind, "neutral") if item else "accent",
        context.text(N_("Clash")) if one.clashes else "",
        item is not None and item.status in {"planned", "cancelled"},
        "\n".join(_tip(context, delegation, one)),
    )


def _minutes(moment: datetime) -> int:
    return moment.hour * 60 + moment.minute


def _tip(context: Context, delegation: Delegation, one: Engagement) -> list[str]:
    language, item = context.language, one.item
    moments = [moment for moment in (one.starts_at, one.ends_at) if moment]
    kind = context.text(KINDS[item.kind] if item else N_("Matchmaking"))
    status = ITEM_STATUSES[item.status] if item else ""
    if one.meeting is not None:
        status = MEETING_STATUSES[one.meeting.status]
    return [
        "–".join(language.time(moment) for moment in moments),
        engagements.title(one, delegation, language),
        engagements.place(one, language),
        " · ".join((kind, context.text(status))),
        *(language.say(reason) for reason in one.clashes),
    ]


def unprintable(texts: Iterable[str]) -> Sequence[tuple[str, str]]:
    """Each character that no shipped font has, with the text it stands in."""
    from scse_desk.reports.missing import missing_in

    return [(missing.character, missing.text) for missing in missing_in(texts)]
