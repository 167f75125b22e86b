"""What the wheel carries besides modules: resources/ and seeds/, with compiled translations.

They arrive as ``scse_desk/_data/resources`` and ``scse_desk/_data/seeds``, where
``scse_desk.resources`` looks for them when there is no checkout.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

DATA = "scse_desk/_data"
TREES = ("resources", "seeds")


class DataHook(BuildHookInterface[Any]):
    """Adds the data to a wheel; an editable install finds them in the checkout."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add each file of the trees, a catalogue in its compiled form."""
        if version == "editable":
            return
        root = Path(self.root)
        self._compiled = tempfile.TemporaryDirectory()
        for tree in TREES:
            for path in sorted((root / tree).rglob("*")):
                if path.is_file() and path.suffix not in {".mo", ".part"}:
                    source, target = self._shipped(path, path.relative_to(root))
                    build_data["force_include"][str(source)] = f"{DATA}/{target.as_posix()}"

    def finalize(self, version: str, _build_data: dict[str, Any], _artifact_path: str) -> None:
        """Throw away what was compiled."""
        if version != "editable":
            self._compiled.cleanup()

    def _shipped(self, path: Path, place: Path) -> tuple[Path, Path]:
        """Return the file to ship and its place in the tree."""
        if path.suffix != ".po":
            return path, place
        compiled = Path(self._compiled.name, f"{path.stem}.mo")
        compiled.write_bytes(self._compile(path))
        return compiled, place.with_suffix(".mo")

    def _compile(self, path: Path) -> bytes:
        """Compile as the product does in a checkout."""
        sys.path.insert(0, self.root)
        try:
            from scse_desk.language.catalogue import compile_catalogue
        finally:
            sys.path.remove(self.root)
        return compile_catalogue(path, path.stem)
