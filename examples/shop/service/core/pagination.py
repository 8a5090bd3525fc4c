"""Pages through lists: by keyset (a cursor is the id of the last row), or by page number."""

from collections.abc import Sequence
from typing import Annotated, TypeVar
from uuid import UUID

import sqlalchemy as sa
from fastapi import Query
from pydantic import Field
from sqlalchemy.ext.asyncio import AsyncSession

from core.models import Base
from core.schemas import InputSchema

ModelT = TypeVar("ModelT", bound=Base)


class PageQuery(InputSchema):
    """What a list route needs to fetch one page, and to point at the next."""

    limit: int = Field(default=20, ge=1, le=100)
    after: UUID | None = Field(default=None, alias="cursor")

    def cut(self, rows: Sequence[ModelT]) -> tuple[Sequence[ModelT], UUID | None]:
        """Split `limit + 1` rows, or fewer, into those of this page and the next cursor."""
        shown, has_more = rows[: self.limit], len(rows) > self.limit
        return shown, shown[-1].id if has_more else None


PageDep = Annotated[PageQuery, Query()]


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
    order = [statement.selected_columns[name] for name in (sort.removeprefix("-"), "id")]
    if sort.startswith("-"):
        order = [column.desc() for column in order]
    page = statement.order_by(*order).limit(query.size).offset((query.page - 1) * query.size)
    rows = await session.scalars(page)
    return rows.all(), await session.scalar(count) or 0
