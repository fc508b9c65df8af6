"""What a document still lacks to be signed: each check, worked out of what the register knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from plenipo.capabilities.credentials.state import Credentials
from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.languages.state import Languages
from plenipo.capabilities.members.state import Members
from plenipo.capabilities.play.state import work_out
from plenipo.capabilities.sessions.state import Sessions
from plenipo.capabilities.signing.signing import Listing, Representative, Signing
from plenipo.capabilities.treaties.state import Treaties
from plenipo.core.fold import State
from plenipo.core.said import Retold, Said, Word, listed, said
from plenipo.core.wording import PLAIN, Wording
from plenipo.text.model import Text
from plenipo.text.parallel import BEHIND, DIFFERS, LINKED
from plenipo.treaty.representatives import OFFICES, powers_needed

CLEAN = ("clean text", "agreed ad referendum", "adopted", "authentic")
"""The kinds of documents in which nothing is in brackets. Source: FIELD notes 3.1."""


def text_of(state: State, listing: Listing) -> str:
    """Return the code of the document that has the text; nothing where none is named."""
    treaty = state.of(Treaties).treaties.get(listing.treaty)
    return listing.document or (treaty.document if treaty else "")


def languages_of(state: State, listing: Listing) -> tuple[tuple[str, ...], str]:
    """Return the tags of the languages it is signed in, and of that which prevails, if one does."""
    if listing.languages:
        return listing.languages, listing.prevails
    treaty = state.of(Treaties).treaties.get(listing.treaty)
    if treaty is not None and treaty.authentic:
        return treaty.authentic, treaty.prevails
    settled = state.of(Languages).settled.get(text_of(state, listing))
    return (settled.authentic, settled.prevails) if settled else ((), "")


def of_decision(state: State, listing: Listing) -> Iterator[Said]:
    """Yield what is lacking of the decision by which it was agreed."""
    session = state.of(Sessions).sessions.get(listing.origin_session)
    item = session.items.get(listing.origin_item) if session else None
    if session is None or item is None:
        yield said("The item it comes from is not in the register, as far as you may read it.")
        return
    found = work_out(state, session, item)
    about = {"item": item.number, "session": session.title()}
    if not found.agreed:
        standing = Word("status", found.status)
        yield said("Item {item} is not agreed: {standing}.", standing=standing, **about)
    elif found.decision is None:
        yield said("Item {item} is agreed, but no decision on it was declared.", **about)
    elif found.status != "agreed":
        yield said("Item {item} was agreed ad referendum: that is to be confirmed.", **about)
    document = state.of(Documents).documents.get(text_of(state, listing))
    decided = found.decision.text if found.decision else ""
    if document is not None and decided and decided != document.digest():
        yield said("The text is not the one that was decided on.")


def of_text(state: State, listing: Listing) -> Iterator[Said]:
    """Yield what is lacking of the text: brackets are open, or it was not issued clean."""
    code = text_of(state, listing)
    if not code:
        if listing.final is None:
            yield said("Its text is not in the register, and was not found final.")
        return
    document = state.of(Documents).documents.get(code)
    if document is None:
        yield said("Its text is not in the register, as far as you may read it.")
    elif listing.open_text:
        return
    elif document.open():
        yield said("Brackets are open in {symbol}: {count}.", document, count=document.open())
    elif document.kind not in CLEAN:
        kind = Word("document-kind", document.kind)
        yield said("{symbol} is a {kind}: issue it as a clean text.", document, kind=kind)


def of_languages(state: State, listing: Listing) -> Iterator[Said]:
    """Yield in which languages it is missing, or not concordant."""
    wanted, _ = languages_of(state, listing)
    document = state.of(Documents).documents.get(text_of(state, listing))
    if document is None:
        final = listing.final.languages if listing.final else ()
        missing = [tag for tag in wanted if tag not in final]
        if missing:
            yield said("It was not found concordant in: {languages}.", languages=listed(missing))
        return
    versions = state.of(Languages).of_document(document.code)
    issues = {issue.symbol: issue.text for issue in document.issues}
    for tag in wanted:
        if tag == document.text.language:
            continue
        version = versions.get(tag)
        if version is None:
            yield said("There is no text in '{language}'.", language=tag)
            continue
        pairs = version.beside(document.text, issues.get(version.of, Text()))
        yield from _not_concordant(tag, Counter(pair.standing for pair in pairs))


def _not_concordant(tag: str, standing: Counter[str]) -> Iterator[Said]:
    total = standing.total()
    if count := standing[BEHIND]:
        yield said(
            "Provisions in '{language}' that are behind the leading text: {count} of {total}.",
            language=tag,
            count=count,
            total=total,
        )
    if count := standing[DIFFERS]:
        yield said(
            "Provisions in '{language}' that were found to differ: {count} of {total}.",
            language=tag,
            count=count,
            total=total,
        )
    if count := standing[LINKED]:
        yield said(
            "Provisions in '{language}' that are not confirmed yet: {count} of {total}.",
            language=tag,
            count=count,
            total=total,
        )


def of_signatories(state: State, signing: Signing, listing: Listing) -> Iterator[Said]:
    """Yield for whom it is not known who signs."""
    codes = unnamed(signing, listing)
    if codes:
        yield said("It is not known who signs for: {members}.", members=_called(state, codes))


def of_powers(lacking: Mapping[str, Representative]) -> Iterator[Said]:
    """Yield of whom full powers were not received."""
    if lacking:
        persons = listed(who.person for who in lacking.values())
        yield said("Full powers were not received of: {persons}.", persons=persons)


def _called(state: State, codes: Sequence[str]) -> Retold:
    """Return members by their names, in the reader's language."""

    def tell(wording: Wording) -> str:
        return wording.listed(members.name(code, wording.language) for code in codes)

    members = state.of(Members)
    return Retold(tell(PLAIN), tell)


def unnamed(signing: Signing, listing: Listing) -> tuple[str, ...]:
    """Return the signatories of whom it is not known who signs for them."""
    return tuple(
        code for code in listing.signatories if not signing.representative(listing.number, code)
    )


def without_powers(
    state: State, signing: Signing, listing: Listing, at: datetime
) -> dict[str, Representative]:
    """Return who was named to sign and lacks full powers for the ceremony's day, by for whom."""
    named = {code: signing.representative(listing.number, code) for code in listing.signatories}
    then = signing.last_moment(at)
    return {
        code: who
        for code, who in named.items()
        if who is not None and not empowered(state, listing, code, who, then)
    }


def empowered(
    state: State, listing: Listing, participant: str, who: Representative, at: datetime
) -> bool:
    """Tell whether somebody may sign at a moment: by their office, or by full powers."""
    if who.office in OFFICES:
        return True
    powers = state.of(Credentials).powers.get(who.powers)
    return powers is not None and powers.allow(
        participant, who.person, about(state, listing), powers_needed(listing.how), at
    )


def about(state: State, listing: Listing) -> frozenset[str]:
    """Return what full powers call what is signed: its titles, symbol or code."""
    treaty = state.of(Treaties).treaties.get(listing.treaty)
    document = state.of(Documents).documents.get(text_of(state, listing))
    item = state.of(Sessions).item(listing.origin_session, listing.origin_item)
    known = [*listing.names.values()]
    known += [treaty.code, *treaty.names.values()] if treaty else []
    known += [document.symbol, *document.names.values()] if document else []
    known += item.names.values() if item else []
    return frozenset(known)


def of_paper(state: State, signing: Signing, listing: Listing) -> Iterator[Said]:
    """Yield what is lacking of the originals."""
    bound, needed = listing.bound, len(listing.signatories) if signing.alternat else 1
    if bound is None:
        yield said("It is not printed and bound.")
        return
    if bound.copies < needed:
        yield said("Originals: {count} of {total}.", count=bound.copies, total=needed)
    document = state.of(Documents).documents.get(text_of(state, listing))
    if document is not None and bound.text != document.digest():
        yield said("The text has changed since it was bound.")
