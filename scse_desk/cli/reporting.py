"""`scse-desk report`: a paper or workbook."""

import argparse
import sys
from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any

from scse_desk.cli import desk
from scse_desk.language import N_, Language
from scse_desk.refused import Refused
from scse_desk.reports import REPORTS, ReportKind, writing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.domain.queries import Filter
    from scse_desk.store.models import Delegation

FILTERS = ("role", "status", "country")
"""The options that narrow a list, named as its columns."""
NEEDS = {
    "delegation": "delegation_id",
    "columns": "columns",
    **dict.fromkeys(FILTERS, "filters"),
    "round": "round_id",
    "participant": "participant_id",
    "table": "table_id",
    "day": "day",
    "own_language": "own_language",
    "change": "change_id",
    "contacts": "contacts",
}
"""Option -> what a report's own options must have for it to go with the report."""
NO_CHOICE = N_("--{option} cannot be “{value}”. Choose from {names}.")
NO_COUNTRY = N_("There is no country “{value}”. Give its code, such as TW, or its name.")
MOST_NAMED = 8


class NoSuchReport(Refused):
    """There is no report of that name, or not in that format."""


class WhichOne(Refused):
    """It does not say of which edition or delegation."""


def run_report(options: argparse.Namespace, words: Language) -> None:
    """Write a report to a file, in the format of its ending."""
    kind = kind_of(options.name)
    writing.format_of(kind, options.out)
    with desk.reading(options, words) as store:
        with store.read() as session:
            chosen = _options(session, kind, options, words)
            if options.delegation:
                _say_gaps(session, chosen.delegation_id, words)
        with desk.bar(words.text(kind.TITLE)) as progress:
            writing.write(store, kind, chosen, words, options.out, progress)
    print(options.out)


def _say_gaps(session: "Session", delegation_id: int, words: Language) -> None:
    """Say on the standard error what is still to be done before printing, a line for each kind."""
    from scse_desk.domain import readiness

    gaps = readiness.of_delegation(session, delegation_id, words)
    for _, group in groupby(gaps, key=lambda gap: (gap.key, gap.tone)):
        first, *more = group
        title, said = words.text(N_("Before printing")), words.say(first.message)
        number = words.number(1 + len(more))
        print(f"{title} · {words.text(first.label)} ({number}): {said}", file=sys.stderr)
    if gaps:
        said = words.text(N_("The window shows all of them beside the delegation."))
        print(said, file=sys.stderr)


def kind_of(name: str) -> ReportKind:
    """The report of a name."""
    if name not in REPORTS:
        raise NoSuchReport(
            N_("There is no report “{name}”. Choose one of {names}."),
            name=name,
            names=", ".join(REPORTS),
        )
    return REPORTS[name]


def _options(
    session: "Session", kind: ReportKind, options: argparse.Namespace, words: Language
) -> Any:
    """The report's own options, of those given on the command line."""
    from scse_desk.domain import editions

    wanted = {each.name for each in fields(kind.Options)}
    _refuse_others(options, wanted)
    given: dict[str, Any] = {"printed_at": datetime.now(UTC)}
    edition_id = None if options.edition is None else editions.find(session, options.edition).id
    if "edition_id" in wanted:
        if edition_id is None:
            raise WhichOne(N_("Say which edition: --edition YEAR."))
        given["edition_id"] = edition_id
    if "delegation_id" in wanted:
        if not options.delegation:
            raise WhichOne(N_("Say which delegation: --delegation NAME."))
        given["delegation_id"] = find_delegation(session, options.delegation, edition_id, words).id
    if "round_id" in wanted:
        given |= dict(_of_round(session, options, edition_id, wanted, words))
    if "columns" in wanted and options.columns is not None:
        given["columns"] = _columns(options.columns)
    if "filters" in wanted:
        given["filters"] = _filters(options, words)
    return kind.Options(**given)


def _of_round(
    session: "Session",
    options: argparse.Namespace,
    edition_id: int | None,
    wanted: Collection[str],
    words: Language,
) -> Iterator[tuple[str, Any]]:
    """The options of a report about a round: which, and whose, where and when in it."""
    from scse_desk.domain import called

    if edition_id is None:
        raise WhichOne(N_("Say which edition: --edition YEAR."))
    round_id = called.round_called(session, options.round, edition_id, words).id
    yield "round_id", round_id
    if options.participant is not None:
        found = called.participant_called(session, options.participant, round_id, words)
        yield "participant_id", found.id
    if options.table is not None:
        yield "table_id", called.table_called(session, options.table, round_id).id
    if options.day is not None:
        yield "day", _day(options.day)
    if "own_language" in wanted:
        yield "own_language", bool(options.own_language)
    if options.change is not None:
        number = called.id_of(options.change)
        if number is None:
            raise WhichOne(N_("There is no change {number}."), number=options.change)
        yield "change_id", number
    if options.contacts:
        yield "contacts", True


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WhichOne(N_("“{text}” is no day; write it as 2026-03-17."), text=text) from None


def _refuse_others(options: argparse.Namespace, wanted: Collection[str]) -> None:
    """Refuse an option that the report knows nothing of, rather than leave it unheard."""
    for option, needed in NEEDS.items():
        if getattr(options, option) is not None and needed not in wanted:
            raise WhichOne(
                N_("--{option} does not go with the report {name}."),
                option=option.replace("_", "-"),
                name=options.name,
            )


def _filters(options: argparse.Namespace, words: Language) -> "dict[str, Filter]":
    """What a list is narrowed to, by column."""
    from scse_desk.domain.queries import Filter

    asked = {key: getattr(options, key) for key in FILTERS}
    return {
        key: Filter(codes=frozenset(_codes(key, text, words)))
        for key, text in asked.items()
        if text is not None
    }


def _codes(key: str, text: str, words: Language) -> Iterator[str]:
    """The codes meant by words, which are codes or what these are called in the language."""
    from scse_desk.domain import listings

    column = listings.listing("attendees").by_key[key]
    if key == "country":
        known: Mapping[str, str] = words.countries()
    else:
        known = {code: words.text(label) for code, label in column.choices.items()}
    asked = [each.strip() for each in text.split(",") if each.strip()]
    for each in asked or [""]:
        meant = each.casefold()
        found = [
            code for code, name in known.items() if meant in {code.casefold(), name.casefold()}
        ]
        if not found:
            raise WhichOne(
                NO_COUNTRY if key == "country" else NO_CHOICE,
                option=key,
                value=each,
                names=", ".join(known),
            )
        yield from found


def _columns(text: str) -> tuple[str, ...]:
    from scse_desk.domain import listings

    known = listings.listing("attendees").by_key
    asked = tuple(key.strip() for key in text.split(",") if key.strip())
    if not asked:
        raise WhichOne(N_("Say which columns: --columns {names}."), names=",".join(known))
    for key in asked:
        if key not in known:
            raise WhichOne(
                N_("There is no column “{name}”. Choose from {names}."),
                name=key,
                names=", ".join(known),
            )
    return asked


def find_delegation(
    session: "Session", name: str, edition_id: int | None, words: Language
) -> "Delegation":
    """The delegation of that name in any language: the whole name, else part of it, else its ID.

    Refused where there is none, or more than one.
    """
    from sqlalchemy import or_, select

    from scse_desk.domain import called
    from scse_desk.domain.columns import spellings
    from scse_desk.domain.fields import tidy
    from scse_desk.store.models import Delegation

    kept = tidy(name)  # as names are kept: a terminal may send them decomposed
    whole = [column == kept for column in spellings(Delegation)]
    part = [column.icontains(kept, autoescape=True) for column in spellings(Delegation)]
    for matches in (whole, part) if kept else ():
        statement = select(Delegation).where(or_(*matches)).order_by(Delegation.id)
        if edition_id is not None:
            statement = statement.where(Delegation.edition_id == edition_id)
        found = session.scalars(statement.limit(MOST_NAMED)).all()
        if len(found) == 1:
            return found[0]
        if found:
            raise WhichOne(
                N_("“{name}” may be any of these delegations: {names}."),
                name=name,
                names=words.row([_told_apart(each, words) for each in found]),
            )
    numbered = session.get(Delegation, called.id_of(kept) or 0)
    if numbered and edition_id in {None, numbered.edition_id}:
        return numbered
    raise WhichOne(N_("There is no delegation “{name}”."), name=name)


def _told_apart(delegation: "Delegation", words: Language) -> str:
    """Name and ID: two delegations of one country may be called the same."""
    return words.text(
        N_("{label} ({language})"), label=words.name_of(delegation), language=f"ID {delegation.id}"
    )
