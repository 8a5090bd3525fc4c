"""Registration, recovery and profiles, as a client and the reader of mails see them."""

import re

import pytest
from httpx2 import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from conftest import MakeClient
from features.users.feature import users_feature
from features.users.models import User
from features.users.services import accounts
from features.users.tests.factories import PASSWORD, log_in, login_as, make_user

NEW_PASSWORD = "violet harbour 42"
RESET, VERIFICATION = "/auth/password-reset", "/auth/verification"

# They are printed.
Mails = pytest.CaptureFixture[str]


@pytest.fixture
async def api(make_client: MakeClient) -> AsyncClient:
    given = {"cache_seconds": 0, "require_verified_email": True}
    return await make_client(users_feature, **given)


@pytest.fixture
async def user(api: AsyncClient, session: AsyncSession) -> User:
    """Whom the client is signed in as."""
    return await login_as(api, session, "users:read")


async def ask_token(api: AsyncClient, mails: Mails, path: str, user: User) -> str:
    await api.post(path, json={"email": user.email})
    return str(re.findall(r"^[\w-]{43}$", mails.readouterr().out, re.MULTILINE)[-1])


async def confirm(api: AsyncClient, path: str, **body: str) -> int:
    return (await api.post(f"{path}/confirm", json=body)).status_code


async def is_signed_in(api: AsyncClient) -> bool:
    return (await api.get("/users/me")).is_success


class TestRegister:
    async def test_mail_tells_if_known(self, api: AsyncClient, capsys: Mails) -> None:
        bodies = [
            {"email": email, "password": NEW_PASSWORD}
            for email in ("Ada@Example.com", "ada@example.com")
        ]

        first, second = [await api.post("/auth/register", json=each) for each in bodies]

        assert (first.status_code, first.text) == (202, second.text)
        subjects = re.findall(r"Subject: (\w+)", capsys.readouterr().out)
        assert subjects == ["Confirm", "You"]

    @pytest.mark.parametrize(
        "password", ["eleven char", "passwordpassword", "nul \x00 in it"]
    )
    async def test_refused_password(self, api: AsyncClient, password: str) -> None:
        body = {"email": "ada@example.com", "password": password}

        response = await api.post("/auth/register", json=body)

        assert response.status_code == 422
        assert password not in response.text


class TestMailedToken:
    async def test_verifies_once(
        self, api: AsyncClient, session: AsyncSession, capsys: Mails
    ) -> None:
        user = await make_user(session, email_verified_at=None)
        token = await ask_token(api, capsys, VERIFICATION, user)

        refusal = await log_in(api, user)
        statuses = [await confirm(api, VERIFICATION, token=token) for _ in range(2)]

        assert (refusal["status"], statuses) == (401, [204, 422])
        assert "access_token" in await log_in(api, user)

    async def test_resets_once(
        self, api: AsyncClient, user: User, capsys: Mails
    ) -> None:
        token = await ask_token(api, capsys, RESET, user)
        body = {"token": token, "password": NEW_PASSWORD}

        statuses = [await confirm(api, RESET, **body) for _ in range(2)]

        assert statuses == [204, 422]
        assert not await is_signed_in(api)
        assert "access_token" in await log_in(api, user, NEW_PASSWORD)

    @pytest.mark.parametrize("path", [RESET, VERIFICATION])
    async def test_replaced_or_for_another_purpose(
        self, api: AsyncClient, session: AsyncSession, capsys: Mails, path: str
    ) -> None:
        user = await make_user(session, email_verified_at=None)
        token = await ask_token(api, capsys, path, user)
        await ask_token(api, capsys, RESET, user)

        assert await confirm(api, RESET, token=token, password=NEW_PASSWORD) == 422


class TestProfile:
    async def test_changes_what_was_sent(self, api: AsyncClient, user: User) -> None:
        await api.patch("/users/me", json={"full_name": "Ada Lovelace"})

        profile = (await api.get("/users/me")).json()
        assert (profile["full_name"], profile["email"]) == ("Ada Lovelace", user.email)


@pytest.mark.usefixtures("user")
class TestChangePassword:
    @pytest.mark.parametrize(("current", "status"), [(PASSWORD, 204), ("wrong", 422)])
    async def test_ends_sessions(
        self, api: AsyncClient, current: str, status: int
    ) -> None:
        body = {"current_password": current, "new_password": NEW_PASSWORD}

        response = await api.post("/users/me/password", json=body)

        assert response.status_code == status
        assert await is_signed_in(api) == (status == 422)


class TestDisable:
    async def test_ends_access(
        self, api: AsyncClient, session: AsyncSession, user: User
    ) -> None:
        await accounts.disable_user(session, user.email)
        await session.commit()

        assert not await is_signed_in(api)
        assert (await log_in(api, user))["status"] == 401


@pytest.mark.usefixtures("user")
class TestListUsers:
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
