"""A register goes out and comes in: byte for byte the same log, or nothing at all."""

import json
import shutil

import honest
import pytest
from story import MEETING, SIGNER, position

from plenipo.assembly import house
from plenipo.cli.main import main
from plenipo.core.act import Author
from plenipo.core.request import Proposed, Request
from plenipo.register.registrar import Registrar
from plenipo.register.sqlite import SqliteStore
from plenipo.register.verify import verify


@pytest.fixture(scope="module")
def alliance(tmp_path_factory):
    """A verified register with sealed entries, and all of it as JSON lines."""
    path = honest.make(tmp_path_factory.mktemp("transfer") / "alliance.plenipo")
    assert main(["export", str(path), str(path.with_suffix(".jsonl"))]) == 0
    return path


@pytest.fixture
def exported(alliance, tmp_path):
    return shutil.copyfile(alliance.with_suffix(".jsonl"), tmp_path / "alliance.jsonl")


def log_of(path):
    store = SqliteStore.open_to_read(path)
    try:
        return list(store.rows()), store.checkpoint(), list(store.nodes(8, 0, 9))
    finally:
        store.close()


def brought_in(source, path, *words):
    return main(["import", str(source), str(path), *words])


def test_a_round_trip_gives_the_same_log_byte_for_byte(alliance, exported, tmp_path):
    copy = tmp_path / "copy.plenipo"
    assert brought_in(exported, copy) == 0
    assert log_of(copy) == log_of(alliance)
    assert verify(copy, house()).faults == ()
    assert main(["export", str(copy), str(tmp_path / "again.jsonl")]) == 0
    assert (tmp_path / "again.jsonl").read_bytes() == exported.read_bytes()


def test_for_a_reader_what_is_sealed_goes_out_without_its_bytes_and_still_verifies(
    alliance, tmp_path
):
    out, copy = tmp_path / "public.jsonl", tmp_path / "public.plenipo"
    assert main(["export", str(alliance), str(out), "--reader", "public"]) == 0
    assert b'"secret"' not in out.read_bytes()
    assert brought_in(out, copy) == 0
    found = verify(copy, house())
    assert (found.faults, found.root) == ((), verify(alliance, house()).root)
    assert found.sealed == found.withheld == 7
    held = [row.secret for row in log_of(alliance)[0] if row.secret]
    assert not any(secret in copy.read_bytes() for secret in held)


def test_a_copy_that_is_behind_goes_on_and_one_of_another_register_does_not(
    exported, tmp_path, capsys
):
    path = honest.make(tmp_path / "body.plenipo", size=60, covered=0)
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    copy = tmp_path / "copy.plenipo"
    main(["export", str(path), str(first)])
    registrar = Registrar(SqliteStore.open_to_write(path), house(), SIGNER)
    proposed = Proposed(position("3", "AM", "object", reason="later"), MEETING)
    registrar.record([Request((proposed,), Author("secretariat", "AM"))])
    registrar.close()
    main(["export", str(path), str(second)])
    assert brought_in(first, copy) == 0
    capsys.readouterr()
    assert brought_in(second, copy) == 0
    assert "goes on with 1 entry, from entry 60 on" in capsys.readouterr().out
    assert log_of(copy)[:2] == log_of(path)[:2]
    assert brought_in(first, copy) == 0
    assert "has it all already" in capsys.readouterr().out
    # Each seal has its own salt: two registers made alike are not copies of one another.
    assert brought_in(exported, copy) == 1
    assert "they are not copies of one register" in capsys.readouterr().err
    assert log_of(copy)[:2] == log_of(path)[:2]


def damaged(change):
    """Change the lines of an export."""

    def damage(path):
        lines = path.read_bytes().splitlines(keepends=True)
        path.write_bytes(b"".join(change(lines)))

    return damage


def one_letter(lines):
    lines[100] = lines[100].replace(b"round", b"Round", 1)
    return lines


def another_size(lines):
    header = json.loads(lines[0]) | {"size": 7}
    return [json.dumps(header).encode() + b"\n", *lines[1:]]


DAMAGES = {
    "a letter of an entry": (one_letter, 1),
    "a line cut off": (lambda lines: lines[:-1], 2),
    "an entry taken out": (lambda lines: lines[:50] + lines[51:], 2),
    "two entries swapped": (lambda lines: [*lines[:50], lines[51], lines[50], *lines[52:]], 1),
    "half a line": (lambda lines: [*lines[:-1], lines[-1][:40]], 2),
    "no header": (lambda lines: lines[1:], 2),
    "another size": (another_size, 2),
    "nothing": (lambda lines: lines[:0], 2),
    "no text": (lambda lines: [b"\xff\xfe\x00", *lines], 2),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_what_is_damaged_is_named_and_leaves_nothing_behind(exported, tmp_path, capsys, name):
    change, code = DAMAGES[name]
    damaged(change)(exported)
    capsys.readouterr()
    assert brought_in(exported, tmp_path / "copy.plenipo") == code
    said = capsys.readouterr()
    assert said.out == ""
    assert "alliance.jsonl" in said.err
    assert said.err.splitlines()[0].endswith(".")
    assert [path.name for path in tmp_path.iterdir()] == ["alliance.jsonl"]


def test_a_register_that_does_not_verify_is_not_exported(alliance, tmp_path, capsys):
    path = shutil.copyfile(alliance, tmp_path / "changed.plenipo")
    store = SqliteStore.open_to_write(path)
    store.connection.execute(
        "UPDATE entry SET body = CAST(replace(body, 'round 3', 'round 4') AS BLOB)"
    )
    store.close()
    capsys.readouterr()
    assert main(["export", str(path), str(tmp_path / "out.jsonl")]) == 1
    assert "Nothing was exported" in capsys.readouterr().err
    assert not (tmp_path / "out.jsonl").exists()


def test_an_export_overwrites_nothing(alliance, exported, capsys):
    before = exported.read_bytes()
    capsys.readouterr()
    assert main(["export", str(alliance), str(exported)]) == 2
    assert "is already there" in capsys.readouterr().err
    assert exported.read_bytes() == before


def test_another_key_than_the_one_it_is_signed_with_is_not_believed(exported, tmp_path, capsys):
    other = verify(honest.make(tmp_path / "o.plenipo", size=20, covered=0), house()).key
    wrong = other[:-2] + ("AA" if other[-2:] != "AA" else "BB")
    capsys.readouterr()
    assert brought_in(exported, tmp_path / "copy.plenipo", "--key", wrong) in {1, 2}
    assert capsys.readouterr().err
    assert not (tmp_path / "copy.plenipo").exists()
