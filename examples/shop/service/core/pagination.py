"""Filters and sorts lists, and pages through them by number."""

from collections.abc import Sequence
from typing import Any, TypeVar

import sqlalchemy as sa
from pydantic import Field
from sqlalchemy.ext.asyncio import AsyncSession

from core.models import Base
from core.schemas import InputSchema

ModelT = TypeVar("ModelT", bound=Base)


class ListQuery(InputSchema):
    """What a list can be asked for; a feature adds its filters, and a Literal for `sort`."""

    # A column, or `-column` for the descending order.
    sort: str

    def filters(self) -> dict[str, Any]:
        """The columns that a client named, and what they must equal."""
        paging = {"sort", "page", "size", "limit", "cursor"}
        return self.model_dump(exclude=paging, exclude_none=True)


class OffsetQuery(ListQuery):
    # Skipped rows are read all the same, so far pages cost more and more.
    page: int = Field(default=1, ge=1, le=1000)
    size: int = Field(default=20, ge=1, le=100)


async def fetch_page(
    session: AsyncSession, statement: sa.Select[ModelT], query: OffsetQuery
) -> tuple[Sequence[ModelT], int]:
    """Give a page of the rows, sorted as the query says, and count them all."""
    count = sa.select(sa.func.count()).select_from(statement.subquery())
    # The id puts those that are equal in one order.
    order = [statement.selected_columns[name] for name in (query.sort.removeprefix("-"), "id")]
    if query.sort.startswith("-"):
        order = [column.desc() for column in order]
    page = statement.order_by(*order).limit(query.size).offset((query.page - 1) * query.size)
    rows = await session.scalars(page)
    return rows.all(), await session.scalar(count) or 0
