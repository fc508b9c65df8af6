"""Who takes part in a treaty: a State or an organisation by its name, however it is annotated."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from plenipo.exchange.gazetteer import find_member, nearest
from plenipo.exchange.wording import fold

_MARKS = re.compile(r"(?:[\s,]*(?:\d{1,2}|[*†‡§¹²³⁴-⁹]))+$")
"""Footnotes after a name: 'China 1, 2', 'Serbia*'."""
_FORMER = re.compile(r"^(?:the )?former (?!yugoslav republic of)", re.IGNORECASE)


@cache
def code_of(name: str) -> str:
    """Return the code of who is named; nothing where nobody is known by that name."""
    plain = _MARKS.sub("", " ".join(name.split()))
    match = find_member(plain) or find_member(_FORMER.sub("", plain))
    return match.code if match else organisations().get(fold(plain), "")


def likely(name: str) -> str:
    """Return a known name like one that is not known; nothing where none is near."""
    return nearest(_MARKS.sub("", name)) or ""


@cache
def marks(name: str) -> str:
    """Return the footnotes after a name."""
    found = _MARKS.search(" ".join(name.split()))
    return found[0].strip(" ,") if found else ""


@cache
def organisations() -> dict[str, str]:
    """Return the codes of organisations by their folded names and by themselves."""
    text = resources.files(__package__).joinpath("organisations.toml").read_text("utf-8")
    names = tomllib.loads(text)
    found = {fold(name): code for code, its in names.items() for name in its}
    return found | {fold(code): code for code in names}
