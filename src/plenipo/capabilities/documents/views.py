"""The views of a text: as it stands, as it would be, or as far as one party is concerned."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from plenipo.capabilities.documents.document import Document
from plenipo.core.page import NotThereError
from plenipo.register.view import View
from plenipo.text.account import account
from plenipo.text.amending import bracket_of, resolved
from plenipo.text.folding import Choose, all_in, all_out, as_wanted_by, folded
from plenipo.text.model import Text
from plenipo.text.narrowing import only_of

ALL_IN, ALL_OUT = "all-in", "all-out"
DECIDED: Mapping[str, Choose] = {ALL_IN: all_in, ALL_OUT: all_out}
"""The views of a text in which every bracket is decided, and that are no party's."""


class ChosenReading(msgspec.Struct, frozen=True):
    """A bracket that is shown as if one of its readings had prevailed.

    :ivar reading: which, counted from 1; 0 for no text.
    :ivar others: what an address says that leaves this one out, and keeps the others.
    """

    bracket: str
    reading: int
    others: str


class Seen(msgspec.Struct, frozen=True):
    """Which view of a text is asked for.

    :ivar as_: empty for the text with its brackets, ``all-in``, ``all-out``, or the code of the
        party as whose it is shown.
    :ivar only: the code of the party of which alone it tells; empty for all.
    :ivar reading: which brackets are shown as if decided: ``b1:2,BY-1:0``.
    """

    as_: str = ""
    only: str = ""
    reading: str = ""

    def party(self) -> str:
        """Return the code of the party as whose it is shown; empty for none."""
        return "" if self.as_ in DECIDED else self.as_

    def chosen(self) -> tuple[ChosenReading, ...]:
        """Return the readings that are to prevail, as far as they are written as such."""
        told = [each.strip() for each in self.reading.split(",") if each.strip()]
        found = []
        for place, each in enumerate(told):
            bracket, _, number = each.rpartition(":")
            if bracket and number.isascii() and number.isdigit() and len(number) < 4:  # noqa: PLR2004
                others = ",".join((*told[:place], *told[place + 1 :]))
                found.append(ChosenReading(bracket, int(number), others))
        return tuple(found)

    def of(self, view: View, document: Document) -> Text:
        """Return a text as it is seen so.

        :raises NotThereError: when a party holds nothing of it, or there is no such reading.
        """
        text = document.text
        parties = account(text).parties if self.as_ or self.only else {}
        for party in (self.party(), self.only):
            if party and party not in parties:
                raise NotThereError(
                    view.wording.say(
                        "Nobody called “{code}” holds anything of this text.", code=party
                    )
                )
        text = self._with_readings(view, text)
        if self.only:
            text = only_of(text, self.only)
        if self.as_:
            text = folded(text, DECIDED.get(self.as_) or as_wanted_by(self.as_))
        return text

    def _with_readings(self, view: View, text: Text) -> Text:
        chosen = self.chosen()
        if self.reading and len(chosen) != self.reading.count(",") + 1:
            raise NotThereError(
                view.wording.say("Write a reading as the bracket and its number, like b1:2.")
            )
        standing = {bracket.id for _, bracket in text.brackets()}
        for each in chosen:
            bracket = bracket_of(text, each.bracket)
            if bracket is None and each.bracket in standing:
                continue  # it stood in a reading that did not prevail
            if bracket is None or each.reading > len(bracket.alternatives):
                raise NotThereError(
                    view.wording.say(
                        "No bracket “{code}” with a reading {number} stands in this text.",
                        code=each.bracket,
                        number=each.reading,
                    )
                )
            text = resolved(text, each.bracket, each.reading)
        return text
