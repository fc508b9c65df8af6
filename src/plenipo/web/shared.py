"""Pages drawn once for all who may read the same: who looks at them is put in afterwards.

Who signed in finds their name and a token of their own on every page, and nothing else that others
do not find there too. So the page is drawn with marks in those places.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable

import msgspec
from markupsafe import escape

from plenipo.register.view import Seen
from plenipo.web.visitor import Visitor

NAME, TOKEN = "\ue000name\ue001", "\ue000token\ue001"
"""Stand for a name and a token; no text has these signs, which are for private use."""
KEPT = 64
"""How many pages are kept with the marks in them."""


class Shared:
    """Pages with marks in place of a person, the latest kept."""

    def __init__(self) -> None:
        """Begin empty."""
        self._kept: OrderedDict[Hashable, tuple[Seen, bytes]] = OrderedDict()

    def draw(
        self, seen: Seen, place: Hashable, visitor: Visitor, draw: Callable[[Visitor], bytes]
    ) -> bytes:
        """Return a page as it is for a visitor who signed in.

        :param place: what else the page is made of.
        """
        key = id(seen), place
        kept = self._kept.get(key)
        # The sight is kept with what was drawn of it, so that no other can take its identity.
        if kept is None or kept[0] is not seen:
            nobody = msgspec.structs.replace(visitor, name=NAME, token=TOKEN)
            kept = self._kept[key] = seen, draw(nobody)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        body = kept[1].replace(NAME.encode(), escape(visitor.name).encode())
        return body.replace(TOKEN.encode(), escape(visitor.token).encode())
