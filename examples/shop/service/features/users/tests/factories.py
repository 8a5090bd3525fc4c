"""Makes users for tests, and signs clients in."""

from typing import Any
from uuid import uuid4

from argon2 import PasswordHasher
from httpx2 import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from core.models import utc_now
from features.users.models import Role, User, user_roles

PASSWORD = "one two three four"
PASSWORD_HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)

Tokens = dict[str, Any]


async def make_user(session: AsyncSession, *permissions: str, **changes: Any) -> User:
    """A user whose password is PASSWORD, with a role of these permissions."""
    values = {"email": f"{uuid4().hex}@example.com", "password_hash": PASSWORD_HASH}
    user = User(**{**values, "email_verified_at": utc_now(), **changes})
    role = Role(name=uuid4().hex, permissions=permissions)
    session.add_all([user, role])
    await session.flush()
    await session.execute(user_roles.insert().values(user_id=user.id, role_id=role.id))
    # A request that fails rolls back to here.
    await session.commit()
    return user


async def log_in(client: AsyncClient, email: str, password: str = PASSWORD) -> Tokens:
    """Open a session whose access token the client sends from now on."""
    form = {"username": email, "password": password}
    answer: Tokens = (await client.post("/auth/token", data=form)).json()
    client.headers["Authorization"] = f"Bearer {answer.get('access_token')}"
    return answer


async def login_as(client: AsyncClient, session: AsyncSession, *permissions: str) -> User:
    """Sign the client in as a new user with these permissions."""
    user = await make_user(session, *permissions)
    await log_in(client, user.email)
    return user
