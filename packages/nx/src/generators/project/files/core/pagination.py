"""Pages through lists: by keyset (a cursor is a signed id), or by page number."""

import hmac
from collections.abc import Sequence
from typing import Annotated, TypeVar
from uuid import UUID

import sqlalchemy as sa
from fastapi import Depends, Query
from fastapi.exceptions import RequestValidationError
from pydantic import Field
from sqlalchemy.ext.asyncio import AsyncSession

from core.models import Base
from core.schemas import InputSchema
from core.state import SettingsDep

ModelT = TypeVar("ModelT", bound=Base)


class PageQuery(InputSchema):
    limit: int = Field(default=20, ge=1, le=100)
    cursor: str | None = Field(default=None, pattern="^[0-9a-f]{64}$")


class PageRequest:
    """What a list route needs to fetch one page, and to point at the next."""

    def __init__(
        self, settings: SettingsDep, query: Annotated[PageQuery, Query()]
    ) -> None:
        self._key = settings.derive_key("cursor")
        self.limit = query.limit
        self.after = self._read_cursor(query.cursor) if query.cursor else None

    @property
    def fetch(self) -> int:
        """How many rows to select: one more than shown tells whether there are more."""
        return self.limit + 1

    def cut(self, rows: Sequence[ModelT]) -> tuple[Sequence[ModelT], str | None]:
        """Split what was fetched into the rows of this page and the next cursor."""
        shown, has_more = rows[: self.limit], len(rows) > self.limit
        return shown, self._write_cursor(shown[-1].id) if has_more else None

    def _write_cursor(self, last: UUID) -> str:
        return last.hex + hmac.digest(self._key, last.bytes, "sha256").hex()[:32]

    def _read_cursor(self, cursor: str) -> UUID:
        last = UUID(cursor[:32])
        if hmac.compare_digest(cursor, self._write_cursor(last)):
            return last
        location = ("query", "cursor")
        raise RequestValidationError(
            [{"type": "cursor", "loc": location, "msg": "Unknown cursor"}]
        )


PageDep = Annotated[PageRequest, Depends()]


class OffsetQuery(InputSchema):
    """Which numbered page; a list route adds `sort` (a Literal) and its filters."""

    # Skipped rows are read all the same, so far pages cost more and more.
    page: int = Field(default=1, ge=1, le=1000)
    size: int = Field(default=20, ge=1, le=100)


async def fetch_page(
    session: AsyncSession, statement: sa.Select[ModelT], query: OffsetQuery, sort: str
) -> tuple[Sequence[ModelT], int]:
    """Give a page of the rows, sorted by a column or `-column`, and count them all."""
    count = sa.select(sa.func.count()).select_from(statement.subquery())
    # The id puts those that are equal in one order.
    names = sort.removeprefix("-"), "id"
    order = [statement.selected_columns[name] for name in names]
    if sort.startswith("-"):
        order = [column.desc() for column in order]
    page = statement.order_by(*order).limit(query.size)
    rows = await session.scalars(page.offset((query.page - 1) * query.size))
    return rows.all(), await session.scalar(count) or 0
