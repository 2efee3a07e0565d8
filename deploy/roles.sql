-- The roles, once for each PostgreSQL server, by a superuser (docker-compose.yml does it by itself):
--   psql -v owner_password=… -v app_password=… -f deploy/roles.sql postgres
--
-- clinic_lab_owner owns the tables: `manage.py migrate` and `restore` run as it, nothing else.
-- clinic_lab is everybody else: it cannot bypass row-level security, drop a trigger or change a table.

CREATE ROLE clinic_lab_owner LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD :'owner_password';
CREATE ROLE clinic_lab LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD :'app_password';
