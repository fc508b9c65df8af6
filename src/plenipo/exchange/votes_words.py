"""Reads a vote as people write it in a cell: "yes", "Y", "воздержался", "contre", "+".

The words are those of positions (`stances.toml`) and some that only votes have (`votes.toml`). A
number has no meaning until it is given one, and a word that could mean two things is not read.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from plenipo.procedure.scale import (
    ABSENT,
    ABSTAINING,
    AGAINST,
    APART,
    FOR,
    UNOPPOSED,
    VOICES,
)

from .stances import NO_POSITION, Reading, Vocabulary, number, quoted
from .tables import TableError
from .wording import bare, fold

NOBODY = "none"
"""What a code means that says of a member that it has no vote here: it is passed over."""

_VOICE_OF = {
    "agree": FOR,
    "agree-ad-referendum": FOR,
    "object": AGAINST,
    "abstain": ABSTAINING,
    "not-taking-part": APART,
}
_BEFORE_A_VOICE = ("stated ", "total ", "votes ", "number ", "ms ")
_UNKNOWN = "is no vote that is known (yes, no, abstain, absent, not taking part)"
_AMBIGUOUS = (
    "may mean against, or that there is no vote: say it, as in --voices +=for,-=against, or write "
    "it in words"
)


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell says: a voice; "" for nothing; or, in one sentence, why it could not be read."""

    voice: str = ""
    ad_referendum: bool = False
    trouble: str = ""
    nearest: str = ""


class VoteWords(Vocabulary):
    """Reads cells by the usual words, or only by the codes given (`{"1": "for"}`)."""

    def __init__(self, codes: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self.codes = {_key(code): voice for code, voice in (codes or {}).items()}
        self.given = ", ".join(f'"{code}"' for code in codes or ())
        self._found: dict[str, Said] = {}

    def knows(self, text: str) -> bool:
        """Tell whether the text is a vote."""
        return bool(self.said(text).voice)

    def said(self, text: str) -> Said:
        """Return what a cell says."""
        found = self._found.get(text)
        if found is None:
            read = self._by_code if self.codes else self._by_word
            found = self._found[text] = read(text.strip())
        return found

    def _by_code(self, text: str) -> Said:
        voice = self.codes.get(_key(text))
        if voice is not None or not text:
            return Said(voice or "")
        return Said(trouble=f"{quoted(text)} is none of the codes given ({self.given})")

    def _by_word(self, text: str) -> Said:
        if voice := _own().get(bare(text)):
            return Said(voice)
        if number(text) is not None:
            return Said(
                trouble=f"{quoted(text)} is a number whose meaning is not said: say it, as in "
                "--voices 1=for,0=against or 1=for,0=abstaining,-1=against"
            )
        if text and not bare(text).strip("-"):
            return Said(trouble=f"{quoted(text)} {_AMBIGUOUS}")
        return _of_position(text, self.read(text))


def _of_position(text: str, reading: Reading) -> Said:
    """Return the vote that a position is, if it is one."""
    trouble = ""
    if reading.condition:
        trouble = f"{quoted(text)} is on a condition, which no vote has"
    elif reading.stance == "reserve":
        trouble = f"{quoted(text)} is a reservation and no vote"
    elif reading.trouble:
        known = not reading.trouble.endswith(NO_POSITION)
        trouble = reading.trouble if known else f"{quoted(text)} {_UNKNOWN}"
    if trouble or reading.stance is None:
        return Said(trouble=trouble, nearest=reading.nearest)  # "tbc": as a blank
    special = {"no objection": UNOPPOSED, "absent": ABSENT}
    voice = special.get(reading.kind) or _VOICE_OF[reading.stance]
    return Said(voice, reading.stance == "agree-ad-referendum")


@cache
def voice_of_heading(heading: str) -> str:
    """Return the voice whose numbers, or members, stand under a heading; nothing for others."""
    words = fold(heading)
    for before in _BEFORE_A_VOICE:
        words = words.removeprefix(before)
    return VoteWords().said(words.removesuffix(" count")).voice


def parse_voices(text: str) -> dict[str, str]:
    """Return the codes of `--voices 1=for,0=abstaining,-1=against`; `=absent` names blanks.

    Raises TableError for a pair without "=", an unknown voice, or a code given twice.
    """
    codes: dict[str, str] = {}
    for pair in text.split(","):
        code, equals, voice = (part.strip() for part in pair.rpartition("="))
        if not equals:
            raise _wrong_option(f"has {quoted(pair)} where CODE=VOICE should be")
        if voice not in {*VOICES, NOBODY}:
            raise _wrong_option(f"gives {quoted(voice)}, which is no voice")
        if _key(code) in map(_key, codes):
            raise _wrong_option(f"gives a meaning to {quoted(code)} twice")
        codes[code] = voice
    return codes


def _wrong_option(what: str) -> TableError:
    listed = ", ".join((*VOICES, NOBODY))
    advice = f"Write it as 1=for,0=abstaining,-1=against; the voices are {listed}."
    return TableError("--voices", what, advice)


def data() -> Mapping[str, Any]:
    """Return the data file as it stands: the words of voices, and the headings."""
    return tomllib.loads(resources.files(__package__).joinpath("votes.toml").read_text("utf-8"))


@cache
def _own() -> dict[str, str]:
    """Return the voices by the words that only votes have, and by their own names."""
    listed = {
        bare(word): voice
        for voice, languages in data()["voice"].items()
        for words in languages.values()
        for word in words
    }
    return {voice: voice for voice in VOICES} | listed


def _key(code: str) -> str | float:
    """Return what a code is compared by: numbers as numbers, words without case or accents."""
    plain = number(code)
    return bare(code.strip()) if plain is None else plain
