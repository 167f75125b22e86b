"""What is read of a table before SQLAlchemy is loaded is what the table then shows."""

import json
import subprocess
import sys

import pytest

from scse_desk.domain import first_rows, listings
from scse_desk.domain.first_rows import FirstRows
from scse_desk.domain.queries import Query
from scse_desk.language import LANGUAGES
from scse_desk.store import Store, sqlite_file

EACH = [(kind, LANGUAGES[place % len(LANGUAGES)]) for place, kind in enumerate(listings.MODULES)]
"""Every kind, the languages in turn."""


@pytest.mark.parametrize(("kind", "code"), EACH)
def test_the_first_rows_are_those_of_the_listing(sample_store: Store, kind: str, code: str) -> None:
    listing = listings.listing(kind)
    sort = ((listing.columns[0].key, True),)
    with sample_store.read() as session:
        for query in (Query(language=code), Query(edition_id=1, language=code, sort=sort)):
            kept = json.loads(json.dumps(first_rows.kept(listing, session, query)))
            rows = FirstRows.of(kept)
            connection = sqlite_file.connect(sample_store.path, read_only=True)
            assert rows.count(connection, query) == listing.count(session, query)
            assert rows.page(connection, query, 0, 40) == listing.page(session, query, 0, 40)
            assert rows.page(connection, query, 40, 9) == listing.page(session, query, 40, 9)
            connection.close()


def test_reading_the_first_rows_loads_no_sqlalchemy() -> None:
    said = "import scse_desk.domain.first_rows, scse_desk.store.sqlite_file, sys"
    found = "print(sorted({'sqlalchemy', 'alembic'} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", f"{said}; {found}"], check=True, capture_output=True, text=True
    )
    assert done.stdout == "[]\n"
