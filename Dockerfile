# One image for every process: the commands are in docker-compose.yml and Procfile.

FROM node:22-trixie-slim AS frontend
WORKDIR /build/frontend
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc ./
RUN npm ci --no-audit --no-fund
COPY frontend/ ./
RUN npm run build

FROM python:3.12-slim-trixie
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
# pg_dump and pg_restore, of the server's version
RUN apt-get update \
    && apt-get install -y --no-install-recommends postgresql-client-17 \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --create-home --uid 10001 app
WORKDIR /app
COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes --requirement requirements.lock
COPY backend/ backend/
COPY --from=frontend /build/frontend/dist frontend/dist
WORKDIR /app/backend
RUN DEBUG=1 python manage.py collectstatic --no-input
# What people add lies on a volume here; everything else is read-only.
RUN mkdir -p /app/var/media && chown app /app/var/media
USER app
EXPOSE 8000
CMD ["gunicorn", "config.wsgi:application"]
