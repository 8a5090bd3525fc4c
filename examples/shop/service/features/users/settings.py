"""Declares the settings of users, which .env.example explains; all have a default."""

from contextlib import nullcontext
from typing import Annotated

from fastapi import Depends
from pydantic import Field
from pydantic_settings import SettingsConfigDict

from core.state import Resource
from settings import EnvironmentSettings


class UserSettings(EnvironmentSettings):
    model_config = SettingsConfigDict(env_prefix="AUTH_")

    access_token_minutes: int = Field(default=15, ge=1, le=60)
    session_days: int = Field(default=30, ge=1, le=365)
    refresh_grace_seconds: int = Field(default=10, ge=0, le=60)
    cache_seconds: float = Field(default=5, ge=0, le=5)
    require_verified_email: bool = False
    attempts_per_address: int = Field(default=30, ge=1)
    attempts_per_account: int = Field(default=10, ge=1)
    frontend_url: str | None = None
    # Argon2id as OWASP asks at least.
    argon2_time_cost: int = Field(default=2, ge=1, le=10)
    argon2_memory_kib: int = Field(default=19_456, ge=8, le=1_048_576)


USER_SETTINGS = Resource("user_settings", lambda settings: nullcontext(settings.part(UserSettings)))
UserSettingsDep = Annotated[UserSettings, Depends(USER_SETTINGS)]
