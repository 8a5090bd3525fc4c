"""create users"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

TIME = sa.DateTime(timezone=True)
NOW = sa.text("CURRENT_TIMESTAMP")


def upgrade() -> None:
    create_table(
        "users",
        sa.Column("email", sa.String(320), nullable=False, unique=True),
        sa.Column("full_name", sa.String(200), nullable=True),
        sa.Column("password_hash", sa.String(255), nullable=False),
        sa.Column("is_active", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("email_verified_at", TIME, nullable=True),
    )
    create_table(
        "roles",
        sa.Column("name", sa.String(50), nullable=False, unique=True),
        sa.Column("permissions", sa.JSON(), nullable=False),
    )
    op.create_table(
        "user_roles",
        refer_to("users", "user_id", primary_key=True),
        refer_to("roles", "role_id", primary_key=True),
    )
    create_table(
        "login_sessions",
        refer_to("users", "user_id", nullable=False, index=True),
        sa.Column("user_agent", sa.String(200), nullable=True),
        sa.Column("address", sa.String(45), nullable=True),
        sa.Column("expires_at", TIME, nullable=False),
        sa.Column("revoked_at", TIME, nullable=True),
    )
    create_table(
        "refresh_tokens",
        refer_to("login_sessions", "session_id", nullable=False, index=True),
        sa.Column("digest", sa.String(64), nullable=False, unique=True),
        sa.Column("used_at", TIME, nullable=True),
    )
    create_table(
        "mailed_tokens",
        refer_to("users", "user_id", nullable=False, index=True),
        sa.Column("purpose", sa.String(20), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False, unique=True),
        sa.Column("expires_at", TIME, nullable=False),
    )


def create_table(name: str, *columns: sa.Column[Any]) -> None:
    # Names of constraints follow the convention of core/models.py.
    op.create_table(
        name,
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("created_at", TIME, server_default=NOW, nullable=False),
        sa.Column("updated_at", TIME, server_default=NOW, nullable=False),
        *columns,
    )


def refer_to(table: str, name: str, **options: Any) -> sa.Column[Any]:
    key = sa.ForeignKey(f"{table}.id", ondelete="CASCADE")
    return sa.Column(name, sa.Uuid(), key, **options)


def downgrade() -> None:
    owned = ("mailed_tokens", "refresh_tokens", "login_sessions", "user_roles")
    for name in (*owned, "roles", "users"):
        op.drop_table(name)
