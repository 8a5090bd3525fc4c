"""What can be done with accounts: create, read, change, grant, disable."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from core.exceptions import ConflictError, InvalidError, NotFoundError
from core.models import utc_now
from core.pagination import fetch_page
from features.users.models import ADMIN_ROLE, MailedToken, Role, User, user_roles
from features.users.schemas import PasswordChange, Registration, UserQuery, UserUpdate
from features.users.services import sessions
from features.users.services.passwords import hash_password, refuse_weak, verify_password
from features.users.settings import UserSettings


async def create_user(session: AsyncSession, settings: UserSettings, values: Registration) -> User:
    """Create a user; raise at the same cost if there is one with this address."""
    refuse_weak(values.password, values.email)
    password_hash = await hash_password(settings, values.password)
    created = User(email=values.email, password_hash=password_hash)
    try:
        async with session.begin_nested():
            session.add(created)
    except IntegrityError:
        raise ConflictError(f"{values.email} is registered already.") from None
    return created


async def get_user(session: AsyncSession, key: UUID | str) -> User:
    """Find a user by the id, or by the e-mail address."""
    column = User.id if isinstance(key, UUID) else User.email
    found = await session.scalar(sa.select(User).where(column == key))
    if found is None:
        raise NotFoundError(f"There is no user {key}.")
    return found


async def list_users(session: AsyncSession, query: UserQuery) -> tuple[Sequence[User], int]:
    statement = sa.select(User)
    if query.email is not None:
        statement = statement.where(User.email.contains(query.email, autoescape=True))
    return await fetch_page(session, statement, query)


async def update_profile(session: AsyncSession, user_id: UUID, changes: UserUpdate) -> User:
    user = await get_user(session, user_id)
    for field, value in changes.model_dump(exclude_unset=True).items():
        setattr(user, field, value)
    await session.flush()
    return user


async def change_password(
    session: AsyncSession, settings: UserSettings, user_id: UUID, values: PasswordChange
) -> None:
    """Set a new password; every session ends, also the one that asks, and so do mailed tokens."""
    user = await get_user(session, user_id)
    email, stored = user.email, user.password_hash
    # Gives the connection back: others can use it while this hashes.
    await session.rollback()
    refuse_weak(values.new_password, email)
    is_right, _ = await verify_password(settings, values.current_password, stored)
    new_hash = await hash_password(settings, values.new_password)
    # Not if a reset was faster: what was checked is not the current one then.
    same = sa.update(User).filter_by(id=user_id, password_hash=stored)
    change = same.values(password_hash=new_hash).returning(User.id)
    if not is_right or await session.scalar(change) is None:
        raise InvalidError("The current password is not right.")
    await session.execute(sa.delete(MailedToken).filter_by(user_id=user_id))
    await sessions.revoke(session, user_id=user_id)


async def create_admin(session: AsyncSession, settings: UserSettings, values: Registration) -> None:
    """Create a user who may do everything, and whose address needs no proof."""
    user = await create_user(session, settings, values)
    user.email_verified_at = utc_now()
    await grant_role(session, user.email, ADMIN_ROLE)


async def grant_role(
    session: AsyncSession, email: str, name: str, permissions: Sequence[str] = ()
) -> None:
    """Give a user a role, made if it is new; the permissions are added to it."""
    user = await get_user(session, email)
    role = await session.scalar(sa.select(Role).filter_by(name=name))
    if role is None and not permissions and name != ADMIN_ROLE:
        raise NotFoundError(f"There is no role {name}; --permission makes one.")
    role = role or Role(name=name, permissions=[])
    session.add(role)
    role.permissions = sorted({*role.permissions, *permissions})
    await session.flush()
    link = {"user_id": user.id, "role_id": role.id}
    if await session.scalar(sa.select(user_roles).filter_by(**link)) is None:
        await session.execute(user_roles.insert().values(link))


async def disable_user(session: AsyncSession, email: str) -> None:
    user = await get_user(session, email)
    user.is_active = False
    await sessions.revoke(session, user_id=user.id)
