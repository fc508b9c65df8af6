"""The objections that may be made to an act: read from the source of its rule.

A rule makes objections by ``Refusal("code", said(message, ...))``, itself or through the functions
it calls. What depends on the case stands as an ellipsis in the sentence.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from functools import cache
from types import ModuleType

import msgspec

from plenipo.assembly import parts, rule_name
from plenipo.core.act import Act

ELLIPSIS = "…"
_VALUE = re.compile(r"\{\w+\}")


class Objection(msgspec.Struct, frozen=True, order=True):
    """An objection: its code, and its sentence with an ellipsis for what depends on the case."""

    code: str
    sentence: str


def objections_to(act: type[Act]) -> tuple[Objection, ...]:
    """Return the objections that may be made to an act, in the order of their codes."""
    start = _functions()[rule_name(act)][0]
    found = {objection for function in _reached(start) for objection in _made_in(function)}
    return tuple(sorted(found))


def rule_sentence(act: type[Act]) -> str:
    """Return what the rule of an act says it refuses."""
    return (ast.get_docstring(_functions()[rule_name(act)][0]) or "").strip()


def objections_in(module: ModuleType) -> tuple[Objection, ...]:
    """Return every objection made anywhere in a module."""
    functions = _functions_of(module).values()
    return tuple(sorted({o for same in functions for one in same for o in _made_in(one)}))


@cache
def _functions() -> dict[str, list[ast.FunctionDef]]:
    """Return the functions of all rules, what they have in common, and states, by name."""
    found: dict[str, list[ast.FunctionDef]] = {}
    for name in ("rules", "objections", "state"):
        for module in parts(name):
            for function, same in _functions_of(module).items():
                found.setdefault(f"{module.__name__}.{function}", []).extend(same)
                found.setdefault(function, []).extend(same)
    return found


def _functions_of(module: ModuleType) -> dict[str, list[ast.FunctionDef]]:
    found: dict[str, list[ast.FunctionDef]] = {}
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.FunctionDef):
            node.home = module.__name__  # type: ignore[attr-defined]
            found.setdefault(node.name, []).append(node)
    return found


def _reached(start: ast.FunctionDef) -> list[ast.FunctionDef]:
    """Return a function and all it calls, those of its own module before others of that name."""
    reached, waiting = [], [start]
    while waiting:
        function = waiting.pop()
        if function in reached:
            continue
        reached.append(function)
        home = function.home  # type: ignore[attr-defined]
        for name in _called(function):
            known = _functions()
            waiting += known.get(f"{home}.{name}") or known.get(name, [])
    return reached


def _called(function: ast.FunctionDef) -> Iterator[str]:
    for node in ast.walk(function):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield node.func.id
            elif isinstance(node.func, ast.Attribute):
                yield node.func.attr


def _made_in(function: ast.FunctionDef) -> Iterator[Objection]:
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Refusal":
            code, sentence = node.args[:2]
            yield Objection(_words(code), _words(_value_of(sentence, function)))


def _value_of(node: ast.expr, function: ast.FunctionDef) -> ast.expr:
    """Return what a name was last set to above its use; anything else as it is."""
    if not isinstance(node, ast.Name):
        return node
    settings = [
        (found.lineno, found.value)
        for found in ast.walk(function)
        if isinstance(found, ast.Assign) and found.lineno <= node.lineno
        for target in found.targets
        if isinstance(target, ast.Name) and target.id == node.id
    ]
    return max(settings, key=lambda setting: setting[0], default=(0, node))[1]


def _words(node: ast.expr) -> str:
    """Return the words of a text in the source, an ellipsis for each value put into it."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.Call(func=ast.Name(id="said"), args=[ast.Constant(value=str(message)), *_]):
            return _VALUE.sub(ELLIPSIS, message)
        case ast.IfExp(body=usual):
            return _words(usual)
        case _:
            return ELLIPSIS
