"""What every record of the store shares: its key, its names per language, its column types."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Dialect,
    Float,
    ForeignKey,
    MetaData,
    String,
    TypeDecorator,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

NAME_LANGUAGES: Mapping[str, str] = {"en": "en", "zh_TW": "zh_tw", "vi": "vi", "id": "id"}
"""Language code of the product -> suffix of the column that holds a text in it."""


class UtcDateTime(TypeDecorator[datetime]):
    """An instant, kept as ISO 8601 text in UTC so that it sorts and reads the same everywhere.

    Takes aware datetimes only and gives aware datetimes in UTC; a naive one is a bug.
    """

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Write UTC."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            raise TypeError("an instant needs a time zone")
        return value.astimezone(UTC).isoformat(timespec="seconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Read UTC."""
        del dialect
        return None if value is None else datetime.fromisoformat(value)


class Figure(TypeDecorator[Decimal]):
    """A number of up to 15 digits, kept as the database's own so that it sorts as a number."""

    impl = Float
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> float | None:
        """Write the nearest number."""
        del dialect
        return None if value is None else float(value)

    def process_result_value(self, value: float | None, dialect: Dialect) -> Decimal | None:
        """Read it as it was written."""
        del dialect
        return None if value is None else Decimal(f"{value:.15g}")


class Base(DeclarativeBase):
    """The models of one store file."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: UtcDateTime,
        Decimal: Figure,
        dict[str, Any]: JSON,
    }

    @declared_attr.directive
    def __tablename__(cls) -> str:  # noqa: N805 - called on the class
        return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", cls.__name__).lower()


class Record(Base):
    """A row whose changes the journal keeps. Keys are never given out twice."""

    __abstract__ = True
    __table_args__: Any = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)


class Names:
    """A name as it came in (`name`) and as it is to be printed in each language.

    The raw spelling is never overwritten by a printed form (product rule 2).
    """

    name: Mapped[str] = mapped_column(default="")
    name_en: Mapped[str | None]
    name_zh_tw: Mapped[str | None]
    name_vi: Mapped[str | None]
    name_id: Mapped[str | None]

    @property
    def names(self) -> Mapping[str, str]:
        """Language code -> name, without the empty ones; `raw` is the spelling as it came in."""
        return texts_of(self, "name")


class Titles:
    """A title or wording as it came in (`title`) and per language, printed like a name."""

    title: Mapped[str] = mapped_column(default="")
    title_en: Mapped[str | None]
    title_zh_tw: Mapped[str | None]
    title_vi: Mapped[str | None]
    title_id: Mapped[str | None]

    @property
    def names(self) -> Mapping[str, str]:
        """Language code -> wording, without the empty ones; `raw` as it came in."""
        return texts_of(self, "title")


def texts_of(record: object, attribute: str) -> Mapping[str, str]:
    """The values of a text kept per language (see `Names`), keyed by language code and `raw`."""
    texts = {
        code: getattr(record, f"{attribute}_{suffix}") for code, suffix in NAME_LANGUAGES.items()
    }
    texts["raw"] = getattr(record, attribute)
    return {code: text for code, text in texts.items() if text}


def codes(column: str, *values: str) -> CheckConstraint:
    """A check that a column holds one of the given codes (or nothing)."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def arguments(*constraints: Any) -> tuple[Any, ...]:
    """`__table_args__` of a Record with constraints of its own."""
    return (*constraints, {"sqlite_autoincrement": True})


def reference(target: str, *, index: bool = True) -> Any:
    """A foreign key column, checked when the change ends so that rows may come in any order."""
    key = ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED")
    return mapped_column(key, index=index)
