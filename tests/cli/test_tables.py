import json

import pytest

from scse_desk.cli import tables


@pytest.mark.parametrize(
    ("text", "cells"), [("abc", 3), ("臺北", 4), ("Nguye\u0302\u0303n", 6), ("ｱ", 1), ("", 0)]
)
def test_a_text_takes_the_cells_a_terminal_gives_it(text: str, cells: int) -> None:
    assert tables.width(text) == cells


def test_columns_align_whatever_the_script(capsys: pytest.CaptureFixture[str]) -> None:
    tables.print_table(["Name", "n"], [["臺北市", "7"], ["Huế", "12"]], frozenset({1}))
    assert capsys.readouterr().out == "Name     n\n──────  ──\n臺北市   7\nHuế     12\n"


def test_a_long_text_is_shortened_visibly(capsys: pytest.CaptureFixture[str]) -> None:
    tables.print_table(["x"], [["市" * 40]])
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == "市" * 29 + "…"


def test_no_rows_are_an_empty_array(capsys: pytest.CaptureFixture[str]) -> None:
    tables.print_json([])
    assert json.loads(capsys.readouterr().out) == []
