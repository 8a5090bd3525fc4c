"""Finds the order line that a path names."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from core.database import SessionDep
from features.order_lines import services
from features.order_lines.models import OrderLine


async def get_existing(session: SessionDep, order_line_id: UUID) -> OrderLine:
    return await services.get_order_line(session, order_line_id)


ExistingOrderLineDep = Annotated[OrderLine, Depends(get_existing)]
