"""Pages, declared where their subject lives: an address, a function, and the data it returns.

A capability's ``pages.py`` marks functions with :func:`page`. Each takes a view of the register and
the parameters of the address, and returns one ``msgspec.Struct``: all that the page says. The
template of the same name renders exactly that; its twin, the address with ``.json``, is the same
struct encoded. Nothing else needs to know of a page.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any, TypeVar, get_type_hints

import msgspec

from plenipo.core.errors import PlenipoError

F = TypeVar("F", bound=Callable[..., msgspec.Struct])


PLAIN_TEXT = "text/plain"


class NotThereError(PlenipoError):
    """What an address asks for is not in the register, as far as this reader may know."""

    code = "not-there"
    exit = 1


class Named(msgspec.Struct, frozen=True, gc=False):
    """A code, and what it is called in the reader's language."""

    code: str
    name: str


class Parameter(msgspec.Struct, frozen=True):
    """One parameter of an address.

    :ivar field: what the function calls it: ``if_``, where its name is a word of Python.
    :ivar kind: ``str`` or ``int``.
    :ivar default: what it is unless given; None where it must be, as part of the path.
    """

    name: str
    field: str
    kind: type[str | int]
    default: str | int | None


class Page(msgspec.Struct, frozen=True):
    """A page as it was declared.

    :ivar address: its path, parameters in braces (``/sessions/{session}``).
    :ivar name: the name of its function, and of its template.
    :ivar answer: the function.
    :ivar data: the struct it returns.
    :ivar parameters: what the function takes beside the view, in order.
    :ivar menu: what the menu calls it; a message of the catalogues; empty for a page not in it.
    :ivar place: where in the menu it stands; smaller is earlier.
    :ivar plain: the field of the data that is the whole page, as text; empty for a template.
    :ivar kind: the media type of such a text.
    :ivar personal: whether it is made for one person, beside their circles.
    :ivar document: the field of the data that can be had as a file as well, under the address with
        the ending of a format (``.docx``); empty for none.
    """

    address: str
    name: str
    answer: Callable[..., msgspec.Struct]
    data: type[msgspec.Struct]
    parameters: tuple[Parameter, ...]
    menu: str = ""
    place: int = 0
    plain: str = ""
    kind: str = PLAIN_TEXT
    personal: bool = False
    document: str = ""

    @property
    def twin(self) -> str:
        """The address of the same data as JSON."""
        return "/index.json" if self.address == "/" else f"{self.address}.json"


def page(  # noqa: PLR0913 - what can be said of a page
    address: str,
    *,
    menu: str = "",
    place: int = 0,
    plain: str = "",
    kind: str = PLAIN_TEXT,
    personal: bool = False,
    document: str = "",
) -> Callable[[F], F]:
    """Declare a function as the page at an address."""

    def declare(function: F) -> F:
        told = (menu, place, plain, kind, personal, document)
        function.__page__ = (address, *told)  # type: ignore[attr-defined]
        return function

    return declare


def pages_of(module: ModuleType) -> Iterator[Page]:
    """Return the pages a module declares, in the order it does."""
    for value in vars(module).values():
        if hasattr(value, "__page__") and value.__module__ == module.__name__:
            yield _read(value)


def message(text: str) -> str:
    """Mark a text as a message of the catalogues; it is translated when it is shown."""
    return text


def _read(function: Callable[..., msgspec.Struct]) -> Page:
    address, *told = function.__page__  # type: ignore[attr-defined]
    hints: dict[str, Any] = get_type_hints(function)
    _, *rest = inspect.signature(function).parameters.values()
    empty = inspect.Parameter.empty
    parameters = [
        Parameter(
            p.name.removesuffix("_"),
            p.name,
            hints[p.name],
            None if p.default is empty else p.default,
        )
        for p in rest
    ]
    data, name = hints["return"], function.__name__
    return Page(address, name, function, data, tuple(parameters), *told)
