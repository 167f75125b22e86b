from pathlib import Path

import pytest

from scse_desk.domain import listings

DOCS = Path(__file__).resolve().parents[2] / "docs" / "json.md"


@pytest.mark.parametrize("kind", [kind for kind in listings.MODULES if kind != "statistics"])
def test_every_field_that_is_printed_is_documented(kind: str) -> None:
    line = next(
        line for line in DOCS.read_text("utf-8").splitlines() if line.startswith(f"- **{kind}**: ")
    )
    columns = [column.key for column in listings.listing(kind).columns if not column.sensitive]
    documented = [key.strip("`") for key in line.removeprefix(f"- **{kind}**: ").split(", ")]
    assert sorted(documented) == sorted(columns)
