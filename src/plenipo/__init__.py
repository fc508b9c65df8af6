"""Plenipo: the register of a body whose members decide together."""

__version__ = "0.1.0"
