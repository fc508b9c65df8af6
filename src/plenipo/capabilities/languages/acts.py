"""The acts by which a text is kept in several languages. Source: FIELD notes 3.1, 3.5 and 3.6.

One language leads: that in which the document was tabled, and in which it is negotiated. The
versions in the others say of every provision from which words of the leading text it was made.
"""

from __future__ import annotations

from plenipo.core.act import Act


class VersionTabled(Act, frozen=True, kw_only=True, tag="version.tabled/1"):
    """A translation of a document was put before the session, whole.

    It shares the document's symbol. Where there was a translation into this language before, of an
    earlier version of the document, this one takes its place.

    :ivar session: the session's code.
    :ivar document: the document's code.
    :ivar language: the tag of the language it is in.
    :ivar of: the symbol of the version of the document that it is a translation of.
    :ivar text: its text, in bracket notation.
    :ivar parties: the codes that stand in its brackets as owners; others are words.
    :ivar source: where it is known from; ``illustrative`` for one that was made up.
    """

    session: str
    document: str
    language: str
    of: str
    text: str
    parties: tuple[str, ...] = ()
    source: str = ""


class VersionAmended(Act, frozen=True, kw_only=True, tag="version.amended/1"):
    """One provision was translated anew, from words that it says.

    :ivar session: the session's code.
    :ivar document: the document's code.
    :ivar language: the tag of the language.
    :ivar provision: the identity of the provision in the leading text; of one that only this
        version has, that which it has here.
    :ivar of: the words of the leading text it was translated from, in bracket notation, without
        those who hold them; none for a provision that does not stand there any more.
    :ivar words: its words in this language, in bracket notation; none to take it out.
    :ivar number: its number in this language (``2 مكرر``); what it was, unless told.
    """

    session: str
    document: str
    language: str
    provision: str
    of: str = ""
    words: str = ""
    number: str = ""


class ConcordanceNoted(Act, frozen=True, kw_only=True, tag="concordance.noted/1"):
    """Who reads both languages found that words say the same, or that they do not.

    :ivar session: the session's code.
    :ivar document: the document's code.
    :ivar language: the tag of the language.
    :ivar provision: the identity of the provision.
    :ivar finding: ``confirmed`` or ``differs``.
    :ivar digest: that of both words as they stand, by which the finding is bound to them.
    :ivar note: where they differ, and how to mend it.
    """

    session: str
    document: str
    language: str
    provision: str
    finding: str
    digest: str
    note: str = ""


class LanguagesSettled(Act, frozen=True, kw_only=True, tag="languages.settled/1"):
    """It was settled in which languages a document is authentic, instead of what was before.

    :ivar session: the session's code.
    :ivar document: the document's code.
    :ivar authentic: the tags of the languages in which it is authentic.
    :ivar prevails: the tag of that which prevails where they diverge; none, if all are equal.
    :ivar note: the clause that says so.
    """

    session: str
    document: str
    authentic: tuple[str, ...]
    prevails: str = ""
    note: str = ""
