"""A rule with the one version of a day says the same as the whole rule says of that day."""

import msgspec
import pytest

from plenipo.procedure.excerpt import text_on
from plenipo.procedure.rule_file import library, read

DATED = [
    (name, place)
    for name in library()
    for place in range(len(read(library()[name]).versions))
    if len(read(library()[name]).versions) > 1
]


def test_the_library_has_rules_of_several_versions():
    assert len(DATED) > 4


@pytest.mark.parametrize(("name", "place"), DATED)
def test_a_rule_is_cut_to_one_version_and_nothing_else_is_lost(name, place):
    rule = read(library()[name])
    version = rule.versions[place]
    assert read(text_on(library()[name], rule, version.since)) == msgspec.structs.replace(
        rule, versions=(version,)
    )


def test_a_rule_of_one_version_stays_as_it_is_written():
    text = library()["majority"]
    rule = read(text)
    assert text_on(text, rule, rule.versions[0].since) is text
