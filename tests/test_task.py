"""Work that nobody watches."""

from scse_desk.task import Progress, silent


def test_unwatched_work_reports_to_nobody_and_goes_on() -> None:
    report: Progress = silent
    report(1, 0, "counting")
