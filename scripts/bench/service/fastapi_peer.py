"""The peer in Python: FastAPI, SQLAlchemy (async) and uvicorn, the same two operations, the same key check, one log line a
request, as its full-stack template has them: models checked on the way in and out."""

import base64
import hashlib
import json
import logging
import os
import sys
import time
from datetime import datetime, timezone
from typing import Annotated, Optional

from fastapi import Depends, FastAPI, Header, HTTPException, Path, Query, Request, Response
from pydantic import BaseModel, Field
from sqlalchemy import BigInteger, ForeignKey, LargeBinary, Text, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

engine = create_async_engine(os.environ["DATABASE_URL"], pool_size=10, max_overflow=0)
sessions = async_sessionmaker(engine, expire_on_commit=False)
KEY_CACHE = float(os.environ.get("KEY_CACHE", "30"))


class Base(DeclarativeBase):
    pass


class ApiRow(Base):
    __tablename__ = "apis"
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    name: Mapped[str] = mapped_column(Text)


class DocumentRow(Base):
    __tablename__ = "documents"
    hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    bytes: Mapped[int]
    openapi: Mapped[str]
    title: Mapped[str]
    document_version: Mapped[str]


class VersionRow(Base):
    __tablename__ = "versions"
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    api_id: Mapped[int] = mapped_column(ForeignKey("apis.id"))
    version: Mapped[str]
    media_type: Mapped[str]
    document_hash: Mapped[bytes] = mapped_column(ForeignKey("documents.hash"))
    published_at: Mapped[datetime]
    published_by: Mapped[str]
    document: Mapped[DocumentRow] = relationship(lazy="joined", innerjoin=True)


class KeyRow(Base):
    __tablename__ = "api_keys"
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    name: Mapped[str]
    hash: Mapped[bytes]
    revoked_at: Mapped[Optional[datetime]]


class Version(BaseModel):
    api: Annotated[str, Field(max_length=63)]
    version: Annotated[str, Field(max_length=100)]
    sha256: Annotated[str, Field(max_length=64)]
    mediaType: str
    bytes: int
    openapi: Annotated[str, Field(max_length=20)]
    title: Annotated[str, Field(max_length=500)]
    documentVersion: Annotated[str, Field(max_length=200)]
    publishedAt: datetime
    publishedBy: Annotated[str, Field(max_length=200)]


class Page(BaseModel):
    items: list[Version]
    next: Optional[str] = None


app = FastAPI()
logger = logging.getLogger("access")
logger.addHandler(logging.StreamHandler(sys.stdout))
logger.setLevel(logging.INFO)
keys: dict[bytes, tuple[str, float]] = {}


@app.middleware("http")
async def log(request: Request, call_next):
    begin = time.perf_counter()
    response = await call_next(request)
    line = {
        "timestamp": datetime.now(timezone.utc).isoformat(),
        "level": "info",
        "method": request.method,
        "url": request.url.path,
        "status": response.status_code,
        "ms": (time.perf_counter() - begin) * 1000,
    }
    logger.info(json.dumps(line))
    return response


async def session():
    async with sessions() as one:
        yield one


Session = Annotated[AsyncSession, Depends(session)]


async def principal(db: Session, authorization: Annotated[str, Header()] = "") -> str:
    if not authorization.startswith("Bearer "):
        raise HTTPException(401)
    digest = hashlib.sha256(authorization[7:].encode()).digest()
    known = keys.get(digest)
    if known and known[1] > time.monotonic():
        return known[0]
    name = await db.scalar(select(KeyRow.name).where(KeyRow.hash == digest, KeyRow.revoked_at.is_(None)))
    if name is None:
        raise HTTPException(401)
    keys[digest] = (name, time.monotonic() + KEY_CACHE)
    return name


Subject = Annotated[str, Depends(principal)]
ApiName = Annotated[str, Path(pattern="^[a-z][a-z0-9-]{0,62}$")]


def shown(api: str, row: VersionRow) -> Version:
    document = row.document
    return Version(
        api=api,
        version=row.version,
        sha256=row.document_hash.hex(),
        mediaType=row.media_type,
        bytes=document.bytes,
        openapi=document.openapi,
        title=document.title,
        documentVersion=document.document_version,
        publishedAt=row.published_at,
        publishedBy=row.published_by,
    )


@app.get("/v1/apis/{api}/versions/{version}", response_model=Version)
async def one(api: ApiName, version: str, db: Session, subject: Subject, response: Response):
    query = select(VersionRow).join(ApiRow, ApiRow.id == VersionRow.api_id)
    row = await db.scalar(query.where(ApiRow.name == api, VersionRow.version == version))
    if row is None:
        raise HTTPException(404)
    response.headers["etag"] = f'"{row.document_hash.hex()}"'
    return shown(api, row)


@app.get("/v1/apis/{api}/versions", response_model=Page, response_model_exclude_none=True)
async def page(
    api: ApiName,
    db: Session,
    subject: Subject,
    response: Response,
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
    cursor: Annotated[Optional[str], Query(max_length=1000)] = None,
):
    api_id = await db.scalar(select(ApiRow.id).where(ApiRow.name == api))
    if api_id is None:
        raise HTTPException(404)
    query = select(VersionRow).where(VersionRow.api_id == api_id)
    if cursor is not None:
        query = query.where(VersionRow.id < int(base64.urlsafe_b64decode(cursor + "==")))
    rows = (await db.scalars(query.order_by(VersionRow.id.desc()).limit(limit + 1))).all()
    items = [shown(api, row) for row in rows[:limit]]
    following = None
    if len(rows) > limit:
        following = base64.urlsafe_b64encode(str(rows[limit - 1].id).encode()).decode().rstrip("=")
        response.headers["link"] = f'</v1/apis/{api}/versions?limit={limit}&cursor={following}>; rel="next"'
    return Page(items=items, next=following)
