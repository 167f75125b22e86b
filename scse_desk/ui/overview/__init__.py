"""The edition at a glance."""
