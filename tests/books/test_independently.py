"""Others verify the signatures too: OpenSSL over the bytes alone, pdfsig over the file."""

from __future__ import annotations

import shutil
import subprocess

import hands
import pytest

from plenipo.exchange.books.reading import open_book


@pytest.fixture(scope="module")
def openssl():
    """The program, which every machine that runs the tests is to have."""
    path = shutil.which("openssl")
    assert path, "These tests need OpenSSL: install it (apt-get install openssl)."
    return path


def parts(data, number, folder):
    """Write what a signature covers, and the signature, to files, by the byte range alone."""
    start, length, after, rest = open_book(data, "book").signatures[number].byte_range
    content, signature = folder / "content", folder / "signature.der"
    content.write_bytes(data[start : start + length] + data[after : after + rest])
    signature.write_bytes(bytes.fromhex(data[start + length + 1 : after - 1].decode()))
    return content, signature


def verify(openssl, folder, content, signature, authority):
    trusted = hands.pem_file(folder, authority)
    words = [openssl, "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-purpose", "any"]
    files = ["-in", signature, "-content", content, "-CAfile", trusted, "-out", folder / "out"]
    return subprocess.run([*words, *files], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("number", [0, 1])
def test_openssl_finds_each_signature_good(openssl, signed, number, tmp_path):
    content, signature = parts(signed, number, tmp_path)
    done = verify(openssl, tmp_path, content, signature, hands.authority())
    assert done.returncode == 0, done.stderr
    assert "successful" in done.stderr


@pytest.mark.parametrize("place", [0, 1000, -1])
def test_openssl_finds_a_byte_that_differs(openssl, signed, place, tmp_path):
    content, signature = parts(signed, 1, tmp_path)
    held = bytearray(content.read_bytes())
    held[place] ^= 1
    content.write_bytes(held)
    assert verify(openssl, tmp_path, content, signature, hands.authority()).returncode


def test_openssl_trusts_no_other_authority(openssl, signed, tmp_path):
    content, signature = parts(signed, 0, tmp_path)
    assert verify(openssl, tmp_path, content, signature, hands.authority("Another")).returncode


@pytest.mark.skipif(not shutil.which("pdfsig"), reason="pdfsig is not installed (poppler-utils)")
def test_pdfsig_finds_both_signatures_good(signed, tmp_path):
    path = tmp_path / "book.pdf"
    path.write_bytes(signed)
    words = [shutil.which("pdfsig"), "-nocert", path]
    said = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    assert said.count("Signature Validation: Signature is Valid.") == 2
    assert said.count("ETSI.CAdES.detached") == 2
    assert "Total document signed" in said
