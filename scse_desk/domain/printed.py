"""The names of a record as they are to be printed, all languages set as one edit."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from scse_desk.domain import records
from scse_desk.language import N_
from scse_desk.refused import Refused
from scse_desk.store.models import NAME_LANGUAGES


class Nameless(Refused):
    """A record would be left without any name."""


def set_names(
    session: Session,
    kind: str,
    record_id: int,
    names: Mapping[str, str],
    attribute: str = "name",
) -> None:
    """Set the name (or the `title`) of a record in every language: language code -> name.

    A language that is missing has none. The raw spelling stays as it came in; refused where
    that is empty too and no name is left.
    """
    record = records.get(session, kind, record_id)
    given = {code: names.get(code, "").strip() for code in NAME_LANGUAGES}
    if not any(given.values()) and not getattr(record, attribute):
        raise Nameless(N_("A name is needed in one language at least."))
    for code, suffix in NAME_LANGUAGES.items():
        records.set_value(session, kind, record_id, f"{attribute}_{suffix}", given[code] or None)
