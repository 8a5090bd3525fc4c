"""Makes stored orders for tests."""

import datetime as dt
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from features.customers.tests.factories import make_customer
from features.orders.models import Order, OrderStatus


async def make_values(session: AsyncSession) -> dict[str, Any]:
    """What an order can be made of; what it refers to is stored."""
    return {
        "customer_id": (await make_customer(session)).id,
        "status": OrderStatus.PENDING,
        "placed_at": dt.datetime(2026, 1, 31, 9, 30, tzinfo=dt.UTC),
    }


async def make_order(session: AsyncSession, **changes: Any) -> Order:
    created = Order(**await make_values(session) | changes)
    session.add(created)
    # A request that fails rolls back to here.
    await session.commit()
    return created
