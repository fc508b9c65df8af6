"""Reads the voting records of real bodies into plain rows, and tells what is wrong in them."""

from .eu_council import read_eu_council
from .eu_weights import read_eu_weights
from .membership import PERMANENT, memberships, name_on
from .records import WORDS, Dirt, Membership, Record, Report, Weights, differences
from .unga import read_unga
from .unsc import read_unsc

__all__ = [
    "PERMANENT",
    "WORDS",
    "Dirt",
    "Membership",
    "Record",
    "Report",
    "Weights",
    "differences",
    "memberships",
    "name_on",
    "read_eu_council",
    "read_eu_weights",
    "read_unga",
    "read_unsc",
]
