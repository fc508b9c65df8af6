"""Reads status tables of treaties as depositaries publish them, and tells what is wrong."""

from .mtdsg import StatusTable, read_mtdsg
from .participants import code_of

__all__ = ["StatusTable", "code_of", "read_mtdsg"]
