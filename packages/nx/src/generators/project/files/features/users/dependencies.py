"""Gives routes what users need, and counts attempts before any work."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from core.limits import LIMITS, client_network
from core.state import SettingsDep
from features.users.services.passwords import PASSWORDS, Passwords
from features.users.settings import UserSettings


async def get_user_settings(settings: SettingsDep) -> UserSettings:
    return settings.part(UserSettings)


UserSettingsDep = Annotated[UserSettings, Depends(get_user_settings)]
PasswordsDep = Annotated[Passwords, Depends(PASSWORDS)]


@dataclass
class Attempts:
    request: Request
    settings: UserSettings

    async def count(self, name: str, account: str | None = None) -> None:
        """Raise if there were too many of this name, from here or for the account."""
        hit, limit = LIMITS.of(self.request).hit, self.settings
        here = client_network(self.request)
        await hit(name, here, per_minute=limit.attempts_per_address)
        if account is not None:
            # Not the same name: who logs in as "10.0.0.1" must not count for it.
            await hit(f"{name} for", account, per_minute=limit.attempts_per_account)


# Not the class itself: FastAPI calls what is not async in a thread.
async def get_attempts(request: Request, settings: UserSettingsDep) -> Attempts:
    return Attempts(request, settings)


AttemptsDep = Annotated[Attempts, Depends(get_attempts)]
