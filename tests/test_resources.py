"""The files that come with the product."""

import pytest

from scse_desk.resources import locate


def test_a_resource_is_found_in_the_checkout() -> None:
    assert locate("resources", "territories.toml").is_file()


def test_a_missing_resource_is_an_incomplete_installation() -> None:
    with pytest.raises(FileNotFoundError):
        locate("resources", "no such file")
