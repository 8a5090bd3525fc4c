"""What can be done with customers."""

from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from core.exceptions import NotFoundError
from features.customers.models import Customer
from features.customers.schemas import CustomerCreate, CustomerUpdate

# Built once: composing a statement takes longer than reading the rows.
BY_ID = sa.select(Customer).where(Customer.id == sa.bindparam("id"))
NEWEST_FIRST = sa.select(Customer).order_by(Customer.id.desc()).limit(sa.bindparam("limit"))


async def list_customers(
    session: AsyncSession, *, after: UUID | None, limit: int
) -> list[Customer]:
    """The newest first, from the one that follows `after`."""
    statement = NEWEST_FIRST
    if after is not None:
        statement = statement.where(Customer.id < after)
    return [*await session.scalars(statement, {"limit": limit})]


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
