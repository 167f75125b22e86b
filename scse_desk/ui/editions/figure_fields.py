"""A figure as it is edited: its fields, what they save, and what a new one needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from scse_desk.domain import labels, legs, measuring, records, statistics
from scse_desk.domain.figures import COMPARATORS, SOURCES, STATUS_TONES, STATUSES
from scse_desk.domain.texts import texts
from scse_desk.language import N_
from scse_desk.ui import saving
from scse_desk.ui.asking import Asking
from scse_desk.ui.context import Context
from scse_desk.ui.fields import Choice, Field
from scse_desk.ui.saving import changing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.store.models import Leg, Statistic


def leg_words(context: Context, leg: Leg) -> str:
    """What a leg is called."""
    if leg.is_online or leg.city is None:
        return leg.platform or context.text(N_("Online"))
    return context.language.name_of(leg.city)


def _legs_here(context: Context, text: str) -> Sequence[Choice]:
    if context.edition_id is None:
        return ()
    with context.store.read() as session:
        found = [
            Choice(leg.id, leg_words(context, leg))
            for leg in legs.legs(session, context.edition_id)
        ]
    return [each for each in found if text.casefold() in each.title.casefold()]


EVIDENCE = Field(
    "source_note",
    N_("Evidence"),
    hint=N_("Who published or confirmed it, where, when"),
    wide=True,
)
COMPARATOR = Field("comparator", N_("Comparator"), "choice", choices=COMPARATORS, required=True)
VALUE = Field("value", N_("Value"), "number", required=True)
STATUS = Field(
    "status", N_("Status"), "choice", choices=STATUSES, tones=STATUS_TONES, required=True
)
AS_OF = Field("as_of", N_("As of"), "date")
SOURCE = Field("source", N_("Source"), "choice", choices=SOURCES, required=True)
FIELDS = (
    COMPARATOR,
    VALUE,
    Field("unit", N_("Unit"), "choice", choices=statistics.UNITS, required=True),
    STATUS,
    AS_OF,
    Field("deadline", N_("To be reached by"), "date"),
    Field(
        "leg_id",
        N_("Leg"),
        "reference",
        hint=N_("Whole edition"),
        search=_legs_here,
    ),
    SOURCE,
    replace(EVIDENCE, kind="texts", lines=2),
    Field(
        "like",
        N_("Counted in the same way as"),
        "reference",
        hint=N_("Nothing: it is compared with no other figure"),
        opens="statistic",
        wide=True,
        read_only=True,
    ),
    Field("definition", N_("What was counted"), "texts"),
    Field("note", N_("Note"), "texts"),
)


def like_choice(context: Context, other: Statistic) -> Choice:
    """A figure that another may be counted like."""
    language = context.language
    title = f"{other.edition.year}: {statistics.in_words(language, other)}"
    return Choice(other.id, title, statistics.definition(language, other))


def values(session: Session, context: Context, record_id: int) -> Mapping[str, object]:
    """A figure as its fields show it."""
    from scse_desk.store.models import Statistic

    figure = records.find(session, Statistic, record_id)
    like = measuring.counted_like(session, figure)
    plain = ("comparator", "value", "unit", "status", "as_of", "deadline", "source")
    return {
        **{key: getattr(figure, key) for key in plain},
        **texts(figure, "source_note", "definition", "note"),
        "leg_id": figure.leg and Choice(figure.leg.id, leg_words(context, figure.leg)),
        "like": like and like_choice(context, like),
    }


def name(session: Session, context: Context, record_id: int) -> str:
    """What a figure is called in the label of a change: metric and edition."""
    from scse_desk.store.models import Statistic

    figure = records.find(session, Statistic, record_id)
    metric = statistics.label(context.language, figure.metric)
    return f"{metric} {figure.edition.year}"


def save(context: Context, record_id: int, key: str, value: object) -> None:
    """Save one field of a figure as one change."""
    with context.store.read() as session:
        label = labels.editing("statistic", name(session, context, record_id))
    saving.save(context, "statistic", record_id, key, value, label=label)


def remove(context: Context, ids: Sequence[int]) -> None:
    """Remove figures as one change."""
    if len(ids) != 1:
        saving.remove(context, "statistic", ids)
        return
    with context.store.read() as session:
        label = labels.removing("statistic", name(session, context, ids[0]))
    with changing(context, label) as session:
        records.remove(session, "statistic", ids[0])


# A new figure


def _metrics(context: Context, text: str) -> Sequence[Choice]:
    words = text.casefold()
    return [
        Choice(code, label)
        for code, label in metric_labels(context).items()
        if words in label.casefold()
    ]


def metric_labels(context: Context) -> dict[str, str]:
    """Code of each metric -> its words."""
    return {code: context.text(label) for code, label in statistics.METRICS.items()}


def asking(edition_id: int | None = None) -> Asking:
    """What a new figure needs, in an edition or else in the chosen one."""

    def make(context: Context, given: Mapping[str, object]) -> int:
        wanted = edition_id or context.edition_id
        if wanted is None:
            raise measuring.NoFigure(N_("Choose an edition first."))
        return _make(context, wanted, given)

    metric = Field(
        "metric",
        N_("Metric"),
        search=_metrics,
        hint=N_("What is counted: one from the list, or another"),
        wide=True,
    )
    fields = (metric, COMPARATOR, VALUE, STATUS, AS_OF, SOURCE, EVIDENCE)
    return Asking(
        N_("New figure"),
        fields,
        make,
        text=N_("A figure is never bare: say how exactly it is known, of when it is, and by whom."),
        start=lambda _context: {"comparator": "eq", "status": "expected", "source": "own"},
    )


def _make(context: Context, edition_id: int, given: Mapping[str, object]) -> int:
    metric = measuring.metric_of(str(given.get("metric") or ""), metric_labels(context))
    words = statistics.label(context.language, metric)
    with changing(context, labels.adding("statistic", words)) as session:
        made = measuring.add(
            session,
            edition_id,
            metric,
            given.get("value"),
            comparator=given.get("comparator") or "eq",
            status=given.get("status") or "expected",
            source=given.get("source") or "own",
            as_of=given.get("as_of"),
            source_note=given.get("source_note") or "",
        )
        return made.id


def reached(record_id: int) -> Asking:
    """What became of a figure that was expected: entered beside it, with its evidence."""

    def make(context: Context, given: Mapping[str, object]) -> int:
        with context.store.read() as session:
            label = labels.adding("statistic", name(session, context, record_id))
        with changing(context, label) as session:
            made = measuring.reach(
                session,
                record_id,
                given.get("value"),
                comparator=given.get("comparator") or "eq",
                status=given.get("status") or "final",
                as_of=given.get("as_of"),
                source=given.get("source") or "public",
                source_note=given.get("source_note") or "",
            )
            return made.id

    status = Field(
        "status",
        N_("Status"),
        "choice",
        choices={code: STATUSES[code] for code in ("achieved_so_far", "final")},
        required=True,
    )
    source = Field(
        "source",
        N_("Source"),
        "choice",
        choices={code: SOURCES[code] for code in ("public", "record", "own")},
        required=True,
    )
    return Asking(
        N_("What was reached"),
        (COMPARATOR, VALUE, status, AS_OF, source, EVIDENCE),
        make,
        text=N_(
            "The expected figure stays as it is; this one stands beside it. Final needs evidence."
        ),
        label=N_("Enter figure"),
        start=lambda _context: {"comparator": "eq", "status": "final", "source": "public"},
    )


def like_asking(record_id: int) -> Asking:
    """Which figure this one is counted like, so that the two may be compared."""

    def choices(context: Context, text: str) -> Sequence[Choice]:
        from scse_desk.store.models import Statistic

        with context.store.read() as session:
            figure = records.find(session, Statistic, record_id)
            found = measuring.alike(session, figure.metric, record_id)
            made = [like_choice(context, other) for other in found]
        return [each for each in made if text.casefold() in each.title.casefold()]

    def make(context: Context, given: Mapping[str, object]) -> int:
        other = given.get("like")
        with context.store.read() as session:
            label = labels.editing("statistic", name(session, context, record_id))
        with changing(context, label) as session:
            measuring.count_like(session, record_id, other if isinstance(other, int) else None)
        return record_id

    return Asking(
        N_("Counted in the same way as"),
        (Field("like", N_("Figure"), "reference", search=choices, wide=True),),
        make,
        text=N_(
            "Only figures that are counted in the same way are compared. Left empty,"
            " this one has a definition of its own."
        ),
        label=N_("Save"),
    )
