"""Points on which sources can be read in several ways: the value of the chosen reading is taken."""

from __future__ import annotations

from collections.abc import Mapping

from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from plenipo.procedure import keys
from plenipo.procedure.rules import Reading
from plenipo.procedure.sheet import Place, RuleError, either

KEY = "by_reading"


def read_readings(sheet: Place, chosen: Mapping[str, str]) -> dict[str, Reading]:
    """Read the points that can be read in several ways, and choose.

    :raises RuleError: where a point or reading is chosen that is not there.
    """
    place = sheet.pairs("the rule").get("readings") if _is_table(sheet) else None
    found: dict[str, Reading] = {}
    for name, point in place.pairs("'readings'").items() if place else ():
        known = point.fields(f"the reading '{name}'", keys.READING)
        choices = {
            word: choice.text(f"the reading '{word}'")
            for word, choice in known["choices"].pairs("'choices'").items()
        }
        if not choices:
            known["choices"].wrong(f"'choices' of '{name}' is empty: name the readings there are")
            continue
        usual = known["chosen"].one_of(choices, "reading")
        wanted = chosen.get(name, usual)
        if wanted not in choices:
            words = either(tuple(choices))
            sentence = f"there is no reading '{wanted}' of '{name}': write {words}."
            raise RuleError(f"{sheet.where}, line {point.node.start_mark.line + 1}: {sentence}")
        found[name] = Reading(known["about"].text("'about'"), wanted, choices)
    for name in chosen:
        if name not in found:
            listed = f": its points are {', '.join(found)}" if found else ""
            raise RuleError(f"{sheet.where} has no point '{name}' to be read{listed}.")
    return found


def choose(place: Place, readings: Mapping[str, Reading]) -> Place:
    """Return a sheet in which each value ``{by_reading: ...}`` is that of the chosen reading.

    Where there is no such point, or no value for a reading, that is noted.
    """
    return place.at(_chosen(place, readings))


def _is_table(place: Place) -> bool:
    return isinstance(place.node, MappingNode)


def _chosen(place: Place, readings: Mapping[str, Reading]) -> Node:
    node = place.node
    if isinstance(node, SequenceNode):
        node.value = [_chosen(place.at(inner), readings) for inner in node.value]
    elif isinstance(node, MappingNode):
        if any(getattr(key, "value", "") == KEY for key, _ in node.value):
            return _chosen(_value(place, readings), readings)
        node.value = [(key, _chosen(place.at(inner), readings)) for key, inner in node.value]
    return node


def _value(place: Place, readings: Mapping[str, Reading]) -> Place:
    """Return the value of the chosen reading; where it is wrong, a place where that was noted."""
    found = place.pairs(f"a value by reading ('{KEY}')")
    point = found.pop(KEY)
    if not readings:
        point.wrong("this rule has no 'readings': add them, or write the value itself")
        return point.nothing()
    reading = readings[point.one_of(readings, "point under 'readings'")]
    for word, value in found.items():
        if word not in reading.choices:
            value.no_such(word, reading.choices, "reading")
    for word in reading.choices:
        if word not in found:
            point.wrong(f"there is no value for the reading '{word}': add it")
    return found.get(reading.chosen) or point.nothing()
