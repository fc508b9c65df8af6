"""Accounts: who a browser is. What a person may do or see follows from acts, not from here."""
