"""A signed book is verified, and one that differs in a byte is not."""

from __future__ import annotations

import hands
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plenipo.capabilities.books.state import Signature, SigningBook
from plenipo.core.codes import digest
from plenipo.core.errors import InputError
from plenipo.exchange.books.certificates import CertificateError, common_name, named, signer_of
from plenipo.exchange.books.reading import BookError, covered, open_book
from plenipo.exchange.books.signing import who_signed
from plenipo.exchange.books.verifying import verify_book

TRUST = [hands.authority().certificate]


def verified(data, **known):
    """Whether a file is a verified book: what cannot be read is none."""
    try:
        return verify_book(open_book(data, "book"), **known).verified
    except InputError:
        return False


def flipped(data, place, bit):
    return data[:place] + bytes([data[place] ^ 1 << bit]) + data[place + 1 :]


def ranges(data):
    """The byte ranges that the signatures of a book cover."""
    return [each.byte_range for each in open_book(data, "book").signatures]


@pytest.fixture(scope="session")
def known(unsigned, signed):
    """What the register says of the signed book."""
    book = open_book(signed, "book")
    found = verify_book(book)
    return SigningBook(
        code="lake",
        treaty="lake",
        session="",
        document="lake",
        pdf=digest(unsigned),
        texts={each.language: each.digest for each in book.manifest.texts},
        signatories=tuple(place.code for place in book.manifest.places),
        keeper="",
        moment=found.signatures[0].moment,
        entry=0,
        signatures={
            each.participant: Signature(
                participant=each.participant,
                person=each.person,
                subject=each.subject,
                certificate=each.certificate,
                digest=each.revision,
                moment=each.moment,
                entry=number,
            )
            for number, each in enumerate(found.signatures, 1)
        },
    )


def test_each_signature_is_told_with_its_certificate_and_what_it_covers(unsigned, signed):
    found = verify_book(open_book(signed, "book"), trust=TRUST)
    assert found.verified
    first, second = found.signatures
    assert (first.participant, first.person, first.trusted) == ("AM", "Серж Саргсян", True)
    assert first.subject == "CN=Серж Саргсян, C=AM"
    assert first.certificate == f"sha256:{hands.fingerprint(hands.hand('Серж Саргсян', 'AM'))}"
    assert (first.whole, second.whole) == (False, True)
    assert second.revision == digest(signed)
    assert found.pdf == digest(unsigned)


def test_every_revision_is_the_beginning_of_the_next(unsigned, signed):
    book = open_book(signed, "book")
    assert book.revision(0) == unsigned
    assert book.revision(1) == signed[: covered(book.signatures[0])]
    assert book.revision(2) == signed
    assert who_signed(book) == ("AM", "BY")


def test_a_book_agrees_with_the_register_that_has_it(signed, known):
    assert verified(signed, trust=TRUST, known=known)


@pytest.mark.slow
@settings(max_examples=40)
@given(data=st.data())
def test_a_byte_that_differs_anywhere_in_what_is_covered_is_found(signed, data):
    start, length, after, rest = ranges(signed)[-1]
    covered_places = st.one_of(
        st.integers(start, start + length - 1), st.integers(after, after + rest - 1)
    )
    place = data.draw(covered_places, label="place")
    assert not verified(flipped(signed, place, data.draw(st.integers(0, 7), label="bit")))


@pytest.mark.parametrize("signature", [0, 1])
@pytest.mark.parametrize("edge", range(4))
def test_a_byte_that_differs_at_the_edge_of_what_is_covered_is_found(signed, signature, edge):
    start, length, after, rest = ranges(signed)[signature]
    place = (start, start + length - 1, after, after + rest - 1)[edge]
    assert not verified(flipped(signed, place, 0))


@pytest.mark.slow
@settings(max_examples=40)
@given(data=st.data())
def test_a_byte_of_the_signatures_themselves_that_differs_is_found(signed, known, data):
    _, length, after, _ = data.draw(st.sampled_from(ranges(signed)), label="signature")
    place = data.draw(st.integers(length, after - 1), label="place")
    changed = flipped(signed, place, data.draw(st.integers(0, 7), label="bit"))
    assert not verified(changed, trust=TRUST, known=known)


@pytest.mark.parametrize("bit", range(8))
def test_what_fills_the_place_of_a_signature_is_looked_at_too(signed, bit):
    _, _, after, _ = ranges(signed)[-1]
    assert not verified(flipped(signed, after - 2, bit))  # a zero behind the signature itself


def test_the_case_of_its_digits_is_as_it_was_written(signed):
    _, length, after, _ = ranges(signed)[-1]
    held = signed[length:after]
    letter = next(place for place, each in enumerate(held) if chr(each) in "ABCDEF")
    assert not verified(flipped(signed, length + letter, 5))


@pytest.mark.parametrize("more", [b"\n", b"%\n", b"1 0 obj\n<<>>\nendobj\n"])
def test_what_is_added_behind_the_last_signature_is_found(signed, more):
    assert not verified(signed + more)


def test_a_book_cut_short_is_not_verified_with_its_register(signed, known):
    one = open_book(signed, "book").revision(1)
    assert verified(one)  # it is the book as it was then
    found = verify_book(open_book(one, "book"), known=known)
    assert [each for each in found.faults if "signature of BY" in each]
    for size in (10, len(one) // 2, len(signed) - 1):
        assert not verified(signed[:size])


def test_an_authority_that_is_not_trusted_is_told(signed):
    other = [hands.authority("Another").certificate]
    found = verify_book(open_book(signed, "book"), trust=other)
    assert not found.verified
    assert all("trusted" in each.faults[0] for each in found.signatures)
    assert verify_book(open_book(signed, "book")).signatures[0].trusted is None


def test_a_signature_that_the_register_does_not_have_is_told(signed, known, signing):
    third = signing(signed, "KZ").data
    found = verify_book(open_book(third, "book"), known=known)
    assert [each.faults for each in found.signatures] == [
        (),
        (),
        ("The register does not have it.",),
    ]


def test_a_book_of_another_register_is_told(signed, known):
    other = SigningBook(
        **{
            **{name: getattr(known, name) for name in known.__struct_fields__},
            "texts": {**known.texts, "ru": digest(b"other words")},
        }
    )
    found = verify_book(open_book(signed, "book"), known=other)
    assert found.faults == ("The text in 'ru' is not the one the register knows.",)


def test_nobody_signs_twice_nor_where_they_have_no_place(signed, signing):
    with pytest.raises(BookError, match="'BY' has signed this book already"):
        signing(signed, "BY")
    with pytest.raises(BookError, match="'US' does not sign this book: those who do are AM"):
        signing(signed, "US")


def test_nobody_signs_what_was_added_to_a_book(signed, signing):
    with pytest.raises(BookError, match="Something was added to the book"):
        signing(signed + b"% more\n", "KZ")


def test_a_key_that_is_none_or_a_passphrase_that_does_not_fit_is_a_sentence(tmp_path):
    path = hands.pkcs12_file(tmp_path, hands.hand("Somebody", "KG"))
    with pytest.raises(CertificateError, match="or the passphrase is another") as raised:
        signer_of(path, lambda: b"not this one")
    assert "not this one" not in str(raised.value)
    path.write_bytes(b"no key")
    with pytest.raises(CertificateError, match="it is no PKCS #12 file"):
        signer_of(path, lambda: hands.PASSPHRASE)
    with pytest.raises(CertificateError, match="cannot be read"):
        signer_of(tmp_path / "nowhere.p12", bytes)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "'book' is no PDF."),
        (b"PK\x03\x04", "'book' is no PDF."),
        (b"%PDF-1.7\nnothing", "'book' cannot be read: the file is damaged."),
    ],
)
def test_what_is_no_book_is_a_sentence(data, sentence):
    with pytest.raises(BookError) as raised:
        open_book(data, "book")
    assert str(raised.value) == sentence


def test_a_name_in_a_certificate_cannot_write_to_the_terminal():
    hostile = hands.hand("\x1b[2JNobody\nNOT", "AM").certificate
    assert named(hostile) == "CN=[2JNobody NOT, C=AM"
    assert common_name(hostile) == "[2JNobody NOT"


def test_a_register_without_signatures_has_none_of_the_files(signed, known):
    bare = SigningBook(
        **{
            **{name: getattr(known, name) for name in known.__struct_fields__},
            "signatures": {},
        }
    )
    found = verify_book(open_book(signed, "book"), known=bare)
    assert [each.faults for each in found.signatures] == [("The register does not have it.",)] * 2
