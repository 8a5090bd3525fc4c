"""Finds the order and the order line that a path names."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from core.database import SessionDep
from features.order_lines import services
from features.order_lines.models import OrderLine
from features.orders.services import get_order


async def get_order_id(session: SessionDep, order_id: UUID) -> UUID:
    found = await get_order(session, order_id)
    return found.id


OrderIdDep = Annotated[UUID, Depends(get_order_id)]


async def get_existing(session: SessionDep, order_id: OrderIdDep, order_line_id: UUID) -> OrderLine:
    return await services.get_order_line(session, order_id, order_line_id)


ExistingOrderLineDep = Annotated[OrderLine, Depends(get_existing)]
