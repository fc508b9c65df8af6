"""``plenipo book``, ``plenipo sign`` and ``plenipo verify`` of a book: 0 done, 1 no, 2 wrong."""

from __future__ import annotations

import json
import shlex

import hands
import pytest
from bound import agreement, record, tabled, version

from plenipo.capabilities.treaties.acts import TreatyOpened

PEOPLE = {"AM": "Серж Саргсян", "BY": "Aliaksandr Lukashenka"}


@pytest.fixture(scope="module")
def body(tmp_path_factory):
    """A register with an agreement, and nothing of its book."""
    path = tmp_path_factory.mktemp("lake") / "lake.plenipo"
    return record(path, *agreement("ru", "en"))


@pytest.fixture
def lake(tmp_path):
    return record(tmp_path / "lake.plenipo", *agreement("ru", "en"))


@pytest.fixture
def desk(tmp_path):
    """A folder with the keys of those who sign, the passphrase, and the authority."""
    for code, name in PEOPLE.items():
        hands.pkcs12_file(tmp_path, hands.hand(name, code)).rename(tmp_path / f"{code}.p12")
    hands.pem_file(tmp_path, hands.authority()).rename(tmp_path / "authority.pem")
    (tmp_path / "passphrase").write_bytes(hands.PASSPHRASE + b"\n")
    return tmp_path


def act_in(said, **known):
    """Return the words of the act that a command says is to be recorded."""
    line = next(line for line in said.out if "plenipo act" in line)
    words = shlex.split(line)[1:]
    return [known.get(word, word) for word in words]


def signed(plenipo, desk, book, who):
    secret = ("--passphrase-file", desk / "passphrase")
    return plenipo("sign", book, "--for", who, "--pkcs12", desk / f"{who}.p12", *secret)


def test_a_book_is_made_signed_recorded_and_verified(plenipo, lake, desk):
    book = desk / "lake.pdf"
    made = plenipo("book", lake, "lake", "-o", book)
    assert (made.code, made.err) == (0, [])
    assert plenipo(*act_in(made)).code == 0
    assert plenipo("verify", book, "--register", lake).code == 0
    for who in PEOPLE:
        said = signed(plenipo, desk, book, who)
        assert said.code == 0
        done = plenipo(*act_in(said, REGISTER=str(lake), BOOK="lake"))
        assert (done.code, done.err) == (0, [])
    known = ("--trust", desk / "authority.pem", "--register", lake)
    found = plenipo("verify", book, *known)
    assert found.code == 0
    words = "\n".join(found.out)
    assert "is verified: 2 signatures, 2 authentic texts." in words
    assert "Signature 1: AM, by CN=Серж Саргсян, C=AM" in words
    assert "all of the file" in words
    told = json.loads(plenipo("verify", book, *known, "--json").out[0])
    assert told["verified"]
    assert [each["participant"] for each in told["signatures"]] == ["AM", "BY"]


def test_a_byte_that_differs_is_told_and_the_answer_is_no(plenipo, lake, desk):
    book = desk / "lake.pdf"
    plenipo("book", lake, "lake", "-o", book)
    signed(plenipo, desk, book, "AM")
    held = bytearray(book.read_bytes())
    held[len(held) // 3] ^= 1
    book.write_bytes(held)
    said = plenipo("verify", book)
    assert said.code in {1, 2}
    assert "is verified" not in "\n".join(said.out)


def test_the_same_register_gives_the_same_book(plenipo, body, tmp_path):
    said = [plenipo("book", body, "lake", "-o", tmp_path / name).out[1:] for name in "ab"]
    assert said[0] == said[1]
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_copy_is_called_after_who_keeps_it(plenipo, body, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    said = plenipo("book", body, "lake", "--copy", "BY")
    assert said.out[0] == "lake-BY.pdf"
    assert "Those who sign it, in order: BY, AM, KZ" in "\n".join(said.out)
    assert "--keeper BY" in "\n".join(said.out)
    assert plenipo("book", body, "lake", "--certified").out[0] == "lake-certified.pdf"
    assert plenipo("book", body, "lake", "--initialled").out[0] == "lake-initialled.pdf"


def test_a_text_that_is_not_ready_is_no_book_and_it_is_said_why(plenipo, tmp_path):
    text = "# Agreement\n\n1. We share [all] of it.\n"
    lake = record(tmp_path / "open.plenipo", tabled("en", text), version("ru"))
    said = plenipo("book", lake, "lake", "-o", tmp_path / "no.pdf")
    assert said.code == 1
    assert said.err[0] == "There is no signing book of 'lake' yet."
    assert "is not clean; places that are open: 1. [not-clean]" in said.err[1]
    assert not (tmp_path / "no.pdf").exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["nothing"], "There is no text of 'nothing' here"),
        (["lake", "--copy", "US"], "'US' does not sign it: those who do are AM"),
        (["lake", "--certified", "--initialled"], "choose one of them"),
        (["lake", "-o", "nowhere/lake.pdf"], "cannot be written"),
    ],
)
def test_wrong_words_are_a_sentence(plenipo, body, words, sentence):
    said = plenipo("book", body, *words)
    assert said.code == 2
    assert sentence in said.err[0]


def test_a_treaty_without_a_text_here_is_no_book(plenipo, tmp_path):
    opened = TreatyOpened(treaty="far", names={"en": "Far"}, clause="csto-charter", depositary="RU")
    lake = record(tmp_path / "far.plenipo", opened)
    assert "There is no text of 'far' here" in plenipo("book", lake, "far").err[0]


def test_the_passphrase_is_asked_of_nobody_and_said_to_nobody(plenipo, body, desk, monkeypatch):
    book = desk / "lake.pdf"
    plenipo("book", body, "lake", "-o", book)
    words = ("sign", book, "--for", "AM", "--pkcs12", desk / "AM.p12")
    monkeypatch.delenv("PLENIPO_PASSPHRASE", raising=False)
    lost = plenipo("sign", book, "--for", "AM", "--pkcs12", desk / "nowhere.p12")
    assert (lost.code, "cannot be read" in lost.err[0]) == (2, True)
    asked = plenipo(*words)
    assert asked.code == 2
    assert "nobody can be asked" in asked.err[0]
    monkeypatch.setenv("PLENIPO_PASSPHRASE", "not this one")
    wrong = plenipo(*words)
    assert (wrong.code, "the passphrase is another" in wrong.err[0]) == (2, True)
    assert "not this one" not in "\n".join((*wrong.out, *wrong.err))
    monkeypatch.setenv("PLENIPO_PASSPHRASE", hands.PASSPHRASE.decode())
    done = plenipo(*words)
    assert done.code == 0
    assert hands.PASSPHRASE.decode() not in "\n".join((*done.out, *done.err))
    help_ = "\n".join(plenipo("sign", "--help").out)
    assert "--passphrase-file" in help_
    assert "--passphrase " not in help_


def test_a_signature_that_fails_leaves_the_book_as_it_was(plenipo, body, desk):
    book = desk / "lake.pdf"
    plenipo("book", body, "lake", "-o", book)
    before = book.read_bytes()
    said = signed(plenipo, desk, book, "AM")
    assert said.code == 0
    one = book.read_bytes()
    assert one.startswith(before)
    assert signed(plenipo, desk, book, "AM").code == 2
    assert book.read_bytes() == one
    assert [each.name for each in desk.glob("lake.pdf*")] == ["lake.pdf"]


def test_options_of_a_register_and_of_a_book_are_kept_apart(plenipo, body, desk):
    book = desk / "lake.pdf"
    plenipo("book", body, "lake", "-o", book)
    said = plenipo("verify", book, "--key", "x")
    assert (said.code, said.err) == (2, ["--key is about a register, and the file is none."])
    said = plenipo("verify", body, "--register", body)
    assert (said.code, said.err[0]) == (
        2,
        "--register is about a signing book, and the file is none.",
    )
    said = plenipo("verify", book, "--trust", desk / "passphrase")
    assert (said.code, "holds no certificate" in said.err[0]) == (2, True)


def test_a_book_that_nobody_signed_is_not_verified_without_its_register(plenipo, body, desk):
    book = desk / "lake.pdf"
    plenipo("book", body, "lake", "-o", book)
    said = plenipo("verify", book)
    assert said.code == 1
    assert "Nobody has signed it" in said.out[0]
    said = plenipo("verify", book, "--register", body)
    assert said.code == 1
    assert "knows no book with this digest" in said.out[0]
