"""Why a file cannot be signed or checked, in one sentence for the person who asked."""

from __future__ import annotations

import logging
from functools import cache


class Refused(Exception):  # noqa: N818 -- not an error of the program
    """Not a fault of the program: its text is shown as it is, in Indonesian."""


class Broken(Refused):
    """A file that begins like a PDF and cannot be read, or whose signature cannot."""


@cache
def quiet() -> None:
    """Keep the libraries' own log out of sight: what matters of it is told in our words."""
    for name in ("pyhanko", "pyhanko_certvalidator"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
