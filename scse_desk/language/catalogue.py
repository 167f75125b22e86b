"""The gettext catalogues: compiled ones where they are up to date, else made from the .po.

A wheel carries compiled catalogues. A checkout has only the .po files, which are compiled at the
first start and after each change, and kept beside them where the folder can be written.
"""

import gettext
import os
from contextlib import suppress
from io import BytesIO
from pathlib import Path

from scse_desk.resources import locate


class English(gettext.NullTranslations):
    """English needs no catalogue: its texts are the messages."""


def load(code: str) -> gettext.NullTranslations:
    """Return the catalogue of a language in LANGUAGES."""
    if code == "en":
        return English()
    return gettext.GNUTranslations(BytesIO(compiled(locate("resources", "translations"), code)))


def compiled(folder: Path, code: str) -> bytes:
    """Return the compiled catalogue of ``folder/code``, compiling it if that has to be done."""
    source, target = folder / f"{code}.po", folder / f"{code}.mo"
    if target.exists() and not _older(target, source):
        return target.read_bytes()
    content = compile_catalogue(source, code)
    with suppress(OSError):
        partial = target.with_suffix(f".{os.getpid()}.part")
        partial.write_bytes(content)
        partial.replace(target)
    return content


def compile_catalogue(source: Path, code: str) -> bytes:
    """Compile a .po file to the binary form that gettext reads."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as file:
        catalogue = read_po(file, locale=code, domain="scse_desk", abort_invalid=True)
    content = BytesIO()
    write_mo(content, catalogue)
    return content.getvalue()


def _older(target: Path, source: Path) -> bool:
    return source.exists() and target.stat().st_mtime_ns < source.stat().st_mtime_ns
