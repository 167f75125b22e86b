"""The page of editions over the seeded store."""

from tests.seeded_store import edition_id, seeded_file, seeded_store

__all__ = ["edition_id", "seeded_file", "seeded_store"]
