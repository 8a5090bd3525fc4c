"""Makes stored products for tests."""

from decimal import Decimal
from typing import Any
from uuid import uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from features.products.models import Product


def make_values() -> dict[str, Any]:
    """What a product can be made of."""
    return {
        "sku": f"Sku {uuid4().hex}",
        "name": "Name",
        "price": Decimal(1),
        "stock": 1,
        "active": True,
    }


async def make_product(session: AsyncSession, **changes: Any) -> Product:
    created = Product(**make_values() | changes)
    session.add(created)
    # A request that fails rolls back to here.
    await session.commit()
    return created
