"""The rows of a listing in a paper or workbook: codes in words, everything else typed."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from sqlalchemy.orm import Session

from scse_desk.domain.listing import Listing
from scse_desk.domain.queries import Column, Query, labels_of
from scse_desk.language import Language
from scse_desk.reports import report


class Rows:
    """The rows of a list, read afresh each time they are gone through."""

    def __init__(
        self,
        session: Session,
        listing: Listing,
        query: Query,
        columns: Sequence[Column],
        language: Language,
        most: int | None = None,
    ) -> None:
        self._session, self._listing, self._query = session, listing, query
        self._keys = [column.key for column in columns]
        self._words = [words_of(column, language) for column in columns]
        self.count = listing.count(session, query)
        self.shown = self.count if most is None else min(most, self.count)

    def __iter__(self) -> Iterator[Sequence[report.Cell]]:
        worded = [(place, words) for place, words in enumerate(self._words) if words is not None]
        found = self._listing.rows(self._session, self._query, self._keys)
        for _, values in islice(found, self.shown):
            row: list[report.Cell] = list(values)  # type: ignore[arg-type]  # cells by their kinds
            for place, words in worded:
                row[place] = words.get(row[place], row[place])
            yield row


class _Spoken(dict[Hashable, str]):
    """Codes of languages -> their names, as they are met."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language

    def get(self, key: Hashable, default: Any = None) -> Any:
        """Name the languages; the default where there are none."""
        if not isinstance(key, str) or not key:
            return default
        if key not in self:
            self[key] = " · ".join(self._language.spoken(key))
        return self[key]


def words_of(column: Column, language: Language) -> Mapping[Hashable, str] | None:
    """Code -> words for a column that holds codes."""
    if column.kind == "country":
        return dict(language.countries().items())
    if column.kind == "languages":
        return _Spoken(language)
    labels = {code: language.text(label) for code, label in labels_of(column).items()}
    if column.kind == "boolean":
        return {True: labels["true"], False: labels["false"]}
    return dict(labels.items()) if column.kind == "code" else None


def column_of(column: Column, language: Language) -> report.Column:
    """The column of a table for one of a listing."""
    kinds: dict[str, report.Kind] = {"number": "number", "date": "date", "datetime": "datetime"}
    return report.Column(
        language.text(column.title), kind=kinds.get(column.kind, "text"), width=column.width
    )
