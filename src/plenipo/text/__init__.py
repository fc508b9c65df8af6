"""Negotiating texts: provisions, brackets with owners, their notation, views and comparison."""
