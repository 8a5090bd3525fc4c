"""Makes stored sample items for tests."""

from typing import Any
from uuid import uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from features.sample_items.models import SampleItem


async def make_sample_item(session: AsyncSession, **changes: Any) -> SampleItem:
    values = {"name": f"Name {uuid4().hex}", "description": None}
    created = SampleItem(**values | changes)
    session.add(created)
    # A request that fails rolls back to here.
    await session.commit()
    return created
