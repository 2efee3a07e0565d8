#!/bin/sh
# Run once by the PostgreSQL image when it makes the database.
psql -v ON_ERROR_STOP=1 -v owner_password="$OWNER_PASSWORD" -v app_password="$APP_PASSWORD" \
    --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --file /roles.sql --file /grants.sql
