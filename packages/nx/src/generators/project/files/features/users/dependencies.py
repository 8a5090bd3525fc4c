"""Gives routes the settings of users, and counts attempts before any work."""

from typing import Annotated

from fastapi import Depends, Request

from core.limits import LIMITS, client_network
from features.users.settings import USER_SETTINGS, UserSettings

UserSettingsDep = Annotated[UserSettings, Depends(USER_SETTINGS)]


async def count_attempt(request: Request, name: str, account: str | None = None) -> None:
    """Raise if there were too many of this name, from here or for the account."""
    limits, settings = LIMITS.of(request), USER_SETTINGS.of(request)
    await limits.hit(name, client_network(request), per_minute=settings.attempts_per_address)
    if account is not None:
        # Not the same name: who logs in as "10.0.0.1" must not count for it.
        await limits.hit(f"{name} for", account, per_minute=settings.attempts_per_account)
