-- The roles of the database, run once by a superuser in the new database (docker-compose.yml does it by itself):
--   psql -v owner_password=… -v app_password=… -f deploy/roles.sql clinic_lab
--
-- clinic_lab_owner owns the tables: `manage.py migrate` runs as it, nothing else.
-- clinic_lab is everybody else: it cannot bypass row-level security, drop a trigger or change a table.

CREATE ROLE clinic_lab_owner LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD :'owner_password';
CREATE ROLE clinic_lab LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD :'app_password';

GRANT CREATE, USAGE ON SCHEMA public TO clinic_lab_owner;
GRANT USAGE ON SCHEMA public TO clinic_lab;
ALTER DEFAULT PRIVILEGES FOR ROLE clinic_lab_owner IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO clinic_lab;
ALTER DEFAULT PRIVILEGES FOR ROLE clinic_lab_owner IN SCHEMA public
    GRANT USAGE, SELECT ON SEQUENCES TO clinic_lab;
