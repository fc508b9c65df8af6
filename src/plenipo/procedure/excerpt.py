"""The text of a rule with the one version that stands on a day."""

from __future__ import annotations

import io
from datetime import date

from ruamel.yaml import YAML

from plenipo.procedure.rules import Rule

WIDEST = 4096
"""So wide, in columns, may a line be: none is broken anew."""


def text_on(text: str, rule: Rule, day: date) -> str:
    """Return the text of a rule without its other versions; tables and comments stay.

    :param text: what the rule was read from.
    """
    if len(rule.versions) == 1:
        return text
    yaml = YAML()
    yaml.width = WIDEST
    yaml.preserve_quotes = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    whole = yaml.load(text)
    stands = rule.versions.index(rule.nearest(day))
    whole["versions"] = [whole["versions"][stands]]
    said = io.StringIO()
    yaml.dump(whole, said)
    return said.getvalue()
