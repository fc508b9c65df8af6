"""Decisions: the rule asked before, the chair's declaration, and where the two differ."""
