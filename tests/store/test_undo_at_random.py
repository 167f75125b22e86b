"""Whatever is done, undone and redone: each state comes back exactly as it was."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, update
from sqlalchemy.orm import Session

from scse_desk.store import Store, search
from scse_desk.store.models import Organisation, OrganisationAlias
from tests.store.records import contents

Step = Callable[[Session], object]

NAMES = st.text(
    st.characters(codec="utf-8", exclude_characters="\0"), max_size=12
) | st.sampled_from(["臺北市", "𠮷野家", "Đà Nẵng", 'a"b', "{}", "\\"])
IDS = st.integers(1, 6)


def add(name: str, parent: int | None) -> Step:
    return lambda session: session.execute(
        insert(Organisation).values(name=name, parent_id=parent, kind="company")
    )


def rename(first: int, last: int, name: str) -> Step:
    return lambda session: session.execute(
        update(Organisation).where(Organisation.id.between(first, last)).values(name_vi=name)
    )


def alias(owner: int, name: str) -> Step:
    return lambda session: session.execute(
        insert(OrganisationAlias)
        .prefix_with("OR REPLACE")
        .values(organisation_id=owner, text=name[:2])
    )


def remove(first: int, last: int) -> Step:
    return lambda session: session.execute(
        delete(Organisation).where(Organisation.id.between(first, last))
    )


STEPS = st.one_of(
    st.builds(add, NAMES, st.none() | IDS),
    st.builds(rename, IDS, IDS, NAMES),
    st.builds(alias, IDS, NAMES),
    st.builds(remove, IDS, IDS),
)
ACTS = st.lists(st.lists(STEPS, min_size=1, max_size=4) | st.just("undo") | st.just("redo"))


def run(store: Store, steps: list[Step]) -> bool:
    """Whether the steps could be made: a broken reference takes them back whole."""
    from scse_desk.store.store import StillReferred

    before = contents(store)
    try:
        with store.change("Steps") as session:
            for step in steps:
                step(session)
    except StillReferred:
        assert contents(store) == before
        return False
    return contents(store) != before or store.undoable() is not None


@given(acts=ACTS)
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_every_state_comes_back_as_it_was(empty_file: Path, acts: list[list[Step] | str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(empty_file, Path(folder) / "random.scse"))
        with Store.open(path, "Mei") as store:
            play(store, acts)


def play(store: Store, acts: list[list[Step] | str]) -> None:
    past, future = [contents(store)], list[object]()
    count = 0
    for act in acts:
        if isinstance(act, list):
            run(store, act)
            made = changes_made(store)
            if made != count:
                past.append(contents(store))
                future.clear()
                count = made
        elif act == "undo" and len(past) > 1:
            store.undo()
            future.append(past.pop())
        elif act == "redo" and future:
            store.redo()
            past.append(future.pop())  # type: ignore[arg-type]
        assert contents(store) == past[-1]
        with store.read() as session:
            assert not search.out_of_step(session.connection())


def changes_made(store: Store) -> int:
    from tests.store.records import changes

    return sum(change.kind == "change" for change in changes(store))
