-- Devices, their starts, who signed in on them, and what they sent.

CREATE TABLE device (
  school text COLLATE "C" NOT NULL REFERENCES school,
  id text COLLATE "C" NOT NULL,
  name text NOT NULL,
  platform text NOT NULL,
  public_key bytea NOT NULL CHECK (octet_length(public_key) = 32),
  status text NOT NULL CHECK (status IN ('unconfirmed', 'confirmed', 'held')),
  enrolled_at timestamptz NOT NULL,
  last_seen_at timestamptz,
  state text,
  queued integer NOT NULL DEFAULT 0,
  agent text,
  build text,
  policy_version integer,
  watchlist_version integer,
  PRIMARY KEY (school, id),
  UNIQUE (school, public_key)
);
SELECT raise_wall('device', 'SELECT, INSERT, UPDATE');

CREATE TABLE enrolment_code (
  school text COLLATE "C" NOT NULL REFERENCES school,
  code_sha256 bytea NOT NULL,
  made_at timestamptz NOT NULL,
  until timestamptz NOT NULL,
  used_at timestamptz,
  used_by text COLLATE "C",
  PRIMARY KEY (school, code_sha256)
);
SELECT raise_wall('enrolment_code', 'SELECT, INSERT, UPDATE, DELETE');

-- One start of the browser on one device. A start is over when a later one was seen and it stayed silent.
CREATE TABLE boot (
  school text COLLATE "C" NOT NULL REFERENCES school,
  device text COLLATE "C" NOT NULL,
  boot text COLLATE "C" NOT NULL,
  first_seen_at timestamptz NOT NULL,
  -- By the device's own clock, as its first request was signed.
  first_signed_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  -- The last heartbeat's number: it only rises.
  beat bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (school, device, boot),
  FOREIGN KEY (school, device) REFERENCES device
);
SELECT raise_wall('boot', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE sign_in_link (
  school text COLLATE "C" NOT NULL REFERENCES school,
  token_sha256 bytea NOT NULL,
  device text COLLATE "C" NOT NULL,
  boot text COLLATE "C" NOT NULL,
  made_at timestamptz NOT NULL,
  until timestamptz NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (school, token_sha256),
  FOREIGN KEY (school, device, boot) REFERENCES boot ON DELETE CASCADE
);
SELECT raise_wall('sign_in_link', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE pupil_sign_in (
  school text COLLATE "C" NOT NULL REFERENCES school,
  id text COLLATE "C" NOT NULL,
  pupil text COLLATE "C" NOT NULL,
  device text COLLATE "C" NOT NULL,
  boot text COLLATE "C" NOT NULL,
  since timestamptz NOT NULL,
  until timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (school, id),
  FOREIGN KEY (school, pupil) REFERENCES pupil,
  FOREIGN KEY (school, device) REFERENCES device
);
CREATE INDEX pupil_sign_in_device ON pupil_sign_in (school, device, since);
SELECT raise_wall('pupil_sign_in', 'SELECT, INSERT, UPDATE');

-- What was taken, so that the same bytes again change nothing.
CREATE TABLE envelope (
  school text COLLATE "C" NOT NULL REFERENCES school,
  id text COLLATE "C" NOT NULL,
  device text COLLATE "C" NOT NULL,
  boot text COLLATE "C" NOT NULL,
  sequence bigint NOT NULL,
  kind text COLLATE "C" NOT NULL,
  -- SHA-256 of the signed payload.
  sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
  received_at timestamptz NOT NULL,
  PRIMARY KEY (school, id),
  UNIQUE (school, device, sequence),
  FOREIGN KEY (school, device) REFERENCES device
);
SELECT raise_wall('envelope', 'SELECT, INSERT');

-- A used id or sequence with other bytes: kept as it came, sealed.
CREATE TABLE envelope_conflict (
  school text COLLATE "C" NOT NULL REFERENCES school,
  device text COLLATE "C" NOT NULL,
  sha256 bytea NOT NULL,
  envelope text COLLATE "C" NOT NULL,
  sequence bigint NOT NULL,
  sealed bytea NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (school, device, sha256),
  FOREIGN KEY (school, device) REFERENCES device
);
SELECT raise_wall('envelope_conflict', 'SELECT, INSERT');

-- Notes and judged-innocent hits: how often a day, of no pupil and no device.
CREATE TABLE hit_count (
  school text COLLATE "C" NOT NULL REFERENCES school,
  day date NOT NULL,
  entry text COLLATE "C" NOT NULL,
  entry_version integer NOT NULL,
  what text COLLATE "C" NOT NULL CHECK (what IN ('note', 'noted')),
  count bigint NOT NULL,
  PRIMARY KEY (school, day, entry, entry_version, what)
);
SELECT raise_wall('hit_count', 'SELECT, INSERT, UPDATE');
