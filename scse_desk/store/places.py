"""Whether a folder is a safe place for a store file: not a network share, not synchronised."""

from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath
from typing import Protocol

from scse_desk.language import N_, Message

NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "9p", "afpfs", "webdav", "davfs", "afs"}
    | {"fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.davfs2", "macfuse", "ncpfs", "ceph"}
)
SYNCHRONISED = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "my drive",
    "icloud",
    "mobile documents",
    "com~apple~clouddocs",
    "nextcloud",
    "owncloud",
    "syncthing",
    "pcloud",
    "box sync",
    "megasync",
)
"""How the folders of such services begin, in lower case."""
MARKERS = (".stfolder", ".dropbox", ".dropbox.cache", ".owncloudsync.log", ".sync")
"""What such services leave in the folders that they synchronise."""


class Partition(Protocol):
    """A mounted file system, as psutil tells of it."""

    @property
    def mountpoint(self) -> str: ...  # noqa: D102
    @property
    def fstype(self) -> str: ...  # noqa: D102
    @property
    def opts(self) -> str: ...  # noqa: D102


def warnings(path: Path, partitions: Iterable[Partition] | None = None) -> list[Message]:
    """What to say before a store is kept at `path`; nothing for a folder of this computer alone.

    `partitions` are the mounted file systems, by default those of this computer.
    """
    whole = path.absolute()
    found = []
    if _is_shared(whole, _mounted() if partitions is None else partitions):
        found.append(
            Message(
                N_("{folder} is on a network share, where a file can be damaged by two writers."),
                {"folder": str(whole.parent)},
            )
        )
    if any(_is_synchronised(folder) for folder in whole.parents):
        found.append(
            Message(
                N_("{folder} is synchronised by a cloud service, which can damage an open file."),
                {"folder": str(whole.parent)},
            )
        )
    return found


def _mounted() -> Sequence[Partition]:
    import psutil

    return psutil.disk_partitions(all=True)


def _is_shared(path: PurePath, partitions: Iterable[Partition]) -> bool:
    if str(path).startswith(("\\\\", "//")):
        return True
    over = [one for one in partitions if path.is_relative_to(one.mountpoint)]
    nearest = max(over, key=lambda one: len(one.mountpoint), default=None)
    return nearest is not None and (
        nearest.fstype.lower() in NETWORK or "remote" in nearest.opts.split(",")
    )


def _is_synchronised(folder: Path) -> bool:
    return folder.name.lower().startswith(SYNCHRONISED) or any(
        (folder / marker).exists() for marker in MARKERS
    )
