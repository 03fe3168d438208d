"""What can keep PDFs from being made; each text says why in words that follow a colon."""

from __future__ import annotations


class PrintingError(Exception):
    """PDFs cannot be made as they were asked for."""


class NoPangoError(PrintingError):
    """The libraries that lay out pages are not installed."""


class ClusterError(PrintingError):
    """The Dask cluster cannot be used."""
