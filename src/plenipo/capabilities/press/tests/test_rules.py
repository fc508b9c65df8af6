"""What is refused and accepted of communiqués, replies and quotations."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from case import accepted, after, check, names, refused
from story import CLEAN, JOINT, MEETING

from plenipo.capabilities.documents.acts import DocumentTabled
from plenipo.capabilities.press.acts import (
    CommuniqueCorrected,
    CommuniqueEntrusted,
    CommuniquePrepared,
    CommuniqueReleased,
    CommuniqueRetracted,
    CommuniqueScheduled,
    ReplyAccepted,
    ReplyDeclined,
    StatementQuoted,
)
from plenipo.capabilities.press.objections import TEXT
from plenipo.capabilities.press.texts import digests_of

EARLY = MEETING - timedelta(minutes=10)
SOON = MEETING + timedelta(hours=3)
LATER = MEETING + timedelta(days=1)
TEXTS = {"en": "The ministers met in Moscow."}
TITLE = {"en": "The ministers met"}


def prepared(**fields):
    told = {"communique": "C-1", "kind": "communique", "names": TITLE, "texts": TEXTS}
    return CommuniquePrepared(**{**told, **fields})


def scheduled(**fields):
    return CommuniqueScheduled(**{"communique": "C-1", "moment": SOON, **fields})


def entrusted(**fields):
    told = {"communique": "C-1", "to": ("member:BY",), "until": SOON}
    words = {"kind": "communique", "names": TITLE, "texts": TEXTS}
    return CommuniqueEntrusted(**{**told, **words, **fields})


def released(**fields):
    told = {"communique": "C-1", "kind": "communique", "names": TITLE, "texts": TEXTS}
    return CommuniqueReleased(**{**told, "digests": digests_of(TEXTS), **fields})


def corrected(**fields):
    told = {"communique": "C-1", "texts": {"en": "They met in Minsk."}, "reason": "the town"}
    return CommuniqueCorrected(**{**told, **fields})


def retracted(**fields):
    return CommuniqueRetracted(**{"communique": "C-1", "reason": "sent by mistake", **fields})


def quoted(**fields):
    told = {"statement": "S-1", "speaker": "A minister", "on": date(2011, 12, 19)}
    return StatementQuoted(**{**told, "words": {"en": "Well."}, "source": "F1", **fields})


def reply(**fields):
    told = {"reply": "r-1", "communique": "C-1", "name": "A reader", "text": "Why?"}
    return ReplyAccepted(**{**told, "sent": SOON, **fields})


def declined(**fields):
    return ReplyDeclined(**{"reply": "r-1", "communique": "C-1", "reason": "abuse", **fields})


def document(text=CLEAN, code="L.9"):
    told = {"symbol": f"J/2011/{code}", "names": {"en": "Lake"}, "text": text}
    return DocumentTabled(session=JOINT, document=code, **told)


OF_LAKE = {"texts": {}, "document": "L.9"}
DRAFT = (prepared(),)
AHEAD = (*DRAFT, scheduled())
OUT = (*AHEAD, after(200, released()))
BRACKETED = document("1. We share [the Lake - KZ].")
LAKE = {"en": "# Agreement on the Lake\n\n1. We share the Lake."}
OF_DOCUMENT = {"texts": LAKE, "digests": digests_of(LAKE), "document": "L.9"}

PREPARED = [
    accepted(prepared(), "with its own text"),
    accepted(prepared(**OF_LAKE), "with the text of a document", given=(document(),)),
    accepted(prepared(texts={"ru": "Озеро."}, document="L.9"), "both", given=(document(),)),
    accepted(prepared(texts={"en": "[Where] they met."}), "in brackets while it is drafted"),
    accepted(prepared(texts={"en": "Anew."}), "anew", given=DRAFT),
    accepted(prepared(texts={"en": "Anew."}), "anew under embargo", given=AHEAD),
    accepted(prepared(body="cfm", session=JOINT), "by a body of a session"),
    refused(prepared(communique="C 1"), "a code with a blank", "bad-code"),
    refused(prepared(kind="rumour"), "of no kind", "bad-kind"),
    refused(prepared(names={"en": " "}), "without a title", "no-name"),
    refused(prepared(texts={"Russian": "x"}), "in no language", "no-such-language"),
    refused(prepared(texts={"en": "x" * 50_001}), "too long", "too-long"),
    refused(prepared(texts={}), "without a text", "no-text"),
    refused(prepared(document="L.9"), "two texts", "two-texts", given=(document(),)),
    refused(prepared(**OF_LAKE), "of no document", "no-such-document"),
    refused(prepared(body="senate"), "of no body", "no-such-body"),
    refused(prepared(session="never"), "of no session", "no-such-session"),
    refused(prepared(session=JOINT, item="99"), "of no item", "no-such-item"),
    refused(prepared(item="1"), "of an item of no session", "no-session"),
    refused(prepared(decision="X-1"), "of no decision", "no-such-decision"),
    refused(prepared(), "before it was", "before-the-communique", given=DRAFT, at=EARLY),
    refused(prepared(), "once released", "already-released", given=OUT, at=LATER),
    refused(prepared(), "once retracted", "communique-retracted", given=(*DRAFT, retracted())),
    refused(prepared(), "once given to others", "given-already", given=(*AHEAD, entrusted())),
    refused(prepared(body="cfm"), "by another body", "other-body", given=DRAFT),
    refused(prepared(), "by no body", "other-body", given=(prepared(body="cfm"),)),
]

SCHEDULED = [
    accepted(scheduled(), "for later", given=DRAFT),
    accepted(scheduled(moment=None), "at once", given=DRAFT),
    accepted(scheduled(to=("members",)), "for the members", given=DRAFT),
    accepted(scheduled(moment=LATER), "postponed", given=AHEAD),
    accepted(scheduled(), "the same again", given=(*AHEAD, entrusted())),
    refused(scheduled(), "of no communiqué", "no-such-communique"),
    refused(scheduled(moment=MEETING), "now", "embargo-in-the-past", given=DRAFT),
    refused(scheduled(moment=EARLY), "in the past", "embargo-in-the-past", given=DRAFT),
    refused(scheduled(moment=datetime(2011, 12, 20)), "no instant", "no-offset", given=DRAFT),  # noqa: DTZ001
    refused(
        scheduled(moment=datetime(2011, 12, 18, 9, tzinfo=UTC)),
        "before the session opens",
        "before-it-opens",
        given=(after(-60 * 48, prepared(session=JOINT)),),
        at=MEETING - timedelta(days=2),
    ),
    refused(scheduled(to=("friends",)), "for nobody known", "no-such-circle", given=DRAFT),
    refused(
        scheduled(),
        "with brackets of its own",
        "still-bracketed",
        given=(prepared(texts={"en": "[Where] they met."}),),
    ),
    refused(
        scheduled(),
        "of a document with brackets",
        "still-bracketed",
        given=(BRACKETED, prepared(**OF_LAKE)),
    ),
    refused(
        scheduled(),
        "of a document where something is missing",
        "still-bracketed",
        given=(document("1. We meet [X] times a year."), prepared(**OF_LAKE)),
    ),
    refused(
        scheduled(moment=LATER), "given until then", "other-embargo", given=(*AHEAD, entrusted())
    ),
]

ENTRUSTED = [
    accepted(entrusted(), "to one member", given=AHEAD),
    refused(entrusted(), "of no communiqué", "no-such-communique"),
    refused(entrusted(to=()), "to nobody", "nobody", given=AHEAD),
    refused(entrusted(to=("public",)), "to everybody", "everybody", given=AHEAD),
    refused(entrusted(to=("friends",)), "to nobody known", "no-such-circle", given=AHEAD),
    refused(entrusted(), "without an embargo", "no-embargo", given=DRAFT),
    refused(entrusted(), "after the embargo", "no-embargo", given=AHEAD, at=LATER),
    refused(entrusted(until=LATER), "until another moment", "other-embargo", given=AHEAD),
    refused(entrusted(texts={"en": "Else."}), "in other words", "other-words", given=AHEAD),
    refused(
        entrusted(texts={"en": "[Where] they met."}),
        "with brackets",
        "still-bracketed",
        given=(*AHEAD, prepared(texts={"en": "[Where] they met."})),
    ),
]

RELEASED = [
    accepted(released(), "at its moment", given=AHEAD, at=SOON),
    accepted(released(), "at once", given=(*DRAFT, scheduled(moment=None))),
    accepted(
        released(**OF_DOCUMENT),
        "the text of a document",
        given=(document(), prepared(**OF_LAKE), scheduled()),
        at=SOON,
    ),
    refused(released(), "of no communiqué", "no-such-communique", at=SOON),
    refused(released(), "not settled", "not-scheduled", given=DRAFT),
    refused(released(), "before its moment", "under-embargo", given=AHEAD),
    refused(released(), "twice", "already-released", given=OUT, at=LATER),
    refused(released(), "taken back", "communique-retracted", given=(*AHEAD, retracted()), at=SOON),
    refused(released(texts={"en": "Else."}), "else", "other-words", given=AHEAD, at=SOON),
    refused(released(digests={"en": "sha256:0"}), "digest", "other-words", given=AHEAD, at=SOON),
    refused(
        released(
            texts={"en": "[Where] they met."}, digests=digests_of({"en": "[Where] they met."})
        ),
        "with brackets",
        "still-bracketed",
        given=(*AHEAD, prepared(texts={"en": "[Where] they met."})),
        at=SOON,
    ),
]

CORRECTED = [
    accepted(corrected(), "once released", given=OUT, at=LATER),
    accepted(corrected(texts={"ru": "Министры встретились."}), "added", given=OUT, at=LATER),
    refused(corrected(), "of no communiqué", "no-such-communique"),
    refused(corrected(), "before its release", "not-released", given=AHEAD),
    refused(corrected(reason=" "), "without a reason", "no-reason", given=OUT, at=LATER),
    refused(corrected(texts=TEXTS), "nothing", "nothing-changes", given=OUT, at=LATER),
    refused(corrected(texts={}), "no words", "nothing-changes", given=OUT, at=LATER),
    refused(corrected(texts={"en": "[x]"}), "brackets", "still-bracketed", given=OUT, at=LATER),
    refused(
        corrected(),
        "once retracted",
        "communique-retracted",
        given=(*OUT, after(210, retracted())),
        at=LATER,
    ),
]

RETRACTED = [
    accepted(retracted(), "once released", given=OUT, at=LATER),
    accepted(retracted(), "under embargo", given=AHEAD),
    refused(retracted(), "of no communiqué", "no-such-communique"),
    refused(retracted(reason=""), "without a reason", "no-reason", given=DRAFT),
    refused(retracted(), "before it was", "before-the-communique", given=DRAFT, at=EARLY),
    refused(retracted(), "twice", "communique-retracted", given=(*DRAFT, retracted())),
]

QUOTED = [
    accepted(quoted(), "that day"),
    accepted(quoted(member="KZ", session=JOINT, original="ru"), "for a member"),
    accepted(quoted(correction="a word"), "corrected", given=(quoted(),)),
    refused(quoted(statement="S 1"), "a code with a blank", "bad-code"),
    refused(quoted(speaker=" "), "of nobody", "no-speaker"),
    refused(quoted(words={"en": ""}), "no words", "no-words"),
    refused(quoted(source=""), "from nowhere", "no-source"),
    refused(quoted(words={"English": "x"}), "in no language", "no-such-language"),
    refused(quoted(original="English"), "said in no language", "bad-original"),
    refused(quoted(member="XX"), "for no member", "no-such-member"),
    refused(quoted(session="never"), "of no session", "no-such-session"),
    refused(quoted(on=date(2011, 12, 20)), "tomorrow", "day-to-come"),
    refused(quoted(on=date(2011, 11, 1), session=JOINT), "too early", "before-the-session"),
    refused(quoted(), "twice", "code-taken", given=(quoted(),)),
    refused(quoted(correction="a word"), "corrected before it is", "nothing-to-correct"),
]

SHOWN = (*OUT, after(220, reply()))
MARKUP = [
    refused(reply(text=text), f"with {text}", "markup", given=OUT, at=LATER)
    for text in (
        "<b>Why?</b>",
        "<script>alert(1)</script>",
        "<!-- x -->",
        "Why &amp; how? &#x27;",
        "[here](https://example.org)",
        "[url=https://example.org]",
        "javascript:alert(1)",
    )
]
REPLIES = [
    accepted(reply(), "as it came", given=OUT, at=LATER),
    accepted(reply(text="2 < 3 & 5 > 4\n\nIs it?"), "with signs", given=OUT, at=LATER),
    accepted(reply(name="می‌خواهم", text="نعم"), "in other letters", given=OUT, at=LATER),
    *MARKUP,
    refused(reply(name="<i>me</i>"), "markup in a name", "markup", given=OUT, at=LATER),
    refused(reply(name=" "), "without a name", "no-name", given=OUT, at=LATER),
    refused(reply(name="a\nb"), "a name in two lines", "no-name", given=OUT, at=LATER),
    refused(reply(text=" "), "without a text", "no-text", given=OUT, at=LATER),
    refused(reply(text="x" * (TEXT + 1)), "too long", "no-text", given=OUT, at=LATER),
    refused(reply(text="a\u202eb"), "turned round", "unseen-signs", given=OUT, at=LATER),
    refused(reply(reply="r 1"), "a code with a blank", "bad-code", given=OUT, at=LATER),
    refused(reply(), "of no communiqué", "no-such-communique"),
    refused(reply(sent=EARLY), "before the release", "not-released", given=AHEAD),
    refused(
        reply(sent=LATER), "of tomorrow", "sent-later", given=OUT, at=SOON + timedelta(hours=1)
    ),
    refused(reply(), "twice", "reply-known", given=SHOWN, at=LATER),
    refused(reply(), "declined", "reply-known", given=(*OUT, after(220, declined())), at=LATER),
    refused(
        reply(),
        "once retracted",
        "communique-retracted",
        given=(*OUT, after(220, retracted())),
        at=LATER,
    ),
    refused(
        reply(),
        "to what is for some",
        "not-public",
        given=(*DRAFT, scheduled(to=("members",)), after(200, released())),
        at=LATER,
    ),
    accepted(declined(), "not shown", given=OUT, at=LATER),
    accepted(declined(), "shown no longer", given=SHOWN, at=LATER),
    refused(declined(), "of no communiqué", "no-such-communique"),
    refused(declined(reply="r 1"), "a code with a blank", "bad-code", given=OUT, at=LATER),
    refused(declined(reason=""), "without a reason", "no-reason", given=OUT, at=LATER),
    refused(
        declined(), "twice", "declined-already", given=(*OUT, after(220, declined())), at=LATER
    ),
    refused(
        declined(), "twice", "declined-already", given=(*SHOWN, after(230, declined())), at=LATER
    ),
]

CASES = [
    *(*PREPARED, *SCHEDULED, *ENTRUSTED, *RELEASED),
    *(*CORRECTED, *RETRACTED, *QUOTED, *REPLIES),
]


@pytest.mark.parametrize("case", CASES, ids=names)
def test_rule(case):
    check(case)
