"""Declares the settings of users, all of which have a default."""

from contextlib import nullcontext

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from core.state import Resource
from settings import EnvironmentSettings


class UserSettings(EnvironmentSettings):
    model_config = SettingsConfigDict(env_prefix="AUTH_")

    access_token_minutes: int = Field(default=15, ge=1, le=60)
    session_days: int = Field(default=30, ge=1, le=365)
    # A client that lost the answer to a refresh may repeat it for so long.
    refresh_grace_seconds: int = Field(default=10, ge=0, le=60)
    # How long a revoked session may still be believed; 0 asks each time.
    cache_seconds: float = Field(default=5, ge=0, le=5)
    require_verified_email: bool = False
    # Per minute: of logins, of registrations, of requests for a mail.
    attempts_per_address: int = Field(default=30, ge=1)
    attempts_per_account: int = Field(default=10, ge=1)
    # Whose pages /verify-email and /reset-password read the token behind "#token=".
    frontend_url: str | None = None
    # Argon2id as OWASP asks at least; raising them takes effect at each next login.
    argon2_time_cost: int = Field(default=2, ge=1, le=10)
    argon2_memory_kib: int = Field(default=19_456, ge=8, le=1_048_576)


USER_SETTINGS = Resource("user_settings", lambda settings: nullcontext(settings.part(UserSettings)))
