"""The office file: only its owner reads it, and it holds no secret that opens anything."""

import stat
import threading

import apsw
import pytest
from room import ARMENIA, NOON, PASSWORD, enrol, equip

from plenipo.register.store import StoreError
from plenipo.web.accounts import ceremonies, invitations, people, sessions
from plenipo.web.accounts.office import STEPS, Office, moment, office_path, stamp
from plenipo.web.accounts.tokens import form_token, new_token


def test_the_file_lies_beside_the_register(tmp_path):
    assert office_path(tmp_path / "talks.plenipo") == tmp_path / "talks.office"


def test_only_its_owner_reads_it_and_what_is_kept_beside_it(office):
    enrol(office, ARMENIA, NOON)
    beside = [path for path in office.path.parent.iterdir() if path.name.startswith("room.office")]
    assert len(beside) == 3
    assert {stat.S_IMODE(path.stat().st_mode) for path in beside} == {0o600}


def test_a_file_that_others_could_read_is_shut_to_them(tmp_path):
    path = tmp_path / "room.office"
    Office.open(path).close()
    path.chmod(0o644)
    Office.open(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_was_kept_is_there_when_it_is_opened_again(tmp_path):
    first = Office.open(tmp_path / "room.office")
    enrol(first, ARMENIA, NOON)
    first.close()
    again = Office.open(tmp_path / "room.office")
    assert people.find(again, ARMENIA).name == "Anahit Petrosyan"
    again.close()


def test_every_commit_is_synchronised_to_the_disk(office):
    assert office.row("PRAGMA synchronous") == (2,)
    assert office.row("PRAGMA journal_mode") == ("wal",)
    assert office.row("PRAGMA foreign_keys") == (1,)


def test_a_file_of_another_program_is_left_alone(tmp_path):
    path = tmp_path / "room.office"
    with apsw.Connection(str(path)) as other:
        other.execute("CREATE TABLE mine(x)")
    with pytest.raises(StoreError, match="not an office file"):
        Office.open(path)


def test_a_file_that_is_no_database_is_told_in_a_sentence(tmp_path):
    path = tmp_path / "room.office"
    path.write_bytes(b"not a database at all, but long enough to be read as one" * 100)
    with pytest.raises(StoreError, match="cannot be opened"):
        Office.open(path)


def test_a_folder_that_is_not_there_is_told_in_a_sentence(tmp_path):
    with pytest.raises(StoreError, match=r"cannot be opened: No such file or directory\."):
        Office.open(tmp_path / "none" / "room.office")


def test_a_file_of_a_later_version_is_not_opened(tmp_path):
    path = tmp_path / "room.office"
    Office.open(path).close()
    with apsw.Connection(str(path)) as later:
        later.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    with pytest.raises(StoreError, match=f"version {len(STEPS) + 1}"):
        Office.open(path)


def test_what_is_done_together_is_done_whole_or_not_at_all(office):
    def half():
        with office.together():
            enrol(office, ARMENIA, NOON)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    assert people.everybody(office) == []


def test_many_threads_may_ask_at_once(office):
    troubles = []

    def work(number):
        try:
            for turn in range(20):
                people.keep(office, f"p{number}-{turn}", "Somebody", "", "en", NOON)
                people.everybody(office)
        except Exception as error:  # noqa: BLE001 - whatever it is, the test tells it
            troubles.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert troubles == []
    assert len(people.everybody(office)) == 80


def test_moments_are_kept_to_the_second():
    assert moment(stamp(NOON)) == NOON


def test_no_secret_of_a_browser_a_link_or_a_password_is_in_the_file(office):
    equip(office, ARMENIA, NOON)
    session = sessions.begin(office, ARMENIA, "", "password", NOON)
    link = invitations.invite(office, ARMENIA, "", NOON)
    browser = new_token()
    ceremonies.keep(office, browser, "passkey", b"a challenge", NOON)
    beside = office.path.parent.glob("room.office*")
    raw = b"".join(path.read_bytes() for path in beside)
    assert b"Anahit Petrosyan" in raw
    for secret in (session, form_token(session), link, browser, PASSWORD):
        assert secret.encode() not in raw
