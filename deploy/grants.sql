-- What the roles may do in one database, once for each new one, by a superuser:
--   createdb clinic_lab && psql -f deploy/grants.sql clinic_lab

-- Searching forgives typing errors by it. Here, because its owner alone may remark on it, as a restored dump would.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

GRANT CREATE, USAGE ON SCHEMA public TO clinic_lab_owner;
GRANT USAGE ON SCHEMA public TO clinic_lab;
ALTER DEFAULT PRIVILEGES FOR ROLE clinic_lab_owner IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO clinic_lab;
ALTER DEFAULT PRIVILEGES FOR ROLE clinic_lab_owner IN SCHEMA public
    GRANT USAGE, SELECT ON SEQUENCES TO clinic_lab;
