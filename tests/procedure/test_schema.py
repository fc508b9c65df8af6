"""The schema for editors: what the reader takes, it takes; what is plainly wrong, it shows."""

from datetime import date

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from plenipo.procedure import keys
from plenipo.procedure.keys import Keys
from plenipo.procedure.rule_file import library, read_closely
from plenipo.procedure.schema import TERMS, schema, schema_text
from plenipo.procedure.sheet import RuleError

VALIDATOR = Draft202012Validator(schema())
SOUND = """\
rule: own
title: {en: Own}
source: Rules
members: [AA, BB]
classes: {founders: [AA], others: given-by-the-body}
weights: {dues: [{since: 2001-01-01, values: {AA: 5, BB: 2.5}}], quota: given-by-the-body}
readings: {few: {about: who counts, chosen: all, choices: {all: some, none: others}}}
versions:
  - since: 2001-05-01
    until: 2010-01-01
    article: Article 7
    notice: {article: Article 8, at_least: 1 day, waived_by: majority}
    silence: {at_least: 72 hours, broken_by: [objection], refusable: yes}
    quorum: {article: Article 6, open: {count: {of: present, at_least: 1}}}
    failing: [{article: Article 9, after: 3 months, refer: the summit}]
    gates: [{gate: objections, article: Article 10, within: 90 days, condition: no_objection}]
    condition:
      by_reading: few
      all: no_objection
      none: {share: {of: for, at_least: 2/3, counted_by: dues, among: founders}}
"""


def plain(value):
    """Return what an editor sees: days are words, keys are text."""
    match value:
        case dict():
            return {str(key): plain(inner) for key, inner in value.items()}
        case list():
            return [plain(inner) for inner in value]
        case date():
            return value.isoformat()
    return value


def errors(text):
    return [e.message for e in VALIDATOR.iter_errors(plain(YAML(typ="safe").load(text)))]


def test_it_is_a_schema_of_its_dialect_and_every_kind_it_refers_to_is_there():
    Draft202012Validator.check_schema(schema())
    known = {name.replace(" ", "%20") for name in schema()["$defs"]}
    referred = {part.split('"')[0] for part in schema_text().split("#/$defs/")[1:]}
    assert referred <= known


def test_every_key_of_the_reader_is_told_with_what_it_is_for():
    text = schema_text()
    tables = [table for table in vars(keys).values() if isinstance(table, Keys)]
    assert len(tables) >= len(TERMS) + 9
    for key in (key for table in tables for key in table.all.values()):
        assert key.meaning in text


@pytest.mark.parametrize("name", library())
def test_a_rule_of_the_library_is_sound(name):
    assert errors(library()[name]) == []


def test_a_file_with_every_kind_of_key_is_sound_to_both():
    assert errors(SOUND) == []
    assert read_closely(SOUND).rule == "own"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("rule: own", "rule: Own Rule"),
        ("title: {en: Own}", "title: {}"),
        ("source: Rules", "sauce: Rules"),
        ("members: [AA, BB]", "members: []"),
        ("founders: [AA]", "founders: []"),
        ("given-by-the-body}\nweights", "given}\nweights"),
        ("BB: 2.5", "BB: -1"),
        ("{dues:", "{members:"),
        ("since: 2001-05-01", "since: May 2001"),
        ("1 day,", "one day,"),
        ("broken_by: [objection]", "broken_by: [whisper]"),
        ("refusable: yes", "refusable: perhaps"),
        ("{article: Article 6, open:", "{article: Article 6, shut:"),
        ("at_least: 1}", "at_least: 0}"),
        ("refer: the summit", "tie: rejected"),
        ("gate: objections", "gate: doors"),
        ("all: no_objection", "all: no_objections"),
        ("{share:", "{part:"),
        ("of: for,", "of: yes,"),
        ("at_least: 2/3", "at_least: 1.5"),
        ("at_least: 2/3", "at_least: 2/3, more_than: 1/2"),
    ],
)
def test_what_is_wrong_is_so_to_both(right, wrong):
    assert SOUND.count(right) == 1
    text = SOUND.replace(right, wrong)
    assert errors(text)
    with pytest.raises(RuleError):
        read_closely(text)
