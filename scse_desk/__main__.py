"""The command `scse-desk`, also `python -m scse_desk`."""

import sys


def main() -> int:
    """Run the command line with the process's arguments and return the exit code."""
    from scse_desk import cli

    return cli.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
