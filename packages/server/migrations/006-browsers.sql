-- Which browser opened a sign-in page, and which browsers a person has signed in with before.

-- A page that one browser opened is no use to another: nobody can be talked into signing in on somebody else's device by a link.
ALTER TABLE sign_in_link ADD COLUMN browser_sha256 bytea CHECK (octet_length(browser_sha256) = 32);

-- Wrong passwords typed elsewhere do not keep a person out of a browser they have used before.
CREATE TABLE known_browser (
  school text COLLATE "C" NOT NULL REFERENCES school,
  token_sha256 bytea NOT NULL CHECK (octet_length(token_sha256) = 32),
  person text COLLATE "C" NOT NULL,
  until timestamptz NOT NULL,
  PRIMARY KEY (school, token_sha256),
  FOREIGN KEY (school, person) REFERENCES person
);
SELECT raise_wall('known_browser', 'SELECT, INSERT, DELETE');
