"""Decides which passwords are accepted, and how they are hashed: Argon2id."""

import ctypes
from contextlib import nullcontext, suppress
from pathlib import Path

from anyio import CapacityLimiter, to_thread
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from core.exceptions import InvalidError
from core.state import Resource
from features.users.settings import UserSettings

# Each takes a core, and AUTH_ARGON2_MEMORY_KIB, while it hashes.
MAX_THREADS = 2
# As malloc.h of glibc numbers it; other systems have no such function.
M_MMAP_THRESHOLD = -3
COMMON = Path(__file__).with_name("common-passwords.txt").read_text("utf-8").split()


class Passwords:
    """Hashes off the event loop."""

    def __init__(self, settings: UserSettings) -> None:
        self._limiter = CapacityLimiter(MAX_THREADS)
        time_cost, memory_cost = settings.argon2_time_cost, settings.argon2_memory_kib
        self._hasher = PasswordHasher(time_cost, memory_cost, parallelism=1)
        # Else glibc keeps the memory of a hash in each thread: measured, 38 MiB.
        with suppress(AttributeError, OSError, TypeError):
            ctypes.CDLL(None).mallopt(M_MMAP_THRESHOLD, 1 << 20)

    async def hash(self, password: str) -> str:
        work = self._hasher.hash
        return await to_thread.run_sync(work, password, limiter=self._limiter)

    async def verify(self, password: str, stored: str | None) -> tuple[bool, str]:
        """Tell if it is right, and what to store from now on."""
        work = self._verify
        return await to_thread.run_sync(work, password, stored, limiter=self._limiter)

    def _verify(self, password: str, stored: str | None) -> tuple[bool, str]:
        if stored is None:
            # An unknown user costs as much as a wrong password.
            return False, self._hasher.hash(password)
        try:
            self._hasher.verify(stored, password)
        except (VerificationError, InvalidHashError):
            return False, stored
        is_current = not self._hasher.check_needs_rehash(stored)
        return True, stored if is_current else self._hasher.hash(password)


PASSWORDS = Resource(
    "passwords", lambda settings: nullcontext(Passwords(settings.part(UserSettings)))
)


def refuse_weak(password: str, email: str) -> None:
    """Refuse what is tried first; a schema has checked the length."""
    lowered, name = password.lower(), email.partition("@")[0].lower()
    if lowered in COMMON or len(set(lowered)) < 5:
        raise InvalidError("This password is one of the most common ones.")
    if len(name) >= 5 and name in lowered:
        raise InvalidError("The password must not contain the e-mail address.")
