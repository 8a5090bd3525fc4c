"""Logging in, refreshing and ending sessions, as a client sees them."""

from datetime import timedelta
from typing import Any

import jwt
import pytest
import sqlalchemy as sa
from argon2 import PasswordHasher
from httpx2 import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession
from structlog.testing import capture_logs

from conftest import MakeClient
from core.models import utc_now
from features.users.feature import users_feature
from features.users.models import LoginSession, RefreshToken, Role, User
from features.users.tests.factories import PASSWORD, Tokens, log_in, login_as, make_user
from settings import Settings

SESSIONS = "/auth/sessions"
OLD_HASH = PasswordHasher(time_cost=2, memory_cost=8, parallelism=1).hash(PASSWORD)


@pytest.fixture
async def api(make_client: MakeClient) -> AsyncClient:
    given = {"require_verified_email": True, "attempts_per_account": 3}
    return await make_client(users_feature, cache_seconds=0, **given)


@pytest.fixture
async def user(session: AsyncSession) -> User:
    return await make_user(session, password_hash=OLD_HASH)


@pytest.fixture
async def tokens(api: AsyncClient, user: User) -> Tokens:
    return await log_in(api, user)


async def change(session: AsyncSession, model: type, **values: Any) -> None:
    await session.execute(sa.update(model).values(values))
    await session.commit()


async def refresh(api: AsyncClient, tokens: Tokens) -> Any:
    body = {"refresh_token": tokens["refresh_token"]}
    return await api.post("/auth/refresh", json=body)


async def status_of(api: AsyncClient, path: str = SESSIONS) -> int:
    return (await api.get(path)).status_code


class TestLogIn:
    @pytest.mark.usefixtures("tokens")
    async def test_old_parameters(self, session: AsyncSession, user: User) -> None:
        await session.refresh(user)

        assert "t=1" in user.password_hash

    @pytest.mark.parametrize(
        "changes",
        [{"password_hash": ""}, {"email_verified_at": None}, {"email": "b@c.example"}],
    )
    async def test_refusals_do_not_differ(
        self, api: AsyncClient, session: AsyncSession, changes: Any
    ) -> None:
        await make_user(session, **{"email": "who@example.com"} | changes)

        refusal = await log_in(api, User(email="who@example.com"))

        assert refusal["status"] == 401
        assert refusal["detail"] == "The e-mail address or the password is not right."

    async def test_too_many_attempts(self, api: AsyncClient, user: User) -> None:
        answers = [await log_in(api, user, "a wrong one") for _ in range(4)]

        assert [each["status"] for each in answers] == [401, 401, 401, 429]


class TestRefresh:
    async def test_again_within_the_grace(
        self, api: AsyncClient, tokens: Tokens
    ) -> None:
        successor = await refresh(api, tokens)

        assert (await refresh(api, tokens)).status_code == 401
        assert (await refresh(api, successor.json())).status_code == 200

    async def test_again_after_the_grace(
        self, api: AsyncClient, session: AsyncSession, tokens: Tokens
    ) -> None:
        successor = await refresh(api, tokens)
        await change(session, RefreshToken, used_at=utc_now() - timedelta(minutes=1))

        with capture_logs() as lines:
            await refresh(api, tokens)

        assert "refresh_token_reused" in {line["event"] for line in lines}
        assert (await refresh(api, successor.json())).status_code == 401
        assert await status_of(api) == 401


class TestAccessToken:
    @pytest.mark.parametrize("changes", [{"aud": "another"}, {"exp": 1}])
    async def test_wrong_claim(
        self, api: AsyncClient, settings: Settings, tokens: Tokens, changes: Any
    ) -> None:
        token, key = tokens["access_token"], settings.derive_key("access-token")
        claims = jwt.decode(token, options={"verify_signature": False}) | changes
        wrong = jwt.encode(claims, key, headers={"typ": "at+jwt"})
        api.headers["Authorization"] = f"Bearer {wrong}"

        assert await status_of(api) == 401

    @pytest.mark.parametrize("model", [User, LoginSession])
    async def test_ended(
        self, api: AsyncClient, session: AsyncSession, tokens: Tokens, model: type
    ) -> None:
        ended = {"is_active": False} if model is User else {"expires_at": utc_now()}
        await change(session, model, **ended)

        assert (await refresh(api, tokens)).status_code == 401
        assert await status_of(api) == 401

    async def test_is_cached(
        self, make_client: MakeClient, user: User, queries: list[str]
    ) -> None:
        api = await make_client(users_feature)
        await log_in(api, user)
        await api.get(SESSIONS)
        queries.clear()

        assert await status_of(api) == 200
        assert len(queries) == 1

    async def test_permissions(self, api: AsyncClient, session: AsyncSession) -> None:
        await login_as(api, session, "orders:read")

        with capture_logs() as lines:
            assert [await status_of(api, "/users") for _ in range(2)] == [403, 403]

        unknown = [line for line in lines if line["event"] == "unknown_permissions"]
        assert [line["permissions"] for line in unknown] == [["orders:read"]]
        await change(session, Role, name="admin")
        assert await status_of(api, "/users") == 200


class TestLogOut:
    @pytest.mark.parametrize(
        ("path", "of_other"), [("/auth/logout", 200), ("/auth/logout-all", 401)]
    )
    async def test_which_end(
        self, api: AsyncClient, user: User, tokens: Tokens, path: str, of_other: int
    ) -> None:
        await log_in(api, user)

        assert (await api.post(path)).status_code == 204

        assert await status_of(api) == 401
        assert (await refresh(api, tokens)).status_code == of_other

    async def test_session_of_another_user(
        self, api: AsyncClient, session: AsyncSession
    ) -> None:
        await login_as(api, session)
        (theirs,) = (await api.get(SESSIONS)).json()
        await login_as(api, session)
        (mine,) = (await api.get(SESSIONS)).json()

        assert (await api.delete(f"{SESSIONS}/{theirs['id']}")).status_code == 404
        assert (await api.delete(f"{SESSIONS}/{mine['id']}")).status_code == 204
