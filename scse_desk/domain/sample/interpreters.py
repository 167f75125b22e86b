"""The interpreters of the sample and who of them is free."""

from dataclasses import dataclass
from datetime import datetime

from scse_desk.domain.sample import lists
from scse_desk.domain.sample.cast import Cast, Someone
from scse_desk.domain.sample.ground import Ground
from scse_desk.domain.sample.rows import Rows
from scse_desk.domain.sample.times import Diary
from scse_desk.store.models import Interpreter

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


@dataclass(frozen=True)
class Voice:
    """An interpreter with the pairs they work in."""

    id: int
    someone: Someone
    pairs: frozenset[str]

    @property
    def key(self) -> tuple[str, int]:
        """Their key in a diary."""
        return "person", self.someone.id


class Interpreters:
    """All interpreters of the edition."""

    def __init__(self, voices: list[Voice], diary: Diary) -> None:
        self.voices = voices
        self._diary = diary

    def can(self, pair: str) -> bool:
        """Whether anybody works in a pair."""
        return any(pair in voice.pairs for voice in self.voices)

    def free(self, pair: str, starts_at: datetime, ends_at: datetime) -> Voice | None:
        """Somebody who works in a pair and is not taken in the span."""
        able = (voice for voice in self.voices if pair in voice.pairs)
        return next((v for v in able if self._diary.is_free(v.key, starts_at, ends_at)), None)


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
        interpreter_id = rows.add(
            Interpreter,
            edition_id=ground.edition_id,
            person_id=someone.id,
            pairs=" ".join(pairs),
        )
        voices.append(Voice(interpreter_id, someone, frozenset(pairs)))
    return Interpreters(voices, diary)
