"""Passkeys (WebAuthn): a key of the person's own device, which the person unlocks."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import apsw
import msgspec
from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import (
    parse_authentication_credential_json,
    parse_registration_credential_json,
)
from webauthn.helpers.structs import (
    AuthenticationCredential,
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from plenipo.web.accounts import people
from plenipo.web.accounts.office import Office, moment, stamp
from plenipo.web.accounts.people import Account

LONGEST_LABEL = 60


class Place(msgspec.Struct, frozen=True):
    """Where passkeys are valid.

    :ivar origin: what the browser shows (``https://room.example.org``).
    :ivar host: the name in it.
    :ivar title: what the person is told it is.
    """

    origin: str
    host: str
    title: str


class Passkey(msgspec.Struct, frozen=True):
    """A passkey of a person."""

    id: bytes
    label: str
    created: datetime
    used: datetime | None


class Challenge(msgspec.Struct, frozen=True):
    """What a browser is asked to sign.

    :ivar options: for ``navigator.credentials``, as JSON.
    :ivar challenge: the random bytes in them, kept until the answer comes.
    """

    options: str
    challenge: bytes


def of(office: Office, person: str) -> list[Passkey]:
    """Return the passkeys of a person, the oldest first."""
    query = "SELECT id, label, created, used FROM passkey WHERE person = ? ORDER BY created, id"
    return [
        Passkey(key, label, moment(created), None if used is None else moment(used))
        for key, label, created, used in office.rows(query, person)
    ]


def ask_to_register(office: Office, account: Account, place: Place) -> Challenge:
    """Return what makes a device create a passkey for a person."""
    options = generate_registration_options(
        rp_id=place.host,
        rp_name=place.title,
        user_id=account.handle,
        user_name=account.code,
        user_display_name=account.name,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=[
            PublicKeyCredentialDescriptor(id=passkey.id) for passkey in of(office, account.code)
        ],
    )
    return Challenge(options_to_json(options), options.challenge)


def register(  # noqa: PLR0913, PLR0917 - whose, what, where, when
    office: Office,
    account: Account,
    challenge: bytes,
    credential: dict[str, Any],
    label: str,
    place: Place,
    now: datetime,
) -> bool:
    """Keep a passkey that a device created; tell whether it answers the challenge."""
    try:
        made = verify_registration_response(
            credential=parse_registration_credential_json(credential),
            expected_challenge=challenge,
            expected_rp_id=place.host,
            expected_origin=place.origin,
            require_user_verification=True,
        )
    except Exception:  # noqa: BLE001 - whatever a browser sends that cannot be read is no passkey
        return False
    said = label.strip()[:LONGEST_LABEL]
    values = made.credential_id, account.code, made.credential_public_key, made.sign_count, said
    try:
        office.change("INSERT INTO passkey VALUES(?, ?, ?, ?, ?, ?, NULL)", *values, stamp(now))
    except apsw.ConstraintError:  # another account has it
        return False
    return True


def ask_to_sign_in(place: Place) -> Challenge:
    """Return what makes a device offer its passkeys; it names none, so it tells of none."""
    options = generate_authentication_options(
        rp_id=place.host, user_verification=UserVerificationRequirement.REQUIRED
    )
    return Challenge(options_to_json(options), options.challenge)


def prove(
    office: Office, challenge: bytes, credential: dict[str, Any], place: Place, now: datetime
) -> Account | None:
    """Return the account whose passkey signed a challenge, if it may sign in."""
    signed = _read(credential)
    query = "SELECT person, public_key, sign_count FROM passkey WHERE id = ?"
    row = office.row(query, signed.raw_id) if signed else None
    account = people.find(office, row[0]) if row else None
    if signed is None or row is None or account is None or account.disabled:
        return None
    if signed.response.user_handle != account.handle:
        return None
    try:
        seen = verify_authentication_response(
            credential=signed,
            expected_challenge=challenge,
            expected_rp_id=place.host,
            expected_origin=place.origin,
            credential_public_key=row[1],
            credential_current_sign_count=row[2],
            require_user_verification=True,
        )
    except Exception:  # noqa: BLE001 - as above
        return None
    # A copied key counts on its own: of two that signed the same count, the first is taken.
    statement = "UPDATE passkey SET sign_count = ?, used = ? WHERE id = ? AND sign_count = ?"
    values = seen.new_sign_count, stamp(now), signed.raw_id, row[2]
    return account if office.change(statement, *values) else None


def remove(office: Office, person: str, key: bytes) -> bool:
    """Take a passkey from a person; tell whether there was one."""
    return bool(office.change("DELETE FROM passkey WHERE person = ? AND id = ?", person, key))


def _read(credential: dict[str, Any]) -> AuthenticationCredential | None:
    try:
        return parse_authentication_credential_json(credential)
    except Exception:  # noqa: BLE001 - as above
        return None
