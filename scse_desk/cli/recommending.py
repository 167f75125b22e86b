"""`scse-desk recommend`: whom a participant of a round might meet, each with the reasons."""

import argparse
from typing import TYPE_CHECKING

from scse_desk.cli import desk, tables
from scse_desk.cli.solving import refuse_less
from scse_desk.language import N_, Language

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.domain.recommendations import Suggestion
    from scse_desk.store.models import Participant


def run_recommend(options: argparse.Namespace, words: Language) -> None:
    """Print whom a participant might meet, the best first."""
    from scse_desk.domain import recommendations

    refuse_less("--number", options.number, 1)
    with desk.reading(options, words) as store, store.read() as session:
        party = _participant(session, options, words)
        found = recommendations.of(session, party.id, words.code, options.number)
    if options.json:
        tables.print_json(_plain(each, words) for each in found)
        return
    titles = (N_("Name"), N_("Kind"), N_("Reasons"))
    tables.print_table(
        ["ID", *(words.text(title) for title in titles)],
        (_row(each, words) for each in found),
        frozenset({0}),
    )


def _participant(session: "Session", options: argparse.Namespace, words: Language) -> "Participant":
    """In the round that is named; else in the latest edition in which there is one so called."""
    from scse_desk.domain import called, editions, rounds

    if options.edition is not None:
        edition_id = editions.find(session, options.edition).id
        within = [called.round_called(session, options.round, edition_id, words)]
    else:
        every = rounds.of_edition(session, None)
        within = sorted(every, key=lambda each: (-each.edition.year, each.id))
    refusal = called.NotFound(N_("There is no matchmaking round yet."))
    for held in within:
        try:
            return _called(session, options.participant, held.id, words)
        except called.NotFound as refused:
            refusal = refused
    raise refusal


def _called(session: "Session", name: str, round_id: int, words: Language) -> "Participant":
    """By name, else by ID: a number may be part of many names."""
    from scse_desk.domain import called
    from scse_desk.store.models import Participant

    try:
        return called.participant_called(session, name, round_id, words)
    except called.NotFound:
        found = session.get(Participant, called.id_of(name) or 0)
        if found is None or found.round_id != round_id:
            raise
        return found


def _row(found: "Suggestion", words: Language) -> list[str]:
    from scse_desk.domain.participants import KINDS

    reasons = " ".join(words.say(reason) for reason in found.reasons)
    return [str(found.id), found.name, words.text(KINDS[found.kind]), reasons]


def _plain(found: "Suggestion", words: Language) -> dict[str, object]:
    return {
        "participant": found.id,
        "name": found.name,
        "kind": found.kind,
        "country": found.country or None,
        "reasons": [words.say(reason) for reason in found.reasons],
        "topics": list(found.topics),
        "worth": round(found.worth, 3),
        "times_offered": found.times_offered,
    }
