"""Reads the voting records of real bodies into plain rows, and tells what is wrong in them."""

from .membership import memberships
from .records import WORDS, Dirt, Membership, Record, Report, Weights, differences
from .unga import read_unga

__all__ = [
    "WORDS",
    "Dirt",
    "Membership",
    "Record",
    "Report",
    "Weights",
    "differences",
    "memberships",
    "read_unga",
]
