"""What the rule of an item answers now, as the chair reads it, and what would follow from it."""

from __future__ import annotations

from datetime import date

import msgspec

from plenipo.capabilities.decisions.state import Question
from plenipo.capabilities.members.state import calling, in_language, members_named
from plenipo.core.page import Named, message
from plenipo.procedure.answers import ADOPTED
from plenipo.procedure.bars import Bar, bars
from plenipo.procedure.conditions import Finding
from plenipo.procedure.explanation import told_missing
from plenipo.procedure.scale import AGAINST, SILENT
from plenipo.register.view import View

WOULD_BE = message("If the question were put now, the item would be adopted.")
WOULD_SUBJECT = message("If the question were put now, it would be adopted, subject to capitals.")
WOULD_NOT = message("If the question were put now, the item would not be adopted.")


class Answered(msgspec.Struct, frozen=True):
    """What the rule says of the positions as they are.

    :ivar outcome: what it answers, as an outcome; ``says``: as a decision or none.
    :ivar follows: what would follow if the question were put now, in a sentence.
    :ivar bars: its conditions, and ``quorum``: those of the quorum.
    :ivar missing: what is missing, in sentences.
    :ivar against: who is heard against it, ``silent``: who has not spoken, ``outdated``: who is to
        reconfirm.
    """

    rule: Named
    article: str
    since: date
    outcome: str
    says: str
    provisional: bool
    follows: str
    bars: tuple[Bar, ...]
    quorum: tuple[Bar, ...]
    missing: tuple[str, ...]
    against: tuple[Named, ...]
    silent: tuple[Named, ...]
    outdated: tuple[Named, ...]


def answered(view: View, question: Question) -> Answered:
    """Ask the rule, and tell what it answers."""
    asked, language = question.asked(), view.wording.language
    answer = asked.answer()
    say, name = view.wording.translate, calling(view)

    def drawn(finding: Finding | None) -> tuple[Bar, ...]:
        return bars(finding, asked.ballot, asked.setting, name, say) if finding else ()

    would = WOULD_BE if answer.verdict == ADOPTED else WOULD_NOT
    return Answered(
        rule=Named(answer.rule, in_language(question.rule.title, language)),
        article=answer.article,
        since=answer.since,
        outcome=answer.outcome,
        says=answer.verdict,
        provisional=answer.provisional,
        follows=say(WOULD_SUBJECT if answer.provisional and would == WOULD_BE else would),
        bars=drawn(answer.finding),
        quorum=drawn(answer.quorum),
        missing=tuple(told_missing(asked.missing(), name, say, lifting=True)),
        against=members_named(view, question.ballot.get(AGAINST, ())),
        silent=members_named(view, question.ballot.get(SILENT, ())),
        outdated=members_named(view, question.outdated),
    )
