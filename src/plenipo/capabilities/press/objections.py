"""What can stand against several acts of the press."""

from __future__ import annotations

import re
from datetime import datetime

from plenipo.capabilities.members.state import Members
from plenipo.capabilities.press.communique import Communique
from plenipo.capabilities.press.state import Press
from plenipo.capabilities.sessions.state import Sessions
from plenipo.core.act import Names
from plenipo.core.audience import CIRCLES, KINDS, require_circle
from plenipo.core.codes import CODE, TAG
from plenipo.core.errors import UsageError
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import Said, listed, said

LONGEST = 50_000
"""How many characters a text may have."""
NAME, TEXT = 80, 4_000
"""How many characters the name of who replies, and a reply may have."""
MARKUP = re.compile(
    r"</?[A-Za-z!?]|&#?\w+;|\]\(|\[/?(url|b|i|img|quote)\b|(javascript|data|vbscript):\S",
    re.IGNORECASE,
)
"""What would be markup elsewhere: tags and entities of HTML, links of Markdown, signs of forums."""
_ALLOWED = frozenset("\n\u200c\u200d\u200e\u200f")
"""What is not seen and still belongs to words: ends of lines, joiners, marks of direction."""


def bad_code(code: str) -> Refusal | None:
    """Object to a code that holds anything else than it may."""
    if CODE.fullmatch(code):
        return None
    sentence = said(
        "The code '{code}' may hold only letters A-Z, digits, '.', '_' and '-'.", code=code
    )
    return Refusal("bad-code", sentence)


def nameless(names: Names, what: Said) -> Refusal | None:
    """Object to what has no name in any language."""
    if any(name.strip() for name in names.values()):
        return None
    sentence = said("Give {what} a name in at least one language.", what=what)
    return Refusal("no-name", sentence)


def bad_languages(texts: Names) -> Refusal | None:
    """Object to texts in what is no language."""
    wrong = [tag for tag in texts if not TAG.fullmatch(tag)]
    if not wrong:
        return None
    sentence = said("These are no tags of languages: {tags}; write en, ru.", tags=listed(wrong))
    return Refusal("no-such-language", sentence)


def too_long(texts: Names) -> Refusal | None:
    """Object to a text that is longer than anybody reads."""
    found = [tag for tag, text in texts.items() if len(text) > LONGEST]
    if not found:
        return None
    sentence = said(
        "The text is longer than {most} characters in: {tags}.", most=LONGEST, tags=listed(found)
    )
    return Refusal("too-long", sentence)


def still_bracketed(code: str, tags: tuple[str, ...]) -> Refusal | None:
    """Object to a text that is still negotiated."""
    if not tags:
        return None
    sentence = said(
        "'{code}' still has brackets ({tags}): decide them before it is released.",
        code=code,
        tags=listed(tags),
    )
    return Refusal("still-bracketed", sentence)


def unknown_place(state: State, session: str, item: str) -> Refusal | None:
    """Object to a session or an item that is not there."""
    sessions = state.of(Sessions)
    if session and session not in sessions.sessions:
        return sessions.no_such_session(session)
    if not item:
        return None
    if not session:
        sentence = said("Say of which session item {item} is.", item=item)
        return Refusal("no-session", sentence)
    there = sessions.item(session, item)
    return None if there else sessions.no_such_item(session, item)


def unknown_body(state: State, body: str) -> Refusal | None:
    """Object to a body that is not there."""
    return state.of(Members).no_such_body(body) if body else None


def bad_circles(to: tuple[str, ...]) -> Refusal | None:
    """Object to readers that there are none of."""
    for circle in to:
        try:
            require_circle(circle, CIRCLES)
        except UsageError:
            known = listed((*CIRCLES, *(f"{kind}:CODE" for kind in KINDS)))
            sentence = said(
                "There is no circle of readers '{name}': there are {known}.",
                name=circle,
                known=known,
            )
            return Refusal("no-such-circle", sentence)
    return None


def reasonless(reason: str, code: str) -> Refusal | None:
    """Object to what is done for no reason."""
    if reason.strip():
        return None
    return Refusal("no-reason", said("Say why, of '{code}'.", code=code))


def no_offset(moment: datetime | None) -> Refusal | None:
    """Object to a moment that is no instant."""
    if moment is None or moment.tzinfo is not None:
        return None
    sentence = said(
        "'{instant}' is no instant: write its offset, +01:00 or Z.", instant=moment.isoformat()
    )
    return Refusal("no-offset", sentence)


def before_it(communique: Communique, at: datetime) -> Refusal | None:
    """Object to what is done about a communiqué before there was one."""
    if at >= communique.begun:
        return None
    sentence = said(
        "The communiqué '{code}' was prepared only on {when}.", communique, when=communique.begun
    )
    return Refusal("before-the-communique", sentence)


def retracted(communique: Communique) -> Refusal | None:
    """Object to what is done about a communiqué that was taken back."""
    if communique.retracted is None:
        return None
    sentence = said(
        "The communiqué '{code}' was retracted on {when}: prepare another.",
        communique,
        when=communique.retracted.moment,
    )
    return Refusal("communique-retracted", sentence)


def already_released(communique: Communique) -> Refusal | None:
    """Object to preparing or settling anything about what everybody reads already."""
    if communique.released is None:
        return None
    sentence = said(
        "The communiqué '{code}' was released on {when}: correct it, or retract it.",
        communique,
        when=communique.released.moment,
    )
    return Refusal("already-released", sentence)


def not_released(communique: Communique, at: datetime) -> Refusal | None:
    """Object to what needs a communiqué that was released by a moment."""
    if communique.released is not None and communique.released.moment <= at:
        return None
    sentence = said("The communiqué '{code}' is not released.", communique)
    return Refusal("not-released", sentence)


def on_its_way(state: State, code: str, at: datetime) -> Communique | Refusals:
    """Return a communiqué about whose release something may be settled; or what stands against."""
    found = state.of(Press).communiques.get(code)
    if found is None:
        return (state.of(Press).no_such_communique(code),)
    against = collect(before_it(found, at), retracted(found), already_released(found))
    return against or found


def bad_moment(
    state: State, communique: Communique, moment: datetime | None, at: datetime
) -> Refusal | None:
    """Object to a moment of release that is over, or before the session that it is of."""
    if moment is None or moment.tzinfo is None:
        return None
    if moment <= at:
        sentence = said(
            "The embargo {moment} is over already: give a later moment, or none to release it at"
            " once.",
            moment=moment,
        )
        return Refusal("embargo-in-the-past", sentence)
    session = state.of(Sessions).sessions.get(communique.session)
    if session is None or moment.date() >= session.opens:
        return None
    sentence = said(
        "'{session}' opens on {opens}, and '{code}' would be released on {day}, before it.",
        communique,
        opens=session.opens,
        day=moment.date(),
    )
    return Refusal("before-it-opens", sentence)


def unfit(name: str, text: str) -> Refusals:
    """Object to a name or a text that nobody would be shown."""
    nameless = said("Give your name, of at most {most} characters.", most=NAME)
    wordless = said("Write something, of at most {most} characters.", most=TEXT)
    markup = said(
        "A reply is plain text: write it without tags, entities or marks of links ('{found}').",
        found=_markup(name) or _markup(text),
    )
    named = name.strip() and len(name) <= NAME and "\n" not in name and _plain(name)
    worded = text.strip() and len(text) <= TEXT
    unseen = said("The reply has signs that nobody sees: take out what is no letter or mark.")
    return collect(
        None if named else Refusal("no-name", nameless),
        None if worded else Refusal("no-text", wordless),
        None if _plain(text) else Refusal("unseen-signs", unseen),
        Refusal("markup", markup) if _markup(name) or _markup(text) else None,
    )


def _markup(text: str) -> str:
    found = MARKUP.search(text)
    return found.group() if found else ""


def _plain(text: str) -> bool:
    """Tell whether there is nothing in a text that is not seen, but for what is allowed."""
    return all(sign.isprintable() or sign in _ALLOWED for sign in text)
