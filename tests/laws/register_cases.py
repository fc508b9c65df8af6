"""What is refused and accepted of the register's own acts."""

from case import accepted, refused
from story import OPENING, ORIGIN

from plenipo.register.acts import RegisterOpened

CASES = (
    accepted(OPENING, "the first entry of a register", foundation=False),
    refused(
        RegisterOpened(origin="x.example/other", key="k"),
        "a second opening",
        "already-open",
        given=(OPENING,),
        foundation=False,
    ),
    refused(
        RegisterOpened(origin="a body", key="k"),
        "a name with a blank",
        "bad-origin",
        foundation=False,
    ),
    refused(
        RegisterOpened(origin=f"{ORIGIN}+x", key="k"),
        "a name with a plus",
        "bad-origin",
        foundation=False,
    ),
    refused(RegisterOpened(origin="", key="k"), "no name", "bad-origin", foundation=False),
)
