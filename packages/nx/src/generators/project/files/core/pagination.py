"""Pages through a list by keyset: a cursor is a signed id; ids sort by creation."""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Sequence
from typing import Annotated, Protocol, TypeVar
from uuid import UUID

from fastapi import Depends, Query, Request
from fastapi.exceptions import RequestValidationError
from pydantic import Field

from core.schemas import InputSchema
from settings import Settings

SIGNATURE_BYTES = 16


class PageQuery(InputSchema):
    limit: int = Field(default=20, ge=1, le=100)
    cursor: str | None = Field(default=None, max_length=100)


class HasId(Protocol):
    @property
    def id(self) -> UUID: ...


RowT = TypeVar("RowT", bound=HasId)


class PageRequest:
    """What a list route needs to fetch one page, and to point at the next."""

    def __init__(self, query: PageQuery, key: bytes) -> None:
        self.key = key
        self.limit = query.limit
        self.after = self._read_cursor(query.cursor) if query.cursor else None

    @property
    def fetch(self) -> int:
        """How many rows to select: one more than shown tells whether there are more."""
        return self.limit + 1

    def cut(self, rows: Sequence[RowT]) -> tuple[Sequence[RowT], str | None]:
        """Split what was fetched into the rows of this page and the next cursor."""
        shown = rows[: self.limit]
        return shown, self._write_cursor(shown[-1].id) if len(
            rows
        ) > self.limit else None

    def _sign(self, value: bytes) -> bytes:
        return hmac.digest(self.key, value, hashlib.sha256)[:SIGNATURE_BYTES]

    def _write_cursor(self, last: UUID) -> str:
        signed = last.bytes + self._sign(last.bytes)
        return base64.urlsafe_b64encode(signed).rstrip(b"=").decode()

    def _read_cursor(self, cursor: str) -> UUID:
        try:
            signed = base64.b64decode(cursor + "=", b"-_", validate=True)
            value, signature = signed[:16], signed[16:]
            if hmac.compare_digest(signature, self._sign(value)):
                return UUID(bytes=value)
        except (ValueError, binascii.Error):
            pass
        problem = {
            "type": "cursor",
            "loc": ("query", "cursor"),
            "msg": "Unknown cursor",
        }
        raise RequestValidationError([problem])


def get_page(request: Request, query: Annotated[PageQuery, Query()]) -> PageRequest:
    settings: Settings = request.state.settings
    secret = settings.secret_key.get_secret_value().encode()
    return PageRequest(query, hmac.digest(secret, b"cursor", hashlib.sha256))


PageDep = Annotated[PageRequest, Depends(get_page)]
