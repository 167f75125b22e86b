from collections.abc import Sequence

import pytest

from scse_desk.domain import delegations
from scse_desk.store import Store
from tests.domain.conftest import Show


def order(store: Store, show: Show) -> list[tuple[str, int, bool]]:
    with store.read() as session:
        return [
            (member.person.name, member.position, member.is_head)
            for member in delegations.members(session, show.delegations[0])
        ]


def test_a_new_member_comes_last(store: Store, show: Show) -> None:
    with store.change("Add") as session:
        delegations.add_member(session, show.delegations[0], show.people[2], needs="vegetarian")
    assert order(store, show) == [
        ("Nguyễn An", 1, False),
        ("Bùi Bình", 2, False),
        ("Chen Yi", 3, False),
    ]


def test_a_person_is_a_member_once(store: Store, show: Show) -> None:
    with pytest.raises(delegations.NotAMember), store.change("Add") as session:
        delegations.add_member(session, show.delegations[0], show.people[0])


def test_there_is_one_head_who_comes_first(store: Store, show: Show) -> None:
    for member in (show.members[0], show.members[1]):
        with store.change("Head") as session:
            delegations.set_head(session, member)
    assert order(store, show) == [("Bùi Bình", 1, True), ("Nguyễn An", 2, False)]


@pytest.mark.parametrize(("chosen", "names"), [((1,), "BA"), ((0, 1), "AB"), ((), "AB")])
def test_members_are_put_in_the_order_chosen(
    store: Store, show: Show, chosen: Sequence[int], names: str
) -> None:
    with store.change("Reorder") as session:
        ids = [show.members[place] for place in chosen]
        delegations.reorder(session, show.delegations[0], ids)
    spoken = {"A": "Nguyễn An", "B": "Bùi Bình"}
    assert [name for name, _, _ in order(store, show)] == [spoken[each] for each in names]


def test_those_behind_a_member_who_leaves_move_up(store: Store, show: Show) -> None:
    with store.change("Remove") as session:
        delegations.remove_member(session, show.members[0])
    assert order(store, show) == [("Bùi Bình", 1, False)]


def test_one_undo_brings_the_old_order_back(store: Store, show: Show) -> None:
    before = order(store, show)
    with store.change("Head") as session:
        delegations.set_head(session, show.members[1])
    store.undo()
    assert order(store, show) == before
