"""What every act must be. A new act that lacks something is told which file lacks what."""

import inspect
import re
import shlex
from pathlib import Path
from string import Formatter

import msgspec
import pytest
from story import entries, golden_path

from plenipo.assembly import _rule_of, house, module, modules, rule_name
from plenipo.cli.acting import example_of
from plenipo.core.act import Act, tag_of, version, wire_name
from plenipo.core.fold import folded_by
from plenipo.meaning import capability_of, meaning_of

TAG = re.compile(r"(?P<thing>[a-z]+(-[a-z]+)*)\.(?P<participle>[a-z]+(-[a-z]+)*)/[1-9][0-9]*")
IRREGULAR = frozenset(
    (
        *("begun", "bound", "cast", "done", "held", "kept", "left", "lost", "made", "met"),
        *("put", "sent", "set", "told"),
    )
)
"""Participles that do not end in -ed, -en or -wn."""
FOLDED_NOWHERE: dict[str, str] = {}
"""Acts that no state takes in, by tag, with the reason; none so far."""


def file_of(act):
    return inspect.getsourcefile(act)


def test_acts_are_found(told):
    assert len(house().acts) >= 32


def test_an_act_is_frozen_and_takes_its_fields_by_name(act):
    assert act.__struct_config__.frozen, f"{file_of(act)}: {act.__name__} must be frozen."
    kinds = {field.kind for field in inspect.signature(act).parameters.values()}
    assert kinds == {inspect.Parameter.KEYWORD_ONLY}, (
        f"{file_of(act)}: {act.__name__} must take its fields by name (kw_only=True)."
    )


def test_an_act_refuses_fields_it_does_not_know(act):
    assert act.__struct_config__.forbid_unknown_fields, f"{file_of(act)}: {act.__name__}"


def test_an_act_is_named_after_a_thing_and_a_participle(act):
    found = TAG.fullmatch(tag_of(act))
    assert found, f"{file_of(act)}: the tag of {act.__name__} must be like 'position.stated/1'."
    word = found["participle"]
    assert word.endswith(("ed", "en", "wn")) or word in IRREGULAR, (
        f"{file_of(act)}: '{word}' must be a participle."
    )
    words = (found["thing"] + "-" + word).split("-")
    assert act.__name__ == "".join(part.title() for part in words), (
        f"{file_of(act)}: {act.__name__} must be named like its tag '{tag_of(act)}'."
    )


def test_no_two_acts_have_one_tag():
    tags = [tag_of(act) for act in house().acts]
    assert len(tags) == len(set(tags))


def test_an_act_says_what_it_is_in_a_sentence(act):
    sentence = meaning_of(act).sentence
    assert sentence.endswith("."), f"{file_of(act)}: the docstring of {act.__name__} needs one."
    assert inspect.getdoc(act) != inspect.getdoc(Act), f"{file_of(act)}: {act.__name__}"


def test_an_act_explains_every_field_and_no_other(act):
    explained = re.findall(r"^:ivar (\w+):", inspect.getdoc(act) or "", re.MULTILINE)
    assert explained == sorted(explained, key=explained.index)
    assert sorted(explained) == sorted(act.__struct_fields__), (
        f"{file_of(act)}: the docstring of {act.__name__} must have one ':ivar name:' a field."
    )
    for field in meaning_of(act).fields:
        assert field.meaning, f"{file_of(act)}: '{field.name}' of {act.__name__} says nothing."


def types_in(kind):
    yield kind
    for part in getattr(kind, "__struct_fields__", ()):
        value = getattr(kind, part)
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, msgspec.inspect.Type):
                yield from types_in(inner)
            elif isinstance(inner, msgspec.inspect.Field):
                yield from types_in(inner.type)


def test_an_act_holds_no_float(act):
    kinds = list(types_in(msgspec.inspect.type_info(act)))
    assert len(kinds) > len(act.__struct_fields__)
    assert not [kind for kind in kinds if isinstance(kind, msgspec.inspect.FloatType)], (
        f"{file_of(act)}: {act.__name__} must hold fractions as text or whole numbers."
    )


def test_the_search_for_floats_finds_a_nested_one():
    class Weight(msgspec.Struct):
        value: float

    class WeightGiven(Act, frozen=True, tag="weight.given/1"):
        weights: dict[str, tuple[Weight, ...]]

    kinds = types_in(msgspec.inspect.type_info(WeightGiven))
    assert [kind for kind in kinds if isinstance(kind, msgspec.inspect.FloatType)]


def test_an_act_has_a_rule_that_says_what_it_refuses(act):
    package = act.__module__.rpartition(".")[0]
    rules = module(package, "rules")
    name = rule_name(act)
    rule = getattr(rules, name, None)
    assert rule is not None, f"{package}.rules has no function {name}."
    assert (rule.__doc__ or "").strip().endswith("."), f"{package}.rules: {name} needs a docstring."
    where = rule.__module__.removeprefix(f"{package}.rules")
    assert where == "" or where[0] == ".", f"{name} must stand in {package}.rules."


def test_an_act_is_taken_in_by_the_state_of_its_own_capability_and_no_other(act):
    takers = [state for state in house().states if act in folded_by(state)]
    package = act.__module__.rpartition(".")[0]
    if tag_of(act) in FOLDED_NOWHERE:
        assert takers == []
        return
    assert takers, f"{package}.state: no method is marked @folds({act.__name__})."
    assert [state.__module__ for state in takers] == [f"{package}.state"], (
        f"{act.__name__} may be folded only by {package}.state."
    )


def test_an_act_is_told_in_words_on_the_pages(act):
    words, sentences = {}, {}
    for pages in modules("pages"):
        words |= getattr(pages, "WORDS", {}).get("act", {})
        sentences |= getattr(pages, "SENTENCES", {})
    file = f"{act.__module__.rpartition('.')[0]}.pages"
    assert words.get(wire_name(act)), f"{file}: WORDS['act'] does not tell {wire_name(act)}."
    sentence = sentences.get(wire_name(act))
    assert sentence, f"{file}: SENTENCES does not tell {wire_name(act)}."
    fields = {field.name for field in meaning_of(act).fields}
    assert {name for _, name, _, _ in Formatter().parse(sentence) if name} <= fields, sentence


def test_an_act_without_a_rule_is_told_at_once_with_the_file_that_lacks_it():
    class ThingDone(Act, frozen=True, kw_only=True, tag="thing.done/1"):
        """Done."""

    with pytest.raises(LookupError, match=r"\.rules: there is no function refuse_thing_done"):
        _rule_of(ThingDone, {})


def test_an_act_occurs_in_the_story(act, told):
    assert act in {type(entry.act) for entry in told}, (
        f"tests/laws/story.py: {act.__name__} does not occur in EVENTS."
    )


def test_an_act_has_a_golden_file_for_each_version(act):
    for number in range(1, version(act) + 1):
        name = f"{wire_name(act)}.{number}.json"
        path = golden_path(act).with_name(name)
        assert path.is_file(), (
            f"tests/golden/acts/{name} is missing: run python tests/laws/story.py to write it."
        )


def test_the_golden_file_of_an_act_fills_every_field(act):
    entry = house().codec.decode(golden_path(act).read_bytes())
    given = msgspec.to_builtins(entry.act)
    assert set(given) - {"type"} == set(act.__struct_fields__), (
        f"{golden_path(act).name}: an example that leaves a field out does not keep it."
    )


def test_the_meaning_of_every_capability_stands_in_its_readme(package, root):
    folder = root / "src" / Path(*package.split("."))
    readme = folder / "README.md"
    assert readme.is_file(), f"{readme.relative_to(root)} is missing."
    text = readme.read_text("utf-8")
    missing = [
        wire_name(act)
        for act in house().acts
        if act.__module__.startswith(f"{package}.") and f"`{wire_name(act)}`" not in text
    ]
    assert missing == [], f"{readme.relative_to(root)} does not name {missing}."


def test_every_act_is_documented_on_a_page_of_its_own(act, root):
    page = root / "docs" / "reference" / "acts" / f"{wire_name(act)}.md"
    assert page.is_file(), f"{page.relative_to(root)} is missing: run make docs."


def test_the_story_is_told_in_order():
    moments = [entry.effective for entry in entries()]
    assert moments == sorted(moments)


@pytest.mark.parametrize("name", ["members", "register"])
def test_an_act_belongs_to_the_folder_it_stands_in(name):
    assert name in {capability_of(act) for act in house().acts}


def test_the_example_of_an_act_can_be_typed_as_it_stands(act):
    meaning = meaning_of(act)
    words = shlex.split(example_of(meaning))
    options = words[4::2]
    assert words[:4] == ["plenipo", "act", wire_name(act), "body.plenipo"]
    assert options == [field.option for field in meaning.fields if field.required]
    assert all(any(c.isalnum() for c in value) or value == "en=..." for value in words[5::2])
