"""What is refused and accepted of signing books and of signatures in them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from bound import agreement, opened, tabled, version
from case import accepted, check, names, refused, state_after
from story import JOINT, MEETING

from plenipo.capabilities.books.acts import BookMade, BookSigned
from plenipo.capabilities.books.matter import digest, matter_of
from plenipo.capabilities.languages.acts import VersionAmended

EARLY = MEETING - timedelta(minutes=1)
ORDER = ("AM", "BY", "KZ", "KG", "RU", "TJ", "UZ")
BOTH = tuple(agreement("ru", "en"))
MATTER = matter_of(state_after(*BOTH), "lake")
TEXTS = {tag: digest(text) for tag, text in MATTER.texts.items()}
BLANK = "# Agreement on the Lake\n\n1. We share [all] of the Lake, [X] times a year.\n"
TWO = tuple(agreement("ru", "en", may_sign=("RU", "BY")))


def told(number):
    return f"sha256:{number:064x}"


def made(**fields):
    known = {"session": JOINT, "document": "lake", "treaty": "lake", "texts": TEXTS}
    known |= {"book": "lake", "pdf": told(1), "signatories": ORDER}
    return BookMade(**{**known, **fields})


def signed(who="AM", **fields):
    known = {"person": "P", "subject": "CN=P", "certificate": told(ord(who[0]))}
    known |= {"before": told(1), "after": told(2)}
    return BookSigned(book="lake", participant=who, **{**known, **fields})


ONE = (*BOTH, made())
FIRST = (*ONE, signed())
OPEN = (tabled("en", BLANK), version("ru"), opened("ru", "en"))
REMADE = VersionAmended(
    session=JOINT, document="lake", language="ru", provision="p2", of="Other", words="Иное"
)

CASES = [
    accepted(made(), "of a treaty", given=BOTH),
    accepted(
        made(treaty="", texts={"en": TEXTS["en"]}),
        "of a document that is signed as it is",
        given=BOTH,
    ),
    accepted(
        made(signatories=("RU", "BY"), keeper="RU"),
        "of two, the keeper first",
        given=TWO,
    ),
    refused(
        made(book="a/b"), "with a code that cannot stand in an address", "bad-code", given=BOTH
    ),
    refused(made(), "twice", "code-taken", given=ONE),
    refused(made(pdf="sha1:1"), "with a digest of another kind", "bad-digest", given=BOTH),
    refused(made(document="?"), "of no document", "no-such-document", given=BOTH),
    refused(made(treaty="?"), "of no treaty", "no-such-treaty", given=BOTH),
    refused(
        made(),
        "of the text of another treaty",
        "other-document",
        given=(tabled("en"), version("ru"), opened("ru", "en", document="L.4")),
    ),
    refused(made(texts={**TEXTS, "ru": told(7)}), "of another text", "other-texts", given=BOTH),
    refused(
        made(texts={**TEXTS, "fr": told(7)}), "in a language too many", "other-texts", given=BOTH
    ),
    refused(made(signatories=ORDER[::-1]), "in another alphabet", "other-order", given=BOTH),
    refused(
        made(signatories=("BY", "RU"), keeper="RU"),
        "without the alternat",
        "other-order",
        given=TWO,
    ),
    refused(made(keeper="ME"), "kept by a stranger", "no-signatory", given=BOTH),
    refused(made(), "before the text was there", "before-the-text", given=BOTH, at=EARLY),
    refused(
        made(texts={"en": TEXTS["en"]}),
        "without an authentic version",
        "no-version",
        given=(tabled("en"), opened("ru", "en")),
    ),
    refused(
        made(),
        "of a text with brackets",
        "version-behind",
        "not-clean",
        "other-texts",
        given=OPEN,
    ),
    refused(
        made(),
        "of a version that is behind",
        "version-behind",
        "other-texts",
        given=(*BOTH, REMADE),
    ),
    refused(
        made(signatories=()),
        "where there was nobody yet to sign",
        "nobody-signs",
        given=tuple(agreement("ru", "en", adopted=date(1980, 1, 1))),
    ),
    accepted(signed(), "the first", given=ONE),
    accepted(signed("BY", before=told(2), after=told(3)), "the next, over the first", given=FIRST),
    refused(signed(), "in no book", "no-such-book"),
    refused(signed("ME"), "of who does not sign it", "no-signatory", given=ONE),
    refused(signed(before=told(2), after=told(3)), "twice", "signed-already", given=FIRST),
    refused(signed(person=" "), "of nobody", "no-person", given=ONE),
    refused(signed(subject=""), "with a certificate of nobody", "no-subject", given=ONE),
    refused(signed(certificate="?"), "without a digest", "bad-digest", given=ONE),
    refused(signed("BY", after=told(3)), "over an earlier revision", "other-revision", given=FIRST),
    refused(signed(after=told(1)), "that changed nothing", "not-signed", given=ONE),
    refused(
        signed("BY", before=told(2), after=told(3), certificate=told(ord("A"))),
        "with the certificate of another",
        "certificate-used",
        given=FIRST,
    ),
    refused(signed(), "before the book was made", "before-the-book", given=ONE, at=EARLY),
]


@pytest.mark.parametrize("case", CASES, ids=names)
def test_the_rules_of_signing_books(case):
    check(case)
