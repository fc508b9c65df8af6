"""What is refused and accepted of issuing, correcting and adopting a summary record."""

from datetime import timedelta

import pytest
from case import accepted, check, names, refused
from story import DAY, JOINT, MEETING, Done

from plenipo.capabilities.papers.acts import RecordAdopted, RecordCorrected, RecordIssued
from plenipo.capabilities.sessions.acts import SessionClosed

DIGEST = f"sha256:{'0' * 64}"
WEEK = DAY + timedelta(days=7)
LATER = MEETING + timedelta(days=7)
TOO_LATE = MEETING + timedelta(days=8)
EARLY = MEETING - timedelta(minutes=15)

CLOSED = Done(SessionClosed(session=JOINT), MEETING - timedelta(minutes=30))


def issued(symbol="J/SR.1", language="en", digest=DIGEST, until=WEEK, session=JOINT):
    return RecordIssued(
        session=session, symbol=symbol, language=language, digest=digest, corrections_until=until
    )


def corrected(member="BY", passage="paragraph 3", correction="was ready", **where):
    told = {"session": JOINT, "symbol": "J/SR.1", **where}
    return RecordCorrected(member=member, passage=passage, correction=correction, **told)


def adopted(**where):
    return RecordAdopted(**{"session": JOINT, "symbol": "J/SR.1", **where})


ISSUED = (CLOSED, Done(issued(), MEETING - timedelta(minutes=10)))
FINAL = (*ISSUED, Done(adopted(), TOO_LATE))

CASES = (
    accepted(issued(), "of a closed session", given=(CLOSED,)),
    accepted(issued(language="fr"), "in another language", given=ISSUED),
    accepted(issued(language="zh-Hant"), "in a language with its script", given=ISSUED),
    accepted(issued(symbol="J/SR.2"), "another record", given=ISSUED),
    accepted(issued(until=WEEK + timedelta(days=1)), "with more than a week", given=(CLOSED,)),
    accepted(
        issued(until=TOO_LATE.date()),
        "a week late, to the last moment",
        given=(CLOSED,),
        at=TOO_LATE,
    ),
    refused(issued(session="none"), "of no session", "no-such-session"),
    refused(issued(), "of a session that goes on", "session-open"),
    refused(
        issued(),
        "from before the closing",
        "session-open",
        given=(CLOSED,),
        at=MEETING - timedelta(hours=1),
    ),
    refused(issued(symbol=" "), "without a symbol", "no-symbol", given=(CLOSED,)),
    refused(issued(language="French"), "in no language", "bad-language", given=(CLOSED,)),
    refused(issued(digest="sha256:a"), "of no text", "bad-digest", given=(CLOSED,)),
    refused(issued(), "twice in a language", "already-issued", given=ISSUED),
    refused(issued(until=DAY), "with a day to correct it", "period-too-short", given=(CLOSED,)),
    refused(issued(), "when the week is over", "period-too-short", given=(CLOSED,), at=TOO_LATE),
    refused(
        issued(language="fr", until=TOO_LATE.date()),
        "of a record that is final",
        "record-final",
        given=FINAL,
        at=TOO_LATE,
    ),
    refused(
        issued(symbol="", language="", digest="", until=DAY),
        "with nothing right",
        "no-symbol",
        "bad-language",
        "bad-digest",
        "period-too-short",
        given=(CLOSED,),
    ),
    accepted(corrected(), "by a delegation", given=ISSUED),
    accepted(corrected(), "on the last day", given=ISSUED, at=LATER),
    accepted(corrected(member=""), "by the secretary", given=ISSUED),
    refused(corrected(), "of nothing issued", "no-such-record", given=(CLOSED,)),
    refused(corrected(session="none"), "of no session", "no-such-session"),
    refused(corrected(member="XX"), "of an unknown member", "no-such-member", given=ISSUED),
    refused(corrected(passage=""), "of no passage", "no-passage", given=ISSUED),
    refused(corrected(correction=" "), "to nothing", "no-correction", given=ISSUED),
    refused(corrected(), "before it was issued", "before-the-record", given=ISSUED, at=EARLY),
    refused(corrected(), "a day too late", "too-late", given=ISSUED, at=TOO_LATE),
    refused(corrected(), "of a record that is final", "record-final", given=FINAL, at=TOO_LATE),
    accepted(adopted(), "once the week is over", given=ISSUED, at=TOO_LATE),
    refused(adopted(), "within the week", "too-early", given=ISSUED, at=LATER),
    refused(
        adopted(), "before it was issued", "before-the-record", "too-early", given=ISSUED, at=EARLY
    ),
    refused(adopted(), "twice", "record-final", given=FINAL, at=TOO_LATE),
    refused(adopted(symbol="J/SR.9"), "of nothing issued", "no-such-record", given=(CLOSED,)),
    refused(adopted(session="none"), "of no session", "no-such-session"),
)


@pytest.mark.parametrize("case", CASES, ids=names)
def test_the_rules_of_summary_records_hold(case):
    check(case)


def test_the_period_is_that_of_the_language_issued_last():
    later = Done(issued(language="ru", until=TOO_LATE.date()), MEETING)
    check(
        accepted(corrected(), "in time for the Russian text", given=(*ISSUED, later), at=TOO_LATE)
    )
    check(refused(adopted(), "too early for it", "too-early", given=(*ISSUED, later), at=TOO_LATE))
