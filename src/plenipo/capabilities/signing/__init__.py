"""Signing: what is to be signed at a summit, whether it is ready, and who has signed."""
