"""Declares every setting of the service: its type, its limits and its default."""

import hmac
import os
import re
import sys
from collections.abc import Iterable
from difflib import get_close_matches
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
)
from pydantic.networks import AnyUrl, IPvAnyNetwork, UrlConstraints
from pydantic_settings import BaseSettings, DotEnvSettingsSource, NoDecode, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

ROOT = Path(__file__).resolve().parent
NEW_KEY = "make one: python -c 'import secrets; print(secrets.token_urlsafe(48))'"
# What examples and tutorials put where a key belongs.
EXAMPLE_KEY = re.compile(
    "(?i)change.?(me|this)|example|your.?secret|secret.?key|placeholder|^09d25e094faa6ca2"
)
DRIVERS = {"postgresql": "asyncpg", "sqlite": "aiosqlite"}
MAIL_SERVER = UrlConstraints(allowed_schemes=["smtp", "smtps", "smtp+plain"], host_required=True)


def normalize_database_url(value: str) -> str:
    """Choose the async driver, and put a relative SQLite path beside this file."""
    try:
        # Some hosts of PostgreSQL use its old name.
        url = make_url(re.sub(r"^postgres\b", "postgresql", value))
    except ArgumentError:
        raise ValueError("is not a database URL (driver://user@host/name)") from None
    backend = url.get_backend_name()
    if backend not in DRIVERS:
        raise ValueError(f"names {url.drivername!r}; use postgresql or sqlite")
    driver = DRIVERS[backend]
    if find_spec(driver) is None:
        raise ValueError(f"needs {driver}, which is not installed: uv add {driver}")
    url = url.set(drivername=f"{backend}+{driver}")
    if backend == "sqlite":
        if url.database in (None, "", ":memory:"):
            raise ValueError("must name a file: memory lasts for one connection only")
        url = url.set(database=str(ROOT / str(url.database)))
    if mode := url.query.get("sslmode"):
        # Hosts of PostgreSQL give URLs for its own library; asyncpg calls it `ssl`.
        url = url.difference_update_query(["sslmode", "channel_binding"])
        url = url.update_query_dict({"ssl": mode})
    return url.render_as_string(hide_password=False)


SettingsT = TypeVar("SettingsT", bound="EnvironmentSettings")


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

    _parts: dict[type, Any] = {}

    def hold(self, parts: Iterable["EnvironmentSettings"]) -> None:
        self._parts.update({type(each): each for each in parts})

    def part(self, kind: type[SettingsT]) -> SettingsT:
        """The settings of one feature, which were read together with these."""
        part: SettingsT = self._parts[kind]
        return part


class DatabaseSettings(EnvironmentSettings):
    """All that migrations need."""

    database_url: Annotated[str, AfterValidator(normalize_database_url)] = Field(repr=False)
    database_pool_size: int = Field(default=16, ge=1, le=500)


def split_list(value: object) -> object:
    return re.findall(r"[^,\s]+", value) if isinstance(value, str) else value


def refuse_weak(value: SecretStr) -> SecretStr:
    key = value.get_secret_value()
    if len(key.encode()) < 32 or len(set(key)) < 8 or EXAMPLE_KEY.search(key):
        raise ValueError(f"is short, regular or from an example; {NEW_KEY}")
    return value


def refuse_credentials_of_all(value: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
    if "*" in value and info.data.get("cors_credentials"):
        raise ValueError("cannot be * while CORS_CREDENTIALS is true")
    return value


ItemT = TypeVar("ItemT")
CommaSeparated = Annotated[tuple[ItemT, ...], NoDecode, BeforeValidator(split_list)]
# A browser sends an origin without a path: one with a slash would never match.
Origin = Annotated[str, Field(pattern=r"^(\*|https?://[^/\s]+)$")]


class Settings(DatabaseSettings):
    """All that the service needs."""

    environment: Literal["development", "test", "production"] = "production"
    secret_key: Annotated[SecretStr, AfterValidator(refuse_weak)]
    cors_credentials: bool = False
    cors_origins: Annotated[CommaSeparated[Origin], AfterValidator(refuse_credentials_of_all)] = ()
    docs_enabled: bool = Field(default_factory=lambda given: given["environment"] != "production")
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    max_body_bytes: int = Field(default=1_048_576, ge=1024)
    mail_url: Annotated[AnyUrl, MAIL_SERVER] | None = Field(default=None, repr=False)
    mail_from: str = "no-reply@localhost"
    shutdown_drain_seconds: float = Field(
        default_factory=lambda given: 5 if given["environment"] == "production" else 0, ge=0, le=60
    )
    trusted_hosts: CommaSeparated[str] = ("localhost", "127.0.0.1", "[::1]")
    trusted_proxies: CommaSeparated[IPvAnyNetwork] = ()

    def derive_key(self, purpose: str) -> bytes:
        """A key for one purpose: what is signed for another does not pass for it."""
        return hmac.digest(self.secret_key.get_secret_value().encode(), purpose.encode(), "sha256")


def read_settings(kind: type[SettingsT], *parts: type[EnvironmentSettings]) -> SettingsT:
    """Read what is needed; if any of it is wrong, name all that is and leave the process."""
    kinds: list[type[EnvironmentSettings]] = [kind, *parts]
    read: list[Any] = []
    problems: list[str] = []
    for each in kinds:
        try:
            read.append(each())
        except ValidationError as error:
            for found in error.errors():
                # A default that was not made depends on another setting, which is wrong.
                if found["type"] != "default_factory_not_called":
                    name = f"{each.model_config['env_prefix']}{found['loc'][0]}".upper()
                    reason = "is not set" if found["type"] == "missing" else found["msg"]
                    problems.append(f"  {name}: {reason.removeprefix('Value error, ')}")
    if problems:
        first = "Cannot start: the environment is not complete or not valid."
        last = f"Set them in the environment or in {ROOT / '.env'}"
        raise SystemExit("\n".join([first, *problems, last]))
    settings: SettingsT = read[0]
    settings.hold(read)
    return settings


def read_all_settings(parts: Iterable[type[EnvironmentSettings]]) -> Settings:
    """Read the settings of the service and of its features, and tell of those unknown."""
    features = [*parts]
    settings = read_settings(Settings, *features)
    for name in find_unknown([Settings, *features]):
        sys.stderr.write(f"Unknown setting {name}\n")
    return settings


def find_unknown(kinds: Iterable[type[EnvironmentSettings]]) -> list[str]:
    """Name lines of `.env`, and variables with a prefix of ours, that are not read."""
    known = {name for kind in kinds for name in names(kind)}
    prefixes = {kind.model_config["env_prefix"].upper() for kind in kinds} - {""}
    given = {each for each in os.environ if each.startswith(tuple(prefixes))}
    given |= {*map(str.upper, DotEnvSettingsSource(EnvironmentSettings).env_vars)}
    return [
        ", perhaps ".join([name, *get_close_matches(name, known, n=1)])
        for name in sorted(given - known)
    ]


def names(kind: type[EnvironmentSettings]) -> list[str]:
    """The variables that settings are read from."""
    return [f"{kind.model_config['env_prefix']}{field}".upper() for field in kind.model_fields]
