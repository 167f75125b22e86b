"""The kinds of record that search finds: what each is called, where it belongs, its words."""

from dataclasses import dataclass
from functools import cache, cached_property
from itertools import count
from typing import Any

from sqlalchemy import Column, Select, Table, select
from sqlalchemy.dialects.sqlite import dialect as sqlite_dialect

from scse_desk.store import sqlite
from scse_desk.store.models import (
    NAME_LANGUAGES,
    Agreement,
    AgreementParty,
    Base,
    Booth,
    BoothAssignment,
    Claim,
    Delegation,
    DelegationMember,
    Document,
    Edition,
    Exhibitor,
    Organisation,
    OrganisationAlias,
    Participant,
    Person,
    PersonAlias,
    Post,
    ProgrammeItem,
    ProgrammeParticipant,
    Registration,
    Request,
    Solution,
    SolutionDomainLink,
)

Keys = tuple[Column[Any], ...]
"""Foreign keys that lead from a record to another, each followed up or down."""

SUFFIXES = {"raw": "", **{code: f"_{suffix}" for code, suffix in NAME_LANGUAGES.items()}}


@dataclass(frozen=True)
class Step:
    """A foreign key followed from one table to the next: up to what it names, or down from it."""

    key: Column[Any]
    down: bool
    table: Table
    """Where it leads to."""


class Text:
    """A text of a record, or of one that foreign keys lead to; in every language it is kept in."""

    def __init__(self, column: str, *keys: Any) -> None:
        self.column = column
        self.keys: Keys = tuple(key.property.columns[0] for key in keys)


def steps(root: Table, keys: Keys) -> list[Step]:
    """How the foreign keys are followed from a table on."""
    found: list[Step] = []
    at = root
    for key in keys:
        down = key.table is not at
        at = Base.metadata.tables[key.table.name] if down else _target(key)
        found.append(Step(key, down, at))
    return found


def _target(key: Column[Any]) -> Table:
    return next(iter(key.foreign_keys)).column.table


def columns_of(table: Table, column: str) -> dict[str, str]:
    """Language code (and `raw`) -> column of a text in that language."""
    return {
        code: column + suffix for code, suffix in SUFFIXES.items() if column + suffix in table.c
    }


@dataclass(frozen=True, eq=False)
class Kind:
    """A kind of record that is found. Its place in KINDS is part of the index: append only."""

    model: type[Base]
    titles: tuple[Text, ...]
    """What it is called: the first that is not empty is shown, all are searched."""
    edition: Text | None = None
    context: tuple[Text, ...] = ()
    """What it belongs to; the first that is not empty is shown, all are searched."""
    detail: Text | None = None
    """A number or year shown beside it."""
    words: tuple[Text, ...] = ()
    """What else it is found by."""

    @cached_property
    def table(self) -> Table:
        """The table of the records."""
        return Base.metadata.tables[self.name]

    @cached_property
    def name(self) -> str:
        """Name of the table, which is the name of the kind."""
        return self.model.__tablename__

    @cached_property
    def shown(self) -> tuple[Text, ...]:
        """The texts that are shown of a hit."""
        return (*self.titles, *self.context, *self._single)

    @cached_property
    def searched(self) -> tuple[Text, ...]:
        """All that the index keeps."""
        return (*self.shown, *self.words)

    @cached_property
    def _single(self) -> tuple[Text, ...]:
        return tuple(text for text in (self.detail, self.edition) if text)

    @cached_property
    def paths(self) -> dict[Keys, list[Text]]:
        """The texts by the foreign keys that lead to them, those of the record itself first."""
        found: dict[Keys, list[Text]] = {(): []}
        for text in self.searched:
            found.setdefault(text.keys, []).append(text)
        return found


@dataclass(frozen=True)
class Reading:
    """How texts are read that foreign keys lead to from some records."""

    statement: Select[Any]
    """Takes the records' ids as `sqlite.LISTED` does; gives id of the record, then the texts."""
    columns: tuple[tuple[Text, tuple[tuple[str, int], ...]], ...]
    """For each text, language code -> place in the row."""

    @cached_property
    def sql(self) -> str:
        """The statement in the driver's words, its one value the ids."""
        return str(self.statement.compile(dialect=sqlite_dialect()))


@cache
def reading(kind: Kind, keys: Keys, texts: tuple[Text, ...]) -> Reading:
    """How to read texts that stand at the end of the same foreign keys."""
    at: Any = kind.table.alias()
    root, joined, base = at, at, kind.table
    for step in steps(kind.table, keys):
        following = step.table.alias()
        on = (
            following.c[step.key.name] == at.c.id
            if step.down
            else following.c.id == at.c[step.key.name]
        )
        joined, at, base = joined.join(following, on), following, step.table
    columns = [columns_of(base, text.column) for text in texts]
    named = [at.c[name] for by_language in columns for name in by_language.values()]
    statement = select(root.c.id, *named).select_from(joined).where(root.c.id.in_(sqlite.LISTED))
    places = count(1)
    return Reading(
        statement.order_by(root.c.id, at.c.id) if keys else statement,
        tuple(
            (text, tuple((code, next(places)) for code in by_language))
            for text, by_language in zip(texts, columns, strict=True)
        ),
    )


_FIRST, _SECOND = (
    (
        Text("name", key, Participant.exhibitor_id, Exhibitor.organisation_id),
        Text("name", key, Participant.delegation_id),
        Text("name", key, Participant.delegation_id, Delegation.organisation_id),
        Text("name", key, Participant.registration_id, Registration.person_id),
    )
    for key in (Request.first_id, Request.second_id)
)

KINDS = (
    Kind(
        Edition,
        titles=(Text("name"), Text("name", Edition.series_id), Text("code", Edition.series_id)),
        edition=Text("id"),
        detail=Text("year"),
    ),
    Kind(
        Organisation,
        titles=(
            Text("name"),
            Text("abbreviation"),
            Text("text", OrganisationAlias.organisation_id),
        ),
        context=(Text("name", Organisation.city_id),),
        words=(Text("email"), Text("website"), Text("tax_number"), Text("phone")),
    ),
    Kind(
        Person,
        titles=(Text("name"), Text("text", PersonAlias.person_id)),
        context=(Text("name", Post.person_id, Post.organisation_id),),
        words=(
            Text("family_name"),
            Text("given_name"),
            Text("email"),
            Text("phone"),
            Text("title", Post.person_id),
            Text("short_title", Post.person_id),
            Text("number", Registration.person_id),
        ),
    ),
    Kind(
        Exhibitor,
        titles=(
            Text("name", Exhibitor.organisation_id),
            Text("abbreviation", Exhibitor.organisation_id),
            Text("text", Exhibitor.organisation_id, OrganisationAlias.organisation_id),
        ),
        edition=Text("edition_id"),
        context=(Text("name", Exhibitor.pavilion_id),),
        detail=Text("number", BoothAssignment.exhibitor_id, BoothAssignment.booth_id),
        words=(Text("name", Exhibitor.contact_person_id),),
    ),
    Kind(
        Booth,
        titles=(Text("number"),),
        edition=Text("edition_id"),
        context=(
            Text(
                "name",
                BoothAssignment.booth_id,
                BoothAssignment.exhibitor_id,
                Exhibitor.organisation_id,
            ),
            Text("name", Booth.pavilion_id),
        ),
        words=(Text("hall"),),
    ),
    Kind(
        Solution,
        titles=(Text("name"),),
        edition=Text("edition_id", Solution.exhibitor_id),
        context=(Text("name", Solution.exhibitor_id, Exhibitor.organisation_id),),
        words=(
            Text("description"),
            Text("name", SolutionDomainLink.solution_id, SolutionDomainLink.domain_id),
        ),
    ),
    Kind(
        Delegation,
        titles=(Text("name"), Text("name", Delegation.organisation_id)),
        edition=Text("edition_id"),
        context=(Text("name", Delegation.city_id),),
        words=(Text("name", DelegationMember.delegation_id, DelegationMember.person_id),),
    ),
    Kind(
        ProgrammeItem,
        titles=(Text("title"),),
        edition=Text("edition_id"),
        context=(Text("name", ProgrammeItem.venue_id),),
        detail=Text("day"),
        words=(
            Text("topics"),
            Text("place"),
            Text("name", ProgrammeItem.host_organisation_id),
            Text("name", ProgrammeParticipant.item_id, ProgrammeParticipant.person_id),
            Text("name", ProgrammeParticipant.item_id, ProgrammeParticipant.delegation_id),
        ),
    ),
    Kind(
        Agreement,
        titles=(Text("title"),),
        edition=Text("edition_id"),
        context=(Text("name", AgreementParty.agreement_id, AgreementParty.organisation_id),),
        words=(Text("fields"), Text("place")),
    ),
    Kind(
        Claim,
        titles=(Text("title"),),
        edition=Text("edition_id"),
        context=(Text("name", Claim.organisation_id), Text("name", Claim.speaker_person_id)),
    ),
    Kind(
        Document,
        titles=(Text("title"), Text("file_name")),
        context=(Text("publisher"),),
        detail=Text("published_on"),
    ),
    Kind(
        Request,
        titles=_FIRST,
        edition=Text("edition_id", Request.round_id),
        context=_SECOND,
        words=(Text("topics"),),
    ),
)
