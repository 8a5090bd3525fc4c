"""Decides which passwords are accepted, and how they are hashed: Argon2id."""

import ctypes
from contextlib import suppress
from functools import cache
from pathlib import Path

from anyio import CapacityLimiter, to_thread
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from core.exceptions import InvalidError
from features.users.settings import UserSettings

# Off the event loop; each takes a core, and AUTH_ARGON2_MEMORY_KIB, while it hashes.
THREADS = CapacityLimiter(2)
# As malloc.h of glibc numbers it; other systems have no such function.
M_MMAP_THRESHOLD = -3
COMMON = Path(__file__).with_name("common-passwords.txt").read_text("utf-8").split()


@cache
def make_hasher(settings: UserSettings) -> PasswordHasher:
    # Else glibc keeps the memory of a hash in each thread: measured, 38 MiB.
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).mallopt(M_MMAP_THRESHOLD, 1 << 20)
    return PasswordHasher(settings.argon2_time_cost, settings.argon2_memory_kib, parallelism=1)


async def hash_password(settings: UserSettings, password: str) -> str:
    return await to_thread.run_sync(make_hasher(settings).hash, password, limiter=THREADS)


async def verify_password(
    settings: UserSettings, password: str, stored: str | None
) -> tuple[bool, str]:
    """Tell if it is right, and what to store from now on."""
    hasher = make_hasher(settings)

    def verify() -> tuple[bool, str]:
        if stored is None:
            # An unknown user costs as much as a wrong password.
            return False, hasher.hash(password)
        try:
            hasher.verify(stored, password)
        except (VerificationError, InvalidHashError):
            return False, stored
        return True, hasher.hash(password) if hasher.check_needs_rehash(stored) else stored

    return await to_thread.run_sync(verify, limiter=THREADS)


def refuse_weak(password: str, email: str) -> None:
    """Refuse what is tried first; a schema has checked the length."""
    lowered, name = password.lower(), email.partition("@")[0].lower()
    if lowered in COMMON or len(set(lowered)) < 5:
        raise InvalidError("This password is too common or too regular.")
    if len(name) >= 5 and name in lowered:
        raise InvalidError("The password must not contain the e-mail address.")
