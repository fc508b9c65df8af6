"""Made-up texts for properties: brackets in brackets, owners, moves, renumbering."""

from __future__ import annotations

from hypothesis import strategies as st

from plenipo.text.laying import normal
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
)

WORDS = (
    *("the", "Parties", "shall", "should", "take", "note", "of", "report", "low-carbon", "and/or"),
    *("Article", "paragraph", "3", "4 (b)", "1.5", ",", ".", ";", "(", ")", "/", "[sic]", "\u2014"),
    *("缔约方应当", "\u064aَجِبُ", "على", "Стороны", "должны", "Party's", "a", "o\u0301", "\ue000"),
)
SPACES = (" ", " ", " ", "", "  ", "\t", "\u00a0", "\n")
PARTIES = ("US", "EU", "G77", "AOSIS", "Türkiye")

phrases = st.lists(
    st.tuples(st.sampled_from(WORDS), st.sampled_from(SPACES)), min_size=1, max_size=12
).map(lambda pairs: "".join(word + space for word, space in pairs))
stances = st.builds(
    Stance,
    st.sampled_from(PARTIES),
    st.sampled_from(STANCES),
    st.sampled_from(("", "to Article 4")),
)
simple = st.one_of(
    st.builds(Run, phrases, st.sampled_from(("", "", "", *STYLES))),
    st.builds(Note, phrases),
    st.builds(Blank, st.sampled_from(("", "X", "Placeholder for finance"))),
    st.builds(Mark, st.sampled_from(("n1", "n2"))),
)


def _bracketed(pieces: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    """Return pieces, and brackets with such pieces in them."""
    alternatives = st.builds(
        Alternative,
        st.lists(pieces, max_size=3).map(tuple),
        st.lists(stances, max_size=2).map(tuple),
    )
    return st.one_of(
        pieces,
        st.builds(
            Bracket,
            st.sampled_from(("b1", "b2", "b3", "b4", "b5")),
            st.lists(alternatives, min_size=1, max_size=3).map(tuple),
            st.sampled_from(RELATIONS),
            st.sampled_from(PARTS),
        ),
    )


contents = st.lists(st.recursive(simple, _bracketed, max_leaves=6), max_size=4).map(
    lambda pieces: normal(tuple(pieces))
)


@st.composite
def provisions(draw: st.DrawFn) -> tuple[Provision, ...]:
    """Draw provisions with identities of their own."""
    kinds = st.sampled_from([kind for kind in KINDS if kind != FOOTNOTE])
    found = draw(
        st.lists(
            st.tuples(
                kinds,
                st.sampled_from(("", "1", "2 bis", "(a)", "Article 4")),
                st.integers(0, 3),
                contents,
                st.sampled_from(STATUSES),
            ),
            max_size=5,
        )
    )
    return tuple(
        Provision(f"p{place}", kind, number, depth, content, status)
        for place, (kind, number, depth, content, status) in enumerate(found)
    )


texts = st.builds(Text, provisions(), st.sampled_from(("en", "ar", "zh")))


@st.composite
def revisions(draw: st.DrawFn) -> tuple[Text, Text]:
    """Draw a text and a later version of it: moved, renumbered, changed, with some new and gone."""
    old = draw(texts)
    kept = draw(st.permutations(old.provisions)) if draw(st.booleans()) else old.provisions
    news = []
    for place, provision in enumerate(kept):
        match draw(st.integers(0, 7)):
            case 0:
                continue
            case 1:
                news.append(Provision(f"n{place}", provision.kind, "1", 0, draw(contents)))
            case 2:
                content = normal((*provision.content, *draw(contents)))
                news.append(_with(provision, content=content))
                continue
            case 3:
                news.append(_with(provision, number=str(place + 1)))
                continue
            case 4:
                news.append(_with(provision, content=normal(provision.content[1:])))
                continue
            case 5:
                inner = (Alternative(provision.content, (Stance("US"),)),)
                news.append(_with(provision, content=(Bracket("b9", inner),)))
                continue
        news.append(provision)
    return old, Text(tuple(news), draw(st.sampled_from(("en", "fr"))))


def _with(provision: Provision, **changes: object) -> Provision:
    """Return a provision with other parts."""
    parts = {name: getattr(provision, name) for name in provision.__struct_fields__}
    return Provision(**(parts | changes))
