"""The table and the record of figures, and the tab of an edition that lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from scse_desk.domain import records, statistics
from scse_desk.domain.figures import LISTING, SOURCES
from scse_desk.language import N_
from scse_desk.reports.figures import status_of
from scse_desk.ui.asking import Ask, Asking
from scse_desk.ui.cards import Empty, Notice
from scse_desk.ui.context import Context, Remedy
from scse_desk.ui.editions import figure_fields as form
from scse_desk.ui.history import last_change
from scse_desk.ui.record_page import RecordArea, RecordPage
from scse_desk.ui.record_panel import RecordView, Tab
from scse_desk.ui.related import Line, Related, RelatedTab
from scse_desk.ui.sections import SectionsPage
from scse_desk.ui.sources import sources_tab
from scse_desk.ui.widgets import button, column, row

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.store.models import Statistic

UNSETTLED = frozenset({"planned", "expected"})


def _load(
    session: Session, context: Context, record_id: int, page: RecordPage
) -> RecordView | None:
    from scse_desk.store.models import Statistic

    figure = session.get(Statistic, record_id)
    if figure is None:
        return None
    language = context.language
    chip = status_of(figure, language)
    words = statistics.in_words(language, figure)
    return RecordView(
        language.text(
            N_("{field}: {value}"), field=statistics.label(language, figure.metric), value=words
        ),
        " · ".join(
            filter(
                None,
                (
                    f"{figure.edition.series.code} {figure.edition.year}",
                    statistics.definition(language, figure),
                ),
            )
        ),
        form.values(session, context, record_id),
        (chip.word, chip.tone),
        _notices(context, figure, page),
        last_change(context, "statistic", record_id),
    )


def _notices(context: Context, figure: Statistic, page: RecordPage) -> tuple[Notice, ...]:
    text, made, number = context.text, [], figure.id

    def asks(asking: Asking) -> Remedy:
        return Remedy(text(asking.title), lambda: _ask(page, asking))

    if context.store.read_only:
        return ()
    if figure.status in UNSETTLED:
        made.append(
            Notice(
                text(N_("Not reached yet. Enter what was reached as a figure of its own.")),
                "amber",
                (asks(form.reached(number)),),
            )
        )
    like = form.like_asking(number)
    made.append(
        Notice(
            text(N_("It is compared only with figures that are counted in the same way.")),
            "blue",
            (Remedy(text(N_("Choose such a figure")), lambda: _ask(page, like)),),
        )
    )
    return tuple(made)


def _ask(page: RecordPage, asking: Asking) -> None:
    Ask(page, page.context, asking, page.go_to).open()


def area(page: SectionsPage) -> RecordArea:
    """The figures of the chosen edition."""
    return RecordArea(
        kind="statistic",
        title=N_("Figures"),
        listing=LISTING,
        fields=form.FIELDS,
        load=lambda session, context, record_id: _load(
            session, context, record_id, page.page_of("statistic")
        ),
        save=form.save,
        empty=Empty(
            N_("No figures yet"),
            N_("Each is entered with its status and its source."),
            icon="overview",
        ),
        new=form.asking(),
        new_label=N_("New figure"),
        delete=form.remove,
        tabs=(sources_tab("statistic"),),
        panel_width=430,
        also=frozenset({"citation", "leg"}),
    )


# The tab of an edition


def _lines(session: Session, context: Context, record_id: int) -> list[Line]:
    from scse_desk.store.models import Edition

    edition = records.find(session, Edition, record_id)
    found = statistics.of_edition(session, edition)
    return [_line(context, figure) for figure in found]


def _line(context: Context, figure: Statistic) -> Line:
    language = context.language
    chip = status_of(figure, language)
    words = statistics.in_words(language, figure)
    day = language.date(figure.as_of) if figure.as_of else ""
    parts = (statistics.definition(language, figure), day, context.text(SOURCES[figure.source]))
    return Line(
        figure.id,
        language.text(
            N_("{field}: {value}"), field=statistics.label(language, figure.metric), value=words
        ),
        " · ".join(filter(None, parts)),
        ((chip.word, chip.tone),),
        ("statistic", figure.id),
    )


RELATED = Related(
    _lines,
    Empty(N_("No figures yet"), N_("Each is entered with its status and its source.")),
    fields=tuple(field for field in form.FIELDS if field.key != "like"),
    values=form.values,
    save=form.save,
    remove=lambda context, figure_id: form.remove(context, [figure_id]),
)


class FiguresTab(QWidget):
    """The figures of an edition, and a button to enter another one."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._record_id: int | None = None
        self.related = RelatedTab(context, RELATED)
        theme = context.theme
        words = context.text(N_("New figure"))
        add = button(theme, words, self.ask, kind="small", picture="plus")
        add.setVisible(not context.store.read_only)
        self.setLayout(column(row(add, None), self.related, spacing=theme.px(6)))

    def show_record(self, record_id: int) -> None:
        """Show the figures of an edition."""
        self._record_id = record_id
        self.related.show_record(record_id)

    def ask(self) -> None:
        """Enter a figure."""
        Ask(self, self._context, form.asking(self._record_id), lambda _made: None).open()


FIGURES = Tab("statistics", N_("Figures"), FiguresTab)
