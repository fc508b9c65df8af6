"""The file in which the server of mail is written."""

import pytest
from letterbox import certificate

from plenipo.core.errors import InputError
from plenipo.web.mail.relay import RelayError, address_of, read_relay, relay_path

WHOLE = """
host = "mail.example.org"
from = "Secretariat <room@example.org>"
user = "plenipo"
password = "secret"
"""


@pytest.fixture
def written(tmp_path):
    path = relay_path(tmp_path / "talks.plenipo")

    def write(text):
        path.write_text(text, "utf-8")
        return path

    return write


def test_it_lies_beside_the_register_and_need_not_be_there(tmp_path):
    path = relay_path(tmp_path / "talks.plenipo")
    assert path == tmp_path / "talks.mail.toml"
    assert read_relay(path) is None


def test_unless_told_a_letter_goes_sealed_to_the_port_of_those_who_sign_in(written):
    relay = read_relay(written(WHOLE))
    assert (relay.port, relay.security) == (587, "starttls")
    assert str(relay.address) == "Secretariat <room@example.org>"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("host = ", "cannot be read"),
        ('host = "mail.example.org"', "cannot be read"),
        (WHOLE + 'colour = "red"', "cannot be read"),
        (WHOLE + 'security = "ssl"', "cannot be read"),
        (WHOLE + 'security = "none"', "would be open to all on the way"),
        (WHOLE.replace("room@example.org", "room"), "'from' in"),
        (WHOLE.replace('password = "secret"', ""), "needs a password"),
        (WHOLE + 'authority = "none.pem"', "is no certificate"),
    ],
)
def test_what_is_wrong_in_it_is_told_with_the_file_and_no_secret(written, text, words):
    with pytest.raises(InputError, match=words) as told:
        read_relay(written(text))
    assert "talks.mail.toml" in told.value.sentence
    assert '"secret"' not in told.value.sentence


def test_nothing_is_sent_in_the_open_but_on_this_machine(written):
    text = 'host = "localhost"\nport = 25\nfrom = "room@example.org"\nsecurity = "none"\n'
    assert read_relay(written(text)).security == "none"


def test_an_authority_of_ones_own_lies_beside_it(written, tmp_path):
    made = certificate(tmp_path)
    relay = read_relay(written(WHOLE + f'authority = "{made.name}"'))
    assert relay.authority == str(made)


def test_a_host_of_other_letters_is_written_as_networks_do():
    assert address_of("Анна", "anna@почта.рф").addr_spec == "anna@xn--80a1acny.xn--p1ai"


@pytest.mark.parametrize("address", ["a@b..example.org", "", "a@", "a\nb@example.org"])
def test_what_is_no_address_is_refused_without_naming_it(address):
    with pytest.raises(RelayError) as told:
        address_of("A", address)
    assert told.value.sentence == "its address is none"
