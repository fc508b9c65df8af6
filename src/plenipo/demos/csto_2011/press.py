"""What was said to the press on 19 December 2011, and a communiqué that could have been.

Reported (F1): what Nikolay Bordyuzha, Sergey Martynov and Yerzhan Kazykhanov said, where it is in
quotation marks in their words, else in those of the report. The communiqué, its embargo and the
reply to it are illustrative.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from importlib import resources

from plenipo.capabilities.press.acts import (
    CommuniquePrepared,
    CommuniqueReleased,
    CommuniqueScheduled,
    ReplyAccepted,
    StatementQuoted,
)
from plenipo.capabilities.press.texts import digests_of
from plenipo.core.act import Act, Author
from plenipo.core.audience import PUBLIC, Audience
from plenipo.core.request import Proposed, Request

SECRETARIAT, CLOCK = Author("CSTO Secretariat"), Author("clock")
DRAFTERS: Audience = ("secretariat", "chair")
MINISTERS = "ministers-2011-12"
DAY = date(2011, 12, 19)
REPORT = "F1 (the report “CSTO Checking Positions”, December 2011)"
MOSCOW = {"en": "Moscow", "ru": "Москва", "fr": "Moscou"}
PREPARED, SCHEDULED = datetime(2011, 12, 19, 15, tzinfo=UTC), datetime(2011, 12, 19, 16, tzinfo=UTC)
RELEASED = datetime(2011, 12, 19, 17, tzinfo=UTC)
SENT, ACCEPTED = datetime(2011, 12, 20, 6, tzinfo=UTC), datetime(2011, 12, 20, 9, tzinfo=UTC)


def requests() -> Iterator[Request]:
    """Yield what was said and released, in order."""
    text = (resources.files(__package__) / "press.toml").read_text("utf-8")
    data = tomllib.loads(text)
    for told in data["statement"]:
        quoted = StatementQuoted(**told, on=DAY, place=MOSCOW, session=MINISTERS, source=REPORT)
        yield _request(quoted, RELEASED)
    about = {**data["communique"]}
    texts = {tag: words.strip() for tag, words in about.pop("texts").items()}
    code = about["communique"]
    yield _request(CommuniquePrepared(**about, texts=texts), PREPARED, DRAFTERS)
    settled = CommuniqueScheduled(communique=code, moment=RELEASED)
    yield _request(settled, SCHEDULED, DRAFTERS)
    released = CommuniqueReleased(**about, texts=texts, digests=digests_of(texts))
    yield _request(released, RELEASED, author=CLOCK)
    reply = ReplyAccepted(
        reply="illustrative-1",
        communique=code,
        name="A reader (illustrative)",
        text="Which are the eight questions that were put off?",
        sent=SENT,
        language="en",
    )
    yield _request(reply, ACCEPTED)


def _request(
    act: Act, moment: datetime, audience: Audience = PUBLIC, author: Author = SECRETARIAT
) -> Request:
    return Request((Proposed(act, moment, audience),), author)
