// SPDX-License-Identifier: Apache-2.0

/// The eighth schema: entries of feeds whose checks cost less. `docs/store.md` says why.
enum Schema8 {
  private static let digit = "[0-9]"
  private static func digits(_ count: Int) -> String { String(repeating: digit, count: count) }
  private static let date = "\(digits(4))-\(digits(2))-\(digits(2))"
  private static let time = "\(date)T\(digits(2)):\(digits(2)):\(digits(2))Z"

  /// The table of entries anew, with the same rows, index and triggers. For `state IN` with three values SQLite makes a table
  /// of its own and fills it, each time that a row is checked: with as many comparisons it doesn't.
  static let entries = """
    CREATE TABLE feed_entry_8 (
      feed TEXT NOT NULL CHECK (feed GLOB '[a-z]*/?*'),
      year TEXT NOT NULL CHECK (year GLOB '\(date)'),
      key TEXT NOT NULL CHECK (key <> ''),
      uid TEXT NOT NULL CHECK (length(uid) = 36),
      sequence INTEGER NOT NULL CHECK (sequence >= 0),
      state TEXT NOT NULL CHECK (state = 'present' OR state = 'cancelled' OR state = 'gone'),
      hash BLOB NOT NULL CHECK (length(hash) = 32),
      changed_at TEXT NOT NULL CHECK (changed_at GLOB '\(time)'),
      day TEXT NOT NULL CHECK (day GLOB '\(date)'),
      content BLOB CHECK ((content IS NULL) = (state = 'gone')),
      PRIMARY KEY (feed, year, key)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO feed_entry_8 (feed, year, key, uid, sequence, state, hash, changed_at, day, content)
      SELECT feed, year, key, uid, sequence, state, hash, changed_at, day, content FROM feed_entry
      ORDER BY feed, year, key;
    DROP TABLE feed_entry;
    ALTER TABLE feed_entry_8 RENAME TO feed_entry;
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
}
