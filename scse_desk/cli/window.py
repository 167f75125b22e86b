"""`scse-desk open`: the window."""

import argparse

from scse_desk.language import Language


def run_open(options: argparse.Namespace, words: Language) -> int:
    """Open the window on a store, or on the welcome page where there is none yet."""
    from scse_desk.app import run

    return run(options.store, words.code if options.language else None)
