# ruff: noqa: ARG002 - authlib tells more than is asked for here
"""A ministry's own sign-in: a real provider of OpenID Connect, over HTTP, on this machine.

The protocol is kept by authlib's provider side: redirect addresses, client authentication, PKCE,
nonces, codes that are used once. A test may then twist what is signed.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qsl, urlsplit

from authlib.common.security import generate_token
from authlib.oauth2.rfc6749 import AuthorizationServer, ClientMixin, OAuth2Request, grants
from authlib.oauth2.rfc6749.requests import BasicOAuth2Payload
from authlib.oauth2.rfc6750 import BearerTokenGenerator
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core import AuthorizationCodeMixin, UserInfo
from authlib.oidc.core.grants import OpenIDCode
from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "plenipo", "a secret of the client"


@cache
def new_key(kid, turn=0):
    """A key to sign with, made once for all tests."""
    return RSAKey.generate_key(2048, {"kid": kid})


class Client(ClientMixin):
    """The room, as the provider knows it."""

    id_token_signed_response_alg = "RS256"  # noqa: S105 - an algorithm

    def __init__(self, redirect):
        self.redirect = redirect

    def get_client_id(self):
        return CLIENT

    def get_default_redirect_uri(self):
        return self.redirect

    def get_allowed_scope(self, scope):
        return scope

    def check_redirect_uri(self, redirect_uri):
        return redirect_uri == self.redirect

    def check_client_secret(self, client_secret):
        return client_secret == SECRET

    def check_endpoint_auth_method(self, method, endpoint):
        return method == "client_secret_basic"

    def check_response_type(self, response_type):
        return response_type == "code"

    def check_grant_type(self, grant_type):
        return grant_type == "authorization_code"


class Code(AuthorizationCodeMixin):
    """A code that was given out."""

    def __init__(self, code, request):
        data = request.payload.data
        self.code, self.user, self.client = code, request.user, request.client
        self.scope, self.redirect = request.payload.scope, request.payload.redirect_uri
        self.nonce = data.get("nonce")
        self.code_challenge = data.get("code_challenge")
        self.code_challenge_method = data.get("code_challenge_method")

    def get_redirect_uri(self):
        return self.redirect

    def get_scope(self):
        return self.scope

    def get_nonce(self):
        return self.nonce

    def get_auth_time(self):
        return None

    def get_acr(self):
        return None

    def get_amr(self):
        return None


class Provider(AuthorizationServer):
    """The provider: who is signed in there, and what it does otherwise than it should."""

    def __init__(self, port, redirect, clock):
        super().__init__(scopes_supported=["openid"])
        self.issuer = f"http://localhost:{port}"
        self.client, self.clock = Client(redirect), clock
        self.key = new_key("first")
        self.published = [self.key]
        self.person = "subject-1"
        self.codes, self.claims, self.nonces = {}, {}, set()
        self.metadata, self.signing, self.asked = {}, None, []
        self.register_token_generator("default", BearerTokenGenerator(_token))
        extensions = [CodeChallenge(required=True), _identity(self)(require_nonce=True)]
        self.register_grant(_grant(self), extensions)

    def discovery(self):
        """What it publishes of itself."""
        published = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "id_token_signing_alg_values_supported": ["RS256"],
        }
        return {**published, **self.metadata}

    def rotate(self):
        """Sign with a new key from now on, and publish only that."""
        self.key = new_key("second")
        self.published = [self.key]

    def query_client(self, client_id):
        return self.client if client_id == CLIENT else None

    def save_token(self, token, request):
        pass

    def send_signal(self, name, *args, **kwargs):
        pass

    def create_oauth2_request(self, request):
        method, path, fields, headers = request
        made = Asked(method, self.issuer + path, None, headers)
        made.payload = BasicOAuth2Payload(fields)
        made.fields = fields
        return made

    def handle_response(self, status, body, headers):
        return status, body, dict(headers)

    def answer(self, method, address, body, headers):
        """Answer one request."""
        path, given = urlsplit(address).path, dict(parse_qsl(urlsplit(address).query or body))
        self.asked.append(path)
        asked = (method, address, given, headers)
        match path:
            case "/.well-known/openid-configuration":
                return 200, self.discovery(), {}
            case "/keys":
                return 200, {"keys": [key.as_dict(private=False) for key in self.published]}, {}
            case "/authorize":
                grant = self.get_consent_grant(asked, self.person)
                return self.create_authorization_response(grant.request, self.person, grant)
            case "/token":
                return self.create_token_response(asked)
        return 404, {}, {}


class Asked(OAuth2Request):
    """A request, as authlib reads it."""

    @property
    def args(self):
        return self.fields

    @property
    def form(self):
        return self.fields


def _grant(provider):
    class Grant(grants.AuthorizationCodeGrant):
        def save_authorization_code(self, code, request):
            provider.codes[code] = Code(code, request)
            provider.nonces.add(provider.codes[code].nonce)

        def query_authorization_code(self, code, client):
            return provider.codes.get(code)

        def delete_authorization_code(self, authorization_code):
            del provider.codes[authorization_code.code]

        def authenticate_user(self, authorization_code):
            return authorization_code.user

    return Grant


def _identity(provider):
    class Identity(OpenIDCode):
        def exists_nonce(self, nonce, request):
            return nonce in provider.nonces

        def generate_user_info(self, user, scope):
            return UserInfo(sub=user)

        def resolve_client_private_key(self, client):
            return provider.key

        def get_encode_header(self, client):
            return {"alg": "RS256", "kid": provider.key.kid}

        def get_client_claims(self, client):
            now = int(provider.clock().timestamp())
            return {
                "iss": provider.issuer,
                "aud": [CLIENT],
                "iat": now,
                "exp": now + 300,
                "auth_time": now,
            }

        def encode_id_token(self, token, request):
            signed = super().encode_id_token(token, request)
            if not provider.claims and not provider.signing:
                return signed
            claims = jwt.decode(signed, provider.key, ["RS256"]).claims
            claims = {k: v for k, v in (claims | provider.claims).items() if v is not None}
            header, key = provider.signing or (self.get_encode_header(None), provider.key)
            return jwt.encode(header, claims, key, [header["alg"]])

    return Identity


def _token(client, grant_type, user, scope):
    return generate_token(40)


@contextmanager
def providing(redirect, clock):
    """Run a provider while the context lasts."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self._answer("")

        def do_POST(self):
            size = int(self.headers.get("Content-Length", 0))
            self._answer(self.rfile.read(size).decode())

        def _answer(self, body):
            status, said, headers = provider.answer(self.command, self.path, body, self.headers)
            written = json.dumps(said).encode() if said or status < 300 else b""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(written)))
            self.end_headers()
            self.wfile.write(written)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider = Provider(server.server_port, redirect, clock)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
