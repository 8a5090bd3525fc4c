"""Makes stored order lines for tests."""

from decimal import Decimal
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from features.order_lines.models import OrderLine
from features.orders.models import Order
from features.orders.tests.factories import make_order
from features.products.tests.factories import make_product


async def make_values(session: AsyncSession) -> dict[str, Any]:
    """What an order line can be made of; what it refers to is stored."""
    return {
        "product_id": (await make_product(session)).id,
        "quantity": 1,
        "unit_price": Decimal(1),
    }


async def make_order_line(
    session: AsyncSession, order: Order | None = None, **changes: Any
) -> OrderLine:
    order = order or await make_order(session)
    created = OrderLine(**await make_values(session) | changes, order_id=order.id)
    session.add(created)
    # A request that fails rolls back to here.
    await session.commit()
    return created
