"""Reads and writes what others use: one module for each format."""

from .reading import read_table
from .stances import parse_stances
from .tables import STANCES, Cell, Column, Problem, Row, Sheet, Table, TableError

__all__ = [
    "STANCES",
    "Cell",
    "Column",
    "Problem",
    "Row",
    "Sheet",
    "Table",
    "TableError",
    "parse_stances",
    "read_table",
]
