"""A book of the agreement, and the same with two signatures."""

from __future__ import annotations

from datetime import UTC, datetime

import hands
import pytest
from bound import agreement, state_with

from plenipo.capabilities.books.binding import bind
from plenipo.capabilities.books.matter import matter_of
from plenipo.exchange.books.certificates import signer_of
from plenipo.exchange.books.printing import write_book
from plenipo.exchange.books.reading import open_book
from plenipo.exchange.books.signing import sign

NOW = datetime(2011, 12, 19, 12, tzinfo=UTC)
PEOPLE = {"AM": "Серж Саргсян", "BY": "Aliaksandr Lukashenka"}


@pytest.fixture(scope="session")
def unsigned():
    """The agreement's book in two languages, as it is put before those who sign."""
    state = state_with(*agreement("ru", "en"))
    return write_book(bind(state, matter_of(state, "lake")))


@pytest.fixture(scope="session")
def signing(tmp_path_factory):
    """Sign a book for somebody, with a certificate of the authority of the tests."""
    folder = tmp_path_factory.mktemp("keys")

    def put(data, who, by="Authority of the tests"):
        path = hands.pkcs12_file(folder, hands.hand(PEOPLE.get(who, who), who, by))
        signer = signer_of(path, lambda: hands.PASSPHRASE)
        return sign(open_book(data, "book"), who, signer, at=NOW, reason="as instructed")

    return put


@pytest.fixture(scope="session")
def signed(unsigned, signing):
    """The book with the signatures of two."""
    data = unsigned
    for who in PEOPLE:
        data = signing(data, who).data
    return data
