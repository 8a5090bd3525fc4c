"""Declares every setting of the service: its type, its limits and its default."""

from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

ROOT = Path(__file__).resolve().parent
SECRET_BYTES = 32
NEW_KEY = "make one: python -c 'import secrets; print(secrets.token_urlsafe(48))'"
ASYNC_DRIVERS = {
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+asyncpg": "postgresql+asyncpg",
    "postgresql+psycopg": "postgresql+psycopg",
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
}
PACKAGES = {
    "psycopg": "'psycopg[binary]'",
    "asyncpg": "asyncpg",
    "aiosqlite": "aiosqlite",
}

SettingsT = TypeVar("SettingsT", bound=BaseSettings)


def normalize_database_url(value: str) -> str:
    """Choose the async driver, and put a relative SQLite path beside this file."""
    try:
        url = make_url(value)
    except ArgumentError:
        raise ValueError("is not a database URL (driver://user@host/name)") from None
    if url.drivername not in ASYNC_DRIVERS:
        raise ValueError(f"names {url.drivername!r}; use postgresql or sqlite")
    url = url.set(drivername=ASYNC_DRIVERS[url.drivername])
    driver = url.get_driver_name()
    if find_spec(driver) is None:
        command = f"uv add {PACKAGES[driver]}"
        raise ValueError(f"needs {driver}, which is not installed: {command}")
    if driver == "aiosqlite":
        if url.database in (None, "", ":memory:"):
            raise ValueError("must name a file: memory lasts for one connection only")
        url = url.set(database=str(ROOT / str(url.database)))
    return url.render_as_string(hide_password=False)


class EnvironmentSettings(BaseSettings):
    """Reads the environment, then `.env` beside this file; subclass it in a feature."""

    model_config = SettingsConfigDict(
        env_file=ROOT / ".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )


class DatabaseSettings(EnvironmentSettings):
    """All that migrations need."""

    database_url: Annotated[str, AfterValidator(normalize_database_url)] = Field(
        repr=False
    )
    database_pool_size: int = Field(default=16, ge=1, le=500)


class Settings(DatabaseSettings):
    """All that the service needs."""

    environment: Literal["development", "test", "production"] = "production"
    secret_key: SecretStr
    docs_enabled: bool | None = None
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    max_body_bytes: int = Field(default=1_048_576, ge=1024)

    @field_validator("secret_key")
    @classmethod
    def _refuse_a_short_secret(cls, value: SecretStr) -> SecretStr:
        if len(value.get_secret_value().encode()) < SECRET_BYTES:
            raise ValueError(f"has fewer than {SECRET_BYTES} bytes; {NEW_KEY}")
        return value

    @property
    def shows_docs(self) -> bool:
        if self.docs_enabled is None:
            return self.environment != "production"
        return self.docs_enabled


def read_settings(kind: type[SettingsT]) -> SettingsT:
    """Read settings once, at the start of a process; leave it if any is wrong."""
    try:
        return kind()
    except ValidationError as error:
        prefix = kind.model_config.get("env_prefix", "")
        problems = [
            f"  {prefix}{'.'.join(map(str, problem['loc']))}".upper()
            + f": {_explain(problem['type'], problem['msg'])}"
            for problem in error.errors(include_input=False, include_url=False)
        ]
        raise SystemExit(
            "\n".join(
                [
                    "Cannot start: the environment is not complete or not valid.",
                    *problems,
                    f"Set them in the environment or in {ROOT / '.env'}",
                ]
            )
        ) from None


def _explain(kind: str, message: str) -> str:
    if kind == "missing":
        return "is not set"
    return message.removeprefix("Value error, ")
