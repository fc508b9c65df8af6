"""Demonstrations: registers of real bodies, reported facts and illustrative content told apart."""
