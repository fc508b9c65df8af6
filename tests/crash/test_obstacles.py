"""What stands in the way of a register gives one sentence, loses nothing, and can be removed."""

import fcntl
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import apsw
import pytest

from plenipo.assembly import house
from plenipo.capabilities.members.acts import MemberAdmitted, OrganisationFounded
from plenipo.core.act import Author
from plenipo.core.request import Proposed, Receipt, Request
from plenipo.register.opening import create, open_to_write
from plenipo.register.store import StoreError
from plenipo.register.verify import verify

PLENIPO = str(Path(sys.executable).with_name("plenipo"))


def admission(number, words="Member"):
    admitted = MemberAdmitted(
        member=f"M{number}", names={"en": f"{words} {number}"}, since=date(2000, 1, 1)
    )
    return Request((Proposed(admitted),), Author("secretariat"))


@pytest.fixture
def register(tmp_path):
    path = tmp_path / "body.plenipo"
    registrar = create(path, house(), origin="test.example/obstacles")
    founded = Proposed(OrganisationFounded(names={"en": "Organisation"}))
    registrar.record([Request((founded,), Author("secretariat"))])
    registrar.close()
    return path


def admit(path, code, before=()):
    """Admit a member by the command, as somebody at a terminal does."""
    names = ["--names", f"en=Member {code}", "--since", "2000-01-01"]
    return run(["act", "member.admitted", path, "--member", code, *names], before)


def run(words, before=()):
    command = [*before, PLENIPO, *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def is_told(said, *words):
    """One sentence, one line of advice at the most, no trace, and the code of wrong input."""
    assert said.returncode == 2, said.stderr
    assert said.stdout == ""
    lines = said.stderr.splitlines()
    assert 1 <= len(lines) <= 2, said.stderr
    assert all(line.endswith(".") for line in lines)
    assert "Traceback" not in said.stderr
    for word in words:
        assert word in said.stderr, said.stderr


def goes_on(path, size):
    """Nothing was lost, nothing half done, and the next act is recorded."""
    assert verify(path, house()).size == size
    said = admit(path, "NEXT")
    assert said.returncode == 0, said.stderr
    found = verify(path, house())
    assert (found.faults, found.size) == ((), size + 1)


def without_powers():
    """Return how to run a command as one who may write only what the rights of a file say."""
    return ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []


def test_a_read_only_register(register):
    register.chmod(0o444)
    Path(f"{register}.key").chmod(0o444)
    is_told(admit(register, "AA", without_powers()), "read-only", "nothing can be recorded")
    register.chmod(0o644)
    goes_on(register, 2)


def test_a_read_only_folder(register):
    for path in register.parent.iterdir():
        path.chmod(0o666)
    register.parent.chmod(0o555)
    Path(f"{register}.lock").unlink()
    is_told(admit(register, "AA", without_powers()), "body.plenipo")
    said = run(["check", register, "--session", "none"], without_powers())
    assert "There is no session 'none'" in said.stderr  # reading it needs no rights to write
    register.parent.chmod(0o755)
    goes_on(register, 2)


def test_another_process_writes_to_the_register(register):
    registrar = open_to_write(register, house())
    is_told(admit(register, "AA"), f"number {os.getpid()}", "is writing to the register", "Wait")
    registrar.close()
    goes_on(register, 2)


def test_two_processes_at_once_record_all_they_acknowledged(register):
    names = ["--since", "2000-01-01", "--names", "en=Member"]
    running = [
        subprocess.Popen(
            [PLENIPO, "act", "member.admitted", str(register), "--member", f"P{n}", *names],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for n in range(6)
    ]
    said = [(process, *process.communicate()) for process in running]
    done = [out for process, out, _ in said if process.returncode == 0]
    assert done
    for process, _, error in said:
        assert process.returncode in {0, 2}
        assert process.returncode == 0 or "is writing to the register" in error
    goes_on(register, 2 + len(done))


HOLDER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
sys.stdin.read()
"""


def test_another_program_has_locked_the_file(register, monkeypatch):
    monkeypatch.setattr("plenipo.register.sqlite.BUSY_MILLISECONDS", 10)
    registrar = open_to_write(register, house())
    command = [sys.executable, "-c", HOLDER, str(register)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout.readline() == b"locked\n"
        with pytest.raises(StoreError, match="is locked by another program: nothing was added"):
            registrar.record([admission(1)])
    (answer,) = registrar.record([admission(1)])
    assert answer == Receipt(2, 1, answer.recorded)
    registrar.close()
    goes_on(register, 3)


def test_sqlite_finds_no_room(register):
    registrar = open_to_write(register, house())
    pages = registrar.store.connection.execute("PRAGMA page_count").get
    registrar.store.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match=r"^The disk is full: nothing was added"):
        registrar.record([admission(n, "x" * 4_000) for n in range(10)])
    assert registrar.state.size == 2
    registrar.store.connection.execute("PRAGMA max_page_count = 1000000")
    (answer,) = registrar.record([admission(1)])
    assert answer.first == 2
    registrar.close()
    goes_on(register, 3)


FULL_DISK = """
set -e
mount -t tmpfs -o size=400k none "$DISK"
cp "$REGISTER" "$REGISTER.key" "$DISK/"
size=1
while :; do
    dd if=/dev/zero of="$DISK/filler-$size" bs=4096 count=1 2>/dev/null || break
    size=$((size + 1))
done
set +e
"$PLENIPO" act member.admitted "$DISK/body.plenipo" --member AA --names en=A --since 2000-01-01
echo "full: $?"
rm "$DISK"/filler-*
"$PLENIPO" verify "$DISK/body.plenipo" >/dev/null; echo "verified: $?"
"$PLENIPO" act member.admitted "$DISK/body.plenipo" --member AA --names en=A --since 2000-01-01
echo "again: $?"
"$PLENIPO" verify "$DISK/body.plenipo" >/dev/null; echo "verified: $?"
"""


def namespace():
    """Return how to get a mount of our own, or nothing where the system gives none."""
    for command in (["unshare", "--mount"], ["unshare", "--map-root-user", "--mount"]):
        trial = [*command, "mount", "-t", "tmpfs", "none", "/mnt"]
        if shutil.which("unshare") and _works(trial):
            return command
    return []


def _works(command):
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_a_full_disk(register, tmp_path):
    mounting = namespace()
    if not mounting:
        pytest.skip("This system lets nobody mount a small disk, so none can be filled.")
    disk = tmp_path / "disk"
    disk.mkdir()
    places = {"DISK": str(disk), "REGISTER": str(register), "PLENIPO": PLENIPO}
    said = subprocess.run(
        [*mounting, "sh", "-c", FULL_DISK],
        env=os.environ | places,
        capture_output=True,
        text=True,
        check=False,
    )
    codes = [line for line in said.stdout.splitlines() if ": " in line and "Recorded" not in line]
    assert codes == ["full: 2", "verified: 0", "again: 0", "verified: 0"], said.stdout + said.stderr
    lines = said.stderr.splitlines()
    assert 1 <= len(lines) <= 2, said.stderr
    assert "full" in lines[0] or "No space left" in lines[0]


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda key: key.unlink(), "body.plenipo.key"),
        (lambda key: key.write_text("nonsense\n"), "body.plenipo.key"),
        (lambda key: key.write_bytes(b"\xff\xfe"), "body.plenipo.key"),
    ],
    ids=["missing", "no key", "no text"],
)
def test_the_signing_key_is_not_there_or_no_key(register, damage, words):
    key = Path(f"{register}.key")
    kept = key.read_bytes()
    damage(key)
    is_told(admit(register, "AA"), words)
    key.write_bytes(kept)
    goes_on(register, 2)


def test_the_signing_key_of_another_register(register, tmp_path):
    create(tmp_path / "other.plenipo", house(), origin="test.example/other").close()
    key, other = Path(f"{register}.key"), tmp_path / "other.plenipo.key"
    kept = key.read_bytes()
    key.write_bytes(other.read_bytes())
    is_told(admit(register, "AA"), "is not that of the register", "own key")
    key.write_bytes(kept)
    goes_on(register, 2)


def test_the_lock_is_free_again_when_its_holder_has_died(register):
    with Path(f"{register}.lock").open("w") as lock:
        lock.write("12345")
    with Path(f"{register}.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    goes_on(register, 2)


def test_a_file_that_is_damaged_is_told_so(register):
    with apsw.Connection(str(register)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    body = bytearray(register.read_bytes())
    body[4096:8192] = bytes(4096)
    register.write_bytes(body)
    said = admit(register, "AA")
    assert said.returncode in {1, 2}
    assert "damaged" in said.stderr
    assert "Traceback" not in said.stderr
