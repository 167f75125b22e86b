"""Whether figures add up: parts of a whole, by the bounds that their comparators set.

For figures that others send: of ours only what a source states is kept, added up or not.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from scse_desk.language import N_, Message
from scse_desk.store.models import Statistic


def subset_check(part: Statistic, whole: Statistic) -> Message | None:
    """What is wrong with a part of a whole, by their bounds: a part is never larger."""
    return sum_check(whole, [part])


def sum_check(whole: Statistic, parts: Sequence[Statistic]) -> Message | None:
    """What is wrong with parts of one whole, none of them within another; None when all is well.

    Only a certain excess is reported: the parts are at least so many, the whole at most so many.
    """
    least = sum((_least(part) for part in parts), Decimal(0))
    most = _most(whole)
    if most is None or least <= most:
        return None
    return Message(
        N_("The parts come to at least {parts}, the whole to at most {whole}."),
        {"parts": f"{least:f}", "whole": f"{most:f}"},
    )


def total(statistics: Iterable[Statistic]) -> Decimal:
    """The sum of figures that do not contain one another: what is part of a listed one is left out.

    More than 400 delegates and the 80 mayors among them are 400, not 480.
    """
    found = list(statistics)
    listed = {one.id for one in found}
    return sum((one.value for one in found if not _is_within(one, listed)), Decimal(0))


def _least(statistic: Statistic) -> Decimal:
    """What there is at least: nothing is certain of an estimate; "more than 400" is 401."""
    if statistic.comparator in {"about", "estimated"}:
        return Decimal(0)
    return statistic.value + (statistic.comparator == "gt")


def _most(statistic: Statistic) -> Decimal | None:
    return statistic.value if statistic.comparator == "eq" else None


def _is_within(statistic: Statistic, listed: set[int]) -> bool:
    above = statistic.part_of
    while above is not None:
        if above.id in listed:
            return True
        above = above.part_of
    return False
