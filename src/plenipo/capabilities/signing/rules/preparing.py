"""What stands against a ceremony, and against what is on its list."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.members.state import Members
from plenipo.capabilities.sessions.state import Sessions
from plenipo.capabilities.signing.acts import (
    SigningListed,
    SigningMoved,
    SigningPrepared,
    SigningUnlisted,
)
from plenipo.capabilities.signing.objections import no_reason, on_list, reached, strangers
from plenipo.capabilities.signing.readiness import signed_by
from plenipo.capabilities.signing.signing import OF_DOCUMENTS, OF_TREATIES, Listing, Signing
from plenipo.capabilities.signing.state import Signings
from plenipo.capabilities.treaties.state import Treaties
from plenipo.core.act import Author
from plenipo.core.codes import CODE, TAG
from plenipo.core.errors import InputError
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import Word, either, said
from plenipo.procedure.silence import no_such_zone, time_zone


def refuse_signing_prepared(
    state: State, act: SigningPrepared, by: Author, at: datetime
) -> Refusals:
    """Refuse a ceremony twice, without a name, in no session, on a day that is over."""
    del by
    sessions = state.of(Sessions)
    bad = said("The code '{signing}' may hold only letters A-Z, digits, '.', '_' and '-'.", act)
    twice = said("There is a ceremony '{signing}' already: choose another code.", act)
    unnamed = said("Say in some language what the ceremony '{signing}' is called.", act)
    zone = _zone(act.zone)
    return collect(
        None if CODE.fullmatch(act.signing) else Refusal("bad-code", bad),
        Refusal("code-taken", twice) if act.signing in state.of(Signings).signings else None,
        None if any(name.strip() for name in act.names.values()) else Refusal("no-name", unnamed),
        None if act.session in sessions.sessions else sessions.no_such_session(act.session),
        zone,
        None if zone or act.day >= at.astimezone(time_zone(act.zone)).date() else _over(act),
        _no_alphabet(state, act.language),
    )


def refuse_signing_moved(state: State, act: SigningMoved, by: Author, at: datetime) -> Refusals:
    """Refuse to move a ceremony without a reason, to no other day, or once somebody has signed."""
    del by
    signing, missing = reached(state, act.signing, at)
    if signing is None:
        return missing
    same = said("'{signing}' is held on {day} already.", act)
    begun = said("'{signing}' has begun: somebody has signed.", act)
    there = signing.term(at)
    stays = (there.day, there.place) == (act.day, act.place or there.place)
    signed = any(_begun(state, listing) for listing in signing.listed(at))
    return collect(
        missing,
        no_reason(act.reason),
        Refusal("nothing-moved", same) if stays else None,
        _over(act) if act.day < signing.local_day(at) else None,
        Refusal("signing-begun", begun) if signed else None,
    )


def refuse_signing_listed(state: State, act: SigningListed, by: Author, at: datetime) -> Refusals:
    """Refuse what is not in the register, is signed by nobody, or in a way that it is not."""
    del by
    signing, missing = reached(state, act.signing, at)
    if signing is None:
        return missing
    bad = said("The number '{number}' may hold only letters A-Z, digits, '.', '_' and '-'.", act)
    twice = said("There is a number {number} on the list of '{signing}' already.", act)
    nobody = said("Say who signs number {number}.", act)
    ways = OF_TREATIES if act.treaty else OF_DOCUMENTS
    way = said(
        "Number {number} is not signed '{how}': say {known}.",
        act,
        known=either(Word("way-of-signing", each) for each in ways),
    )
    return collect(
        missing,
        None if CODE.fullmatch(act.number) else Refusal("bad-code", bad),
        Refusal("code-taken", twice) if act.number in signing.listings else None,
        None if act.how in ways else Refusal("no-such-signing-way", way),
        None if act.signatories else Refusal("no-signatories", nobody),
        strangers(state, act.signatories),
        _not_there(state, act),
        _listed_before(signing, act, at),
        _not_open(state, act),
        bad_languages(act.languages),
        _alone(act),
    )


def refuse_signing_unlisted(
    state: State, act: SigningUnlisted, by: Author, at: datetime
) -> Refusals:
    """Refuse to take from the list what is not on it, without a reason, or is being signed."""
    del by
    signing, missing = reached(state, act.signing, at)
    if signing is None:
        return missing
    listing, absent = on_list(signing, act.number, at)
    signed = said("Number {number} was signed already.", act)
    return collect(
        missing,
        absent,
        no_reason(act.reason),
        Refusal("signed-already", signed) if listing and _begun(state, listing) else None,
    )


def bad_languages(tags: Iterable[str]) -> Refusals:
    """Object to each tag that is of no language."""
    return tuple(
        Refusal("no-such-language", said("'{tag}' is no tag of a language, like 'ru'.", tag=tag))
        for tag in dict.fromkeys(tags)
        if not TAG.fullmatch(tag)
    )


def _begun(state: State, listing: Listing) -> bool:
    """Tell whether somebody has signed it since it was listed."""
    signatures = signed_by(state, listing).values()
    return any(signature.entry > listing.entry for signature in signatures)


def _zone(name: str) -> Refusal | None:
    try:
        time_zone(name)
    except InputError:
        return Refusal("no-such-zone", no_such_zone(name))
    return None


def _over(act: SigningPrepared | SigningMoved) -> Refusal:
    sentence = said("'{signing}' cannot be held on {day}: that day is over.", act)
    return Refusal("day-over", sentence)


def _no_alphabet(state: State, language: str) -> Refusal | None:
    """Object to a language in which no member has a name."""
    members = state.of(Members).members.values()
    if not language or any(language in member.naming().short for member in members):
        return None
    sentence = said("No member has a name in the language '{language}'.", language=language)
    return Refusal("no-such-language", sentence)


def _not_there(state: State, act: SigningListed) -> Refusals:
    """Object to what is named and is not in the register; or to nothing that is named."""
    documents, treaties = state.of(Documents).documents, state.of(Treaties)
    sessions = state.of(Sessions)
    text = said("There is no document '{document}': table it first.", act)
    nothing = said("Say what number {number} is: an item, a document, a treaty, or a title.", act)
    named = (*act.names.values(), act.origin_item, act.document, act.treaty)
    item = sessions.item(act.origin_session, act.origin_item)
    lost = bool(act.origin_session or act.origin_item) and item is None
    gone = bool(act.treaty) and act.treaty not in treaties.treaties
    return collect(
        None if any(named) else Refusal("no-name", nothing),
        sessions.no_such_item(act.origin_session, act.origin_item) if lost else None,
        Refusal("no-such-document", text)
        if act.document and act.document not in documents
        else None,
        treaties.no_such_treaty(act.treaty) if gone else None,
    )


def _listed_before(signing: Signing, act: SigningListed, at: datetime) -> Refusal | None:
    """Object to the same item, document or treaty under another number."""

    def same(listing: Listing) -> bool:
        item = (listing.origin_session, listing.origin_item)
        return (
            (bool(act.origin_item) and item == (act.origin_session, act.origin_item))
            or (bool(act.document) and listing.document == act.document)
            or (bool(act.treaty) and listing.treaty == act.treaty)
        )

    found = next(filter(same, signing.listed(at)), None)
    if found is None:
        return None
    sentence = said("That is on the list already, as number {number}.", number=found.number)
    return Refusal("listed-already", sentence)


def _not_open(state: State, act: SigningListed) -> Refusals:
    """Object to each signatory to whose signature the treaty is not open."""
    treaty = state.of(Treaties).treaties.get(act.treaty)
    outside = [
        code
        for code in act.signatories
        if treaty and treaty.may_sign and code not in treaty.may_sign
    ]
    return tuple(
        Refusal(
            "not-open-to-it",
            said("'{treaty}' is not open to signature by '{code}'.", act, code=code),
        )
        for code in outside
    )


def _alone(act: SigningListed) -> Refusal | None:
    if not act.prevails or act.prevails in act.languages:
        return None
    sentence = said(
        "'{prevails}' cannot prevail: number {number} is not signed in it.",
        act,
    )
    return Refusal("not-authentic", sentence)
