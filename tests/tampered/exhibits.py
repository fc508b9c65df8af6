"""The exhibits: what was done to a copy of the honest register, and what must be said of it.

The changes a keeper of the register could make who has its private key are signed anew; all others
leave the signature as it was.
"""

# ruff: noqa: S608 - tables and columns are named here

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from typing import NamedTuple

import apsw
import honest
from story import SIGNER

from plenipo.assembly import house
from plenipo.core.fold import Lens
from plenipo.register.checkpoint import Signer
from plenipo.register.codec import canonical
from plenipo.register.merkle import Edge, leaf_digest
from plenipo.register.seal import commitment
from plenipo.register.snapshot import readable, take
from plenipo.register.sqlite import SqliteStore

PUBLIC = 100
"""A public entry in the first block of 256, and"""
LATE = 305
"""one behind it, which the snapshot does not cover."""
HIDDEN = honest.SEALED
Tamper = Callable[[apsw.Connection], object]
EXHIBITS: list[Exhibit] = []


class Exhibit(NamedTuple):
    """A way to tamper, the code of the first fault that must be found, and the entry it names."""

    name: str
    tamper: Tamper
    code: str
    entry: int | None


def exhibit(code, entry=None):
    """Put a function in the museum; its docstring is the exhibit's name."""

    def put(tamper):
        EXHIBITS.append(Exhibit(tamper.__doc__, tamper, code, entry))
        return tamper

    return put


def tamper(path, how):
    """Do it to a file."""
    with closing(apsw.Connection(str(path))) as connection:
        how(connection)


def column(connection, seq, name):
    return connection.execute(f"SELECT {name} FROM entry WHERE seq = ?", (seq,)).get


def put(connection, seq, **values):
    for name, value in values.items():
        connection.execute(f"UPDATE entry SET {name} = ? WHERE seq = ?", (value, seq))


def one_byte(data, place=None):
    """Return data with one bit of one byte changed, the middle one unless told."""
    changed = bytearray(data)
    changed[len(data) // 2 if place is None else place] ^= 1
    return bytes(changed)


def rewrite(connection, seq, change):
    """Change the fields of an entry, and its digest with it."""
    fields = json.loads(column(connection, seq, "body"))
    change(fields)
    body = canonical(fields)
    put(connection, seq, body=body, digest=leaf_digest(body))


def count(connection):
    return connection.execute("SELECT count(*) FROM entry").get


def rebuild(connection):
    """Make the kept subtrees fit the digests; return the tree's edge."""
    edge = Edge()
    nodes = edge.extend([d for (d,) in connection.execute("SELECT digest FROM entry ORDER BY seq")])
    connection.execute("DELETE FROM subtree")
    connection.executemany("INSERT INTO subtree VALUES(?, ?, ?)", nodes)
    return edge


def sign(connection, signer=SIGNER):
    """Make everything fit the entries, as only the keeper of the key can."""
    edge = rebuild(connection)
    note = signer.sign(edge.size, edge.root())
    connection.execute("UPDATE checkpoint SET note = ?", (note,))
    connection.execute("DELETE FROM request")
    connection.execute("DELETE FROM snapshot")


def edit_note(connection, change):
    note = connection.execute("SELECT note FROM checkpoint").get
    changed = change(note)
    assert changed != note
    connection.execute("UPDATE checkpoint SET note = ?", (changed,))


def edit_snapshot(connection, name, change):
    value = connection.execute(f"SELECT {name} FROM snapshot").get
    connection.execute(f"UPDATE snapshot SET {name} = ?", (change(value),))


@exhibit("digest", PUBLIC)
def _(c):
    """one byte of an act"""
    put(c, PUBLIC, body=one_byte(column(c, PUBLIC, "body")))


@exhibit("digest", LATE)
def _(c):
    """one byte of a late act"""
    put(c, LATE, body=one_byte(column(c, LATE, "body")))


@exhibit("digest", PUBLIC)
def _(c):
    """one byte of a digest"""
    put(c, PUBLIC, digest=one_byte(column(c, PUBLIC, "digest")))


@exhibit("seal", HIDDEN)
def _(c):
    """one byte of a secret"""
    put(c, HIDDEN, secret=one_byte(column(c, HIDDEN, "secret")))


@exhibit("seal", HIDDEN)
def _(c):
    """one byte of a salt"""
    put(c, HIDDEN, salt=one_byte(column(c, HIDDEN, "salt")))


@exhibit("seal", HIDDEN)
def _(c):
    """a salt taken away"""
    put(c, HIDDEN, salt=None)


@exhibit("seal", PUBLIC)
def _(c):
    """a secret put beside a public entry"""
    put(c, PUBLIC, secret=column(c, HIDDEN, "secret"), salt=column(c, HIDDEN, "salt"))


@exhibit("digest", HIDDEN)
def _(c):
    """a sealed entry laid open in its place"""
    put(c, HIDDEN, body=column(c, HIDDEN, "secret"), secret=None, salt=None)


@exhibit("key", PUBLIC)
def _(c):
    """another key of a request beside an entry"""
    put(c, PUBLIC, key="request-x")


@exhibit("key", LATE)
def _(c):
    """no key of its request beside an entry"""
    put(c, LATE, key=None)


@exhibit("digest", 0)
def _(c):
    """one byte of the public key in the first entry"""
    body = column(c, 0, "body")
    put(c, 0, body=one_byte(body, body.index(b'"key":"') + 40))


@exhibit("opening", 0)
def _(c):
    """another register's public key in the first entry, with its digest"""
    other = Signer.new("other.example/register").verifier.write()
    rewrite(c, 0, lambda fields: fields["act"].update(key=other))


@exhibit("opening", 0)
def _(c):
    """a first entry that opens nothing, signed"""
    founded = json.loads(column(c, 1, "body"))["act"]
    rewrite(c, 0, lambda fields: fields.update(act=founded))
    sign(c)


@exhibit("number", 0)
def _(c):
    """the second entry in the place of the first"""
    put(c, 0, body=column(c, 1, "body"), digest=column(c, 1, "digest"))


@exhibit("checkpoint")
def _(c):
    """another size in the checkpoint"""
    edit_note(c, lambda note: note.replace("\n310\n", "\n309\n"))


@exhibit("checkpoint")
def _(c):
    """another root in the checkpoint"""
    edit_note(c, lambda note: note.replace(note.split("\n")[2], "A" * 43 + "="))


@exhibit("checkpoint")
def _(c):
    """another signature under the checkpoint"""
    edit_note(c, lambda note: note[:-10] + ("A" if note[-10] != "A" else "B") + note[-9:])


@exhibit("checkpoint")
def _(c):
    """another register's name in the checkpoint"""
    edit_note(c, lambda note: note.replace("csto.example", "csto.exampl3"))


@exhibit("checkpoint")
def _(c):
    """no checkpoint"""
    c.execute("DELETE FROM checkpoint")


@exhibit("unsigned", 309)
def _(c):
    """an earlier checkpoint under later entries"""
    edge = Edge()
    edge.extend([d for (d,) in c.execute("SELECT digest FROM entry WHERE seq < 309 ORDER BY seq")])
    edit_note(c, lambda _: SIGNER.sign(309, edge.root()))


@exhibit("subtree")
def _(c):
    """one byte of a kept subtree"""
    c.execute(
        "UPDATE subtree SET digest = ?", (one_byte(c.execute("SELECT digest FROM subtree").get),)
    )


@exhibit("subtree")
def _(c):
    """a kept subtree taken away"""
    c.execute("DELETE FROM subtree")


@exhibit("subtree")
def _(c):
    """a kept subtree too many"""
    c.execute("INSERT INTO subtree SELECT height, 1, digest FROM subtree")


@exhibit("number", PUBLIC)
def _(c):
    """two entries swapped"""
    for old, new in ((PUBLIC, -1), (PUBLIC + 1, PUBLIC), (-1, PUBLIC + 1)):
        c.execute("UPDATE entry SET seq = ? WHERE seq = ?", (new, old))


@exhibit("missing-entry", PUBLIC)
def _(c):
    """an entry taken out"""
    c.execute("DELETE FROM entry WHERE seq = ?", (PUBLIC,))


@exhibit("number", PUBLIC)
def _(c):
    """an entry taken out, and the gap closed"""
    c.execute("DELETE FROM entry WHERE seq = ?", (PUBLIC,))
    for seq in range(PUBLIC + 1, honest.SIZE):
        c.execute("UPDATE entry SET seq = ? WHERE seq = ?", (seq - 1, seq))


@exhibit("truncated", LATE)
def _(c):
    """the last entries taken away"""
    c.execute("DELETE FROM entry WHERE seq >= ?", (LATE,))


@exhibit("truncated", 200)
def _(c):
    """the last entries taken away, with the subtree over them, the index and the snapshot"""
    c.execute("DELETE FROM entry WHERE seq >= 200")
    for table in ("subtree", "request", "snapshot"):
        c.execute(f"DELETE FROM {table}")


@exhibit("truncated", 0)
def _(c):
    """all entries taken away"""
    c.execute("DELETE FROM entry")


@exhibit("unsigned", honest.SIZE)
def _(c):
    """an entry added"""
    fields = json.loads(column(c, honest.SIZE - 1, "body")) | {"seq": honest.SIZE}
    body = canonical(fields)
    row = (honest.SIZE, body, leaf_digest(body), None, None, fields["key"])
    c.execute("INSERT INTO entry VALUES(?, ?, ?, ?, ?, ?)", row)


@exhibit("number", -1)
def _(c):
    """an entry put before the first"""
    c.execute(
        "INSERT INTO entry SELECT -1, body, digest, NULL, NULL, NULL FROM entry WHERE seq = 9"
    )


@exhibit("missing-entry", honest.SIZE)
def _(c):
    """an entry far behind the last"""
    c.execute(
        "INSERT INTO entry SELECT 1 << 40, body, digest, NULL, NULL, key FROM entry WHERE seq = 9"
    )


@exhibit("subtree")
def _(c):
    """an act replaced, with its digest"""
    rewrite(c, PUBLIC, lambda fields: fields["act"].update(stance="object"))


@exhibit("root")
def _(c):
    """a late act replaced, with its digest: no subtree is kept over it"""
    rewrite(c, LATE, lambda fields: fields["act"].update(stance="object"))


@exhibit("root")
def _(c):
    """an act replaced, with its digest and the subtrees"""
    rewrite(c, PUBLIC, lambda fields: fields["act"].update(stance="object"))
    rebuild(c)


@exhibit("unreadable-entry", PUBLIC)
def _(c):
    """an act of a later program, signed"""
    rewrite(c, PUBLIC, lambda fields: fields["act"].update(type="position.stated/9"))
    sign(c)


@exhibit("unreadable-entry", PUBLIC)
def _(c):
    """a field of a later program, signed"""
    rewrite(c, PUBLIC, lambda fields: fields.update(mood="good"))
    sign(c)


@exhibit("not-canonical", PUBLIC)
def _(c):
    """an entry with a blank in its JSON, signed"""
    body = column(c, PUBLIC, "body").replace(b'"act":', b'"act": ')
    put(c, PUBLIC, body=body, digest=leaf_digest(body))
    sign(c)


@exhibit("order", PUBLIC)
def _(c):
    """an entry recorded before the one before it, signed"""
    rewrite(c, PUBLIC, lambda fields: fields.update(recorded="2020-01-01T00:00:00Z"))
    sign(c)


@exhibit("moment", PUBLIC)
def _(c):
    """an act in effect after it was recorded, signed"""
    rewrite(c, PUBLIC, lambda fields: fields.update(effective="2999-01-01T00:00:00Z"))
    sign(c)


@exhibit("unsealed", PUBLIC)
def _(c):
    """a confidential act that was never sealed, signed"""
    rewrite(c, PUBLIC, lambda fields: fields.update(audience=["chair"]))
    sign(c)


@exhibit("seal", HIDDEN)
def _(c):
    """a sealed entry whose moment outside is another than inside, signed"""
    rewrite(c, HIDDEN, lambda fields: fields.update(recorded=moment_of(c, HIDDEN + 1)))
    sign(c)


@exhibit("number", HIDDEN)
def _(c):
    """a sealed entry with the number of another inside, signed"""
    secret = canonical(json.loads(column(c, HIDDEN, "secret")) | {"seq": HIDDEN + 1})
    put(c, HIDDEN, secret=secret)
    salt = column(c, HIDDEN, "salt")
    rewrite(c, HIDDEN, lambda fields: fields.update(sealed=commitment(salt, secret)))
    sign(c)


def moment_of(connection, seq):
    return json.loads(column(connection, seq, "body"))["recorded"]


@exhibit("schema")
def _(c):
    """a table too many"""
    c.execute("CREATE TABLE drafts(text)")


@exhibit("schema")
def _(c):
    """a trigger that would change what is appended"""
    c.execute("CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM request; END")


@exhibit("schema")
def _(c):
    """a table without its checks"""
    c.execute("PRAGMA writable_schema = ON")
    c.execute("UPDATE sqlite_schema SET sql = replace(sql, 'NOT NULL', '') WHERE name = 'entry'")


@exhibit("index", PUBLIC + 1)
def _(c):
    """a key in the index that leads to another entry"""
    c.execute("UPDATE request SET first = ? WHERE key = ?", (PUBLIC + 1, f"request-{PUBLIC}"))


@exhibit("index", PUBLIC)
def _(c):
    """a request in the index that has more entries than there are"""
    c.execute("UPDATE request SET count = 2 WHERE key = ?", (f"request-{PUBLIC}",))


@exhibit("index")
def _(c):
    """a key taken out of the index"""
    c.execute("DELETE FROM request WHERE key = ?", (f"request-{PUBLIC}",))


@exhibit("index", PUBLIC)
def _(c):
    """a key put into the index"""
    c.execute("INSERT INTO request VALUES('made-up', ?, 1)", (PUBLIC,))


@exhibit("snapshot")
def _(c):
    """one byte of the snapshot"""
    edit_snapshot(c, "state", one_byte)


@exhibit("snapshot")
def _(c):
    """another statement of what the snapshot covers"""
    edit_snapshot(c, "statement", lambda text: text.replace(",300,", ",299,"))


@exhibit("snapshot")
def _(c):
    """one byte of the snapshot's signature"""
    edit_snapshot(c, "signature", one_byte)


@exhibit("snapshot")
def _(c):
    """a snapshot of other entries than it says, signed"""
    keep_snapshot(c, honest.COVERED, stop=honest.COVERED - 1)


@exhibit("snapshot")
def _(c):
    """a snapshot under another root, signed"""
    keep_snapshot(c, honest.COVERED, root=bytes(32))


def keep_snapshot(connection, size, stop=None, root=None):
    """Sign a snapshot that says it covers ``size`` entries, and covers those before ``stop``."""
    store = SqliteStore(None, connection, None)
    state = house().new_state(Lens()).fold(readable(store, house(), 0, stop or size))
    state.size = size
    edge = Edge()
    edge.extend(store.nodes(0, 0, size))
    kept = take(state, root or edge.root(), house(), SIGNER)
    connection.execute("REPLACE INTO snapshot VALUES(0, ?, ?, ?, ?)", kept)
