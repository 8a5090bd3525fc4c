"""What clients send and get."""

from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from core.keyset import CursorPage, KeysetQuery
from core.schemas import InputSchema, OutputSchema

# A change may leave a field out that cannot be null; what stands for it is never read.
NOT_SENT: Any = Field(default_factory=object)
Quantity = Annotated[int, Field(ge=-(2**31), lt=2**31)]
UnitPrice = Annotated[Decimal, Field(max_digits=10, decimal_places=2)]


class OrderLineCreate(InputSchema):
    product_id: UUID
    quantity: Quantity
    unit_price: UnitPrice


class OrderLineUpdate(InputSchema):
    product_id: UUID = NOT_SENT
    quantity: Quantity = NOT_SENT
    unit_price: UnitPrice = NOT_SENT


class OrderLineRead(OutputSchema):
    product_id: UUID
    quantity: int
    unit_price: Decimal


class OrderLinePage(CursorPage[OrderLineRead]):
    """Named here, so that clients see this name."""


class OrderLineQuery(KeysetQuery):
    """Which order lines a list shows, and in which order."""

    product_id: UUID | None = None
    quantity: Quantity | None = None
    unit_price: UnitPrice | None = None
    sort: Literal["id", "-id", "quantity", "-quantity", "unit_price", "-unit_price"] = "-id"
