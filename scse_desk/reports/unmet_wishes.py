"""The wishes of a round that have no meeting, by priority, with what stands in the way."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from scse_desk.domain import unmet
from scse_desk.domain.requests import PRIORITIES, STATUSES
from scse_desk.domain.unmet import Unmet
from scse_desk.language import N_, Language
from scse_desk.reports import report, rounds
from scse_desk.reports.rounds import PRIORITY_TONES, Scene

NAME = "unmet-wishes"
TITLE = N_("Unmet wishes")
DESCRIPTION = N_("Wishes that were not placed, by priority, each with what stands in its way.")
FORMATS = ("pdf", "xlsx")
PREVIEW = 60


@dataclass(frozen=True)
class Options(rounds.OfRound):
    """Of which round, whose (None: of all)."""

    participant_id: int | None = None
    most: int | None = None
    """Of a preview: how many wishes are shown."""


def build(session: Session, options: Options, language: Language) -> report.Report:
    """The list in a language, musts first."""
    scene = rounds.scene(session, options.round_id, language)
    rounds.refuse_others(scene, options.participant_id)
    found = unmet.of_round(
        session, options.round_id, language.code, options.participant_id, options.most
    )
    number = language.plural("{number} unmet wish", "{number} unmet wishes", found.all)
    whose = [] if options.participant_id is None else [scene.name(options.participant_id)]
    return report.Report(
        kicker=language.text(TITLE),
        title=scene.timetable.name,
        subtitle=" · ".join((*whose, number)),
        header=scene.edition,
        language=language,
        printed_at=rounds.at_hand(options.printed_at, scene),
        landscape=True,
        blocks=[
            *scene.note,
            report.Text(
                language.text(
                    N_("Open and accepted wishes without a meeting; declined ones are left out.")
                ),
                "secondary",
            ),
            table(found.wishes, scene, title=language.text(TITLE)),
        ],
        export_note=rounds.export_note(scene),
    )


def table(found: list[Unmet], scene: Scene, title: str) -> report.Table:
    """A row for each unmet wish."""
    language = scene.language
    return report.Table(
        title=title,
        columns=[
            report.Column(language.text("Priority"), kind="status", width=0.1),
            report.Column(language.text("Participant"), width=0.2),
            report.Column(language.text("Wishes to meet"), width=0.2),
            report.Column(language.text("Status"), width=0.1),
            report.Column(language.text(N_("What stands in the way")), width=0.4),
        ],
        rows=[_row(one, scene) for one in found],
        empty=language.text(N_("Every wish that may be placed has its meeting.")),
        count=len(found),
    )


def _row(one: Unmet, scene: Scene) -> tuple[report.Cell, ...]:
    language = scene.language
    wish, sides = one.wish, scene.timetable.sides
    return (
        report.Status(language.text(PRIORITIES[wish.priority]), PRIORITY_TONES[wish.priority]),
        sides[wish.first].name,
        sides[wish.second].name,
        language.text(STATUSES[wish.status]),
        "\n".join(language.say(reason) for reason in one.reasons),
    )
