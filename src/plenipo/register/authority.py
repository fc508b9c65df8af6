"""Who may record the opening of a register: only the program itself, when it is made."""

from __future__ import annotations

from plenipo.register.acts import RegisterOpened

GRANTS = {RegisterOpened: ()}
