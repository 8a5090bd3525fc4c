"""What can be done with products."""

from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from core.exceptions import NotFoundError
from features.products.models import Product
from features.products.schemas import ProductCreate, ProductUpdate

# Built once: composing a statement takes longer than reading the rows.
BY_ID = sa.select(Product).where(Product.id == sa.bindparam("id"))
NEWEST_FIRST = sa.select(Product).order_by(Product.id.desc()).limit(sa.bindparam("limit"))


async def list_products(session: AsyncSession, *, after: UUID | None, limit: int) -> list[Product]:
    """The newest first, from the one that follows `after`."""
    statement = NEWEST_FIRST
    if after is not None:
        statement = statement.where(Product.id < after)
    return [*await session.scalars(statement, {"limit": limit})]


async def get_product(session: AsyncSession, product_id: UUID) -> Product:
    found = await session.scalar(BY_ID, {"id": product_id})
    if found is None:
        raise NotFoundError("There is no product with this id.")
    return found


async def create_product(session: AsyncSession, values: ProductCreate) -> Product:
    created = Product(**values.model_dump())
    session.add(created)
    await session.flush()
    # All digits of a decimal, and a time in UTC, as it is read from now on.
    await session.refresh(created)
    return created


async def update_product(
    session: AsyncSession, existing: Product, changes: ProductUpdate
) -> Product:
    for field, value in changes.model_dump(exclude_unset=True).items():
        setattr(existing, field, value)
    await session.flush()
    # All digits of a decimal, and a time in UTC, as it is read from now on.
    await session.refresh(existing)
    return existing


async def delete_product(session: AsyncSession, existing: Product) -> None:
    await session.delete(existing)
    await session.flush()
