"""The posts of a person: dated titles at organisations, each in four languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from scse_desk.domain import biography, labels, records
from scse_desk.domain.exhibitors import organisation_called
from scse_desk.language import N_
from scse_desk.ui import saving
from scse_desk.ui.cards import Empty
from scse_desk.ui.context import Context
from scse_desk.ui.fields import Field
from scse_desk.ui.finding import choice, finder, reference
from scse_desk.ui.related import Adding, Line, Related, related_tab
from scse_desk.ui.relating import taking_away
from scse_desk.ui.saving import called, changing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.store.models import Post

FIELDS = (
    Field("names", N_("Title"), "names"),
    reference("organisation_id", N_("Organisation"), "organisation", wide=True),
    Field("starts_on", N_("From"), "date"),
    Field("ends_on", N_("Until"), "date"),
    Field("as_of", N_("Known to hold it on"), "date"),
    Field("rank", N_("Protocol rank"), "number", hint=N_("1 is highest")),
    Field("short_title_zh_tw", N_("Short official title (Chinese)"), wide=True),
)


def values(session: Session, context: Context, record_id: int) -> Mapping[str, object]:
    """A post as its fields show it."""
    from scse_desk.store.models import Post

    post = records.find(session, Post, record_id)
    organisation = post.organisation
    return {
        "names": post.names,
        "organisation_id": organisation and choice(context, organisation.id, organisation),
        "starts_on": post.starts_on,
        "ends_on": post.ends_on,
        "as_of": post.as_of,
        "rank": post.rank,
        "short_title_zh_tw": post.short_title_zh_tw,
    }


def dates(context: Context, post: Post) -> str:
    """From when to when a post is held, or a day on which it is known to be."""
    language = context.language
    if post.starts_on and post.ends_on:
        return language.dates(post.starts_on, post.ends_on)
    if post.starts_on:
        return context.text(N_("since {date}"), date=language.date(post.starts_on))
    if post.ends_on:
        return context.text(N_("until {date}"), date=language.date(post.ends_on))
    return context.text(N_("as of {date}"), date=language.date(post.as_of)) if post.as_of else ""


def chips(context: Context, post: Post) -> tuple[tuple[str, str], ...]:
    """The protocol rank, and whether the post has ended."""
    made = []
    if post.rank is not None:
        words = context.text(N_("Rank {number}"), number=context.language.number(post.rank))
        made.append((words, "violet"))
    if post.ends_on is not None:
        made.append((context.text(N_("Ended")), "neutral"))
    return tuple(made)


def _lines(session: Session, context: Context, record_id: int) -> list[Line]:
    return [_line(context, post) for post in biography.posts(session, record_id)]


def _line(context: Context, post: Post) -> Line:
    organisation = context.language.name_of(post.organisation) if post.organisation else ""
    title = context.language.name_of(post) or context.text(N_("Without a title"))
    return Line(
        post.id,
        title,
        " · ".join(filter(None, (organisation, dates(context, post)))),
        chips(context, post),
        ("organisation", post.organisation_id) if post.organisation_id else None,
    )


def _add(context: Context, record_id: int, organisation_id: int) -> None:
    name = called(context, "organisation", organisation_id)
    saving.add(context, "post", name, person_id=record_id, organisation_id=organisation_id)


def _create(context: Context, record_id: int, name: str) -> None:
    with changing(context, labels.adding("post", name)) as session:
        organisation = organisation_called(session, name)
        records.add(session, "post", person_id=record_id, organisation_id=organisation.id)


POSTS = related_tab(
    "posts",
    N_("Posts"),
    Related(
        _lines,
        Empty(N_("No post yet"), N_("Type the organisation above."), icon="organisation"),
        Adding(
            N_("Add a post at an organisation"),
            lambda context, _id, text: finder("organisation")(context, text),
            _add,
            _create,
        ),
        FIELDS,
        values,
        saving.saver("post", "title"),
        taking_away("post"),
    ),
)
