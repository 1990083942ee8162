// SPDX-License-Identifier: Apache-2.0

/// The eighth schema: entries of feeds whose checks cost less. `docs/store.md` says why.
enum Schema8 {
  private static let date = SchemaPattern.date
  private static let time = SchemaPattern.time

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

    """ + Schema2.entryRules
}
