"""`scse-desk pictures` and `tour`: what the product shows and makes, as files."""

import argparse
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scse_desk.cli import desk, reporting
from scse_desk.language import LANGUAGES, N_, OWN_NAMES, Language, language
from scse_desk.refused import Refused
from scse_desk.reports import writing
from scse_desk.settings import default_store

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.store import Store

FACT_SHEET_EDITION = "SCSE-2025"
SAMPLE = "SAMPLE"


class NotThere(Refused):
    """The tour would touch the store that staff work on, or the folder cannot be written."""


def run_pictures(options: argparse.Namespace, words: Language) -> None:
    """Write a picture of every page of the window into a folder."""
    with desk.reading(options, words) as store:
        _make(options.folder)
        for path in _pictures(store, options.folder, words, dark=options.dark):
            print(path)


def _make(folder: Path) -> None:
    """Make a folder that files can be written to."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        is_open = os.access(folder, os.W_OK)
    except OSError:
        is_open = False
    if not is_open:
        raise NotThere(N_("No file can be made in the folder {folder}."), folder=folder)


def _pictures(store: "Store", folder: Path, words: Language, *, dark: bool = False) -> list[Path]:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # drawn without a display, wherever it runs
    from scse_desk.app import pictures

    with desk.bar(words.text(N_("Pictures of the window"))) as progress:
        return pictures(store, folder, words.code, dark=dark, progress=progress)


def run_tour(options: argparse.Namespace, words: Language) -> None:
    """Make a store with everything in it, its papers and pictures in the four languages.

    A tour that was made before is used again and its files written anew.
    """
    folder: Path = options.folder
    path = folder / "tour.scse"
    if path.resolve() == default_store().resolve():
        raise NotThere(N_("{path} is the store that you work on; name another folder."), path=path)
    _make(folder)
    written = [path]
    with _tour_store(path, words) as store:
        for code in LANGUAGES:
            written += _papers(store, folder / code, language(code))
            pictures = folder / code / "pictures"
            written += _pictures(store, pictures, language(code))
    for each in written:
        print(each)
    print(
        words.text(
            N_("Made in {languages}: {number} files in {folder}."),
            languages=words.listing([OWN_NAMES[code] for code in LANGUAGES]),
            number=words.number(len(written)),
            folder=folder,
        )
    )


def _tour_store(path: Path, words: Language) -> "Store":
    from scse_desk.domain import sample, seeding
    from scse_desk.store import Store

    store = Store.open(path, desk.author()) if path.exists() else Store.create(path, desk.author())
    with (
        desk.bar(words.text(seeding.LABEL)) as progress,
        store.change(seeding.LABEL) as session,
    ):
        seeding.seed(session, progress)
    try:
        with (
            desk.bar(words.text(sample.LABEL)) as progress,
            store.change(sample.LABEL) as session,
        ):
            sample.generate(session, 1, progress)
    except sample.SampleIsThere:
        pass
    return store


def _papers(store: "Store", folder: Path, words: Language) -> list[Path]:
    _make(folder)
    written = []
    with store.read() as session:
        wanted = _wanted(session)
    for name, ending, given in wanted:
        kind = reporting.kind_of(name)
        path = folder / f"{name}.{ending}"
        chosen = kind.Options(printed_at=datetime.now(UTC), **given)
        with desk.bar(f"{words.text(kind.TITLE)} · {OWN_NAMES[words.code]}") as progress:
            writing.write(store, kind, chosen, words, path, progress)
        written.append(path)
    return written


def _wanted(session: "Session") -> list[tuple[str, str, dict[str, Any]]]:
    """The papers of a tour: report, ending of its file, options.

    The brief is that of the sample's first delegation, which has the hard names.
    """
    from sqlalchemy import select

    from scse_desk.domain import editions
    from scse_desk.store.models import Delegation, Edition, Series

    seeded = editions.find(session, FACT_SHEET_EDITION)
    invented = session.scalars(
        select(Edition).join(Edition.series).where(Series.code == SAMPLE).limit(1)
    ).one()
    delegation = session.scalars(
        select(Delegation.id)
        .where(Delegation.edition_id == invented.id)
        .order_by(Delegation.id)
        .limit(1)
    ).one()
    return [
        ("fact-sheet", "pdf", {"edition_id": seeded.id}),
        ("delegation-brief", "pdf", {"delegation_id": delegation}),
        ("attendee-list", "xlsx", {"edition_id": invented.id}),
        *_of_round(session, invented.id, delegation),
    ]


def _of_round(
    session: "Session", edition_id: int, delegation_id: int
) -> list[tuple[str, str, dict[str, Any]]]:
    """The papers of the sample's matchmaking round; those of many pages for one only."""
    from sqlalchemy import select

    from scse_desk.domain import rounds
    from scse_desk.store.models import Participant

    round_id = rounds.of_edition(session, edition_id)[0].id
    participant = session.scalars(
        select(Participant.id).where(
            Participant.round_id == round_id, Participant.delegation_id == delegation_id
        )
    ).first()
    first_day = rounds.hours(session, round_id)[0]
    one = {"round_id": round_id}
    return [
        ("meeting-schedule", "pdf", {**one, "participant_id": participant}),
        ("calendar", "ics", {**one, "participant_id": participant}),
        ("table-sign", "pdf", {**one, "day": first_day}),
        ("master-grid", "pdf", {**one, "day": first_day}),
        ("unmet-wishes", "pdf", one),
        ("round-report", "pdf", one),
        ("round-workbook", "xlsx", one),
    ]
