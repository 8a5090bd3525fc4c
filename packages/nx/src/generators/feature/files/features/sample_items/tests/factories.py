"""Makes stored sample items for tests."""

from typing import Any
from uuid import uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from features.sample_items.models import SampleItem


def make_values() -> dict[str, Any]:
    """What a sample item can be made of."""
    return {
        "name": f"Name {uuid4().hex}",
    }


async def make_sample_item(session: AsyncSession, **changes: Any) -> SampleItem:
    created = SampleItem(**make_values() | changes)
    session.add(created)
    # A request that fails rolls back to here.
    await session.commit()
    return created
