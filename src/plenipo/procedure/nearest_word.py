"""The word that was probably meant, for one that a rule file does not know."""

from __future__ import annotations

from collections.abc import Iterable

from plenipo.core.nearest import nearest

OTHER_WORDS = {
    "yes": "for",
    "aye": "for",
    "in-favour": "for",
    "in_favour": "for",
    "agree": "for",
    "no": "against",
    "nay": "against",
    "object": "against",
    "abstention": "abstaining",
    "abstain": "abstaining",
    "not-taking-part": "apart",
    "present-and-voting": "voting",
    "votes-cast": "voting",
    "all": "members",
    "everybody": "members",
    "participating": "taking-part",
    "participants": "taking-part",
    "consensus": "no_objection",
    "unanimity": "share",
    "majority": "share",
    "veto": "no_veto",
    "and": "all_of",
    "or": "any_of",
    "date": "since",
    "from": "since",
    "name": "rule",
    "among": "of",
}
"""What people call it elsewhere, and what it is called in a rule file."""


def nearest_word(word: str, known: Iterable[str]) -> str:
    """Return the known word that was probably meant, or nothing where none is like it.

    >>> nearest_word("votng", ["for", "voting"]), nearest_word("yes", ["for", "against"])
    ('voting', 'for')
    >>> nearest_word("perhaps", ["for", "against"])
    ''
    """
    words = tuple(known)
    meant = OTHER_WORDS.get(word.casefold(), "")
    return meant if meant in words else nearest(word, words)
