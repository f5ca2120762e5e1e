CREATE TABLE coding_plan (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  seed INTEGER NOT NULL,
  double_share REAL NOT NULL,
  useful_share REAL NOT NULL,
  control_share REAL NOT NULL,
  retrain_every INTEGER NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL
);
CREATE TABLE assignment (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  subject TEXT NOT NULL,
  coder TEXT NOT NULL,
  stream TEXT NOT NULL,
  round TEXT NOT NULL,
  at TEXT NOT NULL,
  UNIQUE (subject, coder)
);
CREATE INDEX assignment_by_coder ON assignment (coder);
CREATE TABLE assignment_released (
  assignment INTEGER PRIMARY KEY REFERENCES assignment (seq),
  author TEXT NOT NULL,
  at TEXT NOT NULL
);
CREATE TABLE assigned_code (
  human_code INTEGER PRIMARY KEY REFERENCES human_code (seq),
  assignment INTEGER NOT NULL REFERENCES assignment (seq)
);
CREATE INDEX assigned_code_by_assignment ON assigned_code (assignment);
CREATE TABLE code_evidence (
  human_code INTEGER NOT NULL REFERENCES human_code (seq),
  kind TEXT NOT NULL CHECK (kind IN ('text', 'cue')),
  start INTEGER NOT NULL,
  end INTEGER NOT NULL CHECK (end >= start)
);
CREATE INDEX code_evidence_by_code ON code_evidence (human_code);
CREATE TABLE code_undone (
  human_code INTEGER PRIMARY KEY REFERENCES human_code (seq),
  author TEXT NOT NULL,
  at TEXT NOT NULL
);
CREATE TABLE control_item (
  id TEXT PRIMARY KEY,
  item TEXT NOT NULL,
  code TEXT NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL
);
CREATE TABLE control_code (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  assignment INTEGER NOT NULL REFERENCES assignment (seq),
  code TEXT NOT NULL,
  note TEXT NOT NULL,
  at TEXT NOT NULL,
  undone_at TEXT
);
CREATE INDEX control_code_by_assignment ON control_code (assignment);
