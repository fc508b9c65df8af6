"""A writer that is killed: it admits members for ever, and tells each one that was acknowledged."""

import sys
from datetime import date
from itertools import count
from pathlib import Path

from plenipo.assembly import house
from plenipo.capabilities.members.acts import MemberAdmitted
from plenipo.core.act import Author
from plenipo.core.request import Proposed, Receipt, Request
from plenipo.register.opening import open_to_write


def admission(number):
    """Return the request to admit a member, always the same for a number."""
    admitted = MemberAdmitted(
        member=f"M{number}", names={"en": f"Member {number}"}, since=date(2000, 1, 1)
    )
    return Request((Proposed(admitted),), Author("secretariat"), key=f"admit-{number}")


def main():
    registrar = open_to_write(Path(sys.argv[1]), house())
    for number in count(int(sys.argv[2]), 4):
        answers = registrar.record(admission(number + i) for i in range(4))
        assert all(isinstance(answer, Receipt) for answer in answers)
        told = "".join(f"{number + i} {answer.first}\n" for i, answer in enumerate(answers))
        sys.stdout.write(told)
        sys.stdout.flush()


if __name__ == "__main__":
    main()
