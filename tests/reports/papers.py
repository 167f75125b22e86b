"""Papers to try things on, and two readers of what came out."""

import re
import shutil
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from scse_desk.language import language
from scse_desk.reports.pdf import pdf_to
from scse_desk.reports.report import Block, Report

PRINTED = datetime(2025, 3, 14, 1, 30, tzinfo=UTC)
_DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def paper(*blocks: Block, code: str = "en", title: str = "A paper", **more: object) -> Report:
    return Report(title, language(code), PRINTED, blocks, **more)  # type: ignore[arg-type]


def pdf(report: Report) -> bytes:
    file = BytesIO()
    pdf_to(report, file)
    return file.getvalue()


def poppler_lines(data: bytes, folder: Path) -> list[str]:
    """What pdftotext reads, line by line, without the marks of direction that it adds."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext (poppler-utils) is not installed")
    path = folder / "paper.pdf"
    path.write_bytes(data)
    read = subprocess.run(["pdftotext", str(path), "-"], check=True, capture_output=True)
    text = _DIRECTIONS.sub("", read.stdout.decode())
    return [line.strip() for line in re.split("[\n\f]", text) if line.strip()]


def pdfium_lines(data: bytes) -> list[str]:
    """What PDFium reads, line by line."""
    lines = "\n".join(pages_of(data)).replace("\r", "\n").split("\n")
    return [line.strip() for line in lines if line.strip()]


def pages_of(data: bytes) -> list[str]:
    """What PDFium reads, page by page."""
    document = pypdfium2.PdfDocument(data)
    try:
        texts = []
        for page in document:
            reader = page.get_textpage()
            texts.append(reader.get_text_range())
            reader.close()
            page.close()
    finally:
        document.close()
    return texts


def page_count(data: bytes) -> int:
    document = pypdfium2.PdfDocument(data)
    try:
        return len(document)
    finally:
        document.close()


def only(lines: Sequence[str], wanted: Sequence[str]) -> list[str]:
    """The lines from the first to the last of those wanted, without page headers and footers."""
    names = set(wanted)
    return [line for line in lines if line in names]
