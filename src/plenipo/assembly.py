"""The assembly: finds the capabilities and puts their acts, states and rules together.

A capability is a folder below ``plenipo.capabilities``; the register's own acts are found the same
way. There is no list to edit: ``acts.py`` gives its acts, ``state.py`` the classes that fold them,
``rules.py`` a function ``refuse_<act>`` for each, ``audiences.py`` who is to read those that are
done to something with an audience of its own.
"""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

import plenipo.capabilities
from plenipo import __version__
from plenipo.core.act import Act, Author
from plenipo.core.audience import Audience
from plenipo.core.fold import Lens, State, folded_by
from plenipo.core.refusal import Refusal, Refusals
from plenipo.core.said import listed, said
from plenipo.register.codec import Codec

Rule = Callable[[State, Any, Author, datetime], Refusals]
AudienceOf = Callable[[State, Any], Audience | None]

REGISTER = "plenipo.register"
FOLDING = ("core", "register", "procedure", "text", "treaty", "capabilities")
"""The folders in which what folds acts may stand."""


def capabilities() -> tuple[str, ...]:
    """Return the names of the capability packages, in alphabetical order."""
    found = pkgutil.iter_modules(plenipo.capabilities.__path__, "plenipo.capabilities.")
    return tuple(sorted(module.name for module in found if module.ispkg))


def module(package: str, name: str) -> ModuleType | None:
    """Return a capability's module of that name, or None where it has none."""
    full = f"{package}.{name}"
    return importlib.import_module(full) if importlib.util.find_spec(full) else None


def modules(name: str) -> Iterator[ModuleType]:
    """Return the modules of that name, the register's own first."""
    for package in (REGISTER, *capabilities()):
        found = module(package, name)
        if found is not None:
            yield found


def parts(name: str) -> Iterator[ModuleType]:
    """Return the modules of that name, and those inside them where one is a folder."""
    for found in modules(name):
        yield found
        for inner in pkgutil.iter_modules(getattr(found, "__path__", ()), f"{found.__name__}."):
            yield importlib.import_module(inner.name)


def rule_name(act: type[Act]) -> str:
    """Return the name of the function that refuses an act.

    >>> from plenipo.register.acts import RegisterOpened
    >>> rule_name(RegisterOpened)
    'refuse_register_opened'
    """
    return "refuse_" + re.sub(r"(?<!^)(?=[A-Z])", "_", act.__name__).lower()


def _own(found: ModuleType) -> Iterator[type]:
    for value in vars(found).values():
        if isinstance(value, type) and value.__module__ == found.__name__:
            yield value


def _rule_of(act: type[Act], rules: dict[str, Any]) -> Rule:
    """Return the function that refuses an act; without one, nothing can be recorded at all."""
    rule: Rule | None = rules.get(rule_name(act))
    if rule is None:
        file = act.__module__.rpartition(".")[0] + ".rules"
        raise LookupError(f"{file}: there is no function {rule_name(act)}, for {act.__name__}.")
    return rule


def _other_audience(wanted: Audience) -> Refusal:
    sentence = said(
        "This is read by those who read what it is done to, neither more nor fewer: give it the"
        " audience {audience}.",
        audience=listed(wanted),
    )
    return Refusal("other-audience", sentence)


class House:
    """All capabilities together: what the register must know of the acts it holds."""

    def __init__(self) -> None:
        """Find everything."""
        acts = [kind for found in modules("acts") for kind in _own(found)]
        self.acts: tuple[type[Act], ...] = tuple(a for a in acts if issubclass(a, Act))
        states = [kind for found in modules("state") for kind in _own(found)]
        self.states: tuple[type[Any], ...] = tuple(k for k in states if folded_by(k))
        rules = {k: v for found in modules("rules") for k, v in vars(found).items()}
        self._rules: dict[type[Act], Rule] = {act: _rule_of(act, rules) for act in self.acts}
        self._audiences: dict[type[Act], AudienceOf] = {}
        for found in modules("audiences"):
            self._audiences |= found.AUDIENCES
        self.codec = Codec(self.acts)

    def new_state(self, lens: Lens | None = None) -> State:
        """Return a state in which nothing was done yet, seen through a lens."""
        return State(self.states, lens)

    def refuse(
        self, state: State, act: Act, by: Author, at: datetime, audience: Audience | None = None
    ) -> Refusals:
        """Return all objections to an act.

        :param audience: who is to read it; None where that is not asked.
        """
        found = self._rules[type(act)](state, act, by, at)
        wanted = None if audience is None else self.audience(state, act)
        if wanted is None or set(wanted) == set(audience or ()):
            return found
        return (*found, _other_audience(wanted))

    def audience(self, state: State, act: Act) -> Audience | None:
        """Return the audience that an act must have; None where it may have any."""
        asked = self._audiences.get(type(act))
        return asked(state, act) if asked else None

    def fold_version(self) -> str:
        """Return what changes when the program's version, the acts or the folds change.

        Folds call on much beside their own file, so all that they may call is looked at.
        """
        return self._fold_version

    @cached_property
    def _fold_version(self) -> str:
        digest = sha256(__version__.encode())
        for folder in FOLDING:
            for file in sorted((Path(__file__).parent / folder).rglob("*.py")):
                if "tests" not in file.parts:
                    digest.update(file.read_bytes())
        return digest.hexdigest()[:16]


@cache
def house() -> House:
    """Return the capabilities of this program."""
    return House()
