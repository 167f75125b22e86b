"""Prints a PDF, page by page, on a printer of the system."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from scse_desk.ui.pdf_document import POINTS_PER_INCH, PdfDocument

MOST_DPI = 300


def ask_and_print(parent: QWidget, data: bytes, name: str) -> bool:
    """Let the user choose a printer and pages, and print; False if they left it."""
    document = PdfDocument(data)
    try:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(name)
        _take_page_size(printer, document)
        dialog = QPrintDialog(printer, parent)
        dialog.setMinMax(1, len(document))
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        if dialog.exec() != QPrintDialog.DialogCode.Accepted:
            return False
        print_pages(document, printer)
        return True
    finally:
        document.close()


def print_pages(document: PdfDocument, printer: QPrinter) -> None:
    """Print the pages that the printer's settings name."""
    first, last = printer.fromPage() or 1, printer.toPage() or len(document)
    printer.setFullPage(True)
    _take_page_size(printer, document)
    painter = QPainter(printer)
    for page in range(first - 1, last):
        if page >= first:
            printer.newPage()
        dpi = min(printer.resolution(), MOST_DPI)
        picture = document.picture(page, dpi / POINTS_PER_INCH)
        width, height = document.size(page)
        scale = printer.resolution() / POINTS_PER_INCH
        painter.drawImage(QRectF(0, 0, width * scale, height * scale), picture)
    painter.end()


def _take_page_size(printer: QPrinter, document: PdfDocument) -> None:
    width, height = document.size(0)
    upright = QSizeF(min(width, height), max(width, height))
    size = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    printer.setPageSize(size)
    lying = width > height
    kind = QPageLayout.Orientation
    printer.setPageOrientation(kind.Landscape if lying else kind.Portrait)
