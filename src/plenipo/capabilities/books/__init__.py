"""Signing books: what is put before those who sign, and what they signed of it."""
