-- The one record: every act is one row here, only ever added to, and each becomes a leaf of the school's log.

CREATE TABLE action (
  school text COLLATE "C" NOT NULL REFERENCES school,
  id text COLLATE "C" NOT NULL,
  at timestamptz NOT NULL,
  by_kind text NOT NULL CHECK (by_kind IN ('device', 'person', 'pupil', 'server')),
  by_id text COLLATE "C",
  kind text COLLATE "C" NOT NULL,
  on_id text COLLATE "C" NOT NULL,
  reason_code text,
  reason_sha256 text COLLATE "C",
  -- Sealed to the team of that epoch, then under the record key of what it is on.
  reason_sealed bytea,
  reason_epoch integer,
  detail jsonb NOT NULL,
  -- Null once it was erased: then nobody can tell what the leaf was of.
  salt bytea CHECK (octet_length(salt) = 32),
  PRIMARY KEY (school, id)
);
CREATE INDEX action_on ON action (school, on_id, id);
CREATE INDEX action_kind ON action (school, kind, id);
SELECT raise_wall('action', 'SELECT, INSERT');

-- Not even the owner changes an action; the one exception is to forget its salt.
CREATE FUNCTION keep_action() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.salt IS NULL THEN
    NEW.salt := OLD.salt;
    IF NEW IS NOT DISTINCT FROM OLD THEN
      NEW.salt := NULL;
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'actions are only ever added to';
END $$;
CREATE TRIGGER keep_action BEFORE UPDATE OR DELETE ON action FOR EACH ROW EXECUTE FUNCTION keep_action();

-- Where each action stands in the log.
CREATE TABLE action_leaf (
  school text COLLATE "C" NOT NULL REFERENCES school,
  index bigint NOT NULL,
  action text COLLATE "C" NOT NULL,
  PRIMARY KEY (school, index),
  UNIQUE (school, action),
  FOREIGN KEY (school, action) REFERENCES action
);
SELECT raise_wall('action_leaf', 'SELECT, INSERT');

CREATE FUNCTION forget_salt(of_action text) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public
  AS $$
    UPDATE public.action SET salt = NULL
    WHERE school = current_setting('candour.school') AND id = of_action
      -- What has no place in the log yet cannot be forgotten there.
      AND EXISTS (SELECT FROM public.action_leaf WHERE school = current_setting('candour.school') AND action = of_action)
  $$;
REVOKE ALL ON FUNCTION forget_salt(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_salt(text) TO candour_app;

-- Actions without a place yet. By a trigger, so that no action can be written and not wait here: rows commit in any
-- order, and a sequencer that asked for `id > last` would pass over the late ones.
CREATE TABLE action_waiting (
  school text COLLATE "C" NOT NULL REFERENCES school,
  action text COLLATE "C" NOT NULL,
  since timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (school, action),
  FOREIGN KEY (school, action) REFERENCES action
);
SELECT raise_wall('action_waiting', 'SELECT, INSERT, DELETE');
CREATE FUNCTION queue_action() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO action_waiting (school, action) VALUES (NEW.school, NEW.id);
  PERFORM pg_notify('candour_action', NEW.school);
  RETURN NULL;
END $$;
CREATE TRIGGER queue_action AFTER INSERT ON action FOR EACH ROW EXECUTE FUNCTION queue_action();

CREATE TABLE log_state (
  school text COLLATE "C" NOT NULL REFERENCES school,
  size bigint NOT NULL,
  checkpoint text NOT NULL,
  signed_at timestamptz NOT NULL,
  PRIMARY KEY (school)
);
SELECT raise_wall('log_state', 'SELECT, INSERT, UPDATE');
