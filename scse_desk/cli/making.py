"""`scse-desk seed`, `sample` and `documents attach`: what fills a store."""

import argparse

from scse_desk.cli import desk
from scse_desk.language import N_, Language


def run_seed(options: argparse.Namespace, words: Language) -> None:
    """Add the facts of the documents; a store is made where there is none."""
    from scse_desk.domain import seeding

    with (
        desk.filling(options, words) as store,
        desk.bar(words.text(seeding.LABEL)) as progress,
        store.change(seeding.LABEL) as session,
    ):
        made = seeding.seed(session, progress)
    _say_added(sum(made.counts.values()), words)


def run_sample(options: argparse.Namespace, words: Language) -> None:
    """Add the sample edition; a store is made where there is none."""
    from scse_desk.domain import sample

    with (
        desk.filling(options, words) as store,
        desk.bar(words.text(sample.LABEL)) as progress,
        store.change(sample.LABEL) as session,
    ):
        made = sample.generate(session, options.size, progress)
    _say_added(sum(made.counts.values()), words)


def run_documents(options: argparse.Namespace, words: Language) -> None:
    """Attach the documents that lie in a folder."""
    from scse_desk.domain import documents

    with (
        desk.writing(options, words) as store,
        desk.bar(words.text(documents.LABEL)) as progress,
        store.change(documents.LABEL) as session,
    ):
        attached = documents.attach(session, options.folder, progress)
        number = len(attached.new)
        names = [document.file_name for document in attached.found]
        missing = [document.file_name for document in attached.missing]
    for name in names:
        print(name)
    if missing:
        print(words.text(N_("Not found: {names}."), names=words.listing(missing)))
    said = words.text(N_("Nothing new: these documents were attached before."))
    if number:
        said = words.plural(
            N_("{number} document attached"), N_("{number} documents attached"), number
        )
    print(said)


def _say_added(number: int, words: Language) -> None:
    if number:
        print(words.plural(N_("{number} record added"), N_("{number} records added"), number))
    else:
        print(words.text(N_("Nothing new: everything was there already.")))
