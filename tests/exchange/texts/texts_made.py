"""Negotiating texts of all kinds, for properties."""

import string

from hypothesis import strategies as st

from plenipo.text.model import (
    FOOTNOTE,
    KINDS,
    PARTS,
    RELATIONS,
    STANCES,
    STATUSES,
    STYLES,
    Alternative,
    Blank,
    Bracket,
    Mark,
    Note,
    Provision,
    Run,
    Stance,
    Text,
    joined,
)

PARTIES = ("EU", "G77", "RU", "US; CA", "Group of 77, and China", "M&C <x>", "-", "/")
ids = st.text(string.ascii_letters + string.digits + "._- ", min_size=1, max_size=12)
letters = st.characters(exclude_categories=("Cc", "Cs", "Cn"), exclude_characters="\ufffe\uffff")
phrases = st.one_of(
    st.sampled_from(
        ("shall", " ", ", ", "Part", "ies", "[", "]", " / ", " – EU delete", "no text", "\t", "\n",
         " two  spaces ", "سوف", "должны", "…]", "{x}", "1. ", "(a) ", "Article 4. ", "&amp;")
    ),
    st.text(letters, max_size=8),
)  # fmt: skip
unbroken = st.text(letters, min_size=1, max_size=8).filter(lambda text: not set("[]") & set(text))
runs = st.builds(Run, phrases, st.sampled_from(STYLES))
stances = st.builds(
    Stance,
    st.sampled_from(PARTIES),
    st.sampled_from(STANCES),
    st.sampled_from(("", "to 4", "(x)", "a; b", " spaced ")),
)


@st.composite
def texts(draw, parts=PARTS):
    """A text; identities are its own, calls of notes mostly name notes."""
    count = draw(st.integers(0, 8))
    names = draw(st.lists(ids, min_size=count, max_size=count, unique=True))
    kinds = [draw(st.sampled_from(KINDS)) for _ in names]
    notes = [name for name, kind in zip(names, kinds, strict=True) if kind == FOOTNOTE]
    taken = set()
    calls = st.sampled_from([*notes, "nowhere"]).map(Mark)
    leaves = st.one_of(
        runs,
        runs,
        st.builds(Note, phrases),
        st.builds(Blank, st.one_of(st.just(""), unbroken.filter(str.strip))),
        calls,
    )

    def content(depth):
        inner = st.one_of(leaves, bracket(depth)) if depth else leaves
        return st.lists(inner, max_size=4).map(joined)

    def bracket(depth):
        one = st.builds(Alternative, content(depth - 1), st.lists(stances, max_size=3).map(tuple))
        return st.builds(
            Bracket,
            ids,
            st.lists(one, min_size=1, max_size=3).map(tuple),
            st.sampled_from(RELATIONS),
            st.sampled_from(parts),
        )

    provisions = tuple(
        Provision(
            name,
            kind,
            draw(
                st.sampled_from(("", "1", "2", "3", "2 bis", "(a)", "Article 4", "3.", "*", "1.1"))
            ),
            draw(st.integers(0, 11)),
            _own(draw(content(2)), taken),
            draw(st.sampled_from(STATUSES)),
        )
        for name, kind in zip(names, kinds, strict=True)
    )
    return Text(provisions, draw(st.sampled_from(("en", "ar", "fr-CA"))))


def _own(content, taken):
    """The content with identities of brackets made unique."""
    return tuple(_owned(piece, taken) if isinstance(piece, Bracket) else piece for piece in content)


def _owned(bracket, taken):
    identity = bracket.id
    while identity in taken:
        identity += "x"
    taken.add(identity)
    alternatives = tuple(
        Alternative(_own(a.content, taken), a.stances) for a in bracket.alternatives
    )
    return Bracket(identity, alternatives, bracket.relation, bracket.part)
