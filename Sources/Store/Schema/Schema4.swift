// SPDX-License-Identifier: Apache-2.0

/// The fourth schema: links by which heads answer. `docs/store.md` says why.
enum Schema4 {
  private static let date = SchemaPattern.date

  /// Which school and half-term a link answers for, and until when. Whose it is follows from the message in which it stands,
  /// which goes to somebody as head alone. Links are never taken away: what they're good for ends by their last day.
  static let answerLinks = """
    CREATE TABLE answer_link (
      hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
      message INTEGER NOT NULL REFERENCES message (number),
      school TEXT NOT NULL CHECK (school <> ''),
      half_term INTEGER NOT NULL CHECK (half_term >= 1),
      last_day TEXT NOT NULL CHECK (last_day GLOB '\(date)'),
      UNIQUE (message, school, half_term)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER answer_link_begins BEFORE INSERT ON answer_link
    WHEN EXISTS (SELECT 1 FROM answer_link WHERE hash = NEW.hash
        OR (message = NEW.message AND school = NEW.school AND half_term = NEW.half_term))
      OR NOT EXISTS (SELECT 1 FROM message WHERE number = NEW.message AND kind = 'leader')
    BEGIN SELECT RAISE(ABORT, 'a link to answer stands once, in a message to a leader'); END;
    CREATE TRIGGER answer_link_stays BEFORE UPDATE ON answer_link
    BEGIN SELECT RAISE(ABORT, 'a link stays'); END;
    CREATE TRIGGER answer_link_is_kept BEFORE DELETE ON answer_link
    BEGIN SELECT RAISE(ABORT, 'a link stays'); END;

    """
}
