"""What can be done with orders."""

from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from core.exceptions import NotFoundError
from features.orders.models import Order
from features.orders.schemas import OrderCreate, OrderUpdate

# Built once: composing a statement takes longer than reading the rows.
BY_ID = sa.select(Order).where(Order.id == sa.bindparam("id"))
NEWEST_FIRST = sa.select(Order).order_by(Order.id.desc()).limit(sa.bindparam("limit"))


async def list_orders(session: AsyncSession, *, after: UUID | None, limit: int) -> list[Order]:
    """The newest first, from the one that follows `after`."""
    statement = NEWEST_FIRST
    if after is not None:
        statement = statement.where(Order.id < after)
    return [*await session.scalars(statement, {"limit": limit})]


async def get_order(session: AsyncSession, order_id: UUID) -> Order:
    found = await session.scalar(BY_ID, {"id": order_id})
    if found is None:
        raise NotFoundError("There is no order with this id.")
    return found


async def create_order(session: AsyncSession, values: OrderCreate) -> Order:
    created = Order(**values.model_dump())
    session.add(created)
    await session.flush()
    # All digits of a decimal, and a time in UTC, as it is read from now on.
    await session.refresh(created)
    return created


async def update_order(session: AsyncSession, existing: Order, changes: OrderUpdate) -> Order:
    for field, value in changes.model_dump(exclude_unset=True).items():
        setattr(existing, field, value)
    await session.flush()
    # All digits of a decimal, and a time in UTC, as it is read from now on.
    await session.refresh(existing)
    return existing


async def delete_order(session: AsyncSession, existing: Order) -> None:
    await session.delete(existing)
    await session.flush()
