"""Reads a position as people write it in a cell: "reserve (parliamentary): until March".

A position is a known phrase, then at most its kind, a condition or a reason. What is not made so
stays unread and is reported: a stance is never guessed, and never matched by likeness, since "yes
with changes" is not "yes". The words are in `stances.toml`.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from typing import Any, TypeVar

from .tables import STANCES, TableError
from .wording import bare, tidy

NO_POSITION = "is no position that is known"
AGREEING = ("agree", "agree-ad-referendum")
_LANGUAGES = ("en", "ru", "fr", "signs")
_SEPARATORS = frozenset(",:;()[]\n-.!")
_SIGNS = {"..": "...", ".": "."}  # `bare` would drop them
_REACH = 24  # tokens; the longest phrase has fewer
_LONGEST_QUOTED = 60
_LONGEST_SUGGESTED = 60
_LIKENESS = 76  # of 100: below this a suggestion has little to do with what was written
_TOKEN = re.compile(r"(?<!\w)[+-]\d+(?:[.,]\d+)?|\d+[.,]\d+|\w+|\.{2,}|\n|[^\w\s]")

Phrase = tuple[str, ...]
_Meaning = TypeVar("_Meaning")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell says; `trouble` is why it could not be read (one sentence), or empty."""

    stance: str | None = None
    kind: str = ""
    reason: str = ""
    condition: str = ""
    trouble: str = ""
    nearest: str = ""


@dataclass(frozen=True, slots=True)
class _Token:
    word: str  # folded
    start: int
    slight: bool  # a full stop, or the hyphen of a compound: phrases match without it


@dataclass(frozen=True, slots=True)
class _Wording:
    """The data file, ready for matching: phrases by their words."""

    heads: Mapping[Phrase, Reading]
    kinds: Mapping[Phrase, str]
    follows: Mapping[str, frozenset[Phrase]]
    statuses: Mapping[Phrase, str]
    spelled: Mapping[str, str] = field(repr=False)  # a folded phrase -> as it is spelled


class Vocabulary:
    """Reads cells by the usual words, or only by the codes of `stances` (`{"1": "agree"}`)."""

    def __init__(self, stances: Mapping[str, str] | None = None) -> None:
        self._wording = _usual()
        self._codes = None if stances is None else _Codes(stances)
        self._read: dict[str, Reading] = {}

    def read(self, text: str) -> Reading:
        """Return the position that the text states; its `trouble` says if it does not."""
        known = self._read.get(text)
        if known is None:
            known = self._read[text] = self._reading(text)
        return known

    def knows(self, text: str) -> bool:
        """Tell whether the text states a position."""
        return self.read(text).stance is not None

    def status(self, text: str) -> tuple[str, str] | None:
        """Return the (state, reason) that a column of statuses gives, or None."""
        tokens = _tokens(text)
        found = _longest(tokens, 0, self._wording.statuses)
        if not found:
            return None
        state, after = found
        if state in {"agreed", "open"} and not self._goes_on(tokens, after):
            return None
        return state, _rest(text, tokens, after)

    def _reading(self, text: str) -> Reading:
        tokens = _tokens(text)
        exact = self._codes.exact(text) if self._codes else None if tokens else ""
        if exact is not None:
            return Reading(exact or None)
        found = _longest(tokens, 0, self._codes.heads if self._codes else self._wording.heads)
        if not found or (found[0].stance is None and not self._goes_on(tokens, found[1])):
            return self._unknown(text)
        head, after = found
        if head.stance is not None:
            return self._tail(head, text, tokens, after)
        if head.trouble:
            return replace(head, trouble=f"{quoted(text)} {head.trouble}")
        return Reading(reason=tidy(text))

    def _goes_on(self, tokens: list[_Token], at: int) -> bool:
        """Tell whether what follows a phrase is a remark on it: after a separator, or a reason."""
        apart, at = _skip(tokens, at)
        return apart or at == len(tokens) or bool(_end(tokens, at, self._wording.follows["reason"]))

    def _tail(self, head: Reading, text: str, tokens: list[_Token], after: int) -> Reading:
        """Read what follows the stance: its kind, ad referendum, a condition, a reason."""
        follows = self._wording.follows
        apart, at = _skip(tokens, after)
        while at < len(tokens):
            if head.stance == "agree" and (end := _end(tokens, at, follows["referendum"])):
                head = replace(head, stance="agree-ad-referendum")
            elif head.stance == "reserve" and (kind := self._kind(tokens, at)) and not head.kind:
                head, end = replace(head, kind=kind[0]), kind[1]
            else:
                break
            further, at = _skip(tokens, end)
            apart = apart or further
        if at == len(tokens):
            return head
        if head.stance in AGREEING:
            return self._agreement(head, text, tokens, at, apart=apart)
        return self._holding(head, text, tokens, at, apart=apart)

    def _agreement(
        self, head: Reading, text: str, tokens: list[_Token], at: int, *, apart: bool
    ) -> Reading:
        """Let an agreement be on a condition, or carry a harmless remark; no more."""
        follows = self._wording.follows
        if end := _end(tokens, at, follows["condition"]):
            condition = _rest(text, tokens, end)
            trouble = "" if condition else f"{quoted(text)} names no condition"
            stance = head.stance if condition else None
            return replace(head, stance=stance, condition=condition, trouble=trouble)
        remark = apart and _end(tokens, at, follows["remark"])
        awaited = head.stance != "agree" and _end(tokens, at, follows["approval"])
        qualified = any((token.word,) in follows["qualifier"] for token in tokens[at:])
        if (remark or awaited) and not qualified:
            return replace(head, reason=_rest(text, tokens, at))
        return Reading(
            trouble=f"{quoted(text)} may qualify the agreement, and was not read: write "
            '"agree" alone, "agree provided that ..." or "reserve: ..."'
        )

    def _holding(
        self, head: Reading, text: str, tokens: list[_Token], at: int, *, apart: bool
    ) -> Reading:
        """Let a reservation, an objection or an abstention carry any reason."""
        follows = self._wording.follows
        if _end(tokens, at, follows["reversal"]):
            return Reading(
                trouble=f"{quoted(text)} takes a position back, and was not read: write the "
                "position held now"
            )
        if head.stance == "reserve" and not head.kind and _end(tokens, at, follows["provision"]):
            reason = _rest(text, tokens, at + 1)
            return replace(head, kind="on a point", reason=reason)
        if apart or _end(tokens, at, follows["reason"]):
            return replace(head, reason=_rest(text, tokens, at))
        return self._unknown(text)

    def _kind(self, tokens: list[_Token], at: int) -> tuple[str, int] | None:
        """Return a reservation's kind, if it does not begin a longer phrase."""
        found = _longest(tokens, at, self._wording.kinds)
        if not found:
            return None
        end = found[1]
        return found if self._goes_on(tokens, end) else None

    def _unknown(self, text: str) -> Reading:
        if self._codes is not None:
            given = ", ".join(quoted(code) for code in self._codes.given)
            return Reading(trouble=f"{quoted(text)} is none of the codes given ({given})")
        if number(text) is not None:
            return Reading(
                trouble=f"{quoted(text)} is a number whose meaning is not said: say it, as in "
                "--stances 1=agree,0=abstain,-1=object"
            )
        near = _nearest(text, self._wording.spelled)
        return Reading(trouble=f"{quoted(text)} {NO_POSITION}", nearest=near)


class _Codes:
    """A table's own codes: numbers are compared as numbers, words without case or accents."""

    def __init__(self, stances: Mapping[str, str]) -> None:
        for stance in stances.values():
            _check(stance)
        self.given = tuple(stances)
        self.numbers = {n: s for c, s in stances.items() if (n := number(c)) is not None}
        self.blank = stances.get("")
        self.heads = {
            _words_of(code): Reading(stance) for code, stance in stances.items() if code.strip()
        }

    def exact(self, text: str) -> str | None:
        """Return the stance of a cell that is a code and nothing else; "" for an unnamed blank."""
        if not text.strip():
            return self.blank or ""
        found = number(text)
        return None if found is None else self.numbers.get(found)


def parse_stances(text: str) -> dict[str, str]:
    """Return the codes of `--stances 1=agree,0=abstain,-1=object`; `=not-taking-part` names blanks.

    Raises TableError for a pair without "=", an unknown stance, or a code given twice.
    """
    codes: dict[str, str] = {}
    for pair in text.split(","):
        code, equals, stance = (part.strip() for part in pair.rpartition("="))
        if not equals:
            raise _wrong_option(f"has {quoted(pair)} where CODE=STANCE should be")
        _check(stance)
        if code in codes:
            raise _wrong_option(f"gives a meaning to {quoted(code)} twice")
        codes[code] = stance
    return codes


def _check(stance: str) -> None:
    if stance not in STANCES:
        near = _nearest(stance, {name: name for name in STANCES})
        nearest = f"; the nearest is {quoted(near)}" if near else ""
        raise _wrong_option(f"gives {quoted(stance)}, which is no stance{nearest}")


def _wrong_option(what: str) -> TableError:
    advice = f"Write it as 1=agree,0=abstain,-1=object; the stances are {', '.join(STANCES)}."
    return TableError("--stances", what, advice)


def words() -> Mapping[str, Any]:
    """Return the data file as it stands: meanings, kinds, what may follow them, statuses."""
    file = resources.files(__package__).joinpath("stances.toml")
    return tomllib.loads(file.read_text("utf-8"))


@cache
def _usual() -> _Wording:
    data = words()
    heads: dict[Phrase, Reading] = {}
    for meaning in data["meaning"]:
        heads |= _each(meaning, Reading(meaning["stance"], meaning.get("kind", "")))
    kinds = {p: kind["name"] for kind in data["kind"] for p in _phrases(kind)}
    heads |= _reservations_of_a_kind(data)
    spelled = {" ".join(p): text for m in data["meaning"] for p, text in _spelled(m)}
    for undecided in data["undecided"]:
        heads |= _each(undecided, Reading())
    for ambiguous in data["ambiguous"]:
        heads |= _each(ambiguous, Reading(trouble=f"may mean {ambiguous['between']}"))
    follows = {name: frozenset(_phrases(entry)) for name, entry in data["follows"].items()}
    ad_referendum = next(m for m in data["meaning"] if m["stance"] == "agree-ad-referendum")
    follows["referendum"] |= frozenset(_phrases(ad_referendum))
    statuses = {p: status["state"] for status in data["status"] for p in _phrases(status)}
    return _Wording(heads, kinds, follows, statuses, spelled)


def _reservations_of_a_kind(data: Mapping[str, Any]) -> dict[Phrase, Reading]:
    """Let a kind stand before the word: "parliamentary reserve"."""
    reserve = next(m for m in data["meaning"] if m["stance"] == "reserve")
    return {
        _words_of(before) + _words_of(head): Reading("reserve", kind["name"])
        for kind in data["kind"]
        for language in ("en", "ru", "fr")
        for before in kind[language]
        for head in reserve[language]
    }


def _each(entry: Mapping[str, Any], reading: Reading) -> dict[Phrase, Reading]:
    return dict.fromkeys(_phrases(entry), reading)


def _phrases(entry: Mapping[str, Any]) -> Iterable[Phrase]:
    return (phrase for phrase, _ in _spelled(entry))


def _spelled(entry: Mapping[str, Any]) -> Iterable[tuple[Phrase, str]]:
    return ((_words_of(t), t) for lang in _LANGUAGES for t in entry.get(lang, ()))


def _words_of(text: str) -> Phrase:
    return tuple(token.word for token in _tokens(text) if not token.slight)


def _tokens(text: str) -> list[_Token]:
    tokens = []
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        word = _SIGNS.get(found[0][:2]) or bare(found[0])
        inside = text[start - 1 : start].isalnum() and text[end : end + 1].isalnum()
        if word and word != "'":
            tokens.append(_Token(word, start, word == "." or (word == "-" and inside)))
    return tokens


def _longest(
    tokens: list[_Token], at: int, phrases: Mapping[Phrase, _Meaning]
) -> tuple[_Meaning, int] | None:
    """Return the meaning of the longest known phrase that begins here, and where it ends."""
    words: Phrase = ()
    found = None
    for end in range(at, min(len(tokens), at + _REACH)):
        if tokens[end].slight:
            continue
        words += (tokens[end].word,)
        if words in phrases:
            found = phrases[words], end + 1
    return found


def _end(tokens: list[_Token], at: int, phrases: frozenset[Phrase]) -> int:
    """Tell where a phrase that begins here ends; 0 if none does."""
    found = _longest(tokens, at, dict.fromkeys(phrases, True))
    return found[1] if found else 0


def _skip(tokens: list[_Token], at: int) -> tuple[bool, int]:
    """Tell whether a separator stands here, and where the next words begin."""
    apart = False
    while at < len(tokens) and (tokens[at].slight or tokens[at].word in _SEPARATORS):
        apart = apart or tokens[at].word == "." or not tokens[at].slight
        at += 1
    return apart, at


def _rest(text: str, tokens: list[_Token], at: int) -> str:
    """Return the text from a token on, without the brackets and separators about it."""
    _, at = _skip(tokens, at)
    if at == len(tokens):
        return ""
    rest = tidy(text[tokens[at].start :]).strip(" ,;:-–—")
    for opening, closing in ("()", "[]"):
        if rest.endswith(closing) and rest.count(closing) > rest.count(opening):
            rest = rest[:-1].rstrip()
    return rest


def number(text: str) -> float | None:
    """Return the number that the text writes (1, 1.0, " 1 ", "0,5"), or None."""
    plain = text.strip().replace(",", ".").replace("−", "-")
    return float(plain) if re.fullmatch(r"[+-]?\d{1,15}(\.\d{1,15})?", plain, re.ASCII) else None


def _nearest(text: str, spelled: Mapping[str, str]) -> str:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - wanted only when something is misspelt

    words = " ".join(_words_of(text))[:_LONGEST_SUGGESTED]
    found = process.extractOne(words, spelled.keys(), scorer=fuzz.ratio, score_cutoff=_LIKENESS)
    return spelled[found[0]] if found else ""


def quoted(text: str) -> str:
    """Return a text as a sentence quotes it."""
    shown = " ".join(text.split())
    return f'"{shown[:57]}..."' if len(shown) > _LONGEST_QUOTED else f'"{shown}"'
