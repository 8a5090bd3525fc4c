"""What can be done with sample items."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from core.exceptions import NotFoundError
from core.keyset import fetch_after
from features.sample_items.models import SampleItem
from features.sample_items.schemas import (
    SampleItemCreate,
    SampleItemQuery,
    SampleItemUpdate,
)

# Built once: composing a statement takes longer than reading the row.
BY_ID = sa.select(SampleItem).where(SampleItem.id == sa.bindparam("id"))


async def list_sample_items(
    session: AsyncSession, query: SampleItemQuery
) -> tuple[Sequence[SampleItem], str | None]:
    """Those of one page, and the cursor of the next."""
    statement = sa.select(SampleItem).filter_by(**query.filters())
    return await fetch_after(session, statement, query)


async def get_sample_item(session: AsyncSession, sample_item_id: UUID) -> SampleItem:
    found = await session.scalar(BY_ID, {"id": sample_item_id})
    if found is None:
        raise NotFoundError("There is no sample item with this id.")
    return found


async def create_sample_item(
    session: AsyncSession, values: SampleItemCreate
) -> SampleItem:
    created = SampleItem(**values.model_dump())
    session.add(created)
    await session.flush()
    return created


async def update_sample_item(
    session: AsyncSession, existing: SampleItem, changes: SampleItemUpdate
) -> SampleItem:
    for field, value in changes.model_dump(exclude_unset=True).items():
        setattr(existing, field, value)
    await session.flush()
    return existing


async def delete_sample_item(session: AsyncSession, existing: SampleItem) -> None:
    await session.delete(existing)
    await session.flush()
