"""Where the files that come with the product lie, in a checkout and in an installed wheel."""

from functools import cache
from pathlib import Path
from typing import Literal

Tree = Literal["resources", "seeds"]

PACKAGE = Path(__file__).resolve().parent


@cache
def _home() -> Path:
    installed = PACKAGE / "_data"
    return installed if installed.is_dir() else PACKAGE.parent


def locate(tree: Tree, *parts: str) -> Path:
    """Return the path of a file or folder: ``locate("resources", "fonts", "NotoSans.ttf")``.

    What is not there is an incomplete installation, hence FileNotFoundError, never a Refused.
    """
    path = _home().joinpath(tree, *parts)
    if not path.exists():
        raise FileNotFoundError(path)
    return path
