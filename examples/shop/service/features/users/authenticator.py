"""Signs access tokens, and finds whom one stands for."""

import time
from collections.abc import Sequence
from contextlib import nullcontext
from typing import Any
from uuid import UUID, uuid4

import jwt
import sqlalchemy as sa
from fastapi import Request
from sqlalchemy.ext.asyncio import AsyncSession

from core.exceptions import UnauthenticatedError
from core.logging import log
from core.security import Principal
from core.state import Resource
from features.users.models import ADMIN_ROLE, LIVE, LoginSession, Role, User, user_roles
from features.users.schemas import TokenPair
from features.users.settings import UserSettings
from settings import Settings

SERVICE, TYPE = "shop", "at+jwt"
CLAIMS = ["iss", "aud", "sub", "sid", "jti", "iat", "exp"]
# The clock of who signed it may be a little ahead.
JWT = jwt.PyJWT({"require": CLAIMS, "verify_iat": False})
# A row per role, and one of nulls if there is none; no row if the session has ended.
ROLES = (
    sa.select(Role.name, Role.permissions)
    .select_from(LoginSession)
    .join(User)
    .outerjoin(user_roles)
    .outerjoin(Role)
    .where(LoginSession.id == sa.bindparam("session_id"), LIVE)
    .where(User.id == sa.bindparam("user_id"), User.is_active)
)


class Authenticator:
    """Believes a token as long as the session that it names, but for the cache."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings.part(UserSettings)
        # What is signed for another purpose has another key.
        self._key = settings.derive_key("access-token")
        self._cache: dict[str, tuple[float, Principal]] = {}
        self._reported: set[str] = set()

    def sign(self, opened: LoginSession, refresh_token: str) -> TokenPair:
        now, lasts = int(time.time()), self._settings.access_token_minutes * 60
        claims: dict[str, Any] = {"iss": SERVICE, "aud": SERVICE, "iat": now, "exp": now + lasts}
        claims |= {"sub": str(opened.user_id), "sid": str(opened.id), "jti": uuid4().hex}
        token = JWT.encode(claims, self._key, "HS256", {"typ": TYPE})
        return TokenPair(access_token=token, expires_in=lasts, refresh_token=refresh_token)

    async def authenticate(self, request: Request, session: AsyncSession, token: str) -> Principal:
        now = time.monotonic()
        # What changes something is never believed by the cache.
        cached = self._cache.get(token) if request.method in {"GET", "HEAD"} else None
        if cached is not None and now < cached[0]:
            return cached[1]
        try:
            user_id, session_id, expires = self._read(token)
        # The header is parsed before the signature is checked, however deep it nests.
        except (jwt.InvalidTokenError, RecursionError, ValueError):
            raise UnauthenticatedError("The access token is not valid, or too old.") from None
        ids = {"user_id": user_id, "session_id": session_id}
        roles = (await session.execute(ROLES, ids)).all()
        if not roles:
            raise UnauthenticatedError("The session has ended; log in again.")
        permissions = self._permissions(roles, request.state.permissions)
        principal = Principal(user_id, session_id, permissions)
        if len(self._cache) >= 10_000:
            self._cache.clear()
        lasts = min(self._settings.cache_seconds, expires - time.time())
        self._cache[token] = now + lasts, principal
        return principal

    def _read(self, token: str) -> tuple[UUID, UUID, int]:
        found = JWT.decode_complete(token, self._key, ["HS256"], audience=SERVICE, issuer=SERVICE)
        if found["header"].get("typ") != TYPE:
            raise jwt.InvalidTokenError
        claims = found["payload"]
        return UUID(claims["sub"]), UUID(str(claims["sid"])), int(claims["exp"])

    def _permissions(self, roles: Sequence[Any], declared: set[str]) -> frozenset[str]:
        if any(role.name == ADMIN_ROLE for role in roles):
            return frozenset(declared)
        stored = {each for role in roles for each in role.permissions or ()}
        # A feature that declared them may be gone.
        if unknown := stored - declared - self._reported:
            self._reported |= unknown
            log.warning("unknown_permissions", permissions=sorted(unknown))
        return frozenset(stored & declared)


AUTHENTICATOR = Resource("authenticator", lambda settings: nullcontext(Authenticator(settings)))
