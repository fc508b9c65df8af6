"""Summing up: what is told of a year, or of any period, from the register."""
