"""Every act says who may record it; the table in the reference holds, cell by cell."""

import re
from datetime import timedelta

import msgspec
import pytest
from story import BEGIN, MEETING, STORY, entries, entry

from plenipo.assembly import house, module
from plenipo.authority import authority
from plenipo.capabilities.credentials.acts import CredentialsIssued
from plenipo.capabilities.credentials.circles import circles
from plenipo.capabilities.credentials.state import Credentials
from plenipo.cli.roles_told import CIRCLES, MOMENT, OTHER_MEMBER, OWN_MEMBER, PARTNER, example
from plenipo.core.act import Author, wire_name
from plenipo.core.authority import OBSERVER, PUBLIC, ROLES, WHOSE

AFTER = MEETING + timedelta(days=1)
OF_OBSERVERS = {"attendance.taken", "floor.requested", "floor.withdrawn", "floor.ended"}
OF_OBSERVERS |= {"item.proposed"}
"""What an observer may record: that it is there, wishes to speak, or, where it may, proposes."""


def cells(root, head):
    """Read a table of the committed reference: by row and role."""
    text = (root / "docs" / "reference" / "roles.md").read_text("utf-8")
    rows = text.partition(f"## {head}\n")[2].partition("\n## ")[0].splitlines()
    lines = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows if row[:1] == "|"]
    heads, _, *body = lines
    assert tuple(heads[1:]) == ROLES
    return {row[0]: dict(zip(ROLES, row[1:], strict=True)) for row in body}


@pytest.fixture(scope="module")
def granted(root):
    table = cells(root, "Who may record which act")
    return {re.sub(r"\[(.*?)\].*", r"\1", name): row for name, row in table.items()}


@pytest.fixture(scope="module")
def examples():
    """The fullest entry of each act, in the joint session where it has one."""
    return {wire_name(told.act): told.act for told in entries()}


def standing(role, delegation, **where):
    """The story, in which a person has a role."""
    state = house().new_state().fold(entries())
    if role != PUBLIC:
        given = CredentialsIssued(
            credential="X", person="p", name="P", role=role, delegation=delegation, **where
        )
        done = STORY[-1]._replace(act=given, at=BEGIN)
        state.apply(entry(state.size, done))
    return state


def of(act, member):
    """The same act, of a member where it names one."""
    fields = [field for field in WHOSE if field in act.__struct_fields__]
    return msgspec.structs.replace(act, **dict.fromkeys(fields, member)) if fields else act


def codes(state, act, principal):
    found = authority().refuse(state, act, Author("p", principal), AFTER)
    for refusal in found:
        assert refusal.sentence.endswith(".")
    return [refusal.code for refusal in found]


def test_every_capability_with_acts_says_who_may_record_them(package):
    if module(package, "acts") is None:
        return
    own = {act for act in house().acts if act.__module__ == f"{package}.acts"}
    found = module(package, "authority")
    assert found is not None, f"{package}: write authority.py, with GRANTS for its acts."
    assert set(found.GRANTS) == own


def test_every_act_is_in_the_table_once(granted):
    assert sorted(granted) == sorted(wire_name(act) for act in house().acts)
    assert granted["position.stated"]["head"] == "own"
    assert granted["position.stated"]["secretary"] == "any"
    assert not any(row["public"] for row in granted.values())
    assert {name for name, row in granted.items() if row["observer"]} == OF_OBSERVERS
    assert {granted[name]["observer"] for name in OF_OBSERVERS} == {"own"}
    assert not any(granted["register.opened"].values())


@pytest.mark.parametrize("role", ROLES)
def test_a_cell_of_the_table_holds_for_the_act(act, role, granted, examples):
    name = wire_name(act)
    cell = granted[name][role]
    own = "RS" if role == OBSERVER else "AM"
    state = standing(role, own)
    mine, theirs = of(examples[name], own), of(examples[name], "BY")
    assert (codes(state, mine, own) == []) is (cell in {"own", "any"})
    assert (codes(state, theirs, "BY") == []) is (cell == "any")
    if cell == "own":
        assert codes(state, theirs, "BY") == ["not-your-delegation"]
        assert codes(state, mine, "BY") == ["not-your-delegation"]
    elif not cell:
        expected = "not-accredited" if role == PUBLIC else "not-your-role"
        assert codes(state, mine, own) == [expected]


@pytest.mark.parametrize(
    ("proposer", "said"),
    [
        ("BY", "You act for AM: 'item.proposed' of 'BY' is not yours to record."),
        ("", "You act for AM: say in 'item.proposed' that it is of your delegation."),
    ],
)
def test_who_acts_for_another_is_told_for_whom(examples, proposer, said):
    act = of(examples["item.proposed"], proposer)
    author = Author("p", "AM")
    (found,) = authority().refuse(standing("head", "AM"), act, author, AFTER)
    assert found.sentence == said


def test_credentials_elsewhere_open_nothing_here(act, examples):
    example_ = examples[wire_name(act)]
    for where in ({"session": "another"}, {"body": "another"}):
        state = standing("secretary", "", **where)
        assert codes(state, example_, "") == ["not-accredited-here"]


def test_credentials_that_ended_open_nothing(examples):
    state = standing("head", "AM")
    stated = of(examples["position.stated"], "AM")
    assert codes(state, stated, "AM") == []
    state.of(Credentials).credentials["X"].until = BEGIN.date()
    assert codes(state, stated, "AM") == ["not-accredited"]


@pytest.mark.parametrize("role", ROLES)
def test_a_role_reads_what_the_table_says(role, root):
    table = cells(root, "Who reads what")
    assert set(table) == set(CIRCLES.values())
    reader = circles(example(role), "p", MOMENT)
    for circle, told in CIRCLES.items():
        own = f"member:{PARTNER}" if role == OBSERVER and circle.endswith(OWN_MEMBER) else circle
        assert (own in reader) is (table[told][role] == "yes"), (role, circle)
    assert f"member:{OTHER_MEMBER}" not in reader
    assert ("secretariat" in reader) is (role == "secretary")
    assert ("chair" in reader) is (role == "chair")
    assert ("members" in reader) is (role not in {OBSERVER, PUBLIC})
