-- Why a run began: RunCause.
ALTER TABLE run ADD COLUMN cause TEXT NOT NULL DEFAULT 'APPLY';
