"""The table of orders."""

import datetime as dt
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from core.enums import text_enum
from core.models import Base


class OrderStatus(StrEnum):
    PENDING = "pending"
    PAID = "paid"
    SHIPPED = "shipped"
    CANCELLED = "cancelled"


class Order(Base):
    __tablename__ = "orders"

    customer_id: Mapped[UUID] = mapped_column(sa.ForeignKey("customers.id"), index=True)
    status: Mapped[OrderStatus] = mapped_column(
        text_enum(OrderStatus, "status"), default=OrderStatus.PENDING, server_default="pending"
    )
    placed_at: Mapped[dt.datetime] = mapped_column(index=True)
    note: Mapped[str | None] = mapped_column(sa.Text)
