"""Finds the order that a path names."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from core.database import SessionDep
from features.orders import services
from features.orders.models import Order


async def get_existing(session: SessionDep, order_id: UUID) -> Order:
    return await services.get_order(session, order_id)


ExistingOrderDep = Annotated[Order, Depends(get_existing)]
