"""The part of the story in which a communiqué is prepared, released, replied to, and taken back."""

from __future__ import annotations

from datetime import UTC, date, datetime

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
from plenipo.capabilities.press.texts import digests_of
from plenipo.core.act import Act

CODE = "joint-2011-press"
EMBARGO = datetime(2011, 12, 24, 9, tzinfo=UTC)
NAMES = {"en": "On the lake", "ru": "Об озере"}
RUSSIAN = "# Соглашение об озере\n\n1. Озеро у нас общее."
TEXTS = {"ru": RUSSIAN, "en": "# Agreement on the Lake\n\n1. We share the Lake."}
ABOUT = {
    "communique": CODE,
    "kind": "press-statement",
    "names": NAMES,
    "document": "L.9",
    "body": "cfm",
    "session": "joint-2011",
    "item": "2",
    "decision": "J-2",
    "place": {"en": "Moscow", "ru": "Москва"},
    "source": "illustrative",
}

PREPARING: list[Act] = [
    CommuniquePrepared(**ABOUT, texts={"ru": RUSSIAN}),
    CommuniqueScheduled(communique=CODE, moment=EMBARGO, to=("members", "observers")),
    CommuniqueEntrusted(
        communique=CODE,
        to=("member:BY", "member:KZ"),
        until=EMBARGO,
        kind="press-statement",
        names=NAMES,
        texts=TEXTS,
        session="joint-2011",
    ),
    CommuniqueScheduled(communique=CODE, moment=EMBARGO),
    StatementQuoted(
        statement="KZ-1",
        speaker="Yerzhan Kazykhanov",
        on=date(2011, 12, 19),
        words={"en": "We discussed a number of issues."},
        source="F1",
    ),
    StatementQuoted(
        statement="KZ-1",
        speaker="Yerzhan Kazykhanov",
        on=date(2011, 12, 19),
        words={"en": "We discussed some issues.", "ru": "Мы обсудили ряд вопросов."},
        source="illustrative",
        office={"en": "Minister of Foreign Affairs of Kazakhstan"},
        member="KZ",
        place={"en": "Moscow"},
        original="ru",
        reported=True,
        session="joint-2011",
        item="2",
        correction="a word was left out",
    ),
]
"""What is done before the embargo ends, and what the minister said."""

RELEASING: list[Act] = [
    CommuniqueReleased(**ABOUT, texts=TEXTS, digests=digests_of(TEXTS)),
    CommuniqueCorrected(
        communique=CODE,
        texts={"en": "# Agreement on the Lake\n\n1. We share the Lake and its shores."},
        reason="the shores were left out",
    ),
    ReplyAccepted(
        reply="r-1",
        communique=CODE,
        name="A reader",
        text="Which shores?\n\nAll of them?",
        sent=datetime(2011, 12, 26, 9, tzinfo=UTC),
        language="en",
    ),
    ReplyDeclined(reply="r-1", communique=CODE, reason="the same was asked before"),
    CommuniqueRetracted(communique=CODE, reason="another lake was meant"),
]
"""What is done once the embargo has ended."""
