// SPDX-License-Identifier: Apache-2.0

/// The sixth schema: what of a published plan is off before another is made. `docs/store.md` says why.
enum Schema6 {
  private static let date = SchemaPattern.date
  private static let time = SchemaPattern.time

  /// A row never changes but that it's taken back, once. It holds as long as its plan is the last of its year: what the next
  /// plan has counts then, and nothing has to be ended.
  static let withdrawals = """
    CREATE TABLE withdrawal (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      plan INTEGER NOT NULL REFERENCES plan (number),
      group_revision INTEGER NOT NULL REFERENCES group_revision (number),
      kind TEXT NOT NULL CHECK (kind IN ('meeting', 'post', 'cover')),
      activity TEXT CHECK (activity <> ''),
      cohort INTEGER CHECK (cohort >= 1),
      part INTEGER CHECK (part >= 1),
      person TEXT CHECK (person <> ''),
      day TEXT NOT NULL CHECK (day GLOB '\(date)'),
      start TEXT CHECK (start GLOB '\(SchemaPattern.digits(2)):\(SchemaPattern.digits(2))'),
      told INTEGER NOT NULL CHECK (told IN (0, 1)),
      made_by TEXT NOT NULL CHECK (made_by <> ''),
      made_at TEXT NOT NULL CHECK (made_at GLOB '\(time)'),
      ended_by TEXT CHECK (ended_by <> ''),
      ended_at TEXT CHECK (ended_at GLOB '\(time)'),
      CHECK ((activity IS NULL) = (kind = 'cover')),
      CHECK ((cohort IS NOT NULL) = (kind = 'meeting')),
      CHECK ((part IS NOT NULL) = (kind = 'meeting')),
      CHECK ((start IS NOT NULL) = (kind = 'cover')),
      CHECK (kind <> 'cover' OR person IS NOT NULL),
      CHECK (kind <> 'post' OR person IS NULL),
      CHECK ((ended_by IS NULL) = (ended_at IS NULL))
    ) STRICT;
    CREATE INDEX withdrawal_group_revision ON withdrawal (group_revision);
    CREATE UNIQUE INDEX withdrawal_once ON withdrawal (plan, group_revision, kind, ifnull(activity, ''), ifnull(cohort, 0),
      ifnull(part, 0), ifnull(person, ''), day, ifnull(start, '')) WHERE ended_at IS NULL;
    CREATE TRIGGER withdrawal_begins BEFORE INSERT ON withdrawal
    WHEN NEW.ended_at IS NOT NULL
      OR EXISTS (SELECT 1 FROM withdrawal WHERE number = NEW.number)
      OR EXISTS (SELECT 1 FROM withdrawal WHERE ended_at IS NULL AND plan = NEW.plan
        AND group_revision = NEW.group_revision AND kind = NEW.kind
        AND activity IS NEW.activity AND cohort IS NEW.cohort AND part IS NEW.part AND person IS NEW.person
        AND day = NEW.day AND start IS NEW.start)
      OR NOT EXISTS (SELECT 1 FROM plan WHERE number = NEW.plan AND state IN ('published', 'superseded'))
    BEGIN SELECT RAISE(ABORT, 'something is withdrawn once by one revision, of a plan that people know of'); END;
    CREATE TRIGGER withdrawal_stays
    BEFORE UPDATE OF number, plan, group_revision, kind, activity, cohort, part, person, day, start, told, made_by,
      made_at
    ON withdrawal
    BEGIN SELECT RAISE(ABORT, 'a withdrawal is only taken back'); END;
    CREATE TRIGGER withdrawal_ends_once BEFORE UPDATE ON withdrawal
    WHEN OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL
    BEGIN SELECT RAISE(ABORT, 'a withdrawal is taken back once, and for good'); END;
    CREATE TRIGGER withdrawal_is_kept BEFORE DELETE ON withdrawal
    BEGIN SELECT RAISE(ABORT, 'a withdrawal is taken back and stays in the list'); END;

    """
}
