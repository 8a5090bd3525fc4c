"""The table of products."""

from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from core.decimals import ExactNumeric
from core.models import Base


class Product(Base):
    __tablename__ = "products"

    sku: Mapped[str] = mapped_column(sa.String(40), unique=True)
    name: Mapped[str] = mapped_column(sa.String(120), index=True)
    price: Mapped[Decimal] = mapped_column(ExactNumeric(10, 2))
    stock: Mapped[int] = mapped_column(default=0, server_default="0")
    active: Mapped[bool] = mapped_column(default=True, server_default=sa.text("true"))
    description: Mapped[str | None] = mapped_column(sa.Text)
