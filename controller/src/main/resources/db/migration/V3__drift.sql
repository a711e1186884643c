-- What was found not to be as the spec says, from when it was first told until it was gone.
CREATE TABLE drift (
  id            INTEGER PRIMARY KEY,
  host          TEXT NOT NULL,
  subject       TEXT NOT NULL,
  field         TEXT NOT NULL,
  desired       TEXT NOT NULL,
  observed      TEXT NOT NULL,
  class         TEXT NOT NULL,        -- DriftClass
  reason        TEXT NOT NULL,        -- DriftReason
  cause         TEXT NOT NULL,
  remedy        TEXT NOT NULL,
  on_host_ms    INTEGER NOT NULL,     -- first seen, by the host's clock
  first_seen_ms INTEGER NOT NULL,     -- by the controller's
  last_seen_ms  INTEGER NOT NULL,
  cleared_at_ms INTEGER,              -- null: still so
  cleared_by    TEXT,                 -- ClearedBy
  cleared_in    TEXT                  -- the run, or empty
) STRICT;

CREATE INDEX drift_cleared ON drift (cleared_at_ms);

-- How each host stood, span by span: at any moment a host is in one of them.
CREATE TABLE host_verdict (
  id       INTEGER PRIMARY KEY,
  host     TEXT NOT NULL,
  verdict  TEXT NOT NULL,             -- Verdict
  why      TEXT NOT NULL,
  from_ms  INTEGER NOT NULL,
  until_ms INTEGER                    -- null: now
) STRICT;

CREATE INDEX host_verdict_until ON host_verdict (until_ms);
