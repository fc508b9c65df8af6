"""What tests of comparison are written with: texts in a few words, differences as redlines."""

from __future__ import annotations

from plenipo.text.comparing import compare
from plenipo.text.comparing_words import SAME, compare_words
from plenipo.text.comparison import Comparison
from plenipo.text.model import PARAGRAPH, Alternative, Bracket, Provision, Run, Stance, Text
from plenipo.text.patching import apply
from plenipo.text.telling import tell
from plenipo.text.tokens import tokens


def redline(old, new):
    """Return the difference between two strings: ``{-old-}{+new+}``."""
    one, other = tokens(old), tokens(new)
    told = []
    for op in compare_words(one, other):
        was, now = "".join(one[slice(*op.old)]), "".join(other[slice(*op.new)])
        if op.kind == SAME:
            told.append(was)
        else:
            told.append((f"{{-{was}-}}" if was else "") + (f"{{+{now}+}}" if now else ""))
    return "".join(told)


def text(*paragraphs, prefix="p"):
    """Return a text of numbered paragraphs: strings, contents, or either with a number."""
    provisions = []
    for place, paragraph in enumerate(paragraphs, 1):
        number, content = paragraph if _numbered(paragraph) else (str(place), paragraph)
        if isinstance(content, str):
            content = (Run(content),)
        provisions.append(Provision(f"{prefix}{place}", PARAGRAPH, number, 0, content))
    return Text(tuple(provisions))


def _numbered(paragraph):
    return isinstance(paragraph, tuple) and len(paragraph) == 2 and isinstance(paragraph[0], str)


def bracket(identity, *alternatives):
    """Return a bracket: each alternative its words, or its words and its parties."""
    found = []
    for alternative in alternatives:
        words, *parties = alternative if isinstance(alternative, tuple) else (alternative,)
        content = (Run(words),) if words else ()
        found.append(Alternative(content, tuple(Stance(party) for party in parties)))
    return Bracket(identity, tuple(found))


def compared(old, new, *, identities=False) -> Comparison:
    """Return the comparison, once it is sure that it gives the second text."""
    comparison = compare(old, new, identities=identities)
    assert apply(old, comparison) == new
    return comparison


def told(old, new, *, identities=False):
    """Return the lines of a comparison."""
    return tell(compared(old, new, identities=identities))
