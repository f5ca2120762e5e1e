CREATE TABLE poll (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  source TEXT NOT NULL,
  outlet TEXT NOT NULL,
  channel TEXT NOT NULL,
  at TEXT NOT NULL,
  outcome TEXT NOT NULL,
  reach TEXT NOT NULL,
  entries INTEGER NOT NULL,
  fresh INTEGER NOT NULL,
  shared INTEGER,
  digest TEXT,
  oldest TEXT,
  newest TEXT
);
CREATE INDEX poll_by_source ON poll (source, seq);
CREATE TABLE source (
  url TEXT PRIMARY KEY,
  members BLOB NOT NULL
);
CREATE TABLE capture (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  url TEXT NOT NULL REFERENCES url (url),
  at TEXT NOT NULL,
  finding TEXT NOT NULL,
  reason TEXT NOT NULL,
  warc_file TEXT,
  warc_offset INTEGER,
  digest TEXT,
  changes TEXT NOT NULL DEFAULT '[]'
);
CREATE INDEX capture_by_url ON capture (url, seq);
CREATE INDEX capture_by_finding ON capture (finding);
CREATE TABLE alert (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  outlet TEXT NOT NULL,
  text TEXT NOT NULL,
  at TEXT NOT NULL
);
