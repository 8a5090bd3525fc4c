"""What clients send and get."""

import datetime as dt
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AwareDatetime, Field

from core.keyset import CursorPage, KeysetQuery
from core.schemas import CleanStr, InputSchema, OutputSchema
from features.orders.models import OrderStatus

# A change may leave a field out that cannot be null; what stands for it is never read.
NOT_SENT: Any = Field(default_factory=object)
PlacedAt = Annotated[
    AwareDatetime,
    Field(ge=dt.datetime(1, 1, 2, tzinfo=dt.UTC), le=dt.datetime(9999, 12, 30, tzinfo=dt.UTC)),
]
Note = Annotated[CleanStr, Field(max_length=10_000)]


class OrderCreate(InputSchema):
    customer_id: UUID
    status: OrderStatus = OrderStatus.PENDING
    placed_at: PlacedAt
    note: Note | None = None


class OrderUpdate(InputSchema):
    customer_id: UUID = NOT_SENT
    status: OrderStatus = NOT_SENT
    placed_at: PlacedAt = NOT_SENT
    note: Note | None = None


class OrderRead(OutputSchema):
    customer_id: UUID
    status: OrderStatus
    placed_at: dt.datetime
    note: str | None


class OrderPage(CursorPage[OrderRead]):
    """Named here, so that clients see this name."""


class OrderQuery(KeysetQuery):
    """Which orders a list shows, and in which order."""

    customer_id: UUID | None = None
    status: OrderStatus | None = None
    placed_at: PlacedAt | None = None
    sort: Literal["id", "-id", "placed_at", "-placed_at"] = "-id"
