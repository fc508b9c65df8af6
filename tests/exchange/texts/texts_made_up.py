"""Texts of every shape that the model allows, for laws over them."""

from hypothesis import strategies as st

from plenipo.text import model
from plenipo.text.model import (
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

LETTERS = st.text(
    st.one_of(
        st.sampled_from("ab I(1).[]{}/-*_<>&\"'\t\n\u00a0\u2019"),
        st.characters(exclude_categories=("Cs", "Cc", "Cn")),
    ),
    max_size=12,
)
WORDS = LETTERS.filter(bool)
STANCES = st.builds(
    Stance,
    st.sampled_from(("US", "EU", "G77", "Côte d’Ivoire")),
    st.sampled_from(model.STANCES),
    LETTERS,
)


@st.composite
def contents(draw, marks, depth=3):
    return joined(draw(st.lists(_pieces(marks, depth), max_size=4)))


def _pieces(marks, depth):
    kinds = [
        st.builds(Run, WORDS, st.sampled_from(model.STYLES)),
        st.builds(Note, LETTERS),
        st.builds(Blank, LETTERS),
    ]
    if marks:
        kinds.append(st.builds(Mark, st.sampled_from(marks)))
    if depth:
        kinds.append(_brackets(marks, depth - 1))
    return st.one_of(kinds)


@st.composite
def _brackets(draw, marks, depth):
    alternatives = st.builds(
        Alternative, contents(marks, depth), st.lists(STANCES, max_size=3).map(tuple)
    )
    return Bracket(
        draw(WORDS),
        tuple(draw(st.lists(alternatives, min_size=1, max_size=3))),
        draw(st.sampled_from(model.RELATIONS)),
        draw(st.sampled_from(model.PARTS)),
    )


@st.composite
def texts(draw):
    identities = draw(st.lists(WORDS, max_size=7, unique=True))
    kinds = [draw(st.sampled_from(model.KINDS)) for _ in identities]
    marks = [one for one, kind in zip(identities, kinds, strict=True) if kind == "footnote"]
    numbers = st.one_of(st.sampled_from(("", "1", "2.", "2 bis", "(a)", "-", "Article 4")), LETTERS)
    provisions = tuple(
        Provision(
            identity,
            kind,
            draw(numbers),
            draw(st.integers(0, 3)),
            draw(contents(marks, 2)),
            draw(st.sampled_from(model.STATUSES)),
        )
        for identity, kind in zip(identities, kinds, strict=True)
    )
    return Text(provisions, draw(st.sampled_from(("en", "ar", "zh-Hant", "pt-BR", "und"))))
