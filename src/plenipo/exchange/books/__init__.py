"""Signing books as files: printed, signed, read again, verified."""
