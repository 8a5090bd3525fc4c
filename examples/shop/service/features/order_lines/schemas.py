"""What clients send and get."""

from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from core.schemas import CursorPage, InputSchema, OutputSchema

# A change may leave a field out that cannot be null; what stands for it is never read.
NOT_SENT: Any = Field(default_factory=object)
Quantity = Annotated[int, Field(ge=-(2**31), lt=2**31)]
UnitPrice = Annotated[Decimal, Field(max_digits=10, decimal_places=2)]


class OrderLineCreate(InputSchema):
    order_id: UUID
    product_id: UUID
    quantity: Quantity
    unit_price: UnitPrice


class OrderLineUpdate(InputSchema):
    order_id: UUID = NOT_SENT
    product_id: UUID = NOT_SENT
    quantity: Quantity = NOT_SENT
    unit_price: UnitPrice = NOT_SENT


class OrderLineRead(OutputSchema):
    order_id: UUID
    product_id: UUID
    quantity: int
    unit_price: Decimal


class OrderLinePage(CursorPage[OrderLineRead]):
    """Named here, so that clients see this name."""
