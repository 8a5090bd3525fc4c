"""What can be done with customers."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from core.exceptions import NotFoundError
from core.keyset import fetch_after
from features.customers.models import Customer
from features.customers.schemas import CustomerCreate, CustomerQuery, CustomerUpdate

# Built once: composing a statement takes longer than reading the row.
BY_ID = sa.select(Customer).where(Customer.id == sa.bindparam("id"))


async def list_customers(
    session: AsyncSession, query: CustomerQuery
) -> tuple[Sequence[Customer], str | None]:
    """Those of one page, and the cursor of the next."""
    statement = sa.select(Customer).filter_by(**query.filters())
    return await fetch_after(session, statement, query)


async def get_customer(session: AsyncSession, customer_id: UUID) -> Customer:
    found = await session.scalar(BY_ID, {"id": customer_id})
    if found is None:
        raise NotFoundError("There is no customer with this id.")
    return found


async def create_customer(session: AsyncSession, values: CustomerCreate) -> Customer:
    created = Customer(**values.model_dump())
    session.add(created)
    await session.flush()
    return created


async def update_customer(
    session: AsyncSession, existing: Customer, changes: CustomerUpdate
) -> Customer:
    for field, value in changes.model_dump(exclude_unset=True).items():
        setattr(existing, field, value)
    await session.flush()
    return existing


async def delete_customer(session: AsyncSession, existing: Customer) -> None:
    await session.delete(existing)
    await session.flush()
