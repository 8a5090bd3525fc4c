"""What clients send and get."""

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field

from core.keyset import CursorPage, KeysetQuery
from core.schemas import CleanStr, InputSchema, OutputSchema

# A change may leave a field out that cannot be null; what stands for it is never read.
NOT_SENT: Any = Field(default_factory=object)
Sku = Annotated[CleanStr, Field(min_length=1, max_length=40)]
Name = Annotated[CleanStr, Field(min_length=1, max_length=120)]
Price = Annotated[Decimal, Field(max_digits=10, decimal_places=2)]
Stock = Annotated[int, Field(ge=-(2**31), lt=2**31)]
Description = Annotated[CleanStr, Field(max_length=10_000)]


class ProductCreate(InputSchema):
    sku: Sku
    name: Name
    price: Price
    stock: Stock = 0
    active: bool = True
    description: Description | None = None


class ProductUpdate(InputSchema):
    sku: Sku = NOT_SENT
    name: Name = NOT_SENT
    price: Price = NOT_SENT
    stock: Stock = NOT_SENT
    active: bool = NOT_SENT
    description: Description | None = None


class ProductRead(OutputSchema):
    sku: str
    name: str
    price: Decimal
    stock: int
    active: bool
    description: str | None


class ProductPage(CursorPage[ProductRead]):
    """Named here, so that clients see this name."""


class ProductQuery(KeysetQuery):
    """Which products a list shows, and in which order."""

    sku: Sku | None = None
    name: Name | None = None
    price: Price | None = None
    stock: Stock | None = None
    active: bool | None = None
    sort: Literal[
        "id", "-id", "sku", "-sku", "name", "-name", "price", "-price", "stock", "-stock"
    ] = "-id"
