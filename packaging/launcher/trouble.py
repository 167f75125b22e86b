"""What only the person at the machine can put right."""


class Trouble(Exception):  # noqa: N818
    """One English sentence: what is missing and what to do. The exit code is 2."""
