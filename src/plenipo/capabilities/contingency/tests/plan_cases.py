"""Cases of plans, and of putting a measure on a list."""

from __future__ import annotations

from case import accepted, refused

from plenipo.capabilities.contingency.tests.watching import (
    ATTACKS,
    DRAFTED,
    EARLY,
    LISTED,
    PLANNED,
    QUIET,
    WATCHED,
    YESTERDAY,
    defined,
    drafted,
    itself,
    opened,
    planned,
)

PLANS = (
    accepted(drafted(), "a plan", given=(*WATCHED, LISTED)),
    accepted(drafted(document=""), "a plan without its document yet", given=WATCHED),
    refused(drafted(), "for nothing", "no-such-situation"),
    refused(drafted(), "twice", "code-taken", given=DRAFTED),
    refused(
        drafted(plan="a b", names={}, review=YESTERDAY),
        "of nothing",
        *("bad-code", "no-name", "no-such-document", "review-past"),
        given=WATCHED,
    ),
    accepted(planned(), "a measure", given=DRAFTED),
    accepted(planned(members=(), bodies=("cdm",)), "done by a body", given=DRAFTED),
    accepted(itself(until=QUIET), "that is activated by itself", given=DRAFTED),
    accepted(
        itself(trigger="all_of: [{fact: {that: 'decided:J-9'}}, {fact: {that: consulted}}]"),
        "that a decision activates",
        given=DRAFTED,
    ),
    refused(planned(), "of no plan", "no-such-plan"),
    refused(planned(), "before the plan", "before-the-plan", given=DRAFTED, at=EARLY),
    refused(planned("a b", names={}), "of no code", "bad-code", "no-name", given=DRAFTED),
    refused(planned(), "twice", "measure-taken", given=(*DRAFTED, planned())),
    refused(planned(members=()), "that nobody does", "nobody-responsible", given=DRAFTED),
    refused(planned(members=("XX",)), "that a stranger does", "no-such-member", given=DRAFTED),
    refused(planned(bodies=("xx",), decides="xx"), "of no body", "no-such-body", given=DRAFTED),
    refused(planned(level="grave"), "at no level", "no-such-level", given=DRAFTED),
    refused(planned(within=0), "in no time", "no-time", given=DRAFTED),
    refused(
        planned(within=49, review=2),
        "reviewed before it is done",
        "review-before-due",
        given=DRAFTED,
    ),
    refused(planned(provision="p1"), "that is a title", "no-such-provision", given=DRAFTED),
    refused(planned(provision="p9"), "of no provision", "no-such-provision", given=DRAFTED),
    refused(
        planned("2", provision="p2"),
        "of the provision of another",
        "provision-taken",
        given=PLANNED,
    ),
    refused(planned(assists="KZ"), "that helps another", "not-concerned", given=DRAFTED),
    refused(itself(trigger=" "), "that nothing sets off", "no-trigger", given=DRAFTED),
    refused(planned(decides=""), "that nobody decides on", "nobody-decides", given=DRAFTED),
    refused(
        planned(trigger="count: {of: members, counted_by: raids, at_least: 2}"),
        "that asks for an unknown indicator",
        "bad-trigger",
        given=DRAFTED,
    ),
    refused(planned(trigger="no_objection"), "that asks members", "bad-trigger", given=DRAFTED),
    refused(
        planned(trigger="fact: {that: rain}"), "that asks for rain", "bad-trigger", given=DRAFTED
    ),
    refused(
        planned(trigger="count: {of: silent, at_least: 1}"),
        "that asks who is silent",
        "bad-trigger",
        given=DRAFTED,
    ),
    refused(
        planned(trigger="count: {of: for, counted_by: attacks, at_least: 1}"),
        "that asks what those past their alarm weigh",
        "bad-trigger",
        given=DRAFTED,
    ),
    refused(
        planned(trigger="share: {of: for, out_of: voting, at_least: 1/2}"),
        "that asks for a share of those voting",
        "bad-trigger",
        given=DRAFTED,
    ),
    refused(
        planned(trigger="share: {of: for, counted_by: attacks, at_least: 1/2}"),
        "that asks for a share of attacks",
        "bad-trigger",
        given=DRAFTED,
    ),
    refused(
        planned(trigger="[", until="{"), "in no YAML", "bad-trigger", "bad-trigger", given=DRAFTED
    ),
    refused(
        planned(
            trigger="all_of: [{fact: {that: 'level:calm'}}"
            + ", {fact: {that: consulted}}" * 8
            + "]"
        ),
        "that asks too much",
        "bad-trigger",
        given=DRAFTED,
    ),
    refused(
        planned(trigger=f"all_of: [{{{ATTACKS}}}, {{{QUIET}}}]"),
        "whose trigger contradicts itself",
        "trigger-never-holds",
        given=DRAFTED,
    ),
    refused(
        planned(trigger=ATTACKS),
        "whose trigger is beyond its indicator",
        "trigger-never-holds",
        given=(opened(), defined(most=19, alarm=None), LISTED, drafted()),
    ),
    refused(
        planned(trigger="not: {fact: {that: 'level:watch'}}"),
        "whose trigger asks for a level below its own",
        "trigger-never-holds",
        given=DRAFTED,
    ),
    refused(
        itself(trigger="count: {of: members, counted_by: attacks, at_most: 500}"),
        "whose trigger always holds",
        "trigger-always-holds",
        given=(opened(), defined(most=500), LISTED, drafted()),
    ),
    refused(
        itself(until="count: {of: members, counted_by: attacks, at_most: 20}"),
        "that would end as it begins",
        "trigger-meets-end",
        given=DRAFTED,
    ),
    refused(
        planned(until="count: {of: for, at_least: 2}"),
        "that never ends",
        "end-never-holds",
        given=DRAFTED,
    ),
)
