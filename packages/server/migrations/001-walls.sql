-- The walls between schools: every table has the school first in its key, and nobody who serves requests can look across.

-- Raises a wall around one table. FORCE binds the owner too; only the school named for this transaction is there at all.
CREATE FUNCTION raise_wall(walled regclass, privileges text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', walled);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', walled);
  EXECUTE format(
    'CREATE POLICY own_school ON %s USING (school = current_setting(''candour.school'', true)) WITH CHECK (school = current_setting(''candour.school'', true))',
    walled);
  EXECUTE format('GRANT %s ON %s TO candour_app', privileges, walled);
END $$;

CREATE TABLE school (
  school text COLLATE "C" NOT NULL CHECK (school ~ '^[a-z][a-z0-9-]{2,39}$'),
  name text NOT NULL,
  made_up boolean NOT NULL,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (school)
);
SELECT raise_wall('school', 'SELECT, INSERT');

-- Which schools there are is public (the sign-in page names them): one function may list ids and names, nothing else.
DO $$ BEGIN EXECUTE format('CREATE POLICY owner_lists ON school FOR SELECT TO %I USING (true)', current_user); END $$;
CREATE FUNCTION list_schools() RETURNS TABLE (school text, name text, made_up boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
  AS $$ SELECT school, name, made_up FROM public.school ORDER BY school $$;
REVOKE ALL ON FUNCTION list_schools() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION list_schools() TO candour_app;
REVOKE ALL ON FUNCTION raise_wall(regclass, text) FROM PUBLIC;
