-- Incidents as their actions make them, the sealed words of each finding, and where each sealed frame lies.

-- A projection of actions: written by record() only, rebuildable from `action` at any time.
CREATE TABLE incident (
  school text COLLATE "C" NOT NULL REFERENCES school,
  id text COLLATE "C" NOT NULL,
  status text COLLATE "C" NOT NULL,
  severity text COLLATE "C" NOT NULL,
  device text COLLATE "C" NOT NULL,
  episode text COLLATE "C" NOT NULL,
  pupil text COLLATE "C",
  certainty text COLLATE "C" NOT NULL,
  themes text[] NOT NULL,
  surfaces text[] NOT NULL,
  finding_count integer NOT NULL,
  clips jsonb NOT NULL,
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  lease_person text COLLATE "C",
  lease_until timestamptz,
  outcome text COLLATE "C",
  reasonable_to_check boolean,
  closed_at timestamptz,
  closed_by text COLLATE "C",
  PRIMARY KEY (school, id),
  UNIQUE (school, device, episode),
  FOREIGN KEY (school, device) REFERENCES device,
  FOREIGN KEY (school, pupil) REFERENCES pupil
);
CREATE INDEX incident_open ON incident (school, severity, first_at) WHERE status <> 'closed';
CREATE INDEX incident_lease ON incident (school, lease_until) WHERE status = 'held';
SELECT raise_wall('incident', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE finding (
  school text COLLATE "C" NOT NULL REFERENCES school,
  envelope text COLLATE "C" NOT NULL,
  incident text COLLATE "C" NOT NULL,
  device text COLLATE "C" NOT NULL,
  boot text COLLATE "C" NOT NULL,
  sign_in text COLLATE "C",
  severity text COLLATE "C" NOT NULL,
  theme text COLLATE "C" NOT NULL,
  entry text COLLATE "C" NOT NULL,
  entry_version integer NOT NULL,
  language text COLLATE "C" NOT NULL,
  surface text COLLATE "C" NOT NULL,
  site text COLLATE "C",
  policy text COLLATE "C" NOT NULL,
  watchlist text COLLATE "C" NOT NULL,
  made_at timestamptz NOT NULL,
  skew_ms integer,
  received_at timestamptz NOT NULL,
  clip text COLLATE "C",
  no_clip_reason text COLLATE "C",
  team_epoch integer NOT NULL,
  -- Sealed to the team, then under the incident's record key.
  words bytea NOT NULL,
  PRIMARY KEY (school, envelope),
  FOREIGN KEY (school, envelope) REFERENCES envelope,
  FOREIGN KEY (school, incident) REFERENCES incident DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX finding_incident ON finding (school, incident, made_at);
SELECT raise_wall('finding', 'SELECT, INSERT, DELETE');

CREATE TABLE clip (
  school text COLLATE "C" NOT NULL REFERENCES school,
  id text COLLATE "C" NOT NULL,
  incident text COLLATE "C" NOT NULL,
  envelope text COLLATE "C" NOT NULL,
  device text COLLATE "C" NOT NULL,
  team_epoch integer NOT NULL,
  -- Frames of the clip in all, and those of them that are files of their own.
  frames integer NOT NULL,
  files integer NOT NULL,
  stored integer NOT NULL DEFAULT 0,
  gaps integer NOT NULL,
  listed_at timestamptz NOT NULL,
  stored_at timestamptz,
  -- The manifest as the device signed it, under the clip's record key.
  manifest bytea NOT NULL,
  PRIMARY KEY (school, id),
  FOREIGN KEY (school, incident) REFERENCES incident DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (school, envelope) REFERENCES envelope
);
CREATE INDEX clip_incident ON clip (school, incident);
SELECT raise_wall('clip', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE clip_frame (
  school text COLLATE "C" NOT NULL REFERENCES school,
  clip text COLLATE "C" NOT NULL,
  index integer NOT NULL,
  sha256 text COLLATE "C" NOT NULL,
  bytes integer NOT NULL,
  stored_at timestamptz,
  PRIMARY KEY (school, clip, index),
  FOREIGN KEY (school, clip) REFERENCES clip ON DELETE CASCADE
);
SELECT raise_wall('clip_frame', 'SELECT, INSERT, UPDATE, DELETE');

-- One look by one person, allowed for a short time: frames are handed out under it.
CREATE TABLE opening (
  school text COLLATE "C" NOT NULL REFERENCES school,
  id text COLLATE "C" NOT NULL,
  incident text COLLATE "C" NOT NULL,
  person text COLLATE "C" NOT NULL,
  what text COLLATE "C" NOT NULL CHECK (what IN ('words', 'evidence')),
  opened_at timestamptz NOT NULL,
  until timestamptz NOT NULL,
  PRIMARY KEY (school, id),
  FOREIGN KEY (school, incident) REFERENCES incident DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (school, person) REFERENCES person
);
SELECT raise_wall('opening', 'SELECT, INSERT');
