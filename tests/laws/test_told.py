"""Every objection can be told in every language: none is a text that was put together."""

import ast
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest
from case import names, objections

import plenipo
from plenipo.core.errors import InputError
from plenipo.core.refusal import Refusal
from plenipo.core.said import Retold, Said, Word, either, listed, said, untold
from plenipo.web.catalogues import messages
from plenipo.web.languages import LANGUAGES, wording

SOURCE = Path(plenipo.__file__).parent
OTHERS = [language for language in LANGUAGES if language != "en"]
FORMS = {"Listed", "Said", "Word", "either", "listed", "said"}


def sources():
    for path in sorted(SOURCE.rglob("*.py")):
        if "tests" not in path.parts:
            yield path.relative_to(SOURCE).as_posix(), ast.parse(path.read_text("utf-8"))


SOURCES = dict(sources())


def calls(tree, name):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == name:
            yield node


def declared(annotation):
    return annotation is not None and ast.unparse(annotation) == "Said"


TELLING = {
    node.name
    for tree in SOURCES.values()
    for node in ast.walk(tree)
    if isinstance(node, ast.FunctionDef) and declared(node.returns)
}
"""The functions that return what can be told; mypy holds them to it."""


def can_be_told(node, scopes):
    """Whether an expression is made of a message; names are looked up where they were set."""
    match node:
        case ast.Call(func=ast.Name(id=name)) | ast.Call(func=ast.Attribute(attr=name)):
            return name in TELLING
        case ast.IfExp(body=one, orelse=other):
            return can_be_told(one, scopes) and can_be_told(other, scopes)
        case ast.Name(id=name):
            return any(set_to_what_can_be_told(name, scope, scopes) for scope in scopes)
    return False


def set_to_what_can_be_told(name, scope, scopes):
    """Whether a name is declared so, or set in a scope to nothing else."""
    found = []
    for node in ast.walk(scope):
        match node:
            case ast.Assign(targets=[ast.Name(id=known)], value=value) if known == name:
                found.append(can_be_told(value, scopes))
            case ast.AnnAssign(target=ast.Name(id=known), annotation=told) if known == name:
                found.append(declared(told))
            case ast.arg(arg=known, annotation=told) if known == name:
                found.append(declared(told))
    return bool(found) and all(found)


def refusals(tree):
    """Every place where an objection is made, with where its names are looked up."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    for call in calls(tree, "Refusal"):
        inside = [f for f in functions if f.lineno <= call.lineno <= f.end_lineno]
        yield call, [*sorted(inside, key=lambda f: -f.lineno), tree]


def texts_in(tree):
    """The places where an objection is made of a text that cannot be told."""
    return [call.lineno for call, scopes in refusals(tree) if not can_be_told(call.args[1], scopes)]


def test_every_objection_in_the_sources_is_made_of_a_message():
    odd = {path: texts_in(tree) for path, tree in SOURCES.items() if texts_in(tree)}
    assert sum(1 for tree in SOURCES.values() for _ in refusals(tree)) > 300
    assert odd == {}, 'write Refusal("code", said("There is no item {item}.", item=...))'


@pytest.mark.parametrize(
    "written",
    [
        "Refusal('x', 'A text.')",
        "Refusal('x', f'A {text}.')",
        "s = f'A {text}.'\n    Refusal('x', s)",
        "s = said('A.')\n    s = s + text\n    Refusal('x', s)",
        "s = 'A ' + text\n    Refusal('x', s)",
        "Refusal('x', text)",
        "Refusal('x', said('A.') if text else 'B.')",
        "Refusal('x', text.format(1))",
    ],
)
def test_an_objection_that_is_a_text_is_found(written):
    assert texts_in(ast.parse(f"def rule(text: str):\n    {written}")) != []


@pytest.mark.parametrize(
    "written",
    [
        "Refusal('x', said('A.'))",
        "Refusal('x', text)",
        "s = said('A {x}.', x=1)\n    Refusal('x', s)",
        "Refusal('x', said('A.') if text else said('B.'))",
    ],
)
def test_an_objection_that_is_made_of_a_message_is_not(written):
    assert texts_in(ast.parse(f"def rule(text: Said):\n    {written}")) == []


def words_in(node):
    """The words that stand in a value, but for those in a form that can be told."""
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") in FORMS:
        return []
    if isinstance(node, ast.Constant):
        return (
            [node.value]
            if isinstance(node.value, str) and any(map(str.isalpha, node.value))
            else []
        )
    return [word for child in ast.iter_child_nodes(node) for word in words_in(child)]


def test_every_message_that_is_said_stands_there_itself_and_its_values_hold_no_words():
    odd = []
    for path, tree in SOURCES.items():
        if "from plenipo.core.said import" not in ast.unparse(tree):
            continue
        for call in calls(tree, "said"):
            if not isinstance(call.args[0], ast.Constant):
                odd.append((path, call.lineno, "the message is not a text"))
            odd += [(path, call.lineno, word) for k in call.keywords for word in words_in(k.value)]
    assert odd == []


@pytest.fixture(scope="session")
def refused(cases):
    return [(names(case), refusal) for case in cases for refusal in objections(case)]


def test_every_objection_that_is_made_knows_what_it_is_made_of(refused):
    assert len(refused) > 300
    assert [told for told in refused if not isinstance(told[1].said, Said)] == []
    assert all(type(refusal.sentence) is str for _, refusal in refused)


@pytest.mark.parametrize("language", OTHERS)
def test_every_objection_that_is_made_is_told_in_every_language(refused, language):
    tell = wording(language)
    untold = {
        refusal.code
        for _, refusal in refused
        if refusal.told(tell) == str(refusal) or "{" in tell.told(refusal.said).replace("{}", "")
    }
    # what is wrong in the text of a rule, a clause or a trigger is told in English
    assert untold <= {"bad-rule", "bad-clause", "bad-trigger"}


def test_in_english_an_objection_is_told_as_programs_are_told_it(refused):
    assert [r for _, r in refused if r.told(wording("en")) != str(r)] == []


def test_every_message_that_is_said_is_among_those_of_the_catalogues():
    said = {
        (path, call.lineno, call.args[0].value)
        for path, tree in SOURCES.items()
        if "from plenipo.core.said import" in ast.unparse(tree)
        for call in calls(tree, "said")
    }
    known = {message for message in messages() if isinstance(message, str)}
    assert len(said) > 300
    assert [found for found in said if found[2] not in known] == [], "give it a name of its own"


MIDNIGHT = datetime(2011, 12, 19, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "english", "russian"),
    [
        ("{braces}", "{braces}", "{braces}"),
        (3, "3", "3"),
        (MIDNIGHT.date(), "2011-12-19", "19 декабря 2011 г."),
        (MIDNIGHT, "2011-12-19T00:00:00Z", "19 декабря 2011 г., 00:00 UTC"),
        (Word("stance", "agree"), "agree", "согласие"),
        (Word("stance", "unheard-of"), "unheard-of", "unheard-of"),
        (listed(["a", "b", "c"]), "a, b, c", "a, b, c"),
        (listed(["a", "b", "c"], " and "), "a and b and c", "a, b, c"),
        (either(["a", Word("stance", "agree")]), "a or agree", "a, согласие"),
        (either(["a"]), "a", "a"),
        (either([]), "", ""),
        (said("item {item}", item=3), "item 3", "пункт 3"),
        (Retold("so", lambda wording: f"so in {wording.language}"), "so", "so in ru"),
    ],
)
def test_what_stands_in_a_sentence_is_told_in_its_language(value, english, russian):
    sentence = said("Write what '{person}' is called.", person=value)
    assert sentence == f"Write what '{english}' is called."
    told = wording("ru").told(sentence).replace("\N{NARROW NO-BREAK SPACE}", " ")
    assert told == f"Укажите имя: «{russian}»."
    assert wording("en").told(sentence) == sentence


def test_a_value_is_given_by_name_or_is_a_field_of_what_it_is_about():
    about = SimpleNamespace(session="s", item="3")
    sentence = said("Item {item} of '{session}' already has this text.", about, item="4")
    assert sentence == "Item 4 of 's' already has this text."
    with pytest.raises(AttributeError):
        said("Item {item} of '{session}' already has this text.", about.item)


def test_what_a_sentence_is_made_of_is_in_nothing_that_is_encoded():
    refusal = Refusal("no-name", said("Write what '{person}' is called.", person="x"))
    text = b'{"code":"no-name","sentence":"Write what \'x\' is called."}'
    assert msgspec.json.encode(refusal) == text
    assert msgspec.json.decode(text, type=Refusal) == refusal
    assert refusal.told(wording("ru")) == "Укажите имя: «x»."


def test_a_sentence_that_is_no_message_stays_as_it_is():
    for text in ("", "Not a message.", untold("Line 1: {odd}."), untold("")):
        assert wording("ru").told(text) == text
    assert type(InputError(said("Write what was said.")).sentence) is str
    assert wording("ru").told(InputError(said("Write what was said.")).said).startswith("Укажите")
