"""Users, sessions and mailed tokens, as a client and the reader of the mails see them."""

import re
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from httpx2 import AsyncClient
from pydantic import SecretStr
from sqlalchemy.ext.asyncio import AsyncSession
from structlog.testing import capture_logs

from conftest import MakeClient
from core.models import utc_now
from features.users.feature import users_feature
from features.users.models import LoginSession, MailedToken, RefreshToken, Role, User
from features.users.tests.factories import PASSWORD, Tokens, log_in, login_as, make_user

EMAIL, NEW_PASSWORD = "ada@example.com", "violet harbour 42"
SESSIONS, RESET, VERIFICATION = "/auth/sessions", "/auth/password-reset", "/auth/verification"
Mails = pytest.CaptureFixture[str]


@pytest.fixture
async def api(make_client: MakeClient) -> AsyncClient:
    given = {"require_verified_email": True, "attempts_per_account": 3}
    return await make_client(users_feature, cache_seconds=0, **given)


@pytest.fixture
async def user(session: AsyncSession) -> User:
    return await make_user(session, "users:read")


@pytest.fixture
async def tokens(api: AsyncClient, user: User) -> Tokens:
    """Of the session that the client is signed in with."""
    return await log_in(api, user.email)


async def is_signed_in(api: AsyncClient) -> bool:
    return (await api.get("/users/me")).is_success


async def refresh(api: AsyncClient, tokens: Tokens) -> int:
    body = {"refresh_token": tokens["refresh_token"]}
    return (await api.post("/auth/refresh", json=body)).status_code


async def ask_token(api: AsyncClient, mails: Mails, path: str, user: User) -> str:
    await api.post(path, json={"email": user.email})
    return str(re.findall(r"^[\w-]{43}$", mails.readouterr().out, re.MULTILINE)[-1])


async def confirm(api: AsyncClient, path: str, **body: str) -> int:
    return (await api.post(f"{path}/confirm", json=body)).status_code


class TestLogIn:
    @pytest.mark.parametrize(
        ("field", "value"),
        [("email", "x"), ("email_verified_at", None), ("is_active", False), ("password_hash", "")],
    )
    async def test_refusals_do_not_differ(
        self, api: AsyncClient, session: AsyncSession, field: str, value: Any
    ) -> None:
        await make_user(session, **{"email": EMAIL, field: value})
        refusal = await log_in(api, EMAIL)
        assert refusal["status"] == 401
        assert refusal["detail"] == "The e-mail address or the password is not right."

    async def test_too_many_attempts(self, api: AsyncClient, user: User) -> None:
        answers = [await log_in(api, user.email, "a wrong one") for _ in range(4)]
        assert [each["status"] for each in answers] == [401, 401, 401, 429]

    async def test_raised_cost(
        self, make_client: MakeClient, session: AsyncSession, user: User
    ) -> None:
        await log_in(await make_client(users_feature, argon2_time_cost=2), user.email)
        await session.refresh(user)
        assert "t=2" in user.password_hash


class TestAccessToken:
    @pytest.mark.parametrize(
        "given", [{"access_token_minutes": 0}, {"secret_key": SecretStr("of another service")}]
    )
    async def test_too_old_or_of_another_key(
        self, make_client: MakeClient, api: AsyncClient, user: User, given: Any
    ) -> None:
        other = await make_client(users_feature, **given)
        await log_in(other, user.email)
        api.headers["Authorization"] = other.headers["Authorization"]
        assert not await is_signed_in(api)

    async def test_permissions(self, api: AsyncClient, session: AsyncSession) -> None:
        await login_as(api, session, "orders:read")
        with capture_logs() as lines:
            assert (await api.get("/users")).status_code == 403
        assert ["orders:read"] in [line.get("permissions") for line in lines]
        await session.execute(sa.update(Role).values(name="admin"))
        await session.commit()
        assert (await api.get("/users")).status_code == 200


class TestSessionEnds:
    @pytest.mark.parametrize(("path", "other"), [("/auth/logout", 200), ("/auth/logout-all", 401)])
    async def test_by_logout(
        self, api: AsyncClient, user: User, tokens: Tokens, path: str, other: int
    ) -> None:
        await log_in(api, user.email)
        assert (await api.post(path)).status_code == 204
        assert not await is_signed_in(api)
        assert await refresh(api, tokens) == other

    @pytest.mark.usefixtures("tokens")
    @pytest.mark.parametrize(("current", "status"), [(PASSWORD, 204), ("wrong", 422)])
    async def test_by_new_password(self, api: AsyncClient, current: str, status: int) -> None:
        body = {"current_password": current, "new_password": NEW_PASSWORD}
        assert (await api.post("/users/me/password", json=body)).status_code == status
        assert await is_signed_in(api) is (status == 422)

    @pytest.mark.parametrize(
        ("model", "values"),
        [
            (User, {"is_active": False}),
            (LoginSession, {"expires_at": utc_now()}),
            (RefreshToken, {"used_at": utc_now() - timedelta(minutes=1)}),
        ],
    )
    async def test_when_disabled_expired_or_reused(
        self, api: AsyncClient, session: AsyncSession, tokens: Tokens, model: type, values: Any
    ) -> None:
        await session.execute(sa.update(model).values(values))
        await session.commit()
        assert await refresh(api, tokens) == 401
        assert not await is_signed_in(api)

    async def test_not_by_a_repeated_refresh(self, api: AsyncClient, tokens: Tokens) -> None:
        assert [await refresh(api, tokens) for _ in range(2)] == [200, 401]
        assert await is_signed_in(api)

    async def test_only_by_its_user(self, api: AsyncClient, session: AsyncSession) -> None:
        await login_as(api, session)
        (theirs,) = (await api.get(SESSIONS)).json()
        await login_as(api, session)
        (mine,) = (await api.get(SESSIONS)).json()
        assert (await api.delete(f"{SESSIONS}/{theirs['id']}")).status_code == 404
        assert (await api.delete(f"{SESSIONS}/{mine['id']}")).status_code == 204


class TestRegister:
    async def test_mail_tells_if_known(self, api: AsyncClient, capsys: Mails) -> None:
        bodies = [{"email": each, "password": NEW_PASSWORD} for each in (EMAIL.upper(), EMAIL)]
        first, second = [await api.post("/auth/register", json=each) for each in bodies]
        assert (first.status_code, first.text) == (202, second.text)
        assert re.findall(r"Subject: (\w+)", capsys.readouterr().out) == ["Confirm", "Set"]

    @pytest.mark.parametrize("password", ["eleven char", "passwordpassword", "nul \x00 in it"])
    async def test_refused_password(self, api: AsyncClient, password: str) -> None:
        response = await api.post("/auth/register", json={"email": EMAIL, "password": password})
        assert response.status_code == 422
        assert password not in response.text


class TestMailedToken:
    async def test_verifies_once(
        self, api: AsyncClient, session: AsyncSession, capsys: Mails
    ) -> None:
        user = await make_user(session, email_verified_at=None)
        token = await ask_token(api, capsys, VERIFICATION, user)
        assert [await confirm(api, VERIFICATION, token=token) for _ in range(2)] == [204, 422]
        assert "access_token" in await log_in(api, user.email)

    @pytest.mark.usefixtures("tokens")
    async def test_resets_once(self, api: AsyncClient, user: User, capsys: Mails) -> None:
        body = {"token": await ask_token(api, capsys, RESET, user), "password": NEW_PASSWORD}
        assert [await confirm(api, RESET, **body) for _ in range(2)] == [204, 422]
        assert not await is_signed_in(api)
        assert "access_token" in await log_in(api, user.email, NEW_PASSWORD)

    async def test_ends(
        self, api: AsyncClient, session: AsyncSession, user: User, capsys: Mails
    ) -> None:
        token = await ask_token(api, capsys, RESET, user)
        await session.execute(sa.update(MailedToken).values(expires_at=utc_now()))
        await session.commit()
        assert await confirm(api, RESET, token=token, password=NEW_PASSWORD) == 422

    @pytest.mark.parametrize("path", [RESET, VERIFICATION])
    async def test_replaced_or_for_another_purpose(
        self, api: AsyncClient, session: AsyncSession, capsys: Mails, path: str
    ) -> None:
        user = await make_user(session, email_verified_at=None)
        token = await ask_token(api, capsys, path, user)
        await ask_token(api, capsys, RESET, user)
        assert await confirm(api, RESET, token=token, password=NEW_PASSWORD) == 422


@pytest.mark.usefixtures("tokens")
class TestUsers:
    async def test_profile_keeps_what_was_not_sent(self, api: AsyncClient) -> None:
        await api.patch("/users/me", json={"full_name": "Ada Lovelace"})
        assert (await api.patch("/users/me", json={})).json()["full_name"] == "Ada Lovelace"

    async def test_sorted_pages(self, api: AsyncClient, session: AsyncSession) -> None:
        for name in "cab":
            await make_user(session, email=f"{name}_%@example.com")
        query = "/users?sort=-email&email=_%25@&size=2&page="
        pages = [(await api.get(f"{query}{number}")).json() for number in (1, 2)]
        found = [each["email"][0] for page in pages for each in page["items"]]
        assert (found, pages[1]["total"]) == (["c", "b", "a"], 3)

    @pytest.mark.parametrize("query", ["page=0", "size=101", "sort=password_hash"])
    async def test_invalid_query(self, api: AsyncClient, query: str) -> None:
        assert (await api.get(f"/users?{query}")).status_code == 422
