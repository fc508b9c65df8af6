"""One spelling for comparing words: without case, accents, full stops, or punctuation."""

import re
import unicodedata
from functools import lru_cache

_SIMPLER = str.maketrans(
    {
        "&": " and ",
        ".": None,
        "\ufe0f": None,  # asks for a coloured picture of the sign before it
        "\u200b": None,
        "\ufeff": None,
        "\xad": None,
        **dict.fromkeys("’‘ʼ`´", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)
_ACCENTS = re.compile("[\u0300-\u036f]")
_WORDS = re.compile(r"[^\W_]+")
_CYRILLIC = dict(zip("абвгдезиклмнопрстуфыэієїґ", "abvgdeziklmnoprstufyeieig", strict=True))
_CYRILLIC |= {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch"}
_CYRILLIC |= {"ю": "yu", "я": "ya", "ъ": "", "ь": ""}


def bare(text: str) -> str:
    """Return the text without case and accents, its apostrophes and dashes of one kind."""
    simple = text.translate(_SIMPLER)
    if simple.isascii():
        return simple.casefold()
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", simple).casefold())


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Return the words of the text, for comparing: `Côte d'Ivoire` becomes `cote d ivoire`."""
    return " ".join(_WORDS.findall(bare(text)))


def tidy(text: str) -> str:
    """Return the text as a person reads it: no blanks at its ends, one blank between words."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def code_of(heading: str) -> str:
    """Return a code for somebody no list knows: the heading in ASCII capitals, joined by hyphens.

    Cyrillic is transliterated, other scripts give the numbers of their letters, so that the
    same heading always has the same code: `Delegation 3` is `DELEGATION-3`.
    """
    words = fold(heading).split()
    return "-".join("".join(_ascii(letter) for letter in word) for word in words).upper()


def _ascii(letter: str) -> str:
    if letter.isascii():
        return letter
    return _CYRILLIC.get(letter, f"u{ord(letter):x}")
