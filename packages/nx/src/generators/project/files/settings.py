"""Declares every setting of the service: its type, its limits and its default."""

import hashlib
import hmac
import os
import re
import sys
from collections.abc import Iterable
from difflib import get_close_matches
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar, cast

from pydantic import (
    AfterValidator,
    AnyUrl,
    BeforeValidator,
    Field,
    IPvAnyNetwork,
    PrivateAttr,
    SecretStr,
    UrlConstraints,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    NoDecode,
    SettingsConfigDict,
)
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

ROOT = Path(__file__).resolve().parent
SECRET_BYTES = 32
NEW_KEY = "make one: python -c 'import secrets; print(secrets.token_urlsafe(48))'"
# What examples and tutorials put where a key belongs.
EXAMPLE_KEY = re.compile(
    "change.?(me|this)|example|your.?secret|secret.?key|placeholder|^09d25e094faa6ca2",
    re.IGNORECASE,
)
DRIVERS = {
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "sqlite": "sqlite+aiosqlite",
}
MAIL_SERVER = UrlConstraints(
    allowed_schemes=["smtp", "smtps", "smtp+plain"], host_required=True
)


def normalize_database_url(value: str) -> str:
    """Choose the async driver, and put a relative SQLite path beside this file."""
    try:
        url = make_url(value)
    except ArgumentError:
        raise ValueError("is not a database URL (driver://user@host/name)") from None
    if url.get_backend_name() not in DRIVERS:
        raise ValueError(f"names {url.drivername!r}; use postgresql or sqlite")
    url = url.set(drivername=DRIVERS[url.get_backend_name()])
    driver = url.get_driver_name()
    if find_spec(driver) is None:
        raise ValueError(f"needs {driver}, which is not installed: uv add {driver}")
    if driver == "aiosqlite":
        if url.database in (None, "", ":memory:"):
            raise ValueError("must name a file: memory lasts for one connection only")
        url = url.set(database=str(ROOT / str(url.database)))
    if mode := url.query.get("sslmode"):
        # Hosts of PostgreSQL give URLs for its own library; asyncpg calls it `ssl`.
        url = url.difference_update_query(["sslmode"]).update_query_dict({"ssl": mode})
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


def split_list(value: object) -> object:
    if isinstance(value, str):
        return [each.strip() for each in value.split(",")]
    return value


SettingsT = TypeVar("SettingsT", bound=EnvironmentSettings)
ItemT = TypeVar("ItemT")
CommaSeparated = Annotated[tuple[ItemT, ...], NoDecode, BeforeValidator(split_list)]
# A browser sends an origin without a path: one with a slash would never match.
Origin = Annotated[str, Field(pattern=r"^(\*|https?://[^/\s]+)$")]


class DatabaseSettings(EnvironmentSettings):
    """All that migrations need."""

    database_url: Annotated[str, AfterValidator(normalize_database_url)] = Field(
        repr=False
    )
    database_pool_size: int = Field(default=16, ge=1, le=500)


def in_production(given: dict[str, Any]) -> bool:
    return bool(given["environment"] == "production")


class Settings(DatabaseSettings):
    """All that the service needs."""

    environment: Literal["development", "test", "production"] = "production"
    secret_key: SecretStr
    cors_credentials: bool = False
    cors_origins: CommaSeparated[Origin] = ()
    docs_enabled: bool = Field(default_factory=lambda given: not in_production(given))
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    max_body_bytes: int = Field(default=1_048_576, ge=1024)
    mail_url: Annotated[AnyUrl, MAIL_SERVER] | None = Field(default=None, repr=False)
    mail_from: str = "no-reply@localhost"
    shutdown_drain_seconds: float = Field(
        default_factory=lambda given: 5 if in_production(given) else 0, ge=0, le=60
    )
    trusted_hosts: CommaSeparated[str] = ("localhost", "127.0.0.1", "[::1]")
    trusted_proxies: CommaSeparated[IPvAnyNetwork] = ()

    @field_validator("secret_key")
    @classmethod
    def _refuse_a_weak_key(cls, value: SecretStr, info: ValidationInfo) -> SecretStr:
        key = value.get_secret_value()
        if info.data.get("environment") == "test":
            return value
        if len(key.encode()) < SECRET_BYTES:
            raise ValueError(f"has fewer than {SECRET_BYTES} bytes; {NEW_KEY}")
        if EXAMPLE_KEY.search(key) or len(set(key)) < SECRET_BYTES // 4:
            raise ValueError(f"is from an example, or too regular; {NEW_KEY}")
        return value

    @field_validator("cors_origins")
    @classmethod
    def _refuse_credentials_from_anywhere(
        cls, value: tuple[str, ...], info: ValidationInfo
    ) -> tuple[str, ...]:
        if "*" in value and info.data.get("cors_credentials"):
            raise ValueError("cannot be * while CORS_CREDENTIALS is true")
        return value

    _parts: dict[type[EnvironmentSettings], EnvironmentSettings] = PrivateAttr(
        default_factory=dict
    )

    def hold(self, parts: Iterable[EnvironmentSettings]) -> None:
        self._parts.update({type(each): each for each in parts})

    def part(self, kind: type[SettingsT]) -> SettingsT:
        """The settings of one feature, which were read together with these."""
        found: Any = self._parts[kind]
        return cast("SettingsT", found)

    def derive_key(self, purpose: str) -> bytes:
        """A key for one purpose: what is signed for another does not pass for it."""
        secret = self.secret_key.get_secret_value().encode()
        return hmac.digest(secret, purpose.encode(), hashlib.sha256)


def read_settings(kind: type[SettingsT]) -> SettingsT:
    """Read what one command needs; leave the process if any of it is wrong."""
    settings: Any = _read([kind])[0]
    return cast("SettingsT", settings)


def read_all_settings(kinds: Iterable[type[EnvironmentSettings]]) -> Settings:
    """Read the settings of the service and of its features, and name all problems."""
    all_kinds: list[type[EnvironmentSettings]] = [Settings, *kinds]
    settings: Any
    settings, *parts = _read(all_kinds)
    settings.hold(parts)
    for name in find_unknown(all_kinds):
        sys.stderr.write(f"Unknown setting {name}\n")
    return cast("Settings", settings)


def find_unknown(kinds: Iterable[type[EnvironmentSettings]]) -> list[str]:
    """Name lines of `.env`, and variables with a prefix of ours, that are not read."""
    known = {name for kind in kinds for name in names(kind)}
    prefixes = {kind.model_config.get("env_prefix", "").upper() for kind in kinds}
    given = {each for each in os.environ if each.startswith(tuple(prefixes - {""}))}
    given |= {*map(str.upper, DotEnvSettingsSource(EnvironmentSettings).env_vars)}
    return [
        ", perhaps ".join([name, *get_close_matches(name, known, n=1)])
        for name in sorted(given - known)
    ]


def names(kind: type[EnvironmentSettings]) -> list[str]:
    """The variables that settings are read from."""
    prefix = kind.model_config.get("env_prefix", "")
    return [f"{prefix}{field}".upper() for field in kind.model_fields]


def _read(kinds: Iterable[type[EnvironmentSettings]]) -> list[EnvironmentSettings]:
    read: list[EnvironmentSettings] = []
    problems: list[str] = []
    for kind in kinds:
        try:
            read.append(kind())
        except ValidationError as error:
            prefix = kind.model_config.get("env_prefix", "")
            for each in error.errors(include_input=False, include_url=False):
                if each["type"] == "default_factory_not_called":
                    continue
                name = f"{prefix}{each['loc'][0]}".upper()
                reason = each["msg"].removeprefix("Value error, ")
                missing = each["type"] == "missing"
                problems.append(f"  {name}: {'is not set' if missing else reason}")
    if problems:
        first = "Cannot start: the environment is not complete or not valid."
        last = f"Set them in the environment or in {ROOT / '.env'}"
        raise SystemExit("\n".join([first, *problems, last]))
    return read
