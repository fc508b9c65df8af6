"""A letter as it is sent: text and HTML in the person's language, by the standard library."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from functools import cache

import msgspec

from plenipo.core.page import message
from plenipo.register.view import View
from plenipo.web import address
from plenipo.web.accounts.passkeys import Place
from plenipo.web.languages import LOCALES, direction
from plenipo.web.layout import Canvas
from plenipo.web.mail.matters import Matter
from plenipo.web.mail.words import sentence, session_of

NOTICES = "/account/notices"
TEMPLATE = "web/mail/letter.html"
MOST = 100
"""How many matters a letter tells one by one."""

GREETING = message("What is new for {name}:")
LEAVE = message("Choose what you are told, and when:")


class Line(msgspec.Struct, frozen=True):
    """A matter in a letter.

    :ivar to: the address of its page.
    """

    words: str
    session: str
    to: str


class Contents(msgspec.Struct, frozen=True):
    """What a letter says, in words.

    :ivar more: how many matters are not told one by one.
    """

    language: str
    direction: str
    subject: str
    greeting: str
    lines: tuple[Line, ...]
    more: str
    leave: str
    notices: str


class Envelope(msgspec.Struct, frozen=True):
    """What stands on a letter."""

    sender: Address
    to: Address
    code: str
    made: datetime


def contents(view: View, place: Place, site: str, name: str, matters: Sequence[Matter]) -> Contents:
    """Say what there is to tell somebody, in the language of the view.

    :param site: what the organisation is called, as the public may read it.
    :param name: what the person is called.
    """
    say, language = view.wording.say, view.wording.language
    left = len(matters) - MOST
    more = ""
    if left > 0:
        more = view.wording.counted("and %(count)s other", "and %(count)s others", left)
    return Contents(
        language=LOCALES[language].replace("_", "-"),
        direction=direction(language),
        subject=_subject(view, site, matters),
        greeting=say(GREETING, name=name),
        lines=tuple([_line(view, place, matter) for matter in matters[:MOST]]),
        more=more,
        leave=say(LEAVE),
        notices=place.origin + address.write(NOTICES, {address.LANG: language}),
    )


def write(told: Contents, envelope: Envelope, place: Place) -> EmailMessage:
    """Write a letter; the subject says nothing that not everybody may read."""
    letter = EmailMessage(policy=SMTP)
    letter["From"] = envelope.sender
    letter["To"] = envelope.to
    letter["Subject"] = told.subject
    letter["Date"] = format_datetime(envelope.made)
    letter["Message-ID"] = f"<{envelope.code}@{place.host}>"
    letter["Content-Language"] = told.language
    letter["Auto-Submitted"] = "auto-generated"
    letter["List-Unsubscribe"] = f"<{place.origin}{NOTICES}>"
    letter.set_content(_text(told))
    letter.add_alternative(_html(told), subtype="html")
    return letter


def _subject(view: View, site: str, matters: Sequence[Matter]) -> str:
    awaiting, counted = sum(matter.awaits for matter in matters), view.wording.counted
    if awaiting:
        words = counted(
            "%(count)s matter awaits your delegation",
            "%(count)s matters await your delegation",
            awaiting,
        )
    else:
        words = counted("%(count)s notice", "%(count)s notices", len(matters))
    return " ".join(f"{site}: {words}".split())


def _line(view: View, place: Place, matter: Matter) -> Line:
    path = address.write(address.join(*matter.place), {address.LANG: view.wording.language})
    return Line(sentence(view, matter), session_of(view, matter), place.origin + path)


def _text(told: Contents) -> str:
    lines = [told.greeting, ""]
    for line in told.lines:
        lines += [f"– {line.words}", *([line.session] if line.session else []), line.to, ""]
    lines += [told.more, ""] if told.more else []
    return "\n".join([*lines, "-- ", told.leave, told.notices, ""])


def _html(told: Contents) -> str:
    return _canvas().environment.get_template(TEMPLATE).render(told=told)


@cache
def _canvas() -> Canvas:
    """Return what the letters are drawn with; their words come with them."""
    return Canvas("en")
