"""The word that was probably meant, for one that a rule file does not know."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

NEAR_ENOUGH = 0.6
"""The least likeness at which a word is offered."""

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
    words = list(known)
    meant = OTHER_WORDS.get(word.casefold(), "")
    if meant in words:
        return meant
    found = get_close_matches(word, words, 1, NEAR_ENOUGH)
    if not found:  # only the case or the joint is another
        plain = {_plain(one): one for one in words}
        return plain.get(_plain(word), "")
    return found[0]


def _plain(word: str) -> str:
    return word.casefold().replace("-", "").replace("_", "").replace(" ", "")
