"""`scse-desk happen`: what happens on the day, the plan that answers it, whom to tell."""

import argparse
import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from scse_desk.cli import desk, differences
from scse_desk.cli.commands import HAPPENINGS
from scse_desk.cli.scheduling import NOT_APPLIED, moment, watched
from scse_desk.cli.solving import NotPositive
from scse_desk.language import N_, Language
from scse_desk.refused import Refused

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.domain.board import Board, Held
    from scse_desk.domain.scheduling import Proposal
    from scse_desk.domain.the_day import Happening
    from scse_desk.domain.whom_to_tell import Change, Papers, Told
    from scse_desk.scheduling.values import Placement
    from scse_desk.store import Store

CANCELLED, NO_SHOW, LATE, TABLE_CLOSED, ILL = HAPPENINGS
BOTH = "both"
USUAL_SECONDS = 15
APPLIED = N_("It was applied as one change. The list of whom to tell is written by {command}.")
WRITES_THE_LIST = "scse-desk report people-to-tell"


class SayMore(Refused):
    """What happened is not told well enough."""


def run_happen(options: argparse.Namespace, words: Language) -> None:
    """Print whom it hits and what answers it; with `--apply` make it so, as one change."""
    if options.time_limit is not None and not options.time_limit > 0:
        raise NotPositive(N_("{option} must be more than 0."), option="--time-limit")
    from scse_desk.domain import called, editions, matchmaking, scheduling, the_day, whom_to_tell

    with desk.writing(options, words) as store:
        with store.read() as session:
            edition = editions.find(session, options.edition)
            held = called.round_called(session, options.round, edition.id, words)
            board = matchmaking.board(session, held.id, words.code)
            found = _found(session, board, edition.id, options, words)
        proposal = _answer(store, board, found, options, words)
        label = the_day.label(board, found)
        if options.apply:
            values: Any = label.values
            with store.change(label.text, **values) as session:
                the_day.record(session, board, found)
                if proposal is not None:
                    scheduling.apply(session, proposal)
    made = whom_to_tell.changes(board, found, proposal)
    if options.json:
        plain = _plain(board, found, made, applied=options.apply)
        print(json.dumps(plain, ensure_ascii=False))
    else:
        _print(board, found, made, words)
        print(words.text(APPLIED if options.apply else NOT_APPLIED, command=WRITES_THE_LIST))


def _found(
    session: "Session",
    board: "Board",
    edition_id: int,
    options: argparse.Namespace,
    words: Language,
) -> "Happening":
    """What happened, to whom, when."""
    from scse_desk.domain import called, the_day

    _refuse_others(options)
    at = moment(options.at, board.zone)
    if options.what in {CANCELLED, NO_SHOW}:
        request = called.request_called(session, options.name, edition_id, words)
        held = the_day.placed(board, request.id)
        if options.what == CANCELLED:
            return the_day.cancelled(request.id)
        return the_day.no_show(request.id, _absent(session, held, options.absent, words))
    if len(options.name) != 1:
        raise SayMore(N_("Name one: its name or label in quotation marks, or its ID."))
    (name,) = options.name
    if options.what == LATE:
        late = called.participant_called(session, name, board.round_id, words)
        held = the_day.next_of(board, late.id, at)
        return the_day.late(board, held.wish.id, late.id, options.minutes or 0)
    span = the_day.span(board, at, _until(options.until, board))
    if options.what == TABLE_CLOSED:
        table = called.table_called(session, name, board.round_id)
        return the_day.table_closed(table.id, *span)
    voice = called.interpreter_called(session, name, edition_id, words)
    return the_day.ill(voice.id, *span)


def _refuse_others(options: argparse.Namespace) -> None:
    """Refuse an option that says nothing of what happened, and a happening that lacks its own."""
    if options.minutes is not None and options.what != LATE:
        raise SayMore(OTHERS, option="--minutes", what=options.what)
    if options.absent is not None and options.what != NO_SHOW:
        raise SayMore(OTHERS, option="--absent", what=options.what)
    if options.until is not None and options.what not in {TABLE_CLOSED, ILL}:
        raise SayMore(OTHERS, option="--until", what=options.what)
    if options.what == NO_SHOW and options.absent is None:
        raise SayMore(N_("Say who did not come: --absent NAME, or --absent both."))


def _until(text: str | None, board: "Board") -> datetime | None:
    return None if text is None else moment(text, board.zone)


def _absent(session: "Session", held: "Held", name: str, words: Language) -> str:
    """Whose side did not come, by the order of the request's pair."""
    from scse_desk.domain import called

    if name == BOTH:
        return BOTH
    absent = called.participant_called(session, name, held.wish.round_id, words).id
    if absent not in held.wish.sides:
        raise SayMore(N_("“{name}” is not one of the two who were to meet."), name=name)
    return "first" if absent == held.wish.sides[0] else "second"


def _answer(
    store: "Store",
    board: "Board",
    found: "Happening",
    options: argparse.Namespace,
    words: Language,
) -> "Proposal | None":
    """The plan; none where nobody need be placed anew."""
    from scse_desk.domain import the_day
    from scse_desk.scheduling.options import Options

    quiet = options.what in {CANCELLED, NO_SHOW} or not the_day.hits(board, found)
    if quiet and not options.replan:
        return None
    after = the_day.tried(store, board, found, words.code)
    now = the_day.moment(board, found, moment(options.at, board.zone))
    with watched(words) as (report, watch, _):
        seconds = options.time_limit or USUAL_SECONDS
        budget = Options(counts_moves=True, seconds=seconds, watch=watch)
        return the_day.answer(board, after, found, now, budget, report, widely=options.replan)


def _plain(
    board: "Board", found: "Happening", made: "Sequence[Change]", *, applied: bool
) -> dict[str, object]:
    from scse_desk.domain import the_day, whom_to_tell

    papers = whom_to_tell.papers(board, made)
    return {
        "round": board.round_id,
        "happened": found.kind.replace("_", "-"),
        "affected": [_affected(board, held) for held in the_day.hits(board, found)],
        "differences": [differences.plain(board, each) for each in made],
        "to_tell": [
            {
                "kind": "interpreter" if each.is_interpreter else "participant",
                "id": each.id,
                "name": _name(board, each),
                "requests": [change.wish.id for change in each.changes],
            }
            for each in whom_to_tell.to_tell(board, made)
        ],
        "schedules": list(papers.schedules),
        "signs": [
            {"table": board.tables[table].label, "day": day.isoformat()}
            for table, day in papers.signs
        ],
        "applied": applied,
    }


def _affected(board: "Board", held: "Held") -> dict[str, object]:
    parties = board.parties
    names = [parties[side].name for side in (held.wish.first, held.wish.second)]
    place = differences.placed(board, _placement(held)) or {}
    return {"request": held.wish.id, "participants": names, **place}


def _placement(held: "Held") -> "Placement":
    from scse_desk.domain.scheduling import placement

    return placement(held)


def _name(board: "Board", told: "Told") -> str:
    return board.voices[told.id].name if told.is_interpreter else board.parties[told.id].name


OTHERS = N_("{option} does not go with {what}.")


def _print(board: "Board", found: "Happening", made: "Sequence[Change]", words: Language) -> None:
    from scse_desk.domain import the_day, whom_to_tell

    print(words.say(the_day.label(board, found)))
    hits = the_day.hits(board, found)
    _heading(words, N_("Affected"))
    for held in hits:
        print(f"  – {differences.said(board, _placement(held))}: {held.wish.pair}")
    if not hits:
        print("  – " + words.text(N_("No meeting is affected.")))
    if not made:
        return
    _heading(words, N_("Proposal"))
    differences.show(board, made, words)
    if left := sum(each.kind == "dropped" for each in made):
        said = words.plural(
            N_("{number} meeting finds no other place; its wish waits again."),
            N_("{number} meetings find no other place; their wishes wait again."),
            left,
        )
        print(said)
    _heading(words, N_("To tell"))
    for told in whom_to_tell.to_tell(board, made):
        print(f"  – {_name(board, told)}")
    _heading(words, N_("To print again"))
    for line in _papers(board, whom_to_tell.papers(board, made), words):
        print(f"  – {line}")


def _heading(words: Language, title: str) -> None:
    print(words.text(N_("{title}:"), title=words.text(title)))


def _papers(board: "Board", papers: "Papers", words: Language) -> Iterator[str]:
    """The papers that are wrong now, each in a line."""
    for side in papers.schedules:
        yield words.text(N_("Schedule of {name}"), name=board.parties[side].name)
    for table, day in papers.signs:
        label = board.tables[table].label
        named = words.text(N_("Table {number}"), number=label) if label.isdecimal() else label
        shown = words.date(day, "day_month")
        yield words.text(N_("Sign of {table}, {day}"), table=named, day=shown)
