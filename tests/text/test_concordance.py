"""Which provision of one language is which of another, and where they differ."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.exchange.texts.akn_reading import read_akn
from plenipo.text.concordance import FIGURES, KIND, MISSING, NUMBER, STATUS, concordance
from plenipo.text.model import KINDS, Provision, Run, Text

DATA = Path(__file__).parents[3] / "shared/data/akn4un/languages"


def text(language, *provisions):
    """A text of (identity, kind, number, words)."""
    return Text(
        tuple(
            Provision(identity, kind, number, int(kind == "subparagraph"), (Run(said),))
            for identity, kind, number, said in provisions
        ),
        language,
    )


ENGLISH = text(
    "en",
    ("a", "recital", "", "Recalling resolution 1267 (1999),"),
    ("b", "recital", "", "Noting with concern,"),
    ("c", "paragraph", "1", "Decides that within 60 days:"),
    ("d", "subparagraph", "(a)", "all shall report;"),
    ("e", "subparagraph", "(b)", "on resolution 2083 (2012)."),
    ("f", "annex", "Annex I", "Terms"),
)
ARABIC = text(
    "ar",
    ("a", "recital", "", "إذ يشير إلى القرار 1267 (1999)،"),
    ("b", "recital", "", "وإذ يلاحظ بقلق،"),
    ("c", "paragraph", "١", "يقرر في غضون ٦٠ يوما:"),
    ("d", "subparagraph", "(أ)", "على الجميع؛"),
    ("e", "subparagraph", "(ب)", "القرار 2083 (2012)."),
    ("f", "annex", "المرفق الأول", "الشروط"),
)


def changed(whole, identity, **changes):
    return msgspec.structs.replace(
        whole,
        provisions=tuple(
            msgspec.structs.replace(p, **changes) if p.id == identity else p
            for p in whole.provisions
        ),
    )


def without(whole, identity):
    return Text(tuple(p for p in whole.provisions if p.id != identity), whole.language)


def test_versions_that_agree_are_linked_and_nothing_differs():
    found = concordance((ENGLISH, ARABIC))
    assert found.languages == ("en", "ar")
    assert [link.identities for link in found.links] == [(one, one) for one in "abcdef"]
    assert found.differing == ()


@pytest.mark.parametrize("identity", list("abcdef"))
def test_what_one_version_lacks_is_missing_there_and_nowhere_else(identity):
    found = concordance((ENGLISH, without(ARABIC, identity), ARABIC))
    assert [(link.identities, link.differs) for link in found.differing] == [
        ((identity, "", identity), (MISSING,))
    ]


@pytest.mark.parametrize("identity", list("abcdef"))
def test_what_only_another_version_has_stands_after_what_it_follows_there(identity):
    found = concordance((without(ENGLISH, identity), ARABIC))
    assert [link.identities for link in found.links] == [
        ("" if one == identity else one, one) for one in "abcdef"
    ]


@pytest.mark.parametrize(
    ("changes", "differs"),
    [
        ({"kind": "heading"}, (KIND,)),
        ({"number": "(ج)"}, (NUMBER,)),
        ({"number": ""}, (NUMBER,)),
        ({"status": "agreed"}, (STATUS,)),
        ({"content": (Run("القرار 2083 (2013)."),)}, (FIGURES,)),
    ],
)
def test_where_versions_differ_it_is_said_how(changes, differs):
    (link,) = concordance((ENGLISH, changed(ARABIC, "e", **changes))).differing
    assert (link.identities, link.differs) == (("e", "e"), differs)


def test_figures_that_only_some_versions_have_are_named():
    other = changed(ARABIC, "e", content=(Run("القرار 2083 (2013)."),))
    (link,) = concordance((ENGLISH, ARABIC, other)).differing
    assert link.figures == (("2012",), ("2012",), ("2013",))


def test_a_letter_that_is_also_a_roman_number_is_no_difference():
    one = text("en", ("x", "subparagraph", "(i)", "a"))
    other = text("zh", ("x", "subparagraph", "㈠", "a"))
    assert concordance((one, other)).differing == ()


def test_texts_without_provisions_link_with_nothing():
    assert concordance(()).links == ()
    assert concordance((Text(), Text())).links == ()
    found = concordance((Text(), ENGLISH))
    assert [link.identities for link in found.links] == [("", one) for one in "abcdef"]


def test_seven_languages_of_a_resolution_are_linked_provision_by_provision():
    paths = [DATA / f"S_RES_2734-2410318{letter}.xml" for letter in "EFRSGAC"]
    if not paths[0].exists():
        pytest.skip("the UN's documents are not here")
    texts = [read_akn(path.read_bytes(), name=path.name).text for path in paths]
    found = concordance(texts)
    assert len(found.links) == 284
    assert not [link for link in found.links if not all(link.identities)]
    # The French version has the number of one paragraph among its words: "’ 19. Se déclare".
    (misprint,) = [link for link in found.links if set(link.differs) & {NUMBER, KIND}]
    assert misprint.identities[0] == "para_127"
    # It also cites paragraphs by other numbers than the rest: 101 for 98.
    place = next(p.id for p in texts[0].provisions if p.kind == "annex")
    after = [link.identities[0] for link in found.links].index(place) + 1
    assert found.links[after].figures == (("98",), ("101",), *[("98",)] * 5)


def test_a_long_part_that_only_one_version_has_leaves_the_rest_linked():
    whole = text(
        "en", *((f"p{n}", "paragraph", "", f"on resolution {n + 1000}") for n in range(600))
    )
    other = Text(whole.provisions[:100] + whole.provisions[400:], "fr")
    found = concordance((whole, other))
    assert [link.identities[1] for link in found.links] == [
        "" if 100 <= n < 400 else f"p{n}" for n in range(600)
    ]


@given(st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 2), st.integers(0, 40))))
def test_every_provision_of_every_version_is_in_one_link_and_in_order(shapes):
    def version(language, shift):
        return Text(
            tuple(
                Provision(f"{language}{n}", kind, depth=depth, content=(Run(f"in {figure}"),))
                for n, (kind, depth, figure) in enumerate(shapes)
                if (n + shift) % 3
            ),
            language,
        )

    versions = [version("en", 0), version("ar", 1), version("fr", 2)]
    links = concordance(versions).links
    for place, one in enumerate(versions):
        told = [link.identities[place] for link in links if link.identities[place]]
        assert told == [p.id for p in one.provisions]
    assert all(any(link.identities) for link in links)
