#!/bin/sh
# Run once by the PostgreSQL image when it makes the database.
psql -v ON_ERROR_STOP=1 -v owner_password="$POSTGRES_PASSWORD" -v app_password="$POSTGRES_PASSWORD" \
    --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --file /roles.sql
