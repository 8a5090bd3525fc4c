"""Makes stored customers for tests."""

from typing import Any
from uuid import uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from features.customers.models import Customer


def make_values() -> dict[str, Any]:
    """What a customer can be made of."""
    return {
        "email": f"{uuid4().hex}@example.com",
        "name": "Name",
    }


async def make_customer(session: AsyncSession, **changes: Any) -> Customer:
    created = Customer(**make_values() | changes)
    session.add(created)
    # A request that fails rolls back to here.
    await session.commit()
    return created
