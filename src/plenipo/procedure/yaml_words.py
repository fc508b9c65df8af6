"""What is wrong with a text that is not YAML, in words of people who do not write parsers."""

from __future__ import annotations

from ruamel.yaml.error import MarkedYAMLError

_QUOTES = "put the text between quotes"
_CLOSE = "a quotation mark is opened and not closed: close it"
_SINGLE = "a '\\' stands between double quotes: take single ones"
_WORDS = {
    "mapping values are not allowed": "a second ': ' stands in one line: indent it as those beside"
    f" it, or, where a text holds ': ', {_QUOTES}",
    "cannot start any token": f"a value cannot begin with this sign: {_QUOTES}; and indent with"
    " blanks, not tabs",
    "expected <block end>": "this line does not stand under those above it: indent it as the lines"
    " it belongs with",
    "could not find expected ':'": "a key stands without its ':': write 'key: value'",
    "expected ',' or ']'": "a '[' is not closed: add ']' where its list ends, and ',' between its"
    " parts",
    "expected ',' or '}'": "a '{' is not closed: add '}' where its table ends, and ',' between its"
    " keys",
    "expected the node content": "a value is missing: a '[' or '{' is opened and not closed, or a"
    " ',' is too many",
    "unexpected end of stream": _CLOSE,
    "unexpected document separator": _CLOSE,
    "unknown escape character": _SINGLE,
    "expected escape sequence": _SINGLE,
    "found undefined alias": "a value that begins with '*' refers to another: write that out, or"
    f" {_QUOTES}",
    "expected a single document": "a second document begins here: one rule is one file",
    "expected '<document start>'": "the rule ends above this line: indent it as the lines it"
    " belongs with",
    "expected alphabetic or numeric character": "a value cannot begin with '&', '*' or '!':"
    f" {_QUOTES}",
    "expected a comment or a line break": "after '|' or '>' the text begins on the next line",
    "sequence entries are not allowed": "a '-' cannot stand here: begin the list on the next line,"
    f" or {_QUOTES}",
}
"""What the parser says, and what that means to a person."""

_FROM_ITS_BEGINNING = ("unexpected end of stream", "unexpected document separator")
"""Problems that are found at the end and made at the beginning."""


def not_yaml(error: MarkedYAMLError) -> tuple[int, str]:
    """Return the line of what is wrong, and what it is."""
    told = " ".join(str(error.problem or error.context).split())
    mark = error.problem_mark or error.context_mark
    if error.context_mark and any(words in told for words in _FROM_ITS_BEGINNING):
        mark = error.context_mark
    plain = next((plain for words, plain in _WORDS.items() if words in told), told)
    return (mark.line + 1 if mark else 1), plain
