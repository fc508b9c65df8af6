"""What can be asked of signing books."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from bound import agreement, opened, signed, state_with, tabled, version
from case import after, state_after
from story import JOINT, entry

from plenipo.capabilities.books.acts import BookMade, BookSigned
from plenipo.capabilities.books.audiences import of_the_text
from plenipo.capabilities.books.matter import digest, matter_of, name_of, notation
from plenipo.capabilities.books.state import Books
from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.members.acts import MemberRenamed

PLAIN = "# Agreement\n\n1. We share it.\n"


def told(number):
    return f"sha256:{number:064x}"


def made(**fields):
    known = {"book": "lake", "session": JOINT, "document": "lake", "pdf": told(1)}
    known |= {"treaty": "lake", "texts": {"en": told(9)}, "signatories": ("AM", "BY")}
    return BookMade(**{**known, **fields})


def pen(who, before, later, **fields):
    known = {"person": "P", "subject": "CN=P", "certificate": told(7), "book": "lake"}
    known |= {"before": told(before), "after": told(later)}
    return BookSigned(participant=who, **{**known, **fields})


def books(*acts):
    return state_after(*(after(minute, act) for minute, act in enumerate(acts))).of(Books)


def test_each_signature_gives_a_book_another_digest_and_leaves_fewer_waiting():
    book = books(made(), pen("BY", 1, 2)).books["lake"]
    assert (book.digest, book.waiting) == (told(2), ("AM",))
    book = books(made(), pen("BY", 1, 2), pen("AM", 2, 3)).books["lake"]
    assert (book.digest, book.waiting) == (told(3), ())
    assert list(book.signatures) == ["BY", "AM"]


def test_the_first_book_of_a_code_and_the_first_signature_of_somebody_stand():
    found = books(made(), made(pdf=told(5)), pen("AM", 1, 2), pen("AM", 2, 6))
    assert found.books["lake"].digest == told(2)
    assert found.made_as(told(1)) is found.books["lake"]
    assert found.made_as(told(5)) is None


def test_a_signature_in_a_book_that_is_not_known_changes_nothing():
    assert books(pen("AM", 1, 2)).books == {}


def test_books_are_found_by_what_they_are_of():
    found = books(made(), made(book="bare", treaty="", pdf=told(4)))
    assert [each.code for each in found.of_treaty("lake")] == ["lake"]
    assert [each.code for each in found.of_document(JOINT, "lake")] == ["bare"]
    assert list(found.of_treaty("")) == []


def test_what_is_signed_is_the_text_without_the_marks_of_its_negotiation():
    marked = "# Agreement\n\n1. We {not you} share it. [Agreed ad ref] {for the lawyers}\n"
    matter = matter_of(state_with(tabled("en", marked), opened("en")), "lake")
    assert not matter.open
    assert notation(matter.texts["en"]) == PLAIN
    assert digest(matter.texts["en"]) == f"sha256:{sha256(PLAIN.encode()).hexdigest()}"


def test_who_signs_is_who_may_else_the_members_of_that_day():
    assert matter_of(state_with(*agreement("ru", "en")), "lake").signatories[0] == "AM"
    narrow = agreement("ru", "en", may_sign=("UZ", "KZ", "ME"))
    assert matter_of(state_with(*narrow), "lake").signatories == ("KZ", "UZ", "ME")


def test_the_order_of_signing_is_that_of_short_names_as_at_a_ceremony():
    renamed = MemberRenamed(
        member="KG",
        since=date(2011, 1, 1),
        names={"en": "Kyrgyzstan"},
        official={"en": "Kyrgyz Republic"},
    )
    state = state_with(renamed, *agreement("en"))
    assert name_of(state, "KG", "en") < name_of(state, "AM", "en") == "Republic of Armenia"
    assert matter_of(state, "lake").signatories == ("AM", "BY", "KZ", "KG", "RU", "TJ", "UZ")


def test_a_state_that_is_no_member_is_called_as_cldr_does():
    state = state_with(*agreement("en"))
    assert name_of(state, "ME", "ru") == "Черногория"
    assert name_of(state, "AM", "en") == "Republic of Armenia"
    assert name_of(state, "AM", "fr") == "Arménie"
    assert name_of(state, "?", "fr") == "?"


def test_a_signature_is_of_the_treaty_with_its_day_and_way():
    state = state_with(*agreement("ru", "en"), signed("KZ", "Nursultan", "ad-referendum"))
    (only,) = matter_of(state, "lake").signed
    assert (only.participant, only.person, only.how) == ("KZ", "Nursultan", "ad-referendum")


def test_a_treatys_text_is_looked_for_before_a_documents():
    state = state_with(tabled("en"), version("ru"))
    assert matter_of(state, "lake").treaty == ""
    assert matter_of(state_with(*agreement("ru", "en")), "lake").treaty == "lake"
    assert matter_of(state, "none") is None


def test_who_reads_of_a_book_is_who_reads_its_text():
    state = state_with(*agreement("en"))
    state.of(Documents).documents["lake"].audience = ("members",)
    assert of_the_text(state, made()) == ("members",)
    assert of_the_text(state, pen("AM", 1, 2)) is None
    state.apply(entry(state.size, after(9, made())))
    assert of_the_text(state, pen("AM", 1, 2)) == ("members",)
