"""The board refuses by hand what the checker of the scheduler refuses, and nothing else."""

from dataclasses import replace

import pytest

from scse_desk.domain import matchmaking, scheduling
from scse_desk.domain.board import Board
from scse_desk.scheduling.checking import violations
from scse_desk.scheduling.values import Placement, Round
from scse_desk.store import Store
from tests.domain.rich_rounds import Maker

SEEDS = range(10)


def board_of(store: Store, seed: int) -> Board:
    with store.change("Make a round") as session:
        return matchmaking.board(session, Maker(session, seed).round())


def is_allowed(asked: Round, key: int, placed: Placement) -> bool:
    found = violations(asked, {**asked.placed, key: placed})
    return not any(key in violation.requests for violation in found)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_board_allows_what_the_checker_allows(store: Store, seed: int) -> None:
    board = board_of(store, seed)
    asked = replace(scheduling.problem(board), kept=frozenset())
    differing = [
        (board.wishes[key].pair, slot, table, voice)
        for key in asked.requests
        for slot in board.spans
        for table in board.tables
        for voice in (board.voices if board.wishes[key].language else (None,))
        if is_allowed(asked, key, Placement(slot, table, voice))
        == bool(board.reasons(key, slot, table, voice))
    ]
    assert differing == []
    assert violations(asked, asked.placed) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_the_tables_taken_in_a_slot_are_those_at_which_something_stands(
    store: Store, seed: int
) -> None:
    board = board_of(store, seed)
    for key in board.wishes:
        for slot in board.spans:
            found = {table for table in board.tables if board.at_table(key, slot, table)}
            assert board.taken_tables(key, slot) == found
