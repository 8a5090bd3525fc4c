"""The tables of users, of what they may do, and of their sessions."""

import hashlib
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from core.models import Base, utc_now

# Its permissions are those that any feature declares; what is stored does not count.
ADMIN_ROLE = "admin"

user_roles = sa.Table(
    "user_roles",
    Base.metadata,
    sa.Column("user_id", sa.ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("role_id", sa.ForeignKey("roles.id", ondelete="CASCADE"), primary_key=True),
)


class User(Base):
    __tablename__ = "users"

    # Lower case: see normalize_email.
    email: Mapped[str] = mapped_column(sa.String(320), unique=True)
    full_name: Mapped[str | None] = mapped_column(sa.String(200))
    password_hash: Mapped[str] = mapped_column(sa.String(255))
    is_active: Mapped[bool] = mapped_column(default=True, server_default=sa.true())
    email_verified_at: Mapped[datetime | None]


class Role(Base):
    # A named set of permissions; features declare which there are.
    __tablename__ = "roles"

    name: Mapped[str] = mapped_column(sa.String(50), unique=True)
    permissions: Mapped[list[str]] = mapped_column(sa.JSON)


class LoginSession(Base):
    """What one login began; access tokens name it, and end with it."""

    __tablename__ = "login_sessions"

    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("users.id", ondelete="CASCADE"), index=True)
    user_agent: Mapped[str | None] = mapped_column(sa.String(200))
    address: Mapped[str | None] = mapped_column(sa.String(45))
    # Refreshing does not move it.
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


# Asks for the time whenever a statement runs.
NOW: sa.BindParameter[datetime] = sa.bindparam(None, callable_=utc_now)
LIVE = LoginSession.revoked_at.is_(None) & (LoginSession.expires_at > NOW)


def digest_of(token: str) -> str:
    """What is kept of a token: who reads the database cannot use it."""
    return hashlib.sha256(token.encode()).hexdigest()


class RefreshToken(Base):
    """One link in the chain of a session; each is used once."""

    __tablename__ = "refresh_tokens"

    session_id: Mapped[UUID] = mapped_column(
        sa.ForeignKey("login_sessions.id", ondelete="CASCADE"), index=True
    )
    digest: Mapped[str] = mapped_column(sa.String(64), unique=True)
    used_at: Mapped[datetime | None]


class MailedToken(Base):
    """What a mail carries to reset a password or to verify an address."""

    __tablename__ = "mailed_tokens"

    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("users.id", ondelete="CASCADE"), index=True)
    purpose: Mapped[str] = mapped_column(sa.String(20))
    digest: Mapped[str] = mapped_column(sa.String(64), unique=True)
    expires_at: Mapped[datetime]
