-- Runs, newest last, and the specs they carried out. A spec may go before its run does.
CREATE TABLE spec (
  digest  TEXT PRIMARY KEY,           -- SHA-256, hex
  message BLOB NOT NULL               -- longshore.v1.Spec
) STRICT;

CREATE TABLE run (
  id             INTEGER PRIMARY KEY, -- the run's number
  spec_digest    TEXT NOT NULL,
  started_at_ms  INTEGER NOT NULL,
  deadline_ms    INTEGER NOT NULL,
  ended_at_ms    INTEGER,             -- null: under way
  outcome        TEXT,
  what           TEXT,
  remedy         TEXT,
  exit_code      INTEGER
) STRICT;

CREATE INDEX run_spec ON run (spec_digest);

-- Roles that have served as a whole at least once.
CREATE TABLE served_role (
  name TEXT PRIMARY KEY
) STRICT;

-- Files of earlier versions whose content was taken over, so that it is taken once.
CREATE TABLE imported (
  what  TEXT PRIMARY KEY,
  at_ms INTEGER NOT NULL
) STRICT;
