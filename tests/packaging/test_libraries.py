import sys
from pathlib import Path

import pytest
from launcher import libraries
from launcher.trouble import Trouble

linux = pytest.mark.skipif(sys.platform != "linux", reason="a matter of Linux")


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libEGL.so.1", "libegl1"),
        ("libGL.so.1", "libgl1"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libX11.so.6", "libx11-6"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libfontconfig.so.1", "libfontconfig1"),
        ("libfreetype.so.6", "libfreetype6"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libxkbcommon.so.0", "libxkbcommon0"),
        ("libz.so.1", "zlib1g"),
    ],
)
def test_a_library_leads_to_its_debian_package(library: str, package: str) -> None:
    assert libraries.debian_package(library) == package


@linux
def test_a_missing_library_is_found_before_qt_trips_over_it(tmp_path: Path) -> None:
    platforms = tmp_path / "PySide6" / "Qt" / "plugins" / "platforms"
    platforms.mkdir(parents=True)
    _needs_a_missing_library(platforms / "libqoffscreen.so")
    with pytest.raises(Trouble) as trouble:
        libraries.demand(tmp_path)
    assert str(trouble.value) == (
        "The window needs system libraries that are missing here: install Debian's package"
        " libegx1 (apt install libegx1), then run this again."
    )


@linux
def test_nothing_is_missing_where_qt_runs() -> None:
    import PySide6

    libraries.demand(Path(PySide6.__path__[0]).parent)


def _needs_a_missing_library(path: Path) -> None:
    """Copy a library of Qt and let it ask for a libEGX instead of the libEGL it needs."""
    import PySide6

    original = Path(PySide6.__path__[0]) / "Qt" / "lib" / "libQt6Gui.so.6"
    path.write_bytes(original.read_bytes().replace(b"libEGL.so.1", b"libEGX.so.1"))
