"""Every finding can be told: in each language, never nothing, with its numbers, to a full stop."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from rules_drawn import DAY, cases

from plenipo.procedure.conditions import AllOf, AnyOf, Count, Not, Share, TooFewToBlock
from plenipo.procedure.counting import Tally, find
from plenipo.procedure.explanation import explain, sentences, told_missing, written
from plenipo.procedure.missing import Missing
from plenipo.web.languages import wording

LANGUAGES = some.sampled_from(["en", "fr", "ru"])


def leaves(finding):
    """Return the findings that are no compounds."""
    if isinstance(finding.condition, AllOf | AnyOf | Not):
        return [leaf for part in finding.parts for leaf in leaves(part)]
    return [finding]


def numbers_of(finding):
    """Return the numbers that the sentence of a finding must have."""
    condition, unit = finding.condition, finding.unit
    have = [written(n, unit) for n in (finding.have, finding.up_to) if n is not None]
    if isinstance(condition, TooFewToBlock):
        return [*have, written(finding.need + 1)]
    if isinstance(condition, Share) and condition.at_least == "1":
        return [*have, written(finding.base, unit)]
    if isinstance(condition, Share):
        return [*have, written(finding.base, unit), condition.part, written(finding.need, unit)]
    return [*have, written(finding.need, unit)] if isinstance(condition, Count) else []


@given(cases(most=6), LANGUAGES)
@settings(max_examples=150)
def test_a_finding_of_a_ballot_is_told_with_its_numbers(case, language):
    answer = case.asked().answer()
    told_whole_and_with_numbers(answer.finding, language)
    if answer.quorum:
        told_whole_and_with_numbers(answer.quorum, language)


@given(cases(), LANGUAGES)
def test_a_finding_of_numbers_without_names_is_told_with_its_range(case, language):
    setting = case.rule.setting(DAY)
    counts = {"": {voice: len(who) for voice, who in case.ballot.items()}}
    finding = find(case.version.condition, Tally(counts, setting, case.members), setting)
    told_whole_and_with_numbers(finding, language)


def told_whole_and_with_numbers(finding, language):
    translate = wording(language).translate
    assert_whole(sentences(finding, str.lower, translate))
    text = explain(finding, str.lower, translate)
    for leaf in leaves(finding):
        assert all(number in text for number in numbers_of(leaf))
    members = {member for leaf in leaves(finding) if not leaf.holds for member in leaf.holders}
    assert all(member.lower() in text for member in members)


def assert_whole(said):
    assert said
    for sentence in said:
        assert sentence.strip() == sentence != ""
        assert sentence.endswith(".")
        assert not {"{", "}"} & set(sentence)


@given(cases(most=6), LANGUAGES, some.booleans())
@settings(max_examples=150)
def test_what_is_missing_is_told_with_how_many_and_to_a_full_stop(case, language, lifting):
    missing = case.asked().missing()
    said = told_missing(missing, str.lower, wording(language).translate, lifting)
    if missing.fewest == 0:
        assert said == []
        return
    assert_whole(said)
    if missing.fewest:
        assert str(missing.fewest) in said[-1]
        assert any(
            member.lower() in said[-1] for way in missing.ways for c in way for member in c.of
        )


@pytest.mark.parametrize("language", ["en", "fr", "ru", "ar"])
def test_that_it_takes_too_long_to_find_what_is_missing_is_said(language):
    (sentence,) = told_missing(Missing(too_long=True), translate=wording(language).translate)
    assert sentence.endswith(".")
    assert sentence != told_missing(Missing(), translate=wording(language).translate)[0]
