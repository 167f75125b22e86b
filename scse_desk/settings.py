"""What the user has chosen on this computer; every setting is declared once, here.

Kept as one JSON file in the platform's configuration directory (SCSE_DESK_CONFIG names another
directory). Nothing in it is worth a refusal to start: a damaged file is put aside and told, a
value of the wrong kind gives way to its default, and what a newer version wrote is kept.
"""

from __future__ import annotations

import getpass
import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar, overload

from scse_desk.language import LANGUAGES, N_, Message

T = TypeVar("T")
Json = dict[str, Any]


@dataclass(frozen=True)
class Setting(Generic[T]):
    """A setting: its key in the file, what it means, its default and what it accepts."""

    key: str
    description: str
    default: Callable[[], T]
    accepts: Callable[[object], bool]


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _is_object(value: object) -> bool:
    return isinstance(value, dict)


def _one_of(*choices: str) -> Callable[[object], bool]:
    return lambda value: value in choices


def _is_scale(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value in SCALES


def user_name() -> str:
    """Return the computer's name for its user, empty where it has none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def preferred_language() -> str:
    """Return the one of LANGUAGES that the computer is set to, English for any other."""
    wanted = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    wanted = wanted or _windows_language()
    if wanted.startswith(("zh_TW", "zh_Hant", "zh_HK", "zh_MO")):
        return "zh_TW"
    return next((code for code in LANGUAGES if wanted.split("_")[0] == code), "en")


def _windows_language() -> str:
    if os.name != "nt":
        return ""
    import ctypes
    import locale

    number = ctypes.windll.kernel32.GetUserDefaultUILanguage()  # type: ignore[attr-defined,unused-ignore]
    return locale.windows_locale.get(number, "")


THEMES = ("system", "light", "dark")
SCALES = (100, 110, 125, 150, 175, 200)

LANGUAGE: Setting[str] = Setting(
    "language", N_("Language of the window"), preferred_language, _one_of(*LANGUAGES)
)
THEME: Setting[str] = Setting(
    "theme", N_("Light or dark appearance"), lambda: "system", _one_of(*THEMES)
)
SCALE: Setting[int] = Setting("scale", N_("Size of text in percent"), lambda: 100, _is_scale)
AUTHOR: Setting[str] = Setting(
    "author", N_("Your name, as the history of changes shows it"), user_name, _is_text
)
LAST_STORE: Setting[str] = Setting("last_store", N_("File opened last"), str, _is_text)
RECENT_STORES: Setting[list[str]] = Setting(
    "recent_stores", N_("Files opened lately"), list, _is_texts
)
LAST_FOLDER: Setting[str] = Setting(
    "last_folder", N_("Folder files were saved to last"), str, _is_text
)
WINDOW: Setting[Json] = Setting("window", N_("Place and size of the window"), dict, _is_object)
TABLES: Setting[Json] = Setting(
    "tables", N_("Columns, order and filters of each table, and its saved views"), dict, _is_object
)
BOARD: Setting[Json] = Setting(
    "board", N_("Rows and colours of the board of meetings"), dict, _is_object
)
REPORTS: Setting[Json] = Setting(
    "reports", N_("Options chosen last for each report"), dict, _is_object
)

SETTINGS: dict[str, Setting[Any]] = {
    setting.key: setting
    for setting in (
        LANGUAGE,
        THEME,
        SCALE,
        AUTHOR,
        LAST_STORE,
        RECENT_STORES,
        LAST_FOLDER,
        WINDOW,
        TABLES,
        BOARD,
        REPORTS,
    )
}

RECENT = 8
"""How many files opened lately are remembered."""


def _declared(setting: Setting[Any] | str) -> Setting[Any]:
    return SETTINGS[setting] if isinstance(setting, str) else setting


def config_directory() -> Path:
    """Return the folder of the settings file; it need not exist yet."""
    if chosen := os.environ.get("SCSE_DESK_CONFIG"):
        return Path(chosen)
    from platformdirs import user_config_path

    return user_config_path("scse-desk", appauthor=False)


def data_directory() -> Path:
    """Return the folder of the default store, logs and backups; it need not exist yet."""
    if chosen := os.environ.get("SCSE_DESK_DATA"):
        return Path(chosen)
    from platformdirs import user_data_path

    return user_data_path("scse-desk", appauthor=False)


def default_store() -> Path:
    """Return the store that is opened when none is named; it need not exist yet."""
    return data_directory() / "scse.scse"


class Settings:
    """The settings of one file. ``problem`` says what could not be read or written, if anything."""

    def __init__(self, path: Path | None = None) -> None:
        """Read ``path``, by default ``settings.json`` in the configuration directory."""
        self.path = path or config_directory() / "settings.json"
        self.problem: Message | None = None
        self._values: Json = {}
        self._read()

    @overload
    def get(self, setting: Setting[T]) -> T: ...
    @overload
    def get(self, setting: str) -> Any: ...
    def get(self, setting: Setting[Any] | str) -> Any:
        """Return the value, or the default if none was set or it is not acceptable.

        The setting is one of those declared above, or its key.
        """
        setting = _declared(setting)
        return self._values[setting.key] if self.is_set(setting) else setting.default()

    @overload
    def set(self, setting: Setting[T], value: T) -> None: ...
    @overload
    def set(self, setting: str, value: object) -> None: ...
    def set(self, setting: Setting[Any] | str, value: object) -> None:
        """Remember a value at once; a value the setting does not accept is a ValueError."""
        setting = _declared(setting)
        if not setting.accepts(value):
            raise ValueError(setting.key, value)
        self._read()
        self._values[setting.key] = value
        self._write()

    def is_set(self, setting: Setting[Any] | str) -> bool:
        """Say whether the user has ever set it."""
        setting = _declared(setting)
        return setting.key in self._values and setting.accepts(self._values[setting.key])

    def entry(self, setting: Setting[Json], name: str) -> Json:
        """Return what is remembered under ``name`` in TABLES, REPORTS or WINDOW; empty if none."""
        value = self.get(setting).get(name)
        return value if isinstance(value, dict) else {}

    def set_entry(self, setting: Setting[Json], name: str, value: Json) -> None:
        """Remember a JSON object under ``name``, leaving what other names hold as it is."""
        self._read()
        entries = self.get(setting)
        self.set(setting, {**entries, name: value})

    def opened(self, store: Path) -> None:
        """Remember the store as the last one opened and the first of the recent ones."""
        name = str(store.resolve())
        others = [other for other in self.get(RECENT_STORES) if other != name]
        self.set(LAST_STORE, name)
        self.set(RECENT_STORES, [name, *others][:RECENT])

    def _read(self) -> None:
        """Read the file again, since another window may have written it."""
        try:
            values = json.loads(self.path.read_text(encoding="utf-8-sig"))  # as Notepad saves it
        except FileNotFoundError:
            return
        except OSError:
            self.problem = Message(
                N_("The settings in {path} cannot be read."), {"path": str(self.path)}
            )
        except ValueError:
            self._put_aside()
        else:
            self._take(values)

    def _take(self, values: object) -> None:
        if isinstance(values, dict):
            self._values = values
        else:
            self._put_aside()

    def _put_aside(self) -> None:
        aside = self.path.with_suffix(".damaged.json")
        with suppress(OSError):
            self.path.replace(aside)
        self.problem = Message(
            N_("The settings were damaged and start afresh. The old ones are kept in {path}."),
            {"path": str(aside)},
        )

    def _write(self) -> None:
        partial = self.path.with_suffix(f".{os.getpid()}.part")
        content = json.dumps(self._values, ensure_ascii=False, indent=2, sort_keys=True)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            # Half a pair, as of a file's name that is no UTF-8, is written as JSON escapes it.
            with partial.open("w", encoding="utf-8", errors="backslashreplace") as file:
                file.write(content + "\n")
                file.flush()
                os.fsync(file.fileno())
            partial.replace(self.path)
        except OSError:
            self.problem = Message(
                N_("The settings cannot be kept in {path}. They last until you close the window."),
                {"path": str(self.path)},
            )
