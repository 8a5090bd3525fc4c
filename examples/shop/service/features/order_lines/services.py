"""What can be done with order lines."""

from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from core.exceptions import NotFoundError
from features.order_lines.models import OrderLine
from features.order_lines.schemas import OrderLineCreate, OrderLineUpdate

# Built once: composing a statement takes longer than reading the rows.
BY_ID = sa.select(OrderLine).where(OrderLine.id == sa.bindparam("id"))
NEWEST_FIRST = sa.select(OrderLine).order_by(OrderLine.id.desc()).limit(sa.bindparam("limit"))


async def list_order_lines(
    session: AsyncSession, *, after: UUID | None, limit: int
) -> list[OrderLine]:
    """The newest first, from the one that follows `after`."""
    statement = NEWEST_FIRST
    if after is not None:
        statement = statement.where(OrderLine.id < after)
    return [*await session.scalars(statement, {"limit": limit})]


async def get_order_line(session: AsyncSession, order_line_id: UUID) -> OrderLine:
    found = await session.scalar(BY_ID, {"id": order_line_id})
    if found is None:
        raise NotFoundError("There is no order line with this id.")
    return found


async def create_order_line(session: AsyncSession, values: OrderLineCreate) -> OrderLine:
    created = OrderLine(**values.model_dump())
    session.add(created)
    await session.flush()
    # All digits of a decimal, and a time in UTC, as it is read from now on.
    await session.refresh(created)
    return created


async def update_order_line(
    session: AsyncSession, existing: OrderLine, changes: OrderLineUpdate
) -> OrderLine:
    for field, value in changes.model_dump(exclude_unset=True).items():
        setattr(existing, field, value)
    await session.flush()
    # All digits of a decimal, and a time in UTC, as it is read from now on.
    await session.refresh(existing)
    return existing


async def delete_order_line(session: AsyncSession, existing: OrderLine) -> None:
    await session.delete(existing)
    await session.flush()
