"""A register of votes: an assembly, a council with vetoes, and all that can become of a vote."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from registers import BREAKOUT, MEMBERS, SCRIPT, TEMPLATE, Chronicle

from plenipo.capabilities.credentials.acts import (
    CredentialsIssued,
    CredentialsRevoked,
    FullPowersIssued,
    ParticipationGranted,
)
from plenipo.capabilities.decisions.acts import (
    DecisionRescinded,
    DecisionTaken,
    VoteCorrected,
    VoteExplained,
    VoteTaken,
)
from plenipo.capabilities.members.acts import (
    BodyEstablished,
    MemberAdmitted,
    MemberSuspended,
    OrganisationFounded,
    PartnerAdmitted,
)
from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.sessions.acts import ItemProposed, SessionConvened
from plenipo.procedure.rule_file import text_of

ASSEMBLY, COUNCIL = "assembly-66", "council-2011"
ROUTINE = 40
"""How many votes there are beside those that are told one by one."""

SECRET_VOTE = "SECRET-VOTE"  # noqa: S105 - words that give a vote away

DIVIDED = """\
rule: divided
title: {en: The majority, ru: Большинство, fr: La majorité, ar: الأغلبية}
source: illustrative
versions:
  - since: 2003-09-18
    article: Rule 12
    tie: second-vote
    without: [concerned]
    condition: {share: {of: for, out_of: voting, more_than: 1/2}}
"""
WITH_VETO = """\
rule: with-veto
title: {en: The council’s rule, ru: Правило совета, fr: La règle du conseil, ar: قاعدة المجلس}
source: illustrative
classes: {permanent: [RU, KZ]}
weights: {population: [{since: 2003-09-18, source: illustrative, values: {AM: 3, BY: 9.5, KZ: 17,
  KG: 5.5, RU: 143, TJ: 7, UZ: 29}}]}
versions:
  - since: 1994-04-20
    article: Rule 3
    condition: {count: {of: for, at_least: 5}}
  - since: 2003-09-18
    article: Rule 4
    quorum: {article: Rule 2, decide: {share: {of: present, out_of: members, more_than: 1/2}}}
    condition:
      all_of:
        - count: {of: for, at_least: 4}
        - any_of:
            - share: {of: for, out_of: members, at_least: 55/100, counted_by: population}
            - count: {of: against, at_most: 1}
        - no_veto: {among: permanent}
"""


def cast(letters):
    """Who voted how: a letter for each of the seven members, in order."""
    words = {"F": "for", "A": "against", "B": "abstaining", "N": "apart", "X": "absent"}
    said = dict(zip(MEMBERS, letters or "X" * 7, strict=True))
    return {
        word: tuple(member for member in MEMBERS if said[member] == letter)
        for letter, word in words.items()
        if letter in letters
    }


def vote(number, letters, says="adopted", **fields):
    """A vote of the assembly under the rule of the majority, unless told."""
    told = {
        "session": ASSEMBLY,
        "method": "recorded",
        "rule": "divided",
        "names": {"en": f"Motion {number}", "ru": f"Предложение {number}"},
        "outcome": says if says in {"adopted", "not-adopted", "blocked-by-veto"} else "",
    }
    return VoteTaken(vote=number, says=says, **{"cast": cast(letters), **told, **fields})


def build_votes(path, keep=False):  # noqa: FBT002 - whether to go on
    """Seven members, an assembly and a council, some fifty votes."""
    c = Chronicle(path)
    _found(c)
    _routine(c)
    _single(c)
    _council(c)
    if keep:
        return c
    c.close()
    return path


def _found(c):
    c.moment = datetime(2003, 9, 18, tzinfo=UTC)
    c.record(OrganisationFounded(names={"en": "Assembly of States"}, language="ru"))
    for code, (english, russian) in MEMBERS.items():
        names = {"en": english, "ru": russian}
        c.record(MemberAdmitted(member=code, names=names, since=date(1994, 4, 20)))
    c.record(
        MemberAdmitted(member="MD", names={"en": "Moldova"}, since=date(1994, 4, 20)),
        MemberSuspended(member="MD", since=date(2000, 1, 1), reason="its own wish"),
        BodyEstablished(body="ga", names={"en": "The Assembly", "ru": "Ассамблея"}),
        BodyEstablished(body="sc", names={"en": "The Council", "ru": "Совет"}, parent="ga"),
        RuleAdopted(rule="divided", text=DIVIDED),
        RuleAdopted(rule="with-veto", text=WITH_VETO),
        RuleAdopted(rule="consensus", text=text_of("consensus")),
    )
    convened = {"rule": "divided", "closes": date(2011, 12, 31)}
    c.record(
        SessionConvened(
            session=ASSEMBLY,
            names={"en": "Session of the Assembly", "ru": "Сессия Ассамблеи"},
            bodies=("ga",),
            opens=date(2011, 9, 1),
            **convened,
        ),
        SessionConvened(
            session=COUNCIL,
            names={"en": "Meetings of the Council", "ru": "Заседания Совета"},
            bodies=("sc",),
            opens=date(2011, 1, 1),
            **convened,
        ),
        *[
            ItemProposed(session=ASSEMBLY, item=number, names={"en": title}, rule=rule)
            for number, title, rule in (
                ("1", "Programme of work", "consensus"),
                ("2", f"Budget {SCRIPT}", ""),
                ("3", "Seat of the court", ""),
            )
        ],
    )


def _routine(c):
    """Forty votes: Armenia and Belarus always alike, Armenia and Uzbekistan never."""
    c.moment = datetime(2011, 9, 20, 10, tzinfo=UTC)
    for number in range(1, ROUTINE + 1):
        odd = number % 2
        letters = "FFFBBBA" if odd else "AAFFFFF"
        names = {"en": f"Routine matter {number}", "ru": f"Обычный вопрос {number}"}
        c.record(vote(f"A/66/{number}", letters, names=names, document=f"A/66/L.{number}"))
        c.moment += timedelta(hours=3)


def _single(c):
    c.moment = datetime(2011, 12, 1, 10, tzinfo=UTC)
    c.record(
        vote("T-1", "FFFAAAB", says="second-vote", roles={"concerned": ("UZ",)}),
        vote("T-2", "FFFAAAB", says="not-adopted", second_of="T-1"),
        vote(
            "H-1",
            "",
            method="show-of-hands",
            cast={},
            counts={"for": 4, "against": 2, "abstaining": 1},
            names={"en": "Order of business, by hands"},
        ),
        vote(
            "M-1",
            "FFFFAAB",
            counts={"for": 5, "against": 2, "abstaining": 1},
            note="the board showed one vote in favour too many",
            names={"en": f"Miscounted {SCRIPT}"},
            sponsors=("AM", "RU"),
            source="illustrative",
        ),
        vote(
            f"X-{BREAKOUT}",
            "FFFFAAN",
            names={"en": TEMPLATE, "und": SCRIPT},
            document=SCRIPT,
            note=BREAKOUT,
        ),
        vote("B-2", "FFFFFAA", item="2", names={"en": "The budget as a whole"}, outcome="adopted"),
        vote(
            "C-3",
            "FFFAAAA",
            says="not-adopted",
            outcome="adopted",
            reason="the chair holds that late votes count",
            item="3",
            names={"en": "Seat of the court, as proposed by Armenia"},
        ),
        DecisionRescinded(
            session=ASSEMBLY, item="3", decision="C-3", reason="the ruling was challenged"
        ),
        VoteCorrected(
            session=ASSEMBLY, vote="M-1", member="TJ", meant="for", statement=f"A slip {SCRIPT}"
        ),
        VoteExplained(session=ASSEMBLY, vote="M-1", member="KZ", statement=BREAKOUT, before=True),
        VoteExplained(session=ASSEMBLY, vote="M-1", member="TJ", statement="We regret the text."),
    )
    for code in MEMBERS:
        c.position("1", code, "agree", session=ASSEMBLY)
    c.record(
        DecisionTaken(
            session=ASSEMBLY,
            item="1",
            decision="D-1",
            outcome="adopted",
            rule="consensus",
            says="adopted",
        )
    )
    _people(c)
    sealed = vote(SECRET_VOTE, "AAAFFFF", names={"en": f"{SECRET_VOTE} on a loan"})
    c.record(sealed, audience=("secretariat",))


def _people(c):
    """Who takes part in the assembly, and who did."""
    person = {"person": "a.sahakyan", "name": f"Anahit {SCRIPT}", "delegation": "AM"}
    c.record(
        CredentialsIssued(credential="AM-1", role="head", session=ASSEMBLY, **person),
        CredentialsIssued(credential="S-1", person="s", name=BREAKOUT, role="secretary"),
        CredentialsIssued(credential="S-2", person="t", name=TEMPLATE, role="chair", body="ga"),
        CredentialsRevoked(credential="S-2", reason=f"replaced {SCRIPT}"),
        FullPowersIssued(powers="FP-1", acts=("sign",), **person),
        PartnerAdmitted(partner="PP", names={"en": "P"}, status="observer", since=date(2010, 1, 1)),
        ParticipationGranted(partner="PP", session=ASSEMBLY, may=("speak",), items=("1",)),
    )


def _council(c):
    c.moment = datetime(2011, 11, 2, 15, tzinfo=UTC)
    council = {"session": COUNCIL, "rule": "with-veto", "method": "roll-call"}
    c.record(
        vote("S/1", "FFFFFFB", **council),
        vote("S/2", "FFFFABF", says="blocked-by-veto", outcome="not-adopted", **council),
        vote("S/3", "FFAXXXX", says="no-quorum", **council),
        vote("S/4", "FFFFBAA", says="not-adopted", **council),
        vote(
            "S/5",
            "",
            says="undetermined",
            **{**council, "method": "show-of-hands", "cast": {}},
            counts={"for": 6, "against": 1},
        ),
    )
