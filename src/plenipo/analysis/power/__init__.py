"""Voting power: how often a member's vote turns the answer of a rule.

``game`` is the rule as a simple game; ``measures`` what is added up in it; ``weights``, ``grid``,
``meeting`` and ``enumeration`` count swings exactly, ``counting`` chooses among them; ``sampling``
estimates; ``indices`` are the numbers made of swings; ``rule`` makes a game of a rule of procedure.
"""
