"""What can be done with orders."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from core.exceptions import NotFoundError
from core.keyset import fetch_after
from features.orders.models import Order
from features.orders.schemas import OrderCreate, OrderQuery, OrderUpdate

# Built once: composing a statement takes longer than reading the row.
BY_ID = sa.select(Order).where(Order.id == sa.bindparam("id"))


async def list_orders(
    session: AsyncSession, query: OrderQuery
) -> tuple[Sequence[Order], str | None]:
    """Those of one page, and the cursor of the next."""
    statement = sa.select(Order).filter_by(**query.filters())
    return await fetch_after(session, statement, query)


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
