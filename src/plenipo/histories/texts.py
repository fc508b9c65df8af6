"""The texts of rules with the weights that records bring along."""

from __future__ import annotations

from io import StringIO
from typing import Any

from ruamel.yaml import YAML

from plenipo.exchange.history import Weights
from plenipo.procedure.rule_file import read, text_of


def text_with(rule: str, weights: tuple[Weights, ...]) -> str:
    """Return a rule of the library with the weights given, and its own for the days after them."""
    text = text_of(rule)
    wanted = {name for version in read(text, rule).versions for name in version.weights()}
    given = {name: [w for w in weights if w.kind == name] for name in sorted(wanted)}
    if not any(given.values()):
        return text
    yaml = YAML()
    data = yaml.load(text)
    for name, dated in given.items():
        if dated:
            last = max(each.since for each in dated)
            own = [table for table in data["weights"].get(name, ()) if table["since"] > last]
            data["weights"][name] = [*map(_table, dated), *own]
    written = StringIO()
    yaml.dump(data, written)
    return written.getvalue()


def _table(weights: Weights) -> dict[str, Any]:
    source = f"{weights.where}, in {weights.unit}"
    return {"since": weights.since, "source": source, "values": dict(weights.values)}
