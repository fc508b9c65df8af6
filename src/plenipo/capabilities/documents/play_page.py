"""The state of play of a text: what is agreed, who holds what else, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from plenipo.capabilities.decisions.state import Question
from plenipo.capabilities.documents.asking import question_on, rule_of
from plenipo.capabilities.documents.document import Document, Proposal
from plenipo.capabilities.documents.holding import AGREE, Holding, Holds, Positions, words_of
from plenipo.capabilities.members.state import Members, calling, member_named, members_named
from plenipo.capabilities.rulebook.state import rule_named
from plenipo.capabilities.sessions.state import session_named
from plenipo.capabilities.silence.state import OnPart, deadline, on_parts, silence_named
from plenipo.core.page import Named, NotThereError
from plenipo.procedure.explanation import told_missing
from plenipo.procedure.silence import ADOPTED, RUNNING
from plenipo.register.view import View
from plenipo.text.account import Account, Held, account, citations, shortened
from plenipo.text.model import AD_REFERENDUM, AGREED, OPEN, Provision

LONGEST = 160
"""How many characters of a provision are quoted."""


class Said(msgspec.Struct, frozen=True):
    """How a member stands to a provision.

    :ivar version: the version whose words it is about, where it named one.
    :ivar words: of a position on other words, those words.
    """

    party: Named
    stance: str
    kind: str
    reason: str
    condition: str
    version: str
    moment: datetime
    entry: int
    words: str = ""


class InBrackets(msgspec.Struct, frozen=True):
    """What a party says of readings in a provision: the stances, each once."""

    party: Named
    stances: tuple[str, ...]


class UnderSilence(msgspec.Struct, frozen=True):
    """The last silence on a provision.

    :ivar changed: whether the provision reads otherwise now than under the silence.
    """

    silence: Named
    standing: str
    broken_by: tuple[Named, ...]
    expires: datetime
    announced: str
    running: bool
    changed: bool


class PlayLine(msgspec.Struct, frozen=True):
    """Where a provision stands.

    :ivar words: its words, shortened, in bracket notation without owners.
    :ivar status: ``open``, ``agreed`` or ``agreed ad referendum``.
    :ivar reopened: why it was reopened last, where it is open again.
    :ivar brackets: the identities of the brackets in it.
    :ivar owners: who says what of them.
    :ivar said: how members stand to it as it reads, but those who agree: those are ``agree``.
    :ivar outdated: what was said of other words.
    :ivar missing: what is missing under the rule, in sentences.
    """

    id: str
    cited: str
    words: str
    status: str
    reopened: str
    brackets: tuple[str, ...]
    owners: tuple[InBrackets, ...]
    said: tuple[Said, ...]
    agree: tuple[Named, ...]
    outdated: tuple[Said, ...]
    missing: tuple[str, ...]
    silence: UnderSilence | None


class HoldCount(msgspec.Struct, frozen=True):
    """How many provisions a party holds something of."""

    party: Named
    provisions: int


class OwnBracket(msgspec.Struct, frozen=True):
    """What a party says of a reading, and where."""

    provision: str
    cited: str
    bracket: str
    stance: str
    note: str
    words: str


class OwnPosition(msgspec.Struct, frozen=True):
    """How a party stands to a provision; empty ``cited``: the text has it no more."""

    provision: str
    cited: str
    said: Said


class OwnProposal(msgspec.Struct, frozen=True):
    """A proposal that stands."""

    code: str
    provision: str
    cited: str
    action: str
    before: str
    words: str


class PartyHolds(msgspec.Struct, frozen=True):
    """What one party still holds of the text."""

    party: Named
    brackets: tuple[OwnBracket, ...]
    positions: tuple[OwnPosition, ...]
    outdated: tuple[OwnPosition, ...]
    proposals: tuple[OwnProposal, ...]


class DocumentPlayPage(msgspec.Struct, frozen=True):
    """The state of play of a document.

    :ivar total: how many provisions it has: ``agreed``, ``ad_referendum`` and ``open`` together.
    :ivar reopened: how many of the open ones had been agreed.
    :ivar rule: by which it is agreed; None where none is named.
    :ivar holders: who holds something of it, most first.
    :ivar party: of whom it is told what it holds; then ``lines`` are those it holds.
    """

    session: Named
    document: Named
    symbol: str
    kind: str
    language: str
    rule: Named | None
    total: int
    agreed: int
    ad_referendum: int
    open: int
    reopened: int
    brackets: int
    holders: tuple[HoldCount, ...]
    party: PartyHolds | None
    lines: tuple[PlayLine, ...]


def document_play_page(view: View, document: Document, party: str) -> DocumentPlayPage:
    """Return the state of play of a document.

    :raises NotThereError: when nobody of the code that is asked for is known here.
    """
    found = account(document.text)
    said_of = document.said()
    held = document.held(said_of, found)
    if party and party not in held and party not in view.seen.state.of(Members).members:
        raise NotThereError(
            view.wording.say("Nobody called “{code}” holds anything of this text.", code=party)
        )
    provisions = document.text.provisions
    statuses = [each.status for each in provisions]
    again = [each for each in provisions if each.status == OPEN and each.id in document.reopened]
    of = held.get(party) or Holds() if party else None
    rule = rule_of(view.seen.state, document)
    return DocumentPlayPage(
        session=session_named(view, document.session),
        document=Named(document.code, document.title(view.wording.language)),
        symbol=document.symbol,
        kind=document.kind,
        language=document.text.language,
        rule=rule_named(view, rule) if rule else None,
        total=len(statuses),
        agreed=statuses.count(AGREED),
        ad_referendum=statuses.count(AD_REFERENDUM),
        open=statuses.count(OPEN),
        reopened=len(again),
        brackets=found.brackets,
        holders=tuple(
            HoldCount(member_named(view, code), len(each.provisions))
            for code, each in sorted(held.items(), key=lambda one: -len(one[1].provisions))
            if each.provisions
        ),
        party=_of_party(view, document, party, of) if of is not None else None,
        lines=tuple(_lines(view, document, found, said_of, of)),
    )


def _lines(
    view: View, document: Document, found: Account, said_of: Positions, of: Holds | None
) -> Iterator[PlayLine]:
    state = view.seen.state
    symbols = {issue.symbol for issue in document.issues}
    silences = on_parts(state, document.session, symbols, view.now)
    cited = citations(document.text)
    owned: dict[str, dict[str, list[str]]] = {}
    for party, held in found.parties.items():
        for each in held:
            owned.setdefault(each.provision, {}).setdefault(party, []).append(each.kind)
    wanted = set(of.provisions) if of is not None else set(cited)
    unheard = _missing(view, question_on(state, document, ""))
    for provision in document.text.provisions:
        one = provision.id
        if one not in wanted:
            continue
        asked = question_on(state, document, one) if one in said_of else None
        yield _line(
            view,
            document,
            provision,
            cited[one],
            owners=owned.get(one, {}),
            said_of=said_of.get(one, ((), ())),
            missing=_missing(view, asked) if one in said_of else unheard,
            silence=next(iter(silences.get(one, ())), None),
        )


def _missing(view: View, asked: Question | None) -> tuple[str, ...]:
    """Return what is missing under the rule, in sentences; nothing where nobody can be asked."""
    if asked is None or not asked.electorate:
        return ()
    missing = asked.asked().missing()
    return tuple(told_missing(missing, calling(view), view.wording.translate, lifting=True))


def _line(  # noqa: PLR0913 - what is known of a provision
    view: View,
    document: Document,
    provision: Provision,
    cited: str,
    *,
    owners: dict[str, list[str]],
    said_of: tuple[tuple[Holding, ...], tuple[Holding, ...]],
    missing: tuple[str, ...],
    silence: OnPart | None,
) -> PlayLine:
    now, then = said_of
    reopened = document.reopened.get(provision.id)
    is_open = provision.status == OPEN
    return PlayLine(
        id=provision.id,
        cited=cited,
        words=shortened(words_of(provision), LONGEST),
        status=provision.status,
        reopened=reopened.reason if reopened and is_open else "",
        brackets=tuple(dict.fromkeys(each.id for each in provision.brackets)),
        owners=tuple(
            InBrackets(member_named(view, party), tuple(dict.fromkeys(kinds)))
            for party, kinds in owners.items()
        ),
        said=tuple(said(view, each) for each in now if each.stance != AGREE),
        agree=members_named(view, [each.member for each in now if each.stance == AGREE]),
        outdated=tuple(said(view, each, each.words) for each in then),
        missing=missing if is_open else (),
        silence=_silence(view, document, provision.id, silence) if silence else None,
    )


def _silence(view: View, document: Document, provision: str, on: OnPart) -> UnderSilence:
    until = deadline(view, on.silence)
    symbol = on.silence.document
    return UnderSilence(
        silence=silence_named(view, on.silence.code),
        standing=on.standing,
        broken_by=members_named(view, on.broken_by),
        expires=until.moment,
        announced=until.announced,
        running=on.standing == RUNNING,
        changed=on.standing in {RUNNING, ADOPTED}
        and document.words(provision) != document.words(provision, symbol),
    )


def said(view: View, held: Holding, words: str = "") -> Said:
    """Return how a member stands to a provision, as it is shown."""
    return Said(
        party=member_named(view, held.member),
        stance=held.stance,
        kind=held.kind,
        reason=held.reason,
        condition=held.condition,
        version=held.version,
        moment=held.moment,
        entry=held.entry,
        words=words,
    )


def _of_party(view: View, document: Document, party: str, of: Holds) -> PartyHolds:
    cited = citations(document.text)
    return PartyHolds(
        party=member_named(view, party),
        brackets=tuple(_bracket(each) for each in of.brackets),
        positions=tuple(
            OwnPosition(where, cited.get(where, ""), said(view, each))
            for where, each in of.positions
        ),
        outdated=tuple(
            OwnPosition(where, cited.get(where, ""), said(view, each, each.words))
            for where, each in of.outdated
        ),
        proposals=tuple(_proposal(document.proposals[code], cited) for code in of.proposals),
    )


def _bracket(held: Held) -> OwnBracket:
    return OwnBracket(held.provision, held.where, held.bracket, held.kind, held.note, held.words)


def _proposal(proposal: Proposal, cited: dict[str, str]) -> OwnProposal:
    return OwnProposal(
        code=proposal.code,
        provision=proposal.provision,
        cited=cited.get(proposal.provision, ""),
        action=proposal.action,
        before=proposal.before,
        words=proposal.words,
    )
