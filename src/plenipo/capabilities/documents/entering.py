"""What was taken down at the desk, as the act that it would be: owners, places and codes found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from plenipo.capabilities.documents.acts import (
    BracketOpened,
    BracketResolved,
    ProvisionAgreed,
    ProvisionReopened,
    WordingAccepted,
    WordingHeld,
    WordingProposed,
    WordingSuggested,
    WordingWithdrawn,
)
from plenipo.capabilities.documents.dictation import (
    AD_REFERENDUM,
    HOLDING,
    OWNED,
    PROPOSING,
    REOPEN,
    STRUCTURE,
    Dictated,
    DictationError,
    dictated,
    what_of,
)
from plenipo.capabilities.documents.document import ALTERNATIVE, CHAIR_CODE, PROVISION, Document
from plenipo.capabilities.members.state import Members
from plenipo.core.act import Act
from plenipo.core.fold import State
from plenipo.core.said import listed, said
from plenipo.text.amending import occurrences

DESK_CODE = "desk"
"""How the brackets are called that nobody's delegation asked for."""
_MOST_DIGITS = 6


class Focus(msgspec.Struct, frozen=True):
    """Where somebody stands in a text: in a provision, at a bracket; empty for nowhere."""

    provision: str = ""
    bracket: str = ""


def told_in(form: Mapping[str, str]) -> Dictated:
    """Return what a form of the desk says: its line, or its fields.

    :raises DictationError: saying in one sentence what is not understood.
    """
    line = form.get("line", "")
    if line or "what" not in form:
        return dictated(line)
    what, owners = what_of(form["what"]), form.get("owners", "").strip().rstrip(":")
    if what in OWNED and not owners:
        raise DictationError(said("Say who wants that: give a delegation."))
    return Dictated(
        what,
        owners=owners if what in {*OWNED, REOPEN} else "",
        place=form.get("provision", ""),
        passage=form.get("passage", "").strip(),
        occurrence=_number(form.get("occurrence", ""), 1),
        bracket=form.get("bracket", ""),
        reading=_number(form.get("reading", ""), 1),
        proposal=form.get("proposal", "").strip(),
        other=form.get("other", "").strip(),
        words=" ".join(form.get("words", "").split()),
        number=form.get("number", "").strip(),
        note=form.get("note", "").strip(),
    )


def _number(text: str, default: int) -> int:
    text = text.strip()
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS):
        raise DictationError(said("'{number}' is no number: write it in digits.", number=text))
    return int(text)


class Desk:
    """Where lines are taken down: what they name is looked up in a document and its state.

    :param taken: codes of proposals and brackets that others were given, and are not recorded yet.
    """

    def __init__(self, state: State, document: Document, taken: Iterable[str] = ()) -> None:
        """Take down what is said of a document."""
        self._members = state.of(Members)
        self._document = document
        self._taken = set(taken)

    def act(self, told: Dictated, focus: Focus) -> Act:  # noqa: PLR0911 - one for each kind of act
        """Return the act that a line would be.

        :raises DictationError: when it names nobody or nothing that is known, or too little.
        """
        here: dict[str, Any] = {
            "session": self._document.session,
            "document": self._document.code,
        }
        if told.what in PROPOSING and told.owners.strip().casefold() == CHAIR_CODE.casefold():
            return WordingSuggested(
                **here, proposal=self.code(CHAIR_CODE), **self._said(told, focus)
            )
        owners = self.owners(told.owners)
        member = owners[0] if owners else ""
        match told.what:
            case what if what in HOLDING:
                return WordingHeld(
                    **here,
                    bracket=self._bracket(told, focus),
                    alternative=told.reading,
                    member=member,
                    stance=what,
                    note=told.note,
                )
            case "withdraw":
                return WordingWithdrawn(
                    **here, proposal=told.proposal, member=member, reason=told.note
                )
            case "accept":
                return WordingAccepted(**here, proposal=told.proposal, decided=told.note)
            case "bracket":
                return BracketOpened(
                    **here,
                    bracket=self.code(DESK_CODE),
                    provision=self._provision(told, focus),
                    passage=told.passage,
                    occurrence=told.occurrence,
                    reason=told.note,
                )
            case "resolve":
                return BracketResolved(
                    **here,
                    bracket=self._bracket(told, focus),
                    alternative=told.reading,
                    decided=told.note,
                )
            case "agree" | "ad referendum":
                return ProvisionAgreed(
                    **here,
                    provision=self._provision(told, focus),
                    ad_referendum=told.what == AD_REFERENDUM,
                )
            case "reopen":
                provision = self._provision(told, focus)
                return ProvisionReopened(
                    **here, provision=provision, reason=told.note, member=member
                )
        return WordingProposed(
            **here,
            proposal=self.code(member),
            member=member,
            sponsors=owners[1:],
            other=self._named(told.other) if told.other else "",
            **self._said(told, focus),
        )

    def _said(self, told: Dictated, focus: Focus) -> dict[str, Any]:
        """Return the fields that proposals of delegations and of the chair have in common."""
        joins = told.what == ALTERNATIVE
        return {
            "action": STRUCTURE.get(told.what, told.what),
            "provision": "" if joins else self._provision(told, focus),
            "passage": told.passage,
            "occurrence": told.occurrence,
            "bracket": self._bracket(told, focus) if joins else "",
            "words": told.words,
            "number": told.number,
            "reason": told.note,
        }

    def owners(self, typed: str) -> tuple[str, ...]:
        """Return the members that were typed, by their codes or names, each once.

        :raises DictationError: when one of them is not known.
        """
        found: list[str] = []
        for part in typed.replace("&", ",").replace(";", ",").split(","):
            whole = self._member(part)
            found += [whole] if whole else map(self._known, part.split())
        return tuple(dict.fromkeys(found))

    def _known(self, word: str) -> str:
        found = self._member(word)
        if found:
            return found
        sentence = said(
            "There is no member '{code}': the members are {known}.",
            code=word,
            known=listed(self._members.members),
        )
        raise DictationError(sentence)

    def _member(self, typed: str) -> str:
        wanted = " ".join(typed.split()).casefold()
        for code, member in self._members.members.items():
            naming = member.naming()
            names = (code, *naming.short.values(), *naming.official.values())
            if wanted and wanted in {name.casefold() for name in names}:
                return code
        return ""

    def code(self, of: str) -> str:
        """Return a code for a proposal or bracket that none has had, and give it away."""
        number = 1
        while not self._free(f"{of}-{number}"):
            number += 1
        self._taken.add(f"{of}-{number}")
        return f"{of}-{number}"

    def keeps(self, code: str) -> bool:
        """Tell whether a code that was given away still is nobody else's, and give it away."""
        free = self._free(code)
        self._taken.add(code)
        return free

    def _free(self, code: str) -> bool:
        document = self._document
        known = code in document.proposals or any(step.about == code for step in document.steps)
        return not known and code not in self._taken and document.bracket(code) is None

    def _provision(self, told: Dictated, focus: Focus) -> str:
        """Return the provision that is meant: named, in focus, or the one that has the words."""
        if told.place:
            return self._named(told.place)
        holding = [
            each.id
            for each in self._document.text.provisions
            if told.passage and occurrences(each.content, told.passage) >= told.occurrence
        ]
        if focus.provision and (focus.provision in holding or len(holding) != 1):
            return focus.provision
        if len(holding) == 1:
            return holding[0]
        if told.what == PROVISION:
            return self._document.text.provisions[-1].id if self._document.text.provisions else ""
        sentence = said(
            "Say in which provision: choose one, or begin the line with '@' and its number."
        )
        raise DictationError(sentence)

    def _named(self, place: str) -> str:
        text = self._document.text
        if text.provision(place) is not None:
            return place
        wanted = place.rstrip(".").replace(" ", "").casefold()
        numbered = [p.id for p in text.provisions if p.number.replace(" ", "").casefold() == wanted]
        if len(numbered) == 1:
            return numbered[0]
        sentence = said(
            "Provisions called '{place}': {count}. Choose one, or name it by its identity.",
            count=len(numbered),
            place=place,
        )
        raise DictationError(sentence)

    def _bracket(self, told: Dictated, focus: Focus) -> str:
        """Return the bracket that is meant: named, in focus, or the only one of the provision."""
        if told.bracket:
            return told.bracket
        if focus.bracket:
            return focus.bracket
        place = self._named(told.place) if told.place else focus.provision
        provision = self._document.text.provision(place)
        found = dict.fromkeys(each.id for each in provision.brackets) if provision else {}
        if len(found) == 1:
            return next(iter(found))
        raise DictationError(said("Say which bracket: choose one, or name its code."))


def renewed(act: Act, desk: Desk) -> Act:
    """Return a prepared act, with another code where others have taken its own meanwhile."""
    if isinstance(act, WordingProposed) and not desk.keeps(act.proposal):
        return msgspec.structs.replace(act, proposal=desk.code(act.member))
    if isinstance(act, WordingSuggested) and not desk.keeps(act.proposal):
        return msgspec.structs.replace(act, proposal=desk.code(CHAIR_CODE))
    if isinstance(act, BracketOpened) and not desk.keeps(act.bracket):
        return msgspec.structs.replace(act, bracket=desk.code(DESK_CODE))
    return act
