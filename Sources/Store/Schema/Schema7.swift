// SPDX-License-Identifier: Apache-2.0

/// The seventh schema: accounts, and what was let go of. `docs/store.md` says why.
enum Schema7 {
  private static let date = SchemaPattern.date
  private static let time = SchemaPattern.time

  /// Who may see what. Roles stand before their account and never change, so that what the audit log tells of an account
  /// is what it may until it's closed; another role is another account.
  static let accounts = """
    CREATE TABLE account (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      address TEXT NOT NULL
        CHECK (address GLOB '?*@?*' AND address NOT GLOB '*[^!-~]*' AND address NOT GLOB '*[<>]*'),
      made_by TEXT NOT NULL CHECK (made_by <> ''),
      made_at TEXT NOT NULL CHECK (made_at GLOB '\(time)'),
      closed_by TEXT CHECK (closed_by <> ''),
      closed_at TEXT CHECK (closed_at GLOB '\(time)'),
      CHECK ((closed_by IS NULL) = (closed_at IS NULL))
    ) STRICT;
    CREATE TABLE account_role (
      account INTEGER NOT NULL REFERENCES account (number) DEFERRABLE INITIALLY DEFERRED,
      role TEXT NOT NULL CHECK (role IN ('group-planner', 'head', 'cover-manager', 'cpd-lead', 'finance', 'staff',
        'provider')),
      scope TEXT NOT NULL CHECK ((scope = '') = (role IN ('group-planner', 'finance'))),
      PRIMARY KEY (account, role, scope)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX account_once ON account (address COLLATE NOCASE) WHERE closed_at IS NULL;
    CREATE TRIGGER account_begins BEFORE INSERT ON account
    WHEN NEW.closed_at IS NOT NULL
      OR EXISTS (SELECT 1 FROM account WHERE number = NEW.number)
      OR EXISTS (SELECT 1 FROM account WHERE address = NEW.address COLLATE NOCASE AND closed_at IS NULL)
      OR NOT EXISTS (SELECT 1 FROM account_role WHERE account = NEW.number)
    BEGIN SELECT RAISE(ABORT, 'an account begins open, once, and with a role'); END;
    CREATE TRIGGER account_stays BEFORE UPDATE OF number, address, made_by, made_at ON account
    BEGIN SELECT RAISE(ABORT, 'an account is only closed'); END;
    CREATE TRIGGER account_is_closed_once BEFORE UPDATE ON account
    WHEN OLD.closed_at IS NOT NULL OR NEW.closed_at IS NULL
    BEGIN SELECT RAISE(ABORT, 'an account is closed once, and for good'); END;
    CREATE TRIGGER account_is_kept BEFORE DELETE ON account
    BEGIN SELECT RAISE(ABORT, 'an account is closed and stays in the list'); END;
    CREATE TRIGGER account_role_begins BEFORE INSERT ON account_role
    WHEN EXISTS (SELECT 1 FROM account WHERE number = NEW.account)
      OR EXISTS (SELECT 1 FROM account_role WHERE account = NEW.account AND role = NEW.role AND scope = NEW.scope)
    BEGIN SELECT RAISE(ABORT, 'an account has its roles from the start'); END;
    CREATE TRIGGER account_role_stays BEFORE UPDATE ON account_role
    BEGIN SELECT RAISE(ABORT, 'an account''s roles never change'); END;
    CREATE TRIGGER account_role_is_kept BEFORE DELETE ON account_role
    BEGIN SELECT RAISE(ABORT, 'an account''s roles never change'); END;

    """

  /// How many rows of lists that are counted without holes went for good, be it because their time was over or because
  /// somebody was erased.
  static let letGo = """
    CREATE TABLE let_go (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      what TEXT NOT NULL CHECK (what GLOB '[a-z]*'),
      amount INTEGER NOT NULL CHECK (amount >= 1),
      by TEXT NOT NULL CHECK (by <> ''),
      at TEXT NOT NULL CHECK (at GLOB '\(time)')
    ) STRICT;
    CREATE TRIGGER let_go_stays BEFORE UPDATE ON let_go
    BEGIN SELECT RAISE(ABORT, 'what was let go of stays so'); END;
    CREATE TRIGGER let_go_is_kept BEFORE DELETE ON let_go
    BEGIN SELECT RAISE(ABORT, 'what was let go of stays so'); END;

    """

  /// The audit log anew, as the fifth schema made it anew: the same entries under the same numbers, and a column for
  /// accounts. An entry stays when what it tells of is let go, so that its columns are numbers and no references.
  static let audit = """
    DROP TRIGGER group_revision_is_told;
    DROP TRIGGER plan_is_told;
    DROP TRIGGER plan_step_is_told;
    DROP TRIGGER feed_token_is_told;
    DROP TRIGGER feed_token_end_is_told;
    DROP TRIGGER busy_source_is_told;
    DROP TRIGGER busy_source_end_is_told;
    CREATE TABLE audit_7 (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      by TEXT NOT NULL CHECK (by <> ''), at TEXT NOT NULL CHECK (at GLOB '\(time)'),
      deed TEXT NOT NULL CHECK (deed IN ('group.loaded', 'plan.draft', 'plan.verified', 'plan.approved',
        'plan.published', 'plan.superseded', 'database.restored', 'feed.opened', 'feed.revoked', 'busy.added',
        'busy.removed', 'user.added', 'user.closed', 'person.erased', 'database.tidied', 'database.compacted')),
      group_revision INTEGER,
      plan INTEGER,
      feed_token INTEGER,
      busy_source INTEGER,
      account INTEGER,
      CHECK ((deed = 'group.loaded') = (group_revision IS NOT NULL)),
      CHECK ((deed GLOB 'plan.*') = (plan IS NOT NULL)),
      CHECK ((deed GLOB 'feed.*') = (feed_token IS NOT NULL)),
      CHECK ((deed GLOB 'busy.*') = (busy_source IS NOT NULL)),
      CHECK ((deed GLOB 'user.*') = (account IS NOT NULL))
    ) STRICT;
    INSERT INTO audit_7 (number, by, at, deed, group_revision, plan, feed_token, busy_source)
      SELECT number, by, at, deed, group_revision, plan, feed_token, busy_source FROM audit ORDER BY number;
    DROP TABLE audit;
    ALTER TABLE audit_7 RENAME TO audit;
    CREATE INDEX audit_group_revision ON audit (group_revision);
    CREATE INDEX audit_plan ON audit (plan);
    CREATE INDEX audit_feed_token ON audit (feed_token);
    CREATE INDEX audit_busy_source ON audit (busy_source);
    CREATE INDEX audit_account ON audit (account);
    CREATE TRIGGER audit_stays BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
    CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
    CREATE TRIGGER audit_is_not_replaced BEFORE INSERT ON audit
    WHEN EXISTS (SELECT 1 FROM audit WHERE number = NEW.number)
    BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;

    """

  /// What writes to the audit log by itself: as before, and of accounts.
  static let told = """
    CREATE TRIGGER account_is_told AFTER INSERT ON account
    BEGIN
      INSERT INTO audit (by, at, deed, account) VALUES (NEW.made_by, NEW.made_at, 'user.added', NEW.number);
    END;
    CREATE TRIGGER account_end_is_told AFTER UPDATE OF closed_at ON account
    BEGIN
      INSERT INTO audit (by, at, deed, account) VALUES (NEW.closed_by, NEW.closed_at, 'user.closed', NEW.number);
    END;

    """
}
