"""The same page in FastAPI with SQLAlchemy: asynchronous, mapped classes, a response model."""

import os
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import jwt
from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel
from sqlalchemy import ForeignKey, func, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, joinedload, mapped_column, relationship
from sqlalchemy.types import DateTime

from bench.rivals import actions

KEY = os.environ["JWT_SIGNING_KEY"]
engine = create_async_engine(
    os.environ["DATABASE_URL"].replace("postgres://", "postgresql+asyncpg://"), pool_size=8, max_overflow=0
)
sessions = async_sessionmaker(engine, expire_on_commit=False)
Moment = Annotated[datetime, mapped_column(DateTime(timezone=True))]


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "accounts_user"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    first_name: Mapped[str]
    last_name: Mapped[str]
    is_active: Mapped[bool]

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}"


class Organization(Base):
    __tablename__ = "accounts_organization"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str]
    is_active: Mapped[bool]


class Membership(Base):
    __tablename__ = "accounts_membership"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    organization_id: Mapped[UUID] = mapped_column(ForeignKey(Organization.id))
    role: Mapped[str]
    organization: Mapped[Organization] = relationship()


class Session(Base):
    __tablename__ = "accounts_session"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey(User.id))
    membership_id: Mapped[UUID] = mapped_column(ForeignKey(Membership.id))
    ended_at: Mapped[Moment | None]
    expires_at: Mapped[Moment]
    membership: Mapped[Membership] = relationship()
    user: Mapped[User] = relationship()


class Order(Base):
    __tablename__ = "orders_order"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[str]
    clinic_id: Mapped[UUID] = mapped_column(ForeignKey(Organization.id))
    lab_id: Mapped[UUID] = mapped_column(ForeignKey(Organization.id))
    patient_id: Mapped[UUID | None]
    demographics: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    tests: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    stat_reason: Mapped[str]
    diagnosis_code: Mapped[str]
    diagnosis: Mapped[str]
    collection: Mapped[str]
    collect_at: Mapped[Moment | None]
    requested_by_id: Mapped[UUID | None] = mapped_column(ForeignKey(User.id))
    status: Mapped[str]
    status_note: Mapped[str]
    status_reason_code: Mapped[str]
    priority: Mapped[int]
    delivery_method: Mapped[str]
    notes: Mapped[str]
    client_reference: Mapped[str]
    due_at: Mapped[Moment]
    submitted_at: Mapped[Moment | None]
    version: Mapped[int]
    created_at: Mapped[Moment]
    updated_at: Mapped[Moment]
    clinic: Mapped[Organization] = relationship(foreign_keys=clinic_id)
    lab: Mapped[Organization] = relationship(foreign_keys=lab_id)
    requested_by: Mapped[User | None] = relationship()


class Named(BaseModel):
    model_config = {"from_attributes": True}
    id: UUID
    name: str


class Identifier(BaseModel):
    issuer: str
    value: str


class Patient(BaseModel):
    id: UUID
    name: str
    born: str
    sex_for_ranges: str
    gender: str
    identifiers: list[Identifier]


class Panel(BaseModel):
    id: UUID
    code: str
    name: str


class Answer(BaseModel):
    key: str
    text: str
    kind: str
    unit: str
    answer: bool | float | str


class Test(BaseModel):
    test: UUID
    code: str
    name: str
    version: int
    panel: Panel | None
    answers: list[Answer]


class OrderOut(BaseModel):
    id: UUID
    number: str
    clinic: Named
    lab: Named
    status: str
    status_note: str
    status_reason_code: str
    priority: str
    delivery_method: str
    notes: str
    client_reference: str
    patient: Patient | None
    tests: list[Test]
    stat_reason: str
    diagnosis_code: str
    diagnosis: str
    collection: str
    collect_at: datetime | None
    requested_by: Named | None
    due_at: datetime | None
    version: int
    created_at: datetime
    updated_at: datetime
    allowed_actions: list[str]
    is_editable: bool


class Page(BaseModel):
    results: list[OrderOut]


async def database() -> AsyncIterator[AsyncSession]:
    async with sessions() as opened:
        yield opened


Database = Annotated[AsyncSession, Depends(database)]
Bearer = Annotated[HTTPAuthorizationCredentials, Depends(HTTPBearer())]


async def member(bearer: Bearer, rows: Database) -> Membership:
    session_id = UUID(jwt.decode(bearer.credentials, KEY, algorithms=["HS256"])["sid"])
    found = await rows.scalar(
        select(Session)
        .join(Session.user)
        .where(
            Session.id == session_id,
            Session.ended_at.is_(None),
            Session.expires_at > func.now(),
            User.is_active,
        )
        .options(joinedload(Session.membership).joinedload(Membership.organization))
    )
    if found is None or not found.membership.organization.is_active:
        raise HTTPException(401)
    return found.membership


application = FastAPI(openapi_url=None)


@application.get("/api/orders/")
async def list_orders(rows: Database, asking: Annotated[Membership, Depends(member)]) -> Page:
    kind, role = asking.organization.kind, asking.role
    query = select(Order).order_by(Order.id.desc()).limit(51)
    query = query.options(joinedload(Order.clinic), joinedload(Order.lab), joinedload(Order.requested_by))
    query = (
        query.where(Order.clinic_id == asking.organization_id)
        if kind == "clinic"
        else query.where(Order.lab_id == asking.organization_id, Order.submitted_at.is_not(None))
    )
    found = list(await rows.scalars(query))[:50]
    return Page(results=[as_wire(order, kind, role) for order in found])


def as_wire(order: Order, kind: str, role: str) -> OrderOut:
    return OrderOut(
        id=order.id,
        number=order.number,
        clinic=Named.model_validate(order.clinic),
        lab=Named.model_validate(order.lab),
        status=order.status,
        status_note=order.status_note,
        status_reason_code=order.status_reason_code,
        priority=actions.PRIORITIES[order.priority],
        delivery_method=order.delivery_method,
        notes=order.notes,
        client_reference=order.client_reference,
        patient=Patient(id=order.patient_id, **order.demographics) if order.demographics else None,
        tests=[Test(**line) for line in order.tests],
        stat_reason=order.stat_reason,
        diagnosis_code=order.diagnosis_code,
        diagnosis=order.diagnosis,
        collection=order.collection,
        collect_at=order.collect_at,
        requested_by=Named.model_validate(order.requested_by) if order.requested_by else None,
        due_at=order.due_at if order.submitted_at else None,
        version=order.version,
        created_at=order.created_at,
        updated_at=order.updated_at,
        allowed_actions=actions.allowed_actions(order.status, kind, role),
        is_editable=actions.is_editable(order.status, kind, role),
    )
