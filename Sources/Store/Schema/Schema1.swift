// SPDX-License-Identifier: Apache-2.0

/// The first schema: groups, plans and the audit log. `docs/store.md` says why it is as it is.
///
/// What must never happen is forbidden here and not only in the code above, so that neither a fault of planner nor a hand
/// with `sqlite3` does it.
enum Schema1 {
  private static let date = SchemaPattern.date
  private static let time = SchemaPattern.time
  private static func hash(_ column: String) -> String {
    "\(column) TEXT NOT NULL CHECK (length(\(column)) = 64 AND \(column) NOT GLOB '*[^0-9a-f]*')"
  }
  private static func signature(_ prefix: String) -> String {
    """
    \(prefix)by TEXT NOT NULL CHECK (\(prefix)by <> ''),
      \(prefix)at TEXT NOT NULL CHECK (\(prefix)at GLOB '\(time)')
    """
  }

  /// Files by their SHA-256, each once.
  static let contents = """
    CREATE TABLE content (
      \(hash("hash")) PRIMARY KEY,
      bytes BLOB NOT NULL
    ) STRICT;
    CREATE TRIGGER content_stays BEFORE UPDATE ON content
    BEGIN SELECT RAISE(ABORT, 'content never changes'); END;

    """

  /// The group, a revision for each load that changed it.
  static let group = """
    CREATE TABLE group_revision (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      year_first TEXT NOT NULL CHECK (year_first GLOB '\(date)'),
      year_last TEXT NOT NULL CHECK (year_last GLOB '\(date)' AND year_last >= year_first),
      \(hash("hash")),
      \(signature("loaded_"))
    ) STRICT;
    CREATE TABLE group_file (
      revision INTEGER NOT NULL REFERENCES group_revision (number),
      name TEXT NOT NULL CHECK (name <> '' AND name NOT GLOB '*/*' AND name NOT GLOB '.*'),
      content TEXT NOT NULL REFERENCES content (hash),
      PRIMARY KEY (revision, name)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX group_file_content ON group_file (content);
    CREATE TABLE group_input (
      \(hash("fingerprint")),
      revision INTEGER NOT NULL REFERENCES group_revision (number),
      PRIMARY KEY (fingerprint, revision)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX group_input_revision ON group_input (revision);
    CREATE TRIGGER group_revision_stays BEFORE UPDATE ON group_revision
    BEGIN SELECT RAISE(ABORT, 'a revision of the group never changes'); END;
    CREATE TRIGGER group_revision_is_kept BEFORE DELETE ON group_revision
    BEGIN SELECT RAISE(ABORT, 'a revision of the group never goes'); END;
    CREATE TRIGGER group_file_stays BEFORE UPDATE ON group_file
    BEGIN SELECT RAISE(ABORT, 'a revision of the group never changes'); END;
    CREATE TRIGGER group_file_is_kept BEFORE DELETE ON group_file
    BEGIN SELECT RAISE(ABORT, 'a revision of the group never changes'); END;

    """

  /// Plans and their states.
  static let plans = """
    CREATE TABLE plan (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      content TEXT NOT NULL REFERENCES content (hash),
      group_revision INTEGER NOT NULL REFERENCES group_revision (number),
      made_from INTEGER REFERENCES group_revision (number),
      based_on INTEGER REFERENCES plan (number),
      state TEXT NOT NULL CHECK (state IN ('draft', 'verified', 'approved', 'published', 'superseded')),
      \(signature("changed_"))
    ) STRICT;
    CREATE INDEX plan_content ON plan (content);
    CREATE INDEX plan_group_revision ON plan (group_revision);
    CREATE INDEX plan_made_from ON plan (made_from);
    CREATE INDEX plan_based_on ON plan (based_on);
    CREATE UNIQUE INDEX plan_published_once ON plan (state) WHERE state = 'published';
    CREATE TRIGGER plan_begins_as_draft BEFORE INSERT ON plan
    WHEN NEW.state <> 'draft' OR EXISTS (SELECT 1 FROM plan WHERE number = NEW.number)
    BEGIN SELECT RAISE(ABORT, 'a plan begins as a draft'); END;
    CREATE TRIGGER plan_goes_forward BEFORE UPDATE ON plan
    WHEN OLD.state || ' ' || NEW.state NOT IN
      ('draft verified', 'verified approved', 'approved published', 'published superseded')
    BEGIN SELECT RAISE(ABORT, 'a plan goes draft, verified, approved, published, superseded'); END;
    CREATE TRIGGER plan_stays BEFORE UPDATE OF number, content, group_revision, made_from, based_on ON plan
    BEGIN SELECT RAISE(ABORT, 'only the state of a plan changes'); END;
    CREATE TRIGGER plan_is_of_the_group BEFORE UPDATE OF state ON plan
    WHEN NEW.state IN ('approved', 'published')
      AND NEW.group_revision <> (SELECT max(number) FROM group_revision)
    BEGIN SELECT RAISE(ABORT, 'a plan is approved and published for the group as it is'); END;
    CREATE TRIGGER plan_is_kept BEFORE DELETE ON plan
    BEGIN SELECT RAISE(ABORT, 'a plan never goes'); END;

    """

  /// What was done, by whom, when. Revisions and states write it themselves: neither changes without an entry.
  static let audit = """
    CREATE TABLE audit (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      \(signature("")),
      deed TEXT NOT NULL CHECK (deed IN ('group.loaded', 'plan.draft', 'plan.verified', 'plan.approved',
        'plan.published', 'plan.superseded', 'database.restored')),
      group_revision INTEGER REFERENCES group_revision (number),
      plan INTEGER REFERENCES plan (number),
      CHECK ((deed = 'group.loaded') = (group_revision IS NOT NULL)),
      CHECK ((deed GLOB 'plan.*') = (plan IS NOT NULL))
    ) STRICT;
    CREATE INDEX audit_group_revision ON audit (group_revision);
    CREATE INDEX audit_plan ON audit (plan);
    CREATE TRIGGER audit_stays BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
    CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
    CREATE TRIGGER audit_is_not_replaced BEFORE INSERT ON audit
    WHEN EXISTS (SELECT 1 FROM audit WHERE number = NEW.number)
    BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
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

    """
}
