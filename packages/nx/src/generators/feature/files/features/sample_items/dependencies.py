"""Finds the sample item that a path names."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from core.database import SessionDep
from features.sample_items import services
from features.sample_items.models import SampleItem


async def get_existing(session: SessionDep, sample_item_id: UUID) -> SampleItem:
    return await services.get_sample_item(session, sample_item_id)


ExistingSampleItemDep = Annotated[SampleItem, Depends(get_existing)]
