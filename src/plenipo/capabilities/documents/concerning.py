"""Which provision each thing that was done to a text concerns."""

from __future__ import annotations

from collections.abc import Iterable

from plenipo.capabilities.documents.document import (
    ALTERNATIVE,
    PROVISION,
    Document,
    Proposal,
    Step,
)
from plenipo.text.model import Text

ON_BRACKETS = {"bracket.opened", "bracket.resolved"}
ON_PROPOSALS = {"wording.proposed", "wording.suggested", "wording.withdrawn", "wording.accepted"}
ON_PROVISIONS = {"provision.agreed", "provision.reopened"}
TOLD = ON_BRACKETS | ON_PROPOSALS | ON_PROVISIONS | {"corrigendum.issued"}
"""The acts that a provision is told of; what parties hold of its words is told by the words."""


class Concerning:
    """Finds where proposals and brackets stand, or stood."""

    def __init__(self, document: Document, texts: Iterable[Text]) -> None:
        """Look in the document as it stands, as it was tabled, and in these texts of it."""
        self._document = document
        self._homes = {
            bracket.id: provision.id
            for text in (document.issues[0].text, document.text, *texts)
            for provision, bracket in text.brackets()
        }
        opened = (step for step in document.steps if step.provision)
        self._homes |= {step.about: step.provision for step in opened}

    def between(self, since: int, until: int) -> dict[str, list[Step]]:
        """Return what was done after one version, up to another, by the identity of provisions.

        :param since: the number of the version, from 1; 0 for the text as it stands, as is
        :param until: of that after.
        """
        issues = self._document.issues
        first = issues[since - 1].entry if since else self._document.steps[-1].entry
        last = issues[until - 1].entry if until else self._document.steps[-1].entry
        found: dict[str, list[Step]] = {}
        for step in self._document.steps:
            if step.act in TOLD and first < step.entry <= last:
                found.setdefault(self._home(step), []).append(step)
        return found

    def _home(self, step: Step) -> str:
        """Return the identity of the provision that a step concerns; empty if nothing tells."""
        if step.provision or step.act in ON_PROVISIONS:
            return step.provision or step.about
        proposal = self._document.proposals.get(step.about)
        if proposal is not None:
            return self._home_of(proposal)
        return self._homes.get(step.about, "")

    def _home_of(self, proposal: Proposal) -> str:
        if proposal.action == PROVISION:
            return f"+{proposal.code}"
        if proposal.action != ALTERNATIVE:
            return proposal.provision
        opened = self._document.proposals.get(proposal.bracket)
        if opened is not None and opened.action != ALTERNATIVE:
            return self._home_of(opened)
        return self._homes.get(proposal.bracket, "")
