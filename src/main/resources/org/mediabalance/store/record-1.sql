CREATE TABLE url (
  url TEXT PRIMARY KEY,
  outlet TEXT NOT NULL,
  channel TEXT NOT NULL,
  parent TEXT,
  hints TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('discovered', 'fetched', 'refused', 'failed')),
  reason TEXT,
  retry INTEGER NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0,
  discovered_at TEXT NOT NULL,
  warc_file TEXT,
  warc_offset INTEGER,
  digest TEXT,
  fetched_at TEXT,
  CHECK ((state = 'fetched') = (warc_file IS NOT NULL))
);
CREATE INDEX url_by_state ON url (outlet, state);
CREATE INDEX url_by_parent ON url (parent);
CREATE TABLE list (
  url TEXT PRIMARY KEY,
  outlet TEXT NOT NULL,
  channel TEXT NOT NULL,
  etag TEXT,
  last_modified TEXT,
  polled_at TEXT NOT NULL,
  outcome TEXT NOT NULL,
  entries INTEGER NOT NULL
);
CREATE TABLE robots (
  host TEXT PRIMARY KEY,
  outlet TEXT NOT NULL,
  outcome TEXT NOT NULL,
  fetched_at TEXT NOT NULL
);
CREATE TABLE item (
  id TEXT PRIMARY KEY,
  url TEXT NOT NULL UNIQUE REFERENCES url (url),
  outlet TEXT NOT NULL,
  digest TEXT NOT NULL,
  state TEXT NOT NULL,
  why TEXT NOT NULL,
  item TEXT,
  sources TEXT NOT NULL,
  story TEXT,
  repeat_of TEXT
);
CREATE INDEX item_by_state ON item (state);
CREATE TABLE human_code (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  item TEXT NOT NULL,
  coder TEXT NOT NULL,
  code TEXT NOT NULL,
  round TEXT NOT NULL,
  codebook TEXT NOT NULL,
  note TEXT NOT NULL,
  at TEXT NOT NULL
);
CREATE INDEX human_code_by_item ON human_code (item);
CREATE TABLE run (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  command TEXT NOT NULL,
  started_at TEXT NOT NULL,
  ended_at TEXT,
  outcome TEXT
);
