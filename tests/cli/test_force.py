"""``plenipo force``: each case decided by the clause, and shown. Treaties are made up."""

import json

import pytest
from story import on_pact

from plenipo.assembly import house
from plenipo.capabilities.treaties.acts import EventEstablished, TreatyOpened, TreatySigned
from plenipo.core.act import Author
from plenipo.core.request import Proposed, Request
from plenipo.register.opening import open_to_write

TREATY = """
treaty: lake
title: "Agreement on the Lake"
clause:
  clause: lake
  title: {{en: "Agreement on the Lake"}}
  source: "made up"
  zone: {zone}
  days: {{opening: 2001-01-01}}
  events: {{parent: "the Convention on the River is in force"}}
  classes: {{riparian: [AM, BY, KZ]}}
  organisations: {{article: "article 9", count: no}}
  force:
    article: "article 12(1)"
    condition: {condition}
{more}
  later:
    article: "article 12(2)"
    after: 30 days
instruments:
{lines}
"""
TWO = "count: {of: for, at_least: 2}"
PARENT = "all_of: [{count: {of: for, at_least: 2}}, {fact: {that: parent}}]"
RIPARIAN = "share: {of: for, at_least: 1, among: riparian}"


@pytest.fixture
def told(plenipo, tmp_path):
    """Ask a treaty file: ``told(condition, lines, more, as_of)``."""

    def ask(lines, more="after: 30 days", condition=TWO, as_of="2030-01-01", zone="UTC"):
        text = TREATY.format(
            condition="{" + condition + "}",
            more="\n".join(f"    {line}" for line in more.split("; ") if line),
            lines="\n".join(f"  - {line}" for line in lines),
            zone=zone,
        )
        (tmp_path / "lake.yaml").write_text(text, "utf-8")
        return plenipo("force", tmp_path / "lake.yaml", "--as-of", as_of)

    return ask


FIRST = "AM ratification 2002-01-10"
AT_ONCE = "2002-08-31, at once"
MONTHS = "2002-08-31 + 6 months = 2003-02-28"


@pytest.mark.parametrize(
    ("last", "more", "since", "arithmetic"),
    [
        ("BY ratification 2002-08-31", "after: at once", "2002-08-31", AT_ONCE),
        ("BY ratification 2002-08-31", "after: 6 months", "2003-02-28", MONTHS),
        ("BY ratification 2003-08-31", "after: 6 months", "2004-02-29", "+ 6 months = 2004-02-29"),
        ("BY ratification 2004-02-29", "after: 1 year", "2005-02-28", "+ 1 year = 2005-02-28"),
        ("BY ratification 2004-01-30", "after: 30 days", "2004-02-29", "+ 30 days = 2004-02-29"),
        (
            "BY ratification 2024-05-02",
            "after: 60 days; then: first-of-next-month",
            "2024-08-01",
            "2024-05-02 + 60 days = 2024-07-01; the first of the month after: 2024-08-01",
        ),
        (
            "BY ratification 2024-04-01",
            "after: 60 days; then: first-of-next-month",
            "2024-06-01",
            "2024-04-01 + 60 days = 2024-05-31; the first of the month after: 2024-06-01",
        ),
        (
            "BY ratification 1998-09-16",
            "after: 6 months; then: first-of-month",
            "1999-03-01",
            "the first of the month that is 6 months after that of 1998-09-16: 1999-03-01",
        ),
        ("BY ratification 2002-03-01", "on: 2002-07-01", "2002-07-01", "Fulfilled by 2002-07-01"),
        (
            "BY ratification 2002-03-01",
            "after: 30 days; not_before: {event: opening, after: 2 years}",
            "2003-01-01",
            "Not before 2003-01-01",
        ),
    ],
)
def test_the_date_and_the_arithmetic_are_shown(told, last, more, since, arithmetic):
    said = told(["AM ratification 1998-01-10", last], more)
    assert said.code == 0
    assert f"In force since {since}." in said.out
    assert any(arithmetic in line for line in said.out)
    who, kind, day = last.split()
    assert f"Triggered by {who} ({kind}, number 2), of {day}." in said.out


def test_a_moment_has_the_day_of_the_depositarys_zone(told):
    late = '{participant: BY, kind: ratification, day: "2002-03-02T03:30+00:00"}'
    assert "In force since 2002-04-01." in told([FIRST, late]).out
    assert "In force since 2002-03-31." in told([FIRST, late], zone="America/New_York").out


def test_several_deposits_of_one_day_are_all_named(told):
    said = told(
        ["AM ratification 2002-03-01", "BY acceptance 2002-03-01", "KZ accession 2002-03-01"]
    )
    assert (
        "Triggered on 2002-03-01 by what came that day: AM (ratification, number 1), BY"
        " (acceptance, number 2), KZ (accession, number 3)." in said.out
    )


WITHDRAWN = [FIRST, "BY ratification 2002-03-01", "BY withdrawal 2002-03-10"]


def test_a_withdrawal_between_threshold_and_force_is_decided_by_the_clause(told):
    assert "In force since 2002-03-31." in told(WITHDRAWN).out
    said = told(WITHDRAWN, "after: 30 days; withdrawn: no-longer-counts")
    assert said.code == 1
    assert "  Reached on 2002-03-01, lost on 2002-03-10: withdrawn was BY." in said.out


def test_an_accession_that_the_clause_does_not_count_is_named(told):
    said = told([FIRST, "BY accession 2002-03-01"], "counts: [ratification]; after: 30 days")
    assert said.code == 1
    assert "  Not counted (this kind of instrument is not counted): BY." in said.out
    assert "  Counted: 1; needed: 2." in said.out


def test_an_organisation_beside_its_members_is_named(told):
    said = told([FIRST, "EU approval 2002-03-01"])
    assert "  Not counted (an organisation, not counted beside its members): EU." in said.out


def test_a_related_treaty_is_waited_for(told):
    lines = [FIRST, "BY ratification 2002-03-01"]
    said = told(lines, condition=PARENT)
    assert said.code == 1
    assert "  It is not yet so: the Convention on the River is in force." in said.out
    assert "  What must have happened besides: the Convention on the River is in force." in said.out
    known = "after: 30 days; starts: parent"
    assert (
        "  The day is not known of: the Convention on the River is in force."
        in told(lines, known).out
    )


def test_a_party_that_joins_later_has_its_own_day(plenipo, told, tmp_path):
    told([FIRST, "BY ratification 2002-03-01", "KZ accession 2003-05-05"])
    said = plenipo("force", tmp_path / "lake.yaml", "--as-of", "2003-06-01", "--json")
    days = {
        each["code"]: each["in_force"] for each in json.loads("".join(said.out))["participants"]
    }
    assert days == {"AM": "2002-03-31", "BY": "2002-03-31", "KZ": "2003-06-04"}


def test_it_is_told_who_is_missing_and_from_when_it_would_be_in_force(told):
    said = told([FIRST, "TJ ratification 2002-03-01"], condition=RIPARIAN, as_of="2002-04-01")
    assert said.code == 1
    assert "  The fewest that would do: 2. Enough is: BY and KZ." in said.out
    assert "  If they joined on 2002-04-01: in force on 2002-05-01." in said.out


def test_sets_are_counted_where_there_are_many(plenipo, told, tmp_path):
    signed = [f"{code} signature 2001-06-01" for code in ("BY", "KZ", "KG", "RU", "TJ")]
    said = told([FIRST, *signed], condition="count: {of: for, at_least: 3}", as_of="2002-04-01")
    assert "  The fewest that would do: 2. Enough is: any 2 of BY, KG, KZ, RU, TJ." in said.out
    assert "  Sets of 2 that would do: 10." in said.out
    as_json = plenipo("force", tmp_path / "lake.yaml", "--as-of", "2002-04-01", "--json")
    lacking = json.loads("".join(as_json.out))["missing"]
    assert (lacking["fewest"], lacking["number"], len(lacking["sets"])) == (2, 10, 10)


@pytest.fixture
def pact(register):
    """A register with a treaty that two have signed definitively."""
    registrar = open_to_write(register, house())
    clause = TREATY.partition("clause:\n")[2].partition("instruments:")[0]
    text = "\n".join(line.removeprefix("  ") for line in clause.splitlines())
    told = text.format(zone="UTC", condition="{" + PARENT + "}", more="  after: at once")
    signing = {"how": "definitive", "person": "P", "office": "head-of-state"}
    acts = (
        on_pact(TreatyOpened, names={"en": "Pact"}, clause=told, depositary="RU"),
        on_pact(TreatySigned, participant="AM", **signing),
        on_pact(TreatySigned, participant="BY", **signing),
    )
    registrar.record([Request(tuple(map(Proposed, acts)), Author("secretariat"))])
    registrar.record(
        [Request((Proposed(on_pact(EventEstablished, event="parent")),), Author("secretariat"))]
    )
    registrar.close()
    return register


def test_a_treaty_of_a_register_is_asked_by_its_code(plenipo, pact):
    said = plenipo("force", "pact", "--register", pact)
    assert said.code == 0
    assert said.out[0] == "Pact"
    assert any(line.startswith("In force since ") for line in said.out)
    assert any("AM (definitive signature, number 1)" in line for line in said.out)
    (line,) = plenipo("force", "--register", pact).out
    assert line.startswith("pact: Pact. In force since ")
    other = plenipo("force", "pact", "--register", pact, "--clause", "tpnw")
    assert (other.code, other.out) == (2, [])
    unknown = plenipo("force", "pacts", "--register", pact)
    assert unknown.code == 2
    assert "There is no treaty 'pacts'" in unknown.err[0]
    assert unknown.err[0].endswith("there are pact.")


def test_a_clause_is_asked_no_other_clause(plenipo):
    said = plenipo("force", "rome-statute", "--clause", "unclos")
    assert said.code == 2
    assert "is a clause itself" in said.err[0]


def test_a_clause_is_shown_by_its_name_or_its_treatys_number(plenipo):
    by_name, by_number = plenipo("force", "rome-statute"), plenipo("force", "XVIII-10")
    assert by_name == by_number
    assert by_name.code == 1
    assert by_name.out[1] == "  At least 60 must be counted."
    assert by_name.out[-1].endswith("plenipo treaties import mtdsg DIR --treaty XVIII-10")
    assert plenipo("force", "rome-statut").err == [
        "There is no clause 'rome-statut' in the library: did you mean 'rome-statute'?"
    ]
