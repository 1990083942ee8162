// SPDX-License-Identifier: Apache-2.0

/// The second schema: what feeds hold as they were published last, and who may read them. `docs/store.md` says why.
enum Schema2 {
  private static let date = SchemaPattern.date
  private static let time = SchemaPattern.time
  private static let name = "[a-z]*/?*"
  private static let signature = "by TEXT NOT NULL CHECK (by <> ''), at TEXT NOT NULL CHECK (at GLOB '\(time)')"

  /// Feeds and their entries. An entry that's gone keeps its row, so that its number never falls, but not what it said.
  /// An academic year is known by its first day; that's a part of an entry's key, because the same wish takes place anew in
  /// another year.
  static let feeds = """
    CREATE TABLE feed_publication (
      plan INTEGER PRIMARY KEY REFERENCES plan (number),
      year TEXT NOT NULL CHECK (year GLOB '\(date)'),
      at TEXT NOT NULL CHECK (at GLOB '\(time)')
    ) STRICT;
    CREATE TABLE feed (
      name TEXT PRIMARY KEY CHECK (name GLOB '\(name)'),
      head BLOB NOT NULL
    ) STRICT;
    CREATE TABLE feed_entry (
      feed TEXT NOT NULL CHECK (feed GLOB '\(name)'),
      year TEXT NOT NULL CHECK (year GLOB '\(date)'),
      key TEXT NOT NULL CHECK (key <> ''),
      uid TEXT NOT NULL CHECK (length(uid) = 36),
      sequence INTEGER NOT NULL CHECK (sequence >= 0),
      state TEXT NOT NULL CHECK (state IN ('present', 'cancelled', 'gone')),
      hash BLOB NOT NULL CHECK (length(hash) = 32),
      changed_at TEXT NOT NULL CHECK (changed_at GLOB '\(time)'),
      day TEXT NOT NULL CHECK (day GLOB '\(date)'),
      content BLOB CHECK ((content IS NULL) = (state = 'gone')),
      PRIMARY KEY (feed, year, key)
    ) STRICT, WITHOUT ROWID;

    """ + entryRules

  /// The index of entries, and the triggers by which none loses its number. The eighth step has them too.
  static let entryRules = """
    CREATE INDEX feed_entry_cancelled ON feed_entry (changed_at) WHERE state = 'cancelled';
    CREATE TRIGGER feed_entry_never_falls BEFORE UPDATE ON feed_entry
    WHEN NEW.sequence < OLD.sequence
      OR (NEW.sequence = OLD.sequence AND NEW.state <> 'gone'
        AND (NEW.hash <> OLD.hash OR NEW.state <> OLD.state OR NEW.content IS NOT OLD.content OR NEW.day <> OLD.day
          OR NEW.changed_at <> OLD.changed_at))
    BEGIN SELECT RAISE(ABORT, 'the number of an entry rises with each change and never falls'); END;
    CREATE TRIGGER feed_entry_stays BEFORE UPDATE OF feed, year, key, uid ON feed_entry
    BEGIN SELECT RAISE(ABORT, 'an entry stays in its feed'); END;
    CREATE TRIGGER feed_entry_is_kept BEFORE DELETE ON feed_entry
    BEGIN SELECT RAISE(ABORT, 'the number of an entry is kept'); END;
    CREATE TRIGGER feed_entry_is_not_replaced BEFORE INSERT ON feed_entry
    WHEN EXISTS (SELECT 1 FROM feed_entry WHERE feed = NEW.feed AND year = NEW.year AND key = NEW.key)
    BEGIN SELECT RAISE(ABORT, 'the number of an entry is kept'); END;

    """

  /// Who may read a feed: whoever has the token of which the hash is kept here, until it's revoked.
  static let tokens = """
    CREATE TABLE feed_token (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
      feed TEXT NOT NULL CHECK (feed GLOB '\(name)'),
      is_busy_only INTEGER NOT NULL CHECK (is_busy_only IN (0, 1)),
      made_by TEXT NOT NULL CHECK (made_by <> ''),
      made_at TEXT NOT NULL CHECK (made_at GLOB '\(time)'),
      revoked_by TEXT CHECK (revoked_by <> ''),
      revoked_at TEXT CHECK (revoked_at GLOB '\(time)'),
      CHECK ((revoked_by IS NULL) = (revoked_at IS NULL))
    ) STRICT;
    CREATE TRIGGER feed_token_begins_valid BEFORE INSERT ON feed_token
    WHEN NEW.revoked_at IS NOT NULL
      OR EXISTS (SELECT 1 FROM feed_token WHERE number = NEW.number OR hash = NEW.hash)
    BEGIN SELECT RAISE(ABORT, 'a token begins valid, and once'); END;
    CREATE TRIGGER feed_token_stays BEFORE UPDATE OF number, hash, feed, is_busy_only, made_by, made_at ON feed_token
    BEGIN SELECT RAISE(ABORT, 'a token is only revoked'); END;
    CREATE TRIGGER feed_token_is_revoked_once BEFORE UPDATE ON feed_token
    WHEN OLD.revoked_at IS NOT NULL OR NEW.revoked_at IS NULL
    BEGIN SELECT RAISE(ABORT, 'a token is revoked once, and for good'); END;
    CREATE TRIGGER feed_token_is_kept BEFORE DELETE ON feed_token
    BEGIN SELECT RAISE(ABORT, 'a token is revoked and stays in the list'); END;

    """

  /// The audit log anew, since the deeds that it takes stand in the table itself: the same entries under the same numbers,
  /// and a column for tokens. The triggers of other tables that write to it have to be away while its name changes.
  static let audit = """
    DROP TRIGGER group_revision_is_told;
    DROP TRIGGER plan_is_told;
    DROP TRIGGER plan_step_is_told;
    CREATE TABLE audit_2 (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      \(signature),
      deed TEXT NOT NULL CHECK (deed IN ('group.loaded', 'plan.draft', 'plan.verified', 'plan.approved',
        'plan.published', 'plan.superseded', 'database.restored', 'feed.opened', 'feed.revoked')),
      group_revision INTEGER REFERENCES group_revision (number),
      plan INTEGER REFERENCES plan (number),
      feed_token INTEGER REFERENCES feed_token (number),
      CHECK ((deed = 'group.loaded') = (group_revision IS NOT NULL)),
      CHECK ((deed GLOB 'plan.*') = (plan IS NOT NULL)),
      CHECK ((deed GLOB 'feed.*') = (feed_token IS NOT NULL))
    ) STRICT;
    INSERT INTO audit_2 (number, by, at, deed, group_revision, plan)
      SELECT number, by, at, deed, group_revision, plan FROM audit ORDER BY number;
    DROP TABLE audit;
    ALTER TABLE audit_2 RENAME TO audit;
    CREATE INDEX audit_group_revision ON audit (group_revision);
    CREATE INDEX audit_plan ON audit (plan);
    CREATE INDEX audit_feed_token ON audit (feed_token);
    CREATE TRIGGER audit_stays BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
    CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
    CREATE TRIGGER audit_is_not_replaced BEFORE INSERT ON audit
    WHEN EXISTS (SELECT 1 FROM audit WHERE number = NEW.number)
    BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;

    """

  /// What writes to the audit log by itself: neither changes without an entry.
  static let told = """
    CREATE TRIGGER group_revision_is_told AFTER INSERT ON group_revision
    BEGIN
      INSERT INTO audit (by, at, deed, group_revision)
      VALUES (NEW.loaded_by, NEW.loaded_at, 'group.loaded', NEW.number);
    END;
    CREATE TRIGGER plan_is_told AFTER INSERT ON plan
    BEGIN
      INSERT INTO audit (by, at, deed, plan)
      VALUES (NEW.changed_by, NEW.changed_at, 'plan.' || NEW.state, NEW.number);
    END;
    CREATE TRIGGER plan_step_is_told AFTER UPDATE OF state ON plan
    BEGIN
      INSERT INTO audit (by, at, deed, plan)
      VALUES (NEW.changed_by, NEW.changed_at, 'plan.' || NEW.state, NEW.number);
    END;
    CREATE TRIGGER feed_token_is_told AFTER INSERT ON feed_token
    BEGIN
      INSERT INTO audit (by, at, deed, feed_token) VALUES (NEW.made_by, NEW.made_at, 'feed.opened', NEW.number);
    END;
    CREATE TRIGGER feed_token_end_is_told AFTER UPDATE OF revoked_at ON feed_token
    BEGIN
      INSERT INTO audit (by, at, deed, feed_token)
      VALUES (NEW.revoked_by, NEW.revoked_at, 'feed.revoked', NEW.number);
    END;

    """
}
