"""Finds the customer that a path names."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from core.database import SessionDep
from features.customers import services
from features.customers.models import Customer


async def get_existing(session: SessionDep, customer_id: UUID) -> Customer:
    return await services.get_customer(session, customer_id)


ExistingCustomerDep = Annotated[Customer, Depends(get_existing)]
