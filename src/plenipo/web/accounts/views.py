"""What the pages of accounts say: the data of their templates."""

from __future__ import annotations

from datetime import datetime

import msgspec
from markupsafe import Markup

from plenipo.core.page import Named


class SignIn(msgspec.Struct, frozen=True):
    """The page to sign in.

    :ivar error: why it did not work, in a sentence; empty the first time.
    :ivar next: where to go afterwards.
    :ivar name: what was typed as the name.
    """

    token: str
    next: str
    name: str
    error: str
    passkeys: bool
    providers: tuple[Named, ...]
    signed_in: str


class Authenticator(msgspec.Struct, frozen=True):
    """An authenticator that is being set up: as a picture, and to type."""

    picture: Markup
    secret: str
    address: str


class InvitationPage(msgspec.Struct, frozen=True):
    """What an invitation leads to: the ways to sign in from now on.

    :ivar key: the secret in its address.
    :ivar errors: what stands against the password that was chosen.
    """

    token: str
    key: str
    name: str
    code: str
    errors: tuple[str, ...]
    passkeys: bool
    providers: tuple[Named, ...]
    authenticator: Authenticator


class PasswordPage(msgspec.Struct, frozen=True):
    """The page on which a person sets a password."""

    token: str
    code: str
    errors: tuple[str, ...]
    authenticator: Authenticator


class OwnPasskey(msgspec.Struct, frozen=True):
    """A passkey, as its owner is told of it.

    :ivar id: in hexadecimal digits.
    """

    id: str
    label: str
    created: datetime
    used: datetime | None


class OwnSession(msgspec.Struct, frozen=True):
    """A session, as its owner is told of it.

    :ivar current: whether it is the one that asks.
    :ivar how: ``passkey``, ``password``, or the name of a provider.
    """

    code: str
    device: str
    agent: str
    created: datetime
    seen: datetime
    how: str
    current: bool


class Linked(msgspec.Struct, frozen=True):
    """A provider a person signs in by."""

    issuer: str
    name: str
    linked: datetime


class AccountPage(msgspec.Struct, frozen=True):
    """A person's own account.

    :ivar fresh: whether they signed in just now, so that they may change how they do.
    :ivar ways: in how many ways they can sign in.
    :ivar may_invite: whether they may invite others.
    """

    token: str
    code: str
    name: str
    email: str
    fresh: bool
    ways: int
    passkeys: tuple[OwnPasskey, ...]
    takes_passkeys: bool
    password: bool
    linked: tuple[Linked, ...]
    providers: tuple[Named, ...]
    sessions: tuple[OwnSession, ...]
    may_invite: bool


class Somebody(msgspec.Struct, frozen=True):
    """An account, as those who invite are told of it.

    :ivar invited: until when an invitation holds; None where there is none.
    """

    code: str
    name: str
    email: str
    joined: bool
    disabled: bool
    invited: datetime | None
    current: bool


class PeoplePage(msgspec.Struct, frozen=True):
    """All accounts, and the form to invite somebody.

    :ivar link_made: of the invitation that was just made; shown this once.
    :ivar given: what was typed, by field.
    """

    token: str
    people: tuple[Somebody, ...]
    languages: tuple[Named, ...]
    errors: tuple[str, ...]
    given: dict[str, str]
    link_made: str
    invited: str
    expires: datetime | None
