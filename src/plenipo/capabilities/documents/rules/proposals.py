"""What stands against a proposal: the words it names are not there, or it proposes nothing."""

from __future__ import annotations

from plenipo.capabilities.documents.acts import WordingProposed, WordingSuggested
from plenipo.capabilities.documents.document import (
    ALTERNATIVE,
    DELETE,
    INSERT,
    MERGING,
    MOVING,
    PROVISION,
    SPLITTING,
    STRUCTURAL,
    Document,
)
from plenipo.capabilities.documents.objections import (
    bad_code,
    no_such_bracket,
    no_such_passage,
    no_such_provision,
    too_deep,
)
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import Word, either, said
from plenipo.text.account import shortened
from plenipo.text.model import OPEN, deepest, words
from plenipo.text.structure import belonging, from_passage, goes_across

Proposing = WordingProposed | WordingSuggested
WORDLESS = (DELETE, MOVING, SPLITTING)
LONGEST = 300
"""How many characters of a provision are quoted."""


def no_proposal(document: Document, act: Proposing, actions: tuple[str, ...]) -> Refusals:
    """Object to a proposal whose code is taken, that does nothing, or says nothing."""
    taken = said("There is a proposal or bracket '{proposal}' already: take another code.", act)
    does = said(
        "A proposal does not '{action}': it can {actions}.",
        action=act.action,
        actions=either(Word("proposing", each) for each in actions),
    )
    known = act.proposal in document.proposals or document.bracket(act.proposal) is not None
    return collect(
        bad_code(act.proposal),
        Refusal("proposal-exists", taken) if known else None,
        Refusal("no-such-action", does) if act.action not in actions else None,
        _what_it_says(act),
        too_deep(deepest(document.content(act.words, act.proposal)) + 1),
    )


def _what_it_says(act: Proposing) -> Refusal | None:
    if act.action in WORDLESS and act.words:
        sentence = said(
            "Deleting, moving and splitting need no words of their own: leave them out."
        )
        return Refusal("words-beside", sentence)
    if act.action not in (*WORDLESS, MERGING) and not act.words.strip():
        return Refusal("no-words", said("The proposal has no words: give them, or delete."))
    if act.action in {INSERT, SPLITTING} and not act.passage:
        sentence = said("Say where in the provision: give the words that stand there.")
        return Refusal("no-passage", sentence)
    return None


def where_it_stands(document: Document, act: Proposing) -> Refusals:
    """Object to a proposal on something that does not stand in the text."""
    if act.action in STRUCTURAL and isinstance(act, WordingProposed):
        return _of_provisions(document, act)
    if act.action == ALTERNATIVE:
        return collect(no_such_bracket(document, act.bracket))
    if act.action == PROVISION:
        return collect(no_such_provision(document, act.provision) if act.provision else None)
    return collect(no_such_passage(document, act.provision, act.passage, act.occurrence))


def _of_provisions(document: Document, act: WordingProposed) -> Refusals:
    """Object to moving, merging or splitting what is not there, is agreed, or hangs together."""
    missing = collect(
        no_such_passage(document, act.provision, act.passage, act.occurrence),
        no_such_provision(document, act.other) if act.other or act.action == MERGING else None,
    )
    if missing:
        return missing
    family = belonging(document.text, act.provision)
    moves = act.action != SPLITTING
    other = document.text.provision(act.other)
    across = goes_across(family[:1] if act.action == SPLITTING else family)
    itself = said("A provision cannot be put into itself, or into what belongs to it.")
    spans = said(
        "The bracket '{bracket}' goes over several provisions: decide it before they are moved,"
        " merged or split.",
        bracket=across,
    )
    closed = said(
        "Provision '{provision}' is agreed: it is to be reopened first.", provision=act.other
    )
    merges = act.action == MERGING and other is not None and other.status != OPEN
    return collect(
        Refusal("into-itself", itself) if moves and other in family else None,
        Refusal("bracket-across", spans) if across else None,
        Refusal("agreed-already", closed) if merges else None,
        None if moves else _no_place_to_cut(document, act),
    )


def _no_place_to_cut(document: Document, act: WordingProposed) -> Refusal | None:
    provision = document.text.provision(act.provision)
    content = provision.content if provision else ()
    if not act.passage or from_passage(content, act.passage, act.occurrence) is not None:
        return None
    sentence = said(
        "The words '{passage}' stand in a bracket: a provision is split outside of brackets.", act
    )
    return Refusal("in-a-bracket", sentence)


def words_changed(document: Document, act: WordingProposed) -> Refusal:
    """Object to a proposal on an older version whose words do not stand any more, showing both."""
    version = document.version(act.version)
    was = version.provision(act.provision) if version else None
    now = document.text.provision(act.provision)
    sentence = said(
        "What the proposal is about in '{version}' does not stand so any more: it said “{was}”,"
        " and says now “{now}”; propose on the text as it stands.",
        version=act.version,
        was=shortened(words(was.content), LONGEST) if was else "",
        now=shortened(words(now.content), LONGEST) if now else "",
    )
    return Refusal("words-changed", sentence)
