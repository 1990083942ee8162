// SPDX-License-Identifier: Apache-2.0

/// The fifth schema: calendars of busy times that are fetched. `docs/store.md` says why.
enum Schema5 {
  private static let date = SchemaPattern.date
  private static let time = SchemaPattern.time

  /// Whose calendars are fetched from where, and what came of it last. Of one that's removed the row stays, and nothing of
  /// what was secret.
  static let sources = """
    CREATE TABLE busy_source (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL CHECK (kind IN ('person', 'school', 'room', 'provider')),
      subject TEXT NOT NULL CHECK (subject <> ''),
      room TEXT NOT NULL CHECK ((room <> '') = (kind = 'room')),
      note TEXT NOT NULL CHECK (note <> ''),
      address TEXT CHECK (address GLOB 'http*://?*'),
      tag TEXT CHECK (tag <> ''),
      modified TEXT CHECK (modified <> ''),
      copy TEXT,
      good_at TEXT CHECK (good_at GLOB '\(time)'),
      tried_at TEXT CHECK (tried_at GLOB '\(time)'),
      failure TEXT CHECK (failure GLOB '[a-z]*.[a-z]*'),
      reason TEXT NOT NULL DEFAULT '' CHECK ((reason <> '') = (failure IS NOT NULL)),
      made_by TEXT NOT NULL CHECK (made_by <> ''),
      made_at TEXT NOT NULL CHECK (made_at GLOB '\(time)'),
      removed_by TEXT CHECK (removed_by <> ''),
      removed_at TEXT CHECK (removed_at GLOB '\(time)'),
      CHECK ((removed_by IS NULL) = (removed_at IS NULL)),
      CHECK ((address IS NULL) = (removed_at IS NOT NULL)),
      CHECK (removed_at IS NULL OR (copy IS NULL AND tag IS NULL AND modified IS NULL)),
      CHECK (copy IS NULL OR good_at IS NOT NULL),
      CHECK (good_at IS NULL OR tried_at IS NOT NULL),
      CHECK (failure IS NULL OR tried_at IS NOT NULL)
    ) STRICT;
    CREATE UNIQUE INDEX busy_source_once ON busy_source (kind, subject, room, note COLLATE NOCASE) WHERE removed_at IS NULL;
    CREATE TRIGGER busy_source_begins BEFORE INSERT ON busy_source
    WHEN NEW.removed_at IS NOT NULL OR NEW.tried_at IS NOT NULL
      OR EXISTS (SELECT 1 FROM busy_source WHERE number = NEW.number)
      OR EXISTS (SELECT 1 FROM busy_source WHERE removed_at IS NULL AND kind = NEW.kind AND subject = NEW.subject
        AND room = NEW.room AND note = NEW.note COLLATE NOCASE)
    BEGIN SELECT RAISE(ABORT, 'a calendar is added once, and hasn''t been fetched then'); END;
    CREATE TRIGGER busy_source_stays
    BEFORE UPDATE OF number, kind, subject, room, note, made_by, made_at ON busy_source
    BEGIN SELECT RAISE(ABORT, 'of a calendar only what was fetched changes'); END;
    CREATE TRIGGER busy_source_keeps_its_address BEFORE UPDATE OF address ON busy_source
    WHEN NEW.address IS NOT OLD.address AND NEW.address IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'a calendar of another address is another calendar'); END;
    CREATE TRIGGER busy_source_is_removed_once BEFORE UPDATE ON busy_source
    WHEN OLD.removed_at IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'a calendar is removed once, and for good'); END;
    CREATE TRIGGER busy_source_is_kept BEFORE DELETE ON busy_source
    BEGIN SELECT RAISE(ABORT, 'a calendar is removed and stays in the list'); END;

    """

  /// The audit log anew, as the second schema made it anew: the deeds that it takes stand in the table itself. The same
  /// entries under the same numbers, and a column for these calendars.
  static let audit = """
    DROP TRIGGER group_revision_is_told;
    DROP TRIGGER plan_is_told;
    DROP TRIGGER plan_step_is_told;
    DROP TRIGGER feed_token_is_told;
    DROP TRIGGER feed_token_end_is_told;
    CREATE TABLE audit_5 (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      by TEXT NOT NULL CHECK (by <> ''), at TEXT NOT NULL CHECK (at GLOB '\(time)'),
      deed TEXT NOT NULL CHECK (deed IN ('group.loaded', 'plan.draft', 'plan.verified', 'plan.approved',
        'plan.published', 'plan.superseded', 'database.restored', 'feed.opened', 'feed.revoked', 'busy.added',
        'busy.removed')),
      group_revision INTEGER REFERENCES group_revision (number),
      plan INTEGER REFERENCES plan (number),
      feed_token INTEGER REFERENCES feed_token (number),
      busy_source INTEGER REFERENCES busy_source (number),
      CHECK ((deed = 'group.loaded') = (group_revision IS NOT NULL)),
      CHECK ((deed GLOB 'plan.*') = (plan IS NOT NULL)),
      CHECK ((deed GLOB 'feed.*') = (feed_token IS NOT NULL)),
      CHECK ((deed GLOB 'busy.*') = (busy_source IS NOT NULL))
    ) STRICT;
    INSERT INTO audit_5 (number, by, at, deed, group_revision, plan, feed_token)
      SELECT number, by, at, deed, group_revision, plan, feed_token FROM audit ORDER BY number;
    DROP TABLE audit;
    ALTER TABLE audit_5 RENAME TO audit;
    CREATE INDEX audit_group_revision ON audit (group_revision);
    CREATE INDEX audit_plan ON audit (plan);
    CREATE INDEX audit_feed_token ON audit (feed_token);
    CREATE INDEX audit_busy_source ON audit (busy_source);
    CREATE TRIGGER audit_stays BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
    CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
    CREATE TRIGGER audit_is_not_replaced BEFORE INSERT ON audit
    WHEN EXISTS (SELECT 1 FROM audit WHERE number = NEW.number)
    BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;

    """

  /// What writes to the audit log by itself: as before, and of these calendars.
  static let told = """
    CREATE TRIGGER busy_source_is_told AFTER INSERT ON busy_source
    BEGIN
      INSERT INTO audit (by, at, deed, busy_source) VALUES (NEW.made_by, NEW.made_at, 'busy.added', NEW.number);
    END;
    CREATE TRIGGER busy_source_end_is_told AFTER UPDATE OF removed_at ON busy_source WHEN NEW.removed_at IS NOT NULL
    BEGIN
      INSERT INTO audit (by, at, deed, busy_source)
      VALUES (NEW.removed_by, NEW.removed_at, 'busy.removed', NEW.number);
    END;

    """
}
