"""The table of customers."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from core.models import Base


class Customer(Base):
    __tablename__ = "customers"

    email: Mapped[str] = mapped_column(sa.String(320), unique=True)
    name: Mapped[str] = mapped_column(sa.String(120))
