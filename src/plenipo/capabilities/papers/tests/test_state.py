"""What is known of summary records."""

from datetime import timedelta

from case import after, state_after
from story import DAY, JOINT, MEETING, Done

from plenipo.capabilities.papers.acts import RecordAdopted, RecordCorrected, RecordIssued
from plenipo.capabilities.papers.state import Records
from plenipo.capabilities.sessions.acts import SessionClosed

WEEK = DAY + timedelta(days=7)
CLOSED = after(0, SessionClosed(session=JOINT))


def issued(language="en", symbol="J/SR.1", until=WEEK):
    digest = f"sha256:{'0' * 64}"
    return RecordIssued(
        session=JOINT, symbol=symbol, language=language, digest=digest, corrections_until=until
    )


def corrected(passage):
    return RecordCorrected(
        session=JOINT, symbol="J/SR.1", member="AM", passage=passage, correction="other words"
    )


def records(*done):
    return state_after(CLOSED, *done).of(Records)


def test_a_record_has_its_languages_under_one_symbol_and_takes_corrections_until_the_last_day():
    later = WEEK + timedelta(days=3)
    found = records(after(1, issued()), after(2, issued("fr", until=later))).latest(JOINT)
    assert list(found.issues) == ["en", "fr"]
    assert found.issued == MEETING + timedelta(minutes=1)
    assert found.until == later
    assert found.takes_corrections(later)
    assert not found.takes_corrections(later + timedelta(days=1))


def test_the_record_issued_last_is_the_sessions_and_none_where_there_is_none():
    known = records(after(1, issued()), after(2, issued(symbol="J/SR.2")))
    assert known.latest(JOINT).symbol == "J/SR.2"
    assert known.latest("none") is None
    assert known.record(JOINT, "J/SR.9") is None


def test_a_correction_that_is_recorded_late_stands_where_it_belongs():
    known = records(after(1, issued()), after(9, corrected("second")), after(5, corrected("first")))
    assert [c.passage for c in known.latest(JOINT).corrections] == ["first", "second"]


def test_a_final_record_takes_no_corrections():
    final = Done(RecordAdopted(session=JOINT, symbol="J/SR.1", note="so"), MEETING + timedelta(8))
    found = records(after(1, issued()), final).latest(JOINT)
    assert found.adopted == final.at
    assert found.note == "so"
    assert not found.takes_corrections(DAY)


def test_what_is_about_an_unknown_record_changes_nothing():
    adopted = RecordAdopted(session=JOINT, symbol="J/SR.1")
    known = records(after(1, corrected("nothing")), after(2, adopted))
    assert known == records()
