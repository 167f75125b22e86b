"""What the tests of papers share."""

from tests.reports.round_store import held_round, held_round_file

__all__ = ["held_round", "held_round_file"]
