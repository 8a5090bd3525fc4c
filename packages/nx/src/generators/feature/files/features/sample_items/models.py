"""The table of sample items."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from core.models import Base


class SampleItem(Base):
    __tablename__ = "sample_items"

    name: Mapped[str] = mapped_column(sa.String(200), unique=True)
    description: Mapped[str | None] = mapped_column(sa.Text)
