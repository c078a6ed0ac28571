-- What was signed, who works here, and who learns here.

CREATE TABLE document (
  school text COLLATE "C" NOT NULL REFERENCES school,
  kind text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  digest text COLLATE "C" NOT NULL,
  -- The whole document as it came: payload bytes exactly as signed.
  jws text NOT NULL,
  action text COLLATE "C" NOT NULL,
  published_at timestamptz NOT NULL,
  PRIMARY KEY (school, kind, version),
  UNIQUE (school, digest),
  FOREIGN KEY (school, action) REFERENCES action
);
SELECT raise_wall('document', 'SELECT, INSERT');

CREATE TABLE person (
  school text COLLATE "C" NOT NULL REFERENCES school,
  id text COLLATE "C" NOT NULL,
  account text COLLATE "C" NOT NULL,
  name text NOT NULL,
  roles text[] NOT NULL,
  valid_from timestamptz NOT NULL,
  valid_to timestamptz,
  PRIMARY KEY (school, id),
  UNIQUE (school, account)
);
SELECT raise_wall('person', 'SELECT, INSERT, UPDATE');

CREATE TABLE person_password (
  school text COLLATE "C" NOT NULL REFERENCES school,
  person text COLLATE "C" NOT NULL,
  hash text NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (school, person),
  FOREIGN KEY (school, person) REFERENCES person
);
SELECT raise_wall('person_password', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE session (
  school text COLLATE "C" NOT NULL REFERENCES school,
  token_sha256 bytea NOT NULL,
  person text COLLATE "C" NOT NULL,
  started_at timestamptz NOT NULL,
  until timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (school, token_sha256),
  FOREIGN KEY (school, person) REFERENCES person
);
SELECT raise_wall('session', 'SELECT, INSERT, UPDATE, DELETE');

-- `subject` is a digest: of an account, an address, a pupil's user name.
CREATE TABLE sign_in_throttle (
  school text COLLATE "C" NOT NULL REFERENCES school,
  subject text COLLATE "C" NOT NULL,
  failures integer NOT NULL,
  first_at timestamptz NOT NULL,
  locked_until timestamptz,
  PRIMARY KEY (school, subject)
);
SELECT raise_wall('sign_in_throttle', 'SELECT, INSERT, UPDATE, DELETE');

-- One age file a person and epoch; only that person's passphrase opens it.
CREATE TABLE team_lock (
  school text COLLATE "C" NOT NULL REFERENCES school,
  person text COLLATE "C" NOT NULL,
  epoch integer NOT NULL,
  age_file bytea NOT NULL,
  PRIMARY KEY (school, person, epoch),
  FOREIGN KEY (school, person) REFERENCES person
);
SELECT raise_wall('team_lock', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE pupil (
  school text COLLATE "C" NOT NULL REFERENCES school,
  id text COLLATE "C" NOT NULL,
  username text COLLATE "C" NOT NULL,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (school, id),
  UNIQUE (school, username)
);
SELECT raise_wall('pupil', 'SELECT, INSERT, UPDATE');

-- What the roster said from when to when: figures use the value of the day.
CREATE TABLE pupil_attributes (
  school text COLLATE "C" NOT NULL REFERENCES school,
  pupil text COLLATE "C" NOT NULL,
  valid_from timestamptz NOT NULL,
  valid_to timestamptz,
  name text NOT NULL,
  year integer NOT NULL,
  classes text[] NOT NULL,
  PRIMARY KEY (school, pupil, valid_from),
  FOREIGN KEY (school, pupil) REFERENCES pupil
);
SELECT raise_wall('pupil_attributes', 'SELECT, INSERT, UPDATE');

CREATE TABLE pupil_password (
  school text COLLATE "C" NOT NULL REFERENCES school,
  pupil text COLLATE "C" NOT NULL,
  hash text NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (school, pupil),
  FOREIGN KEY (school, pupil) REFERENCES pupil
);
SELECT raise_wall('pupil_password', 'SELECT, INSERT, UPDATE, DELETE');
