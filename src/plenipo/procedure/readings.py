"""Points on which sources can be read in several ways: the value of the chosen reading is taken."""

from __future__ import annotations

from collections.abc import Mapping

from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from plenipo.procedure.rules import Reading
from plenipo.procedure.sheet import Place

KEY = "by_reading"


def choose(place: Place, readings: Mapping[str, Reading], depth: int = 0) -> Place:
    """Return a sheet in which each value ``{by_reading: ...}`` is that of the chosen reading.

    :raises RuleError: where there is no such point, or no value for a reading.
    """
    return Place(_chosen(place, readings, depth), place.where)


def _chosen(place: Place, readings: Mapping[str, Reading], depth: int) -> Node:
    node = place.node
    if depth > DEEPEST:
        raise place.wrong("this is nested too deep")
    if isinstance(node, SequenceNode):
        node.value = [choose(Place(n, place.where), readings, depth + 1).node for n in node.value]
    elif isinstance(node, MappingNode):
        pairs = [(str(getattr(key, "value", "")), value) for key, value in node.value]
        if any(key == KEY for key, _ in pairs):
            return choose(_value(place, readings), readings, depth + 1).node
        node.value = [
            (key, choose(Place(value, place.where), readings, depth + 1).node)
            for key, value in node.value
        ]
    return node


DEEPEST = 60
"""How deep values may stand in one another."""


def _value(place: Place, readings: Mapping[str, Reading]) -> Place:
    found = place.pairs(f"a value by reading ('{KEY}')")
    point = found.pop(KEY)
    if not readings:
        raise point.wrong("this rule has no 'readings': add them, or write the value itself")
    reading = readings[point.one_of(readings, "point under 'readings'")]
    for word, value in found.items():
        if word not in reading.choices:
            raise value.no_such(word, reading.choices, "reading")
    if reading.chosen not in found:
        raise point.wrong(f"there is no value for the reading '{reading.chosen}': add it")
    return found[reading.chosen]
