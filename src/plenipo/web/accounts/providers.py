"""Providers of OpenID Connect: a ministry's own sign-in, by the authorization code flow with PKCE.

What they are is in a file beside the register, ``x.providers.toml``: a table for each.
"""

from __future__ import annotations

import re
import threading
import tomllib
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from ssl import SSLContext
from typing import Any
from urllib.parse import urlsplit

import httpx2
import msgspec
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import OAuth2Client
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from plenipo.core.errors import InputError, PlenipoError
from plenipo.web.accounts.tokens import new_token, same

CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA")
"""Signatures by a key that only the provider has; never ``none``, never a shared secret."""

SECONDS = 10
LEEWAY = 60
LOCAL = frozenset(("localhost", "127.0.0.1", "::1"))
DISCOVERY = "/.well-known/openid-configuration"


class ProviderError(PlenipoError):
    """A provider's answer cannot be trusted, or does not come; the reason is for the log alone."""

    code = "provider"


class Provider(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A provider as it is written in the file.

    :ivar name: what the sign-in page calls it.
    :ivar issuer: its address, as its tokens state it.
    """

    name: str
    issuer: str
    client_id: str
    client_secret: str


class Way(msgspec.Struct, frozen=True):
    """What a browser that was sent to a provider must bring back.

    :ivar verifier: proves to the provider that the code comes back to whom it was asked by.
    """

    state: str
    nonce: str
    verifier: str


def new_way() -> Way:
    """Return new secrets for one way to a provider and back."""
    return Way(new_token(), new_token(), new_token())


def providers_path(register: Path) -> Path:
    """Return where the providers of a register are written: ``x.providers.toml``."""
    return register.with_suffix(".providers.toml")


def read_providers(path: Path) -> dict[str, Provider]:
    """Read the providers, by their codes; none where there is no file.

    :raises InputError: naming the file and what is wrong in it.
    """
    try:
        given = msgspec.convert(tomllib.loads(path.read_text("utf-8")), dict[str, Provider])
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise InputError(f"The providers in '{path}' cannot be read: {error}.") from None
    for code, provider in given.items():
        if not CODE.fullmatch(code):
            sentence = f"The provider '{code}' in '{path}' needs a code of a-z, digits and '-'."
            raise InputError(sentence)
        if not _trusted(provider.issuer):
            sentence = f"The issuer of '{code}' in '{path}' must be an https address."
            raise InputError(sentence)
    return given


class Client:
    """Speaks with one provider; what it publishes of itself is asked for once."""

    def __init__(self, provider: Provider, callback: str) -> None:
        """Come back to this address of ours."""
        self.provider = provider
        self._callback = callback
        self._metadata: Mapping[str, Any] | None = None
        self._keys: KeySet | None = None
        self._turn = threading.Lock()

    def address(self, way: Way, language: str) -> str:
        """Return where a browser is sent to.

        :raises ProviderError: when the provider cannot be reached, or is another one.
        """
        there = self._published()["authorization_endpoint"]
        with self._session() as session:
            address, _ = session.create_authorization_url(
                there,
                state=way.state,
                nonce=way.nonce,
                code_verifier=way.verifier,
                ui_locales=language,
            )
        return str(address)

    def subject(self, way: Way, query: Mapping[str, str], now: datetime) -> str:
        """Return what the provider calls the person that came back.

        :raises ProviderError: when what came back, or the token, is not to be trusted.
        """
        if not same(query.get("state", ""), way.state):
            raise ProviderError("The state is not the one that was sent.")
        # A provider that names itself in the answer is the one that was asked (RFC 9207).
        if query.get("iss", self.provider.issuer) != self.provider.issuer:
            raise ProviderError("The answer is of another issuer.")
        if "code" not in query:
            raise ProviderError(f"There is no code: {query.get('error', '')[:60]!r}.")
        try:
            return self._checked(self._token(way, query["code"]), way, now)
        except (AuthlibBaseError, JoseError, httpx2.HTTPError, KeyError, ValueError) as error:
            raise ProviderError(f"{type(error).__name__}: {error}") from None

    def _token(self, way: Way, code: str) -> Mapping[str, Any]:
        with self._session() as session:
            answer: Mapping[str, Any] = session.fetch_token(
                self._published()["token_endpoint"], code=code, code_verifier=way.verifier
            )
        return answer

    def _checked(self, answer: Mapping[str, Any], way: Way, now: datetime) -> str:
        """Return the subject of the token in an answer, once all of it holds."""
        written = answer.get("id_token")
        if not isinstance(written, str):
            raise ProviderError("There is no token that says who came.")
        try:
            token = self._decoded(written, self._trusted_keys())
        except InvalidKeyIdError:  # it may sign with a new key
            token = self._decoded(written, self._trusted_keys(again=True))
        options = {
            "iss": {"essential": True, "value": self.provider.issuer},
            "aud": {"essential": True, "value": self.provider.client_id},
        }
        expected = {
            "nonce": way.nonce,
            "client_id": self.provider.client_id,
            "access_token": answer.get("access_token"),
        }
        claims = CodeIDToken(token.claims, token.header, options, expected)
        claims.validate(now=int(now.timestamp()), leeway=LEEWAY)
        subject = claims["sub"]
        if not isinstance(subject, str) or not subject:
            raise ProviderError("The token names nobody.")
        return subject

    @staticmethod
    def _decoded(token: str, keys: KeySet) -> jwt.Token:
        registry = JWSRegistry(algorithms=ALGORITHMS, strict_check_header=False)
        return jwt.decode(token, keys, registry=registry)

    def _published(self) -> Mapping[str, Any]:
        """Return what the provider says of itself."""
        with self._turn:
            if self._metadata is None:
                found = _fetch(self.provider.issuer.rstrip("/") + DISCOVERY)
                if found.get("issuer") != self.provider.issuer:
                    raise ProviderError("What is published there is of another issuer.")
                for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
                    if not _trusted(str(found.get(name, ""))):
                        raise ProviderError(f"It publishes no {name} to be trusted.")
                self._metadata = found
            return self._metadata

    def _trusted_keys(self, *, again: bool = False) -> KeySet:
        address = self._published()["jwks_uri"]
        with self._turn:
            if self._keys is None or again:
                self._keys = KeySet.import_key_set(_fetch(address))  # type: ignore[arg-type]
            return self._keys

    def _session(self) -> Any:  # noqa: ANN401 - authlib publishes no types
        return OAuth2Client(
            self.provider.client_id,
            self.provider.client_secret,
            scope="openid",
            redirect_uri=self._callback,
            code_challenge_method="S256",
            timeout=SECONDS,
            verify=_authorities(),
        )


@cache
def _authorities() -> SSLContext:
    """Return whom is trusted to say which host is which; read once, as that takes a while."""
    return httpx2.create_ssl_context()


def _fetch(address: str) -> Mapping[str, Any]:
    """Fetch what a provider publishes.

    :raises ProviderError: when it does not come, or is no object.
    """
    try:
        with httpx2.Client(timeout=SECONDS, verify=_authorities()) as client:
            answer = client.get(address)
            answer.raise_for_status()
            return msgspec.json.decode(answer.content, type=dict[str, Any])
    except (httpx2.HTTPError, msgspec.MsgspecError, ValueError) as error:
        raise ProviderError(f"'{address}' did not answer: {error}.") from None


def _trusted(address: str) -> bool:
    """Tell whether nobody between can change what is fetched from an address."""
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOCAL)
