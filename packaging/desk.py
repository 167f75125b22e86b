"""The one command of a checkout: run SCSE Desk, test it, check it.

python3 packaging/desk.py run [--store FILE] [-- ARGUMENTS OF scse-desk]
python3 packaging/desk.py test [-- ARGUMENTS OF pytest]
python3 packaging/desk.py check | bench [NAME] | lock [--upgrade]

This file is read by whatever Python a machine has, however old, so that it can say so.
"""

import sys

if sys.version_info < (3, 11) or sys.implementation.name != "cpython":
    import platform

    sys.stderr.write(
        "SCSE Desk needs CPython 3.11 or later; this is %s %d.%d (%s).\n"  # noqa: UP031
        % (
            platform.python_implementation(),
            sys.version_info[0],
            sys.version_info[1],
            sys.executable,
        )
    )
    sys.exit(2)

from launcher.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
