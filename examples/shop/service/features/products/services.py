"""What can be done with products."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from core.exceptions import NotFoundError
from core.keyset import fetch_after
from features.products.models import Product
from features.products.schemas import ProductCreate, ProductQuery, ProductUpdate

# Built once: composing a statement takes longer than reading the row.
BY_ID = sa.select(Product).where(Product.id == sa.bindparam("id"))


async def list_products(
    session: AsyncSession, query: ProductQuery
) -> tuple[Sequence[Product], str | None]:
    """Those of one page, and the cursor of the next."""
    statement = sa.select(Product).filter_by(**query.filters())
    return await fetch_after(session, statement, query)


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
