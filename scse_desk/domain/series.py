"""Series: shows that recur, such as SCSE."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from scse_desk.domain.columns import count_column, name_column, name_columns
from scse_desk.domain.listing import Listing
from scse_desk.domain.queries import Column
from scse_desk.language import N_
from scse_desk.store.models import Edition, Series

LISTING = Listing(
    "series",
    N_("Series"),
    Series,
    [
        Column("code", N_("Code"), width=10, sql=Series.code),
        name_column("name", N_("Name"), Series, width=40),
        count_column("editions", N_("Editions"), Series, Edition.series_id == Series.id, width=8),
        Column(
            "is_sample",
            N_("Sample"),
            kind="boolean",
            width=8,
            shown=False,
            sql=Series.is_sample,
        ),
        *name_columns(Series),
    ],
    order=(("code", False),),
    also=["edition"],
)


def editions_of(session: Session, series_id: int) -> list[Edition]:
    """The editions of a series, the latest first."""
    statement = select(Edition).where(Edition.series_id == series_id)
    return list(session.scalars(statement.order_by(Edition.year.desc())))
