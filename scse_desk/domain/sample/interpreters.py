"""The interpreters of the sample and who of them is free."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from scse_desk.domain.sample import lists
from scse_desk.domain.sample.cast import Cast, Someone
from scse_desk.domain.sample.ground import Ground
from scse_desk.domain.sample.rows import Rows
from scse_desk.domain.sample.times import Diary
from scse_desk.store.models import Interpreter, Shift

PER_SIZE = 60
LANGUAGES = (
    "en",
    "ja",
    "ko",
    "vi",
    "id",
    "th",
    "es",
    "fr",
    "de",
    "uk",
    "ar",
    "pl",
    "cs",
    "tr",
    "pt",
)
"""Languages that are interpreted to and from Chinese, those most asked for first."""
ALSO_ENGLISH = 3
"""Every third interpreter works from English too."""


LONGEST, REST = timedelta(minutes=90), timedelta(minutes=15)
"""How long every other interpreter speaks at most before a rest, and how long that is."""
BEGIN, NOON, END = "08:30", "13:00", "18:30"
HALVES = 3
"""Every third interpreter works half a day where the programme lets them."""


@dataclass(frozen=True)
class Voice:
    """An interpreter with the pairs they work in, and how long they do before a rest."""

    id: int
    someone: Someone
    pairs: frozenset[str]
    longest: timedelta | None = None
    rest: timedelta = timedelta()

    @property
    def key(self) -> tuple[str, int]:
        """Their key in a diary."""
        return "person", self.someone.id


class Interpreters:
    """All interpreters of the edition."""

    def __init__(self, voices: list[Voice], diary: Diary) -> None:
        self.voices = voices
        self.shifts: dict[int, list[tuple[datetime, datetime]]] = {}
        """By interpreter, once they are kept."""
        self._diary = diary

    def can(self, pair: str) -> bool:
        """Whether anybody works in a pair."""
        return any(pair in voice.pairs for voice in self.voices)

    def free(self, pair: str, starts_at: datetime, ends_at: datetime) -> Voice | None:
        """Somebody who works in a pair and is not taken in the span."""
        return next(self.all_free(pair, starts_at, ends_at), None)

    def all_free(self, pair: str, starts_at: datetime, ends_at: datetime) -> Iterator[Voice]:
        """All who work in a pair and are not taken in the span."""
        able = (voice for voice in self.voices if pair in voice.pairs)
        return (v for v in able if self._diary.is_free(v.key, starts_at, ends_at))

    def keep_shifts(self, rows: Rows, ground: Ground) -> None:
        """Keep a shift of each interpreter on each day, around what the programme asks of them."""
        for number, voice in enumerate(self.voices):
            for day in range(ground.days):
                begin, noon, end = (ground.at(day, clock) for clock in (BEGIN, NOON, END))
                taken = self._on_day(voice, begin - timedelta(hours=4), end + timedelta(hours=5))
                if number % HALVES == 1 and all(until <= noon for _, until in taken):
                    end = noon
                elif number % HALVES == 2 and all(since >= noon for since, _ in taken):  # noqa: PLR2004
                    begin = noon
                starts = min([begin, *(since for since, _ in taken)])
                ends = max([end, *(until for _, until in taken)])
                rows.add(Shift, interpreter_id=voice.id, starts_at=starts, ends_at=ends)
                self.shifts.setdefault(voice.id, []).append((starts, ends))

    def _on_day(
        self, voice: Voice, since: datetime, until: datetime
    ) -> list[tuple[datetime, datetime]]:
        return [
            (starts, ends)
            for starts, ends in self._diary.spans(voice.key)
            if since <= starts and ends <= until
        ]


def make(rows: Rows, ground: Ground, cast: Cast, diary: Diary, size: int) -> Interpreters:
    """Keep the interpreters, each registered, with language pairs such as `vi-zh`."""
    title = lists.load("posts")["roles"]["interpreter"]
    voices = []
    for number in range(PER_SIZE * size):
        codes = [LANGUAGES[number % len(LANGUAGES)]]
        if number % ALSO_ENGLISH == 0 and codes != ["en"]:
            codes.append("en")
        someone = cast.enter(
            "TW",
            "interpreter",
            organisation_id=ground.hosts[0].id,
            title=title,
            languages=" ".join(["zh", *codes]),
        )
        pairs = [f"{code}-zh" for code in codes]
        longest, rest = (LONGEST, REST) if number % 2 == 0 else (None, timedelta())
        minute = timedelta(minutes=1)
        interpreter_id = rows.add(
            Interpreter,
            edition_id=ground.edition_id,
            person_id=someone.id,
            pairs=" ".join(pairs),
            longest_minutes=longest // minute if longest else None,
            rest_minutes=rest // minute,
        )
        voices.append(Voice(interpreter_id, someone, frozenset(pairs), longest, rest))
    return Interpreters(voices, diary)
