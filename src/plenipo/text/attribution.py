"""Who says what of words in a bracket, in the ways delegates write it.

``extreme - US; G77 delete``, ``-G77; US, Canada, Japan, EU delete.``, ``extreme (US, EU)``, ``US:
extreme``, ``EU reserves``. What names no known party is no attribution: ``and/or`` and
``low-carbon`` are words. Source: FIELD notes 3.2 and 3.3.
"""

from __future__ import annotations

import re

from plenipo.text.model import CLARIFY, MERGE, MOVE, OPPOSE, PROPOSE, RESERVE, SUPPORT, Stance
from plenipo.text.parties import Parties

_VERBS = (
    (PROPOSE, r"proposes?|proposals?|proposed|add(?:s|ed)?|inserts?|suggests?|alt\.?|alternative"),
    (SUPPORT, r"supports?|supported|retains?|keeps?|maintains?|accepts?|agrees?|\+1|ok"),
    (
        OPPOSE,
        (
            r"(?:to )?(?:be )?deletes?|deleted|deletion|del\.?|removes?|opposes?|objects?|strikes?"
            r"|omits?|rejects?"
        ),
    ),
    (
        RESERVE,
        (
            r"reserves?|reserved|(?:general |parliamentary |substantive |linguistic )*"
            r"(?:scrutiny )?reservations?|scrutiny|brackets?|ad ref(?:erendum)?"
        ),
    ),
    (MOVE, r"moves?|moved|relocates?"),
    (MERGE, r"merges?|merged|combines?"),
    (CLARIFY, r"seeks? clarifications?|clarify|clarifies|clarifications?|queries|query|questions?"),
)
_WANTS = r"(?:(?:would|wants?|wishes|asks?|requests?|prefers?|propos(?:es?|al)) (?:to |for )?)?"
_VERB = re.compile(
    rf"(?P<wants>{_WANTS})(?:"
    + "|".join(f"(?P<{kind}>{words})" for kind, words in _VERBS)
    + r")(?![\w-])(?P<note>.*)",
    re.IGNORECASE | re.DOTALL,
)
_AND = re.compile(r"^(?:and|&|y|et|и|/)$")
_DASH = re.compile(r"[-\u2013\u2014](?<=[\s\w.,;)\]»”\"'’].)(?=\s*[^\s\d-])")
"""A dash with a party after it; what stands before is looked at last, because that is quicker."""
_ROUND = re.compile(r"\s*\(([^()]{1,200})\)\s*$")
_COLON = re.compile(r"\s*([^:]{1,120}):\s*")
MOST_KEPT = 4_096
"""How many attributions are remembered: the same few stand in a text again and again."""
LONGEST = 400
"""How many characters at the end of a reading are looked at for who said what of it."""


def stances(words: str, parties: Parties) -> tuple[Stance, ...] | None:
    """Read who says what; None when the words are not all of that kind.

    >>> from plenipo.text.parties import GROUPS
    >>> [(s.party, s.kind) for s in stances("US; G77, EU delete.", Parties(GROUPS))]
    [('US', 'propose'), ('G77', 'oppose'), ('EU', 'oppose')]
    """
    known = parties.told
    if words not in known:
        if len(known) >= MOST_KEPT:
            known.clear()
        known[words] = _stances(words, parties)
    return known[words]


def _stances(words: str, parties: Parties) -> tuple[Stance, ...] | None:
    found: list[Stance] = []
    for part in words.split(";"):
        said = part.strip().rstrip(".").strip()
        if not said:
            continue
        read = _stance(said, parties)
        if read is None:
            return None
        found += read
    return tuple(found) or None


def _stance(said: str, parties: Parties) -> list[Stance] | None:
    """Read parties with what they all say: ``US, Canada and EU delete``."""
    if said[0].islower():
        return _verb_first(said, parties)
    words = said.replace(",", " , ").split()
    named: list[str] = []
    place = 0
    while place < len(words):
        if words[place] == "," or (named and _AND.match(words[place])):
            place += 1
            continue
        first = parties.first(words[place:])
        if first is None:
            break
        named.append(first[0])
        place += first[1]
    rest = " ".join(words[place:]).replace(" ,", ",").strip(" :-\u2013")
    if not named:
        return _verb_first(said, parties)
    if not rest:
        return [Stance(party) for party in dict.fromkeys(named)]
    verb = _VERB.fullmatch(rest)
    if verb is None or verb.lastgroup is None:
        return None
    note = verb["note"].strip(" :,.")
    if note and parties.first(note.split()):
        return None  # "US delete EU retain" has lost a semicolon: nothing is guessed
    kind = _kind(verb)
    scrutiny = rest if kind == RESERVE and rest.lower() not in {"reserve", "reserves"} else note
    return [Stance(party, kind, scrutiny) for party in dict.fromkeys(named)]


def _verb_first(said: str, parties: Parties) -> list[Stance] | None:
    """Read ``delete - US`` or ``deletion: G77, EU``."""
    verb, _, rest = _cut(said)
    matched = _VERB.fullmatch(verb.strip()) if rest else None
    if matched is None or matched["note"].strip():
        return None
    named = _stance(rest.strip(), parties)
    if named is None or any(stance.kind != PROPOSE for stance in named):
        return None
    return [Stance(stance.party, _kind(matched)) for stance in named]


def _cut(said: str) -> tuple[str, str, str]:
    for mark in (":", " - ", " \u2013 ", " by "):
        if mark in said:
            return said.partition(mark)
    return said, "", ""


def _kind(verb: re.Match[str]) -> str:
    return next(kind for kind, _ in _VERBS if verb[kind])


def trailing(words: str, parties: Parties) -> tuple[int, tuple[Stance, ...]] | None:
    """Find who said what at the end of words: where that begins, and what; None for nobody."""
    if words.isalnum():
        return None
    begin = max(len(words) - LONGEST, 0)
    for dash in _DASH.finditer(words, begin):
        if words[dash.end() :].lstrip()[:1].islower() and "delet" not in words[dash.end() :]:
            continue  # a party is written with a capital, a deletion with its verb first
        found = stances(words[dash.end() :], parties)
        if found:
            return dash.start(), found
    closed = _ROUND.search(words, begin) if words.rstrip().endswith(")") else None
    if closed and not _abbreviates(closed[1], words[: closed.start()]):
        found = stances(closed[1].replace(":", " "), parties)
        if found:
            return closed.start(), found
    return None


def _abbreviates(short: str, words: str) -> bool:
    """Tell whether what stands in round brackets shortens the words before it: ``(SIDS)``."""
    letters = short.strip().rstrip("s").lower()
    before = words.split()[-len(letters) :]
    return letters.isalpha() and letters.startswith("".join(w[0].lower() for w in before)[:-1])


def leading(words: str, parties: Parties) -> tuple[int, tuple[Stance, ...]] | None:
    """Find who said what at the beginning (``US:``, ``EU alt:``): where that ends, and what."""
    said = _COLON.match(words)
    found = stances(said[1], parties) if said else None
    return (said.end(), found) if said and found else None
