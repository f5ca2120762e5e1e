CREATE TABLE machine_code (
  item TEXT NOT NULL,
  model TEXT NOT NULL,
  stance TEXT NOT NULL,
  code TEXT NOT NULL,
  pro REAL NOT NULL,
  contra REAL NOT NULL,
  neutral REAL NOT NULL,
  evidence TEXT NOT NULL,
  PRIMARY KEY (item, model)
);
