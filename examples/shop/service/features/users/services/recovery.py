"""Proves by a mail that an address is somebody's: to verify it, to reset a password."""

import secrets
from datetime import timedelta
from email.message import EmailMessage
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from core.exceptions import InvalidError
from core.models import utc_now
from features.users.models import MailedToken, User, digest_of
from features.users.services import sessions
from features.users.services.passwords import hash_password, refuse_weak
from features.users.settings import UserSettings


class Letter(NamedTuple):
    """What a mail is for; its purpose is also the page that the link leads to."""

    purpose: str
    lifetime: timedelta
    subject: str


VERIFICATION = Letter("verify-email", timedelta(days=1), "Confirm your e-mail address")
# Also for who registers again: the answer does not tell them, only this does.
PASSWORD_RESET = Letter(
    "reset-password", timedelta(minutes=30), "Set a new password for your account"
)


async def write_mail(
    session: AsyncSession, letter: Letter, email: str, frontend_url: str | None
) -> EmailMessage | None:
    """Write to the user, if there is one whom it concerns."""
    known = sa.select(User).filter_by(email=email, is_active=True)
    # Locked: of two mails at once, the second one takes back the token of the first.
    user = await session.scalar(known.with_for_update())
    if user is None or (letter is VERIFICATION and user.email_verified_at):
        return None
    mine = {"user_id": user.id, "purpose": letter.purpose}
    # The newest is the only one that is valid.
    await session.execute(sa.delete(MailedToken).filter_by(**mine))
    token, expires_at = secrets.token_urlsafe(32), utc_now() + letter.lifetime
    session.add(MailedToken(**mine, digest=digest_of(token), expires_at=expires_at))
    # Browsers do not send what follows "#", so no server logs the token.
    link = f"{frontend_url}/{letter.purpose}#token={token}" if frontend_url else token
    mail = EmailMessage()
    # A line break in either raises ValueError.
    mail["To"], mail["Subject"] = user.email, letter.subject
    mail.set_content(
        f"{letter.subject}:\n\n{link}\n\n"
        f"It works once, until {expires_at:%d %B, %H:%M} UTC.\n"
        "If you did not ask for it, there is nothing to do.\n"
    )
    return mail


async def verify_email(session: AsyncSession, token: str) -> None:
    user = await _use(session, token, VERIFICATION)
    user.email_verified_at = utc_now()


async def reset_password(
    session: AsyncSession, settings: UserSettings, token: str, password: str
) -> None:
    """Set the password, and end every session; the mail has verified the address."""
    # First, so that no connection is held meanwhile.
    password_hash = await hash_password(settings, password)
    user = await _use(session, token, PASSWORD_RESET)
    refuse_weak(password, user.email)
    user.password_hash = password_hash
    user.email_verified_at = user.email_verified_at or utc_now()
    await sessions.revoke(session, user_id=user.id)


async def _use(session: AsyncSession, token: str, letter: Letter) -> User:
    # One statement: of two requests with the same token, one finds it.
    used = sa.delete(MailedToken).filter_by(digest=digest_of(token), purpose=letter.purpose)
    valid = used.where(MailedToken.expires_at > utc_now())
    user_id = await session.scalar(valid.returning(MailedToken.user_id))
    if user_id is None:
        raise InvalidError("The token is not valid: it is wrong, used or too old.")
    return await session.get_one(User, user_id)
