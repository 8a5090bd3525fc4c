"""What can be done with sessions: log in, refresh, list, end."""

import secrets
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from core.exceptions import NotFoundError, UnauthenticatedError
from core.logging import log
from core.models import utc_now
from features.users.models import LIVE, LoginSession, RefreshToken, User, digest_of
from features.users.schemas import PasswordGrant
from features.users.services.passwords import verify_password
from features.users.settings import UserSettings

# With the token that refreshes it next.
Opened = tuple[LoginSession, str]


async def log_in(
    session: AsyncSession, settings: UserSettings, given: PasswordGrant, **device: str
) -> Opened:
    """Begin a session, and forget those of the user that have ended."""
    user = await _authenticate(session, settings, given)
    await session.execute(sa.delete(LoginSession).filter_by(user_id=user.id).where(~LIVE))
    expires_at = utc_now() + timedelta(days=settings.session_days)
    opened = LoginSession(user_id=user.id, expires_at=expires_at, **device)
    session.add(opened)
    await session.flush()
    return _hand_out(session, opened)


async def _authenticate(
    session: AsyncSession, settings: UserSettings, given: PasswordGrant
) -> User:
    """Find whose password it is; refuse with one answer, whatever the reason."""
    known = sa.select(User).filter_by(email=given.username, is_active=True)
    if settings.require_verified_email:
        known = known.where(User.email_verified_at.is_not(None))
    stored = await session.scalar(known.with_only_columns(User.password_hash))
    # Gives the connection back: others can use it while this hashes.
    await session.rollback()
    is_right, renewed = await verify_password(settings, given.password, stored)
    # Locked: a new password, or a user who is disabled, is seen here, or comes later and ends
    # the session that this login opens.
    user = await session.scalar(known.with_for_update()) if is_right else None
    if user is None:
        raise UnauthenticatedError("The e-mail address or the password is not right.")
    if user.password_hash != stored:
        return await _authenticate(session, settings, given)
    user.password_hash = renewed
    return user


async def rotate(session: AsyncSession, settings: UserSettings, token: str) -> Opened:
    """Exchange a refresh token for its one successor."""
    digest = digest_of(token)
    live = sa.select(LoginSession.id).join(User).where(LIVE, User.is_active)
    # One statement: of any number at once, one finds the token unused.
    use = (
        sa.update(RefreshToken)
        .filter_by(digest=digest, used_at=None)
        .where(RefreshToken.session_id.in_(live))
        .values(used_at=utc_now())
        .returning(RefreshToken.session_id)
    )
    session_id = await session.scalar(use)
    if session_id is None:
        await _punish_reuse(session, digest, settings.refresh_grace_seconds)
        raise UnauthenticatedError("The refresh token is not valid, or not any more.")
    return _hand_out(session, await session.get_one(LoginSession, session_id))


async def _punish_reuse(session: AsyncSession, digest: str, grace: int) -> None:
    """End the session if a used token comes back: somebody else has a copy."""
    # Within the grace it was two tabs, or a client that got no answer and repeats.
    before = utc_now() - timedelta(seconds=grace)
    column = sa.select(RefreshToken.session_id).filter_by(digest=digest)
    session_id = await session.scalar(column.where(RefreshToken.used_at < before))
    if session_id and await revoke(session, id=session_id):
        # The rejection that follows must not take it back.
        await session.commit()
        log.warning("refresh_token_reused", session_id=str(session_id))


def _hand_out(session: AsyncSession, opened: LoginSession) -> Opened:
    token = secrets.token_urlsafe(32)
    session.add(RefreshToken(session_id=opened.id, digest=digest_of(token)))
    return opened, token


async def list_sessions(session: AsyncSession, user_id: UUID) -> Sequence[LoginSession]:
    """Those that have not ended, the newest first."""
    own = sa.select(LoginSession).filter_by(user_id=user_id).where(LIVE)
    return (await session.scalars(own.order_by(LoginSession.id.desc()).limit(100))).all()


async def revoke(session: AsyncSession, **which: UUID) -> UUID | None:
    """End sessions; give the id of one that had not ended."""
    live = sa.update(LoginSession).filter_by(**which, revoked_at=None)
    return await session.scalar(live.values(revoked_at=utc_now()).returning(LoginSession.id))


async def end_session(session: AsyncSession, user_id: UUID, session_id: UUID) -> None:
    if await revoke(session, user_id=user_id, id=session_id) is None:
        raise NotFoundError("You have no session with this id.")
