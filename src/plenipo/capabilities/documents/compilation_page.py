"""The compilation of a text: each paragraph with its source, its parties, and why it reads so.

Source: the table of FCCC/AWGLCA/2009/INF.2/Add.1 (FIELD notes 3.4).
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from plenipo.capabilities.documents.changes_page import VersionLine, text_of
from plenipo.capabilities.documents.concerning import Concerning
from plenipo.capabilities.documents.document import Document, Step
from plenipo.capabilities.members.state import Members, calling, in_language
from plenipo.capabilities.sessions.state import session_named
from plenipo.core.page import Named
from plenipo.core.sheet import Sheet, SheetColumn
from plenipo.register.view import View
from plenipo.text.account import HEADS, citations
from plenipo.text.comparing import compare
from plenipo.text.comparison import ADDED, CHANGED, DELETED, MOVED, SAME, Pair
from plenipo.text.laying import units
from plenipo.text.model import PROPOSE, Content, Provision, Text, brackets
from plenipo.text.telling import written

WIDTHS = (34, 26, 14, 26)


class CompilationPage(msgspec.Struct, frozen=True):
    """What became of each paragraph between two versions of a document, in columns.

    :ivar since: the number of the version before, and
    :ivar until: of that after; 0 for the text as it stands.
    """

    session: Named
    document: Named
    language: str
    versions: tuple[VersionLine, ...]
    since: int
    until: int
    sheet: Sheet


def compilation_page(view: View, document: Document, since: int, until: int) -> CompilationPage:
    """Return the compilation of what became of a text from one version to another.

    What became of a proposal is told as it stands, also where that was after the later version.

    :raises NotThereError: when there is no version of a number.
    """
    old, new = text_of(view, document, since), text_of(view, document, until)
    session = session_named(view, document.session)
    title = document.title(view.wording.language)
    symbols = [issue.symbol for issue in document.issues]
    versions = [VersionLine(n, symbol) for n, symbol in enumerate(symbols, 1)]
    say, moment = view.wording.say, view.wording.moment
    named = {0: say("as it stands"), **dict(enumerate(symbols, 1))}
    sheet = Sheet(
        symbol=document.symbol,
        title=say("Compilation: {title}", title=title),
        body=in_language(view.seen.state.of(Members).names, view.wording.language),
        session=session.name,
        status=say("From {since} to {until}", since=named[since], until=named[until]),
        moment=document.changed,
        dated=say("As of {moment}", moment=moment(document.changed)),
        language=view.wording.language,
        columns=tuple(
            SheetColumn(name, width) for name, width in zip(_heads(view), WIDTHS, strict=True)
        ),
        rows=_Compiling(view, document, old, new, (since, until)).rows(),
    )
    return CompilationPage(
        session=session,
        document=Named(document.code, title),
        language=document.text.language,
        versions=(*versions, VersionLine(0, document.symbol)),
        since=since,
        until=until,
        sheet=sheet,
    )


def _heads(view: View) -> tuple[str, ...]:
    say = view.wording.say
    return (
        say("New paragraph"),
        say("Source paragraph"),
        say("Contributing parties"),
        say("Consolidation and rationale"),
    )


class _Compiling:
    """Puts together the rows of a compilation."""

    def __init__(
        self, view: View, document: Document, old: Text, new: Text, versions: tuple[int, int]
    ) -> None:
        self._view, self._document = view, document
        self._word = view.wording.word
        self._call = calling(view)
        self._old, self._new = old, new
        self._cited = citations(old), citations(new)
        self._steps = Concerning(document, (old, new)).between(*versions)

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """Return the rows: the provisions of the new text in its order, those that went between.

        What was done and stands in neither text, such as a provision that was proposed and
        withdrawn, has a row of its own at the end.
        """
        olds = {provision.id: provision for provision in self._old.provisions}
        news = {provision.id: provision for provision in self._new.provisions}
        rows = []
        for pair in compare(self._old, self._new).pairs:
            steps = self._steps.pop(pair.new or pair.old, [])
            if pair.old != pair.new and pair.old and pair.new:
                steps += self._steps.pop(pair.old, [])
            rows.append(self._row(pair, olds.get(pair.old), news.get(pair.new), steps))
        rest = [step for steps in self._steps.values() for step in steps]
        rows += [("", "", self._parties((), [step]), self._told(step)) for step in rest]
        return tuple(rows)

    def _row(
        self, pair: Pair, old: Provision | None, new: Provision | None, steps: list[Step]
    ) -> tuple[str, ...]:
        cited_old, cited_new = self._cited
        stays = old and new and old.content == new.content
        return (
            _read(cited_new[new.id], new) if new else "",
            "" if old is None else cited_old[old.id] if stays else _read(cited_old[old.id], old),
            self._parties(new.content if new else (), steps),
            "\n".join((self._became(pair), *map(self._told, steps))),
        )

    def _became(self, pair: Pair) -> str:
        """Return what became of a provision, in words."""
        said = [
            self._word("change", pair.kind)
            if pair.kind != SAME
            else self._view.wording.say("unchanged")
        ]
        if pair.kind == MOVED and pair.changed:
            said.append(self._word("change", CHANGED))
        if pair.kind not in {ADDED, DELETED} and pair.now and pair.now.status != "open":
            said.append(self._word("provision-status", pair.now.status))
        return self._view.wording.listed(said)

    def _parties(self, content: Content, steps: list[Step]) -> str:
        """Return who contributed to a provision: who proposed, and what others say of it."""
        found: dict[str, dict[str, None]] = {}
        for step in steps:
            proposal = self._document.proposed_by(step)
            for code in (proposal.member, *proposal.sponsors) if proposal else ():
                found.setdefault(code, {})[PROPOSE] = None
            if step.member:
                found.setdefault(step.member, {})
        for bracket in brackets(content):
            for each in bracket.alternatives:
                for stance in each.stances:
                    found.setdefault(stance.party, {})[stance.kind] = None
        return "\n".join(self._says(code, said) for code, said in found.items())

    def _says(self, code: str, kinds: Iterable[str]) -> str:
        said = self._view.wording.listed(self._word("holding", kind) for kind in kinds)
        return f"{self._call(code)}: {said}" if said else self._call(code)

    def _told(self, step: Step) -> str:
        """Return one thing that was done to a provision, in words."""
        proposal = self._document.proposed_by(step)
        if proposal is not None:
            words = [proposal.code, self._word("proposing", proposal.action)]
            words += [f"“{proposal.before}”"] if proposal.before else []
            words += [f"→ “{proposal.words}”"] if proposal.words else []
            state = self._word("proposal", proposal.state)
            told = f"{' '.join(words)} ({state})"
        elif step.act == "bracket.resolved" and step.reading:
            told = self._view.wording.say(
                "{code} decided, reading {number} stays", code=step.about, number=step.reading
            )
        elif step.act == "bracket.resolved":
            told = self._view.wording.say("{code} decided, no text stays", code=step.about)
        else:
            told = f"{self._word('act', step.act)} ({step.about})"
        return f"{told}: {step.reason}" if step.reason else told


def _read(cited: str, provision: Provision) -> str:
    """Return how a provision is cited, and its words; a heading is cited by them."""
    words = " ".join(written(units(provision.content)).split())
    headed = provision.kind in HEADS and not provision.number
    return words if headed else f"{cited}\n{words}"
