"""Symbols are read by the profile of an organisation, told, and carried on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.text.symbols import (
    EU,
    EXAMPLES,
    OSCE,
    OWN,
    PROFILES,
    UN,
    Fact,
    Symbol,
    corrected,
    example_of,
    own_profile,
    parse,
    recognised,
    revised,
    write,
)

OF_UN = (
    *("A/CONF.1/L.5/Rev.1", "A/RES/66/1", "A/66/100", "A/66/L.5", "A/66/PV.11", "S/2011/1"),
    *("S/PV.6500", "S/RES/1973 (2011)", "S/PRST/2011/3", "A/C.3/66/L.22", "A/HRC/RES/17/4"),
    *("E/CN.4/2005/134", "E/CN.4/Sub.2/1997/L.1", "ST/SGB/2003/13", "TD/B/C.I/CRP.2", "A/S-27/2"),
    *("A/ES-10/1", "A/66/100/Add.1", "A/66/100/Corr.1", "A/AC.105/C.1/L.1/Amend.2", "DP/2011/1"),
    *("CRC/C/GC/7/Rev.1", "UNEP/GC.26/INF/2", "A/66/100*", "A/66/100/Rev.1/Add.2/Corr.1**"),
    *("CTBT-Art.XIV/2021/6*", "FCCC/AWGLCA/2009/INF.2/Add.1", "E/2011/100/Summary"),
    *("CSTO/CSC/2011/L.4/Rev.1", "A/61/L.47A"),
)
OF_OSCE = (
    "PC.JOUR/912",
    "PC.DEC/1041",
    "PC.DEL/445/12",
    "MC.DEC/1/11/Corr.1",
    "FSC.DEL/7/12/Rev.2",
)
OF_EU = (
    *("ST 10157/25", "ST 10157/2025 INIT", "ST 10157/25 REV 1", "ST 10157/1/25 REV 1"),
    *("CM 1234/25", "WK 4321/2025 INIT", "ST 10157/25 ADD 1 REV 2", "ST 9/25 COR 1", "EP 12/24"),
)
READ = [(s, p) for p, all_ in ((UN, OF_UN), (OSCE, OF_OSCE), (EU, OF_EU)) for s in all_]


@pytest.mark.parametrize(("written", "profile"), READ)
def test_real_symbols_are_read_and_written_as_they_were(written, profile):
    symbol = parse(written, profile)
    assert symbol is not None
    assert write(symbol, profile) == written
    assert recognised(written) == symbol


@pytest.mark.parametrize(
    ("written", "profile"),
    [
        *(
            (s, UN)
            for s in ("", "A", "a/66/1", "A//1", "A/66/1/", "A 66 1", "A/66/1/Rev.0/x", " A/1")
        ),
        *((s, OSCE) for s in ("PC.DEC", "PC.DEC/x", "PC/DEC/1041", "PC.DEC/1041/2012")),
        *(
            (s, EU)
            for s in ("ST 10157", "XX 1/25", "ST 10157/25 REV1", "ST 10157/25/REV 1", "ST  1/25")
        ),
        (f"A/{'1' * 200}", UN),
    ],
)
def test_what_a_profile_does_not_allow_is_none(written, profile):
    assert parse(written, profile) is None


@pytest.mark.parametrize(
    ("written", "facts"),
    [
        ("A/CONF.1/L.5/Rev.1", "organ A, body CONF 1, nature L 5, modifier revision 1"),
        ("A/66/100*", "organ A, session 66, number 100, reissued"),
        ("S/2011/1", "organ S, year 2011, number 1"),
        ("S/RES/1973 (2011)", "organ S, nature RES, number 1973, year 2011"),
        ("A/S-27/2", "organ A, session S-27, number 2"),
        ("PC.DEL/445/12", "organ PC, nature DEL 445, year 12"),
        ("ST 10157/25 REV 1", "nature ST 10157, year 25, modifier revision 1"),
        ("TD/B/C.I/CRP.2", "organ TD, body B, body C I, nature CRP 2"),
        ("Note of the chair", ""),
    ],
)
def test_what_a_symbol_says(written, facts):
    told = recognised(written).told()
    assert ", ".join(" ".join(filter(None, (f.kind, f.code, f.number))) for f in told) == facts


@pytest.mark.parametrize(
    ("written", "revision", "corrigendum"),
    [
        ("A/66/L.5", "A/66/L.5/Rev.1", "A/66/L.5/Corr.1"),
        ("A/66/L.5/Rev.1", "A/66/L.5/Rev.2", "A/66/L.5/Rev.1/Corr.1"),
        ("A/66/L.5/Rev.9/Corr.2", "A/66/L.5/Rev.10", "A/66/L.5/Rev.9/Corr.3"),
        ("A/66/L.5/Add.1*", "A/66/L.5/Add.1/Rev.1", "A/66/L.5/Add.1/Corr.1"),
        ("PC.DEL/445/12", "PC.DEL/445/12/Rev.1", "PC.DEL/445/12/Corr.1"),
        ("ST 10157/25 INIT", "ST 10157/25 REV 1", "ST 10157/25 COR 1"),
        ("ST 10157/25 REV 1", "ST 10157/25 REV 2", "ST 10157/25 REV 1 COR 1"),
        ("ST 10157/25 ADD 1 REV 2", "ST 10157/25 ADD 1 REV 3", "ST 10157/25 ADD 1 REV 2 COR 1"),
        ("Paper 5", "Paper 5/Rev.1", "Paper 5/Corr.1"),
    ],
)
def test_the_next_revision_and_corrigendum(written, revision, corrigendum):
    symbol = recognised(written)
    profile = PROFILES[symbol.profile]
    assert write(revised(symbol, profile), profile) == revision
    assert write(corrected(symbol, profile), profile) == corrigendum


def test_the_examples_are_symbols():
    for code, written in EXAMPLES.items():
        assert parse(written, PROFILES[code]) is not None
    for pattern in ("CSC-{year}-{number}", "{organ}/{body}/{session}/{nature}.{number}"):
        assert parse(example_of(pattern), own_profile(pattern)) is not None


def test_a_body_writes_symbols_in_a_way_of_its_own():
    own = own_profile("{organ}-{year}-{number}")
    symbol = parse("CSC-2011-4/Rev.1", own)
    assert symbol.fact("organ") == Fact("organ", "CSC")
    assert symbol.fact("number") == Fact("number", "", "4")
    assert symbol.fact("nature") is None
    assert parse("CSC/2011/4", own) is None
    assert own_profile("") == OWN
    assert parse("a+", own_profile("a+")) is not None
    assert parse("aa", own_profile("a+")) is None
    for pattern in ("{thing}", "{number}/{number}", "{}"):
        with pytest.raises(ValueError, match=r"^(thing|number|)$"):
            own_profile(pattern)


numbers = st.integers(1, 9999).map(str)
stems = {
    "un": st.tuples(
        st.sampled_from(("A", "S", "E", "ST", "CRC", "UNEP", "CSTO")),
        st.lists(
            st.one_of(
                numbers,
                st.builds(
                    "{}.{}".format, st.sampled_from(("C", "CONF", "L", "CRP", "PV")), numbers
                ),
                st.sampled_from(("RES", "CSC", "PRST", "S-27", "ES-10", "C.II")),
            ),
            min_size=1,
            max_size=4,
        ),
    ).map(lambda parts: "/".join((parts[0], *parts[1]))),
    "osce": st.builds(
        "{}.{}/{}".format, st.sampled_from(("PC", "MC", "FSC")), st.just("DEC"), numbers
    ),
    "eu": st.builds("{} {}/{}".format, st.sampled_from(("ST", "CM", "WK")), numbers, st.just("25")),
    "own": st.text("ABC 12.-", min_size=1, max_size=8).map(str.strip).filter(bool),
}


@given(st.data())
def test_what_is_read_is_written_and_what_is_written_read(data):
    code = data.draw(st.sampled_from(sorted(PROFILES)))
    profile, stem = PROFILES[code], data.draw(stems[code])
    kinds = st.tuples(st.sampled_from(sorted(profile.words)), st.one_of(st.just(""), numbers))
    written = " ".join(stem.split()) + "".join(
        f"{profile.between}{word}{profile.within if number else ''}{number}"
        for word, number in data.draw(st.lists(kinds, max_size=4))
    )
    written += "*" * data.draw(st.integers(0, 2))
    symbol = parse(written, profile)
    assert symbol is not None
    assert write(symbol, profile) == written
    assert parse(write(symbol, profile), profile) == symbol
    for following in (revised(symbol, profile), corrected(symbol, profile)):
        assert following != symbol
        assert parse(write(following, profile), profile) == following


@given(st.text(max_size=60))
def test_no_text_breaks_it(written):
    symbol = recognised(written)
    assert isinstance(symbol, Symbol)
    for profile in PROFILES.values():
        found = parse(written, profile)
        assert found is None or write(found, profile) == written
