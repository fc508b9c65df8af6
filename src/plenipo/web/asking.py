"""What a request asks of a page: the address, the arguments of its function, the file it wants."""

from __future__ import annotations

from typing import Any

import msgspec

from plenipo.core.errors import UsageError
from plenipo.core.page import NotThereError, Page, Parameter, message
from plenipo.core.wording import Wording
from plenipo.exchange.documents import formats_of
from plenipo.register.view import NO_DRAFTS, View
from plenipo.web import address
from plenipo.web.address import Asked
from plenipo.web.answer import Asking
from plenipo.web.languages import wording

NO_ENTRY = message("There is no such entry.")
NO_NUMBER = message("A number in the address is none: write it in digits, like 12.")


def asked_of(request: Asking, forgiving: bool = False) -> Asked:  # noqa: FBT001, FBT002
    """Return what a request asks for.

    :param forgiving: whether a moment that cannot be read stands for now.
    :raises UsageError: when the address cannot be read.
    """
    query = request.query_params.multi_items()
    accepted = request.headers.get("accept-language", "")
    raw = request.scope.get("raw_path") or b""
    path = address.as_it_stands(raw, str(request.scope["path"]))
    try:
        return address.read(path, query, accepted)
    except UsageError:
        if not forgiving:
            raise
        return address.without_moment(path, query, accepted)


def wording_of(request: Asking) -> Wording:
    """Return how things are told to who asks."""
    return wording(asked_of(request, forgiving=True).language)


def document_of(page: Page, asked: Asked) -> tuple[str, Asked] | None:
    """Return the ending of the file that is asked for, and the page it is of; None for none."""
    ending = next((known for known in formats_of(page) if asked.path.endswith(known)), "")
    if not ending or asked.twin:
        return None
    return ending, msgspec.structs.replace(asked, path=asked.path.removesuffix(ending))


def arguments(page: Page, request: Asking, asked: Asked, ending: str = "") -> dict[str, Any]:
    """Return the arguments of a page's function from the path and the query."""
    in_path = {name: str(value).removeprefix("/") for name, value in request.path_params.items()}
    ending = ".json" if asked.twin else ending
    if ending and in_path and page.address.endswith("}"):
        last = list(in_path)[-1]
        in_path[last] = in_path[last].removesuffix(ending)
    return values(page, in_path, asked)


def values(page: Page, in_path: dict[str, str], asked: Asked) -> dict[str, Any]:
    """Return the arguments of a page's function from the parts of a path and the query."""
    query = dict(asked.query)
    found = {p.name: in_path.get(p.name, query.get(p.name)) for p in page.parameters}
    return {
        p.field: _value(p, text) for p in page.parameters if (text := found[p.name]) is not None
    }


def shown_to(page: Page, view: View) -> View:
    """Return what a page is shown: who looks at it, only where it is made for one person."""
    if page.personal:
        return view
    return msgspec.structs.replace(view, person="", capacities=(), drafts=NO_DRAFTS)


def session_of(page: Page, given: dict[str, Any]) -> str:
    """Return the session whose moments can be looked back at; of a page of one's own, none."""
    return "" if page.personal else str(given.get("session", ""))


def number(text: str) -> int:
    """Return the number that a text is; 0 for none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0  # noqa: PLR2004


def _value(parameter: Parameter, text: str) -> str | int:
    if parameter.kind is str:
        return text
    if text.isascii() and text.isdigit() and len(text) < 19:  # noqa: PLR2004 - 64 bits
        return int(text)
    if parameter.default is None:
        raise NotThereError(NO_ENTRY)
    raise UsageError(NO_NUMBER)
