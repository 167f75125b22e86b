"""Tables of what belongs to rounds, narrowed to one round."""

from sqlalchemy import case
from sqlalchemy import inspect as inspected

from scse_desk.domain.listing import Listing


def of_one_round(table: Listing, round_id: int) -> Listing:
    """A table of what belongs to rounds (it reads their edition), of one round only."""
    assert table.edition is not None  # noqa: S101 - only such tables are asked for
    held = inspected(table.edition).parent.entity
    return Listing(
        f"{table.kind}-of-{round_id}",
        table.title,
        table.base,
        table.columns,
        joins=table.joins,
        edition=case((held.id == round_id, table.edition)),
        only=table.only,
        order=table.order,
        also=table.tables,
    )
