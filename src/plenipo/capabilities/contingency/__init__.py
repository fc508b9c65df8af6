"""Contingency: situations that are watched, the measures planned for them, and what is done."""
