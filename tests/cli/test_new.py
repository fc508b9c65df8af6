"""``plenipo new``: a register is made, and one is told where its key lies."""

import stat

from plenipo.assembly import house
from plenipo.register.opening import open_to_write


def test_a_new_register_holds_its_opening_and_says_where_the_key_lies(
    plenipo, tmp_path, entries_of
):
    path = tmp_path / "body.plenipo"
    said = plenipo("new", path, "--origin", "csto.example/register", "--title", "The alliance")
    assert said.code == 0
    assert f"'{path}.key'" in said.out[1]
    (entry,) = entries_of(path)
    assert (entry.act.origin, entry.act.title) == ("csto.example/register", "The alliance")
    key = path.with_name("body.plenipo.key")
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    open_to_write(path, house()).close()


def test_what_is_there_already_is_left_alone(plenipo, register):
    before = register.read_bytes()
    said = plenipo("new", register, "--origin", "x.example/r")
    assert said.code == 2
    assert said.err == [f"'{register}' is already there: name a new file, or open this one."]
    assert register.read_bytes() == before


def test_a_name_that_no_checkpoint_can_carry_leaves_nothing_behind(plenipo, tmp_path):
    path = tmp_path / "body.plenipo"
    said = plenipo("new", path, "--origin", "a body")
    assert said.code == 2
    assert said.err == ["The register's name 'a body' may have no blank and no '+' in it."]
    assert list(tmp_path.iterdir()) == []
