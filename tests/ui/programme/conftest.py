"""The desk for this area's tests."""

from tests.ui.desk import desk, filled, make_desk_in

__all__ = ["desk", "filled", "make_desk_in"]
