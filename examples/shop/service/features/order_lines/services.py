"""What can be done with order lines."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from core.exceptions import NotFoundError
from core.keyset import fetch_after
from features.order_lines.models import OrderLine
from features.order_lines.schemas import OrderLineCreate, OrderLineQuery, OrderLineUpdate

# Built once: composing a statement takes longer than reading the row.
BY_ID = sa.select(OrderLine).where(
    OrderLine.order_id == sa.bindparam("order_id", type_=sa.Uuid),
    OrderLine.id == sa.bindparam("id"),
)


async def list_order_lines(
    session: AsyncSession, order_id: UUID, query: OrderLineQuery
) -> tuple[Sequence[OrderLine], str | None]:
    """Those of one page, and the cursor of the next."""
    statement = sa.select(OrderLine).filter_by(order_id=order_id, **query.filters())
    return await fetch_after(session, statement, query)


async def get_order_line(session: AsyncSession, order_id: UUID, order_line_id: UUID) -> OrderLine:
    found = await session.scalar(BY_ID, {"order_id": order_id, "id": order_line_id})
    if found is None:
        raise NotFoundError("There is no order line with this id.")
    return found


async def create_order_line(
    session: AsyncSession, order_id: UUID, values: OrderLineCreate
) -> OrderLine:
    created = OrderLine(**values.model_dump(), order_id=order_id)
    session.add(created)
    await session.flush()
    # All digits of a decimal, and a time in UTC, as it is read from now on.
    await session.refresh(created)
    return created


async def update_order_line(
    session: AsyncSession, existing: OrderLine, changes: OrderLineUpdate
) -> OrderLine:
    for field, value in changes.model_dump(exclude_unset=True).items():
        setattr(existing, field, value)
    await session.flush()
    # All digits of a decimal, and a time in UTC, as it is read from now on.
    await session.refresh(existing)
    return existing


async def delete_order_line(session: AsyncSession, existing: OrderLine) -> None:
    await session.delete(existing)
    await session.flush()
