// SPDX-License-Identifier: Apache-2.0

/// The third schema: messages on their way to people, and addresses that take none. `docs/store.md` says why.
enum Schema3 {
  private static let date = SchemaPattern.date
  private static let time = SchemaPattern.time
  private static let states = "'queued', 'sending', 'sent', 'deferred', 'failed', 'unknown'"

  /// No line break, space or bracket gets into a command of SMTP, whoever wrote the row.
  private static func address(_ column: String) -> String {
    "\(column) TEXT NOT NULL CHECK (\(column) GLOB '?*@?*' AND \(column) NOT GLOB '*[^!-~]*' AND \(column) NOT GLOB '*[<>]*')"
  }
  private static func signature(_ prefix: String) -> String {
    """
    \(prefix)by TEXT NOT NULL CHECK (\(prefix)by <> ''),
      \(prefix)at TEXT NOT NULL CHECK (\(prefix)at GLOB '\(time)')
    """
  }

  /// Messages. One that was sent keeps its row, so that it's never queued again, but not what it said.
  static let messages = """
    CREATE TABLE message (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      \(address("message_id")) UNIQUE,
      kind TEXT NOT NULL CHECK (kind IN ('leader', 'person', 'notice')),
      person TEXT NOT NULL CHECK (person <> ''),
      \(address("sender")),
      \(address("recipient")),
      plan INTEGER NOT NULL REFERENCES plan (number),
      day TEXT NOT NULL CHECK (day GLOB '\(date)'),
      content TEXT REFERENCES content (hash),
      state TEXT NOT NULL CHECK (state IN (\(states))),
      attempts INTEGER NOT NULL CHECK (attempts >= 0),
      due_at TEXT CHECK (due_at GLOB '\(time)'),
      reply TEXT NOT NULL,
      \(signature("changed_")),
      CHECK ((due_at IS NOT NULL) = (state IN ('queued', 'deferred'))),
      CHECK ((content IS NULL) = (state = 'sent'))
    ) STRICT;
    CREATE INDEX message_plan ON message (plan);
    CREATE INDEX message_content ON message (content);
    CREATE INDEX message_due ON message (due_at) WHERE due_at IS NOT NULL;
    CREATE TRIGGER message_begins_queued BEFORE INSERT ON message
    WHEN NEW.state <> 'queued' OR NEW.attempts <> 0
      OR EXISTS (SELECT 1 FROM message WHERE number = NEW.number OR message_id = NEW.message_id)
    BEGIN SELECT RAISE(ABORT, 'a message begins queued, and once'); END;
    CREATE TRIGGER message_goes_on BEFORE UPDATE ON message
    WHEN OLD.state || ' ' || NEW.state NOT IN
      ('queued sending', 'queued deferred', 'queued failed', 'deferred sending', 'deferred deferred', 'deferred failed',
      'sending sent', 'sending deferred', 'sending failed', 'sending unknown', 'failed queued', 'unknown queued')
    BEGIN SELECT RAISE(ABORT, 'what was sent, or may have been, is never sent again by itself'); END;
    CREATE TRIGGER message_stays
    BEFORE UPDATE OF number, message_id, kind, person, sender, recipient, plan, day ON message
    BEGIN SELECT RAISE(ABORT, 'only the state of a message changes'); END;
    CREATE TRIGGER message_keeps_its_bytes BEFORE UPDATE OF content ON message
    WHEN NEW.content IS NOT OLD.content AND NEW.content IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'a message is sent as it was queued'); END;
    CREATE TRIGGER message_is_kept BEFORE DELETE ON message
    BEGIN SELECT RAISE(ABORT, 'a message never goes, so that it isn''t sent twice'); END;

    """

  /// Addresses that a server has refused for good. They're lifted and never deleted.
  static let suppressions = """
    CREATE TABLE suppression (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      \(address("address")),
      message INTEGER NOT NULL REFERENCES message (number),
      \(signature("made_")),
      lifted_by TEXT CHECK (lifted_by <> ''),
      lifted_at TEXT CHECK (lifted_at GLOB '\(time)'),
      CHECK ((lifted_by IS NULL) = (lifted_at IS NULL))
    ) STRICT;
    CREATE UNIQUE INDEX suppression_once ON suppression (address) WHERE lifted_at IS NULL;
    CREATE INDEX suppression_message ON suppression (message);
    CREATE TRIGGER suppression_begins BEFORE INSERT ON suppression
    WHEN NEW.lifted_at IS NOT NULL OR EXISTS (SELECT 1 FROM suppression WHERE number = NEW.number)
      OR EXISTS (SELECT 1 FROM suppression WHERE address = NEW.address AND lifted_at IS NULL)
    BEGIN SELECT RAISE(ABORT, 'an address is suppressed once'); END;
    CREATE TRIGGER suppression_stays BEFORE UPDATE OF number, address, message, made_by, made_at ON suppression
    BEGIN SELECT RAISE(ABORT, 'a suppression is only lifted'); END;
    CREATE TRIGGER suppression_is_lifted_once BEFORE UPDATE ON suppression
    WHEN OLD.lifted_at IS NOT NULL OR NEW.lifted_at IS NULL
    BEGIN SELECT RAISE(ABORT, 'a suppression is lifted once'); END;
    CREATE TRIGGER suppression_is_kept BEFORE DELETE ON suppression
    BEGIN SELECT RAISE(ABORT, 'a suppression is lifted and stays in the list'); END;

    """

  /// Who wants no more messages of a kind, and by what links they may say so. Links are never taken away: old messages have
  /// them.
  static let unsubscriptions = """
    CREATE TABLE unsubscribe_link (
      hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
      message INTEGER NOT NULL UNIQUE REFERENCES message (number)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER unsubscribe_link_stays BEFORE UPDATE ON unsubscribe_link
    BEGIN SELECT RAISE(ABORT, 'a link stays'); END;
    CREATE TRIGGER unsubscribe_link_is_kept BEFORE DELETE ON unsubscribe_link
    BEGIN SELECT RAISE(ABORT, 'a link stays'); END;
    CREATE TABLE unsubscription (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      person TEXT NOT NULL CHECK (person <> ''),
      kind TEXT NOT NULL CHECK (kind IN ('leader', 'person', 'notice')),
      \(signature("made_")),
      lifted_by TEXT CHECK (lifted_by <> ''),
      lifted_at TEXT CHECK (lifted_at GLOB '\(time)'),
      CHECK ((lifted_by IS NULL) = (lifted_at IS NULL))
    ) STRICT;
    CREATE UNIQUE INDEX unsubscription_once ON unsubscription (person, kind) WHERE lifted_at IS NULL;
    CREATE TRIGGER unsubscription_begins BEFORE INSERT ON unsubscription
    WHEN NEW.lifted_at IS NOT NULL OR EXISTS (SELECT 1 FROM unsubscription WHERE number = NEW.number)
      OR EXISTS (SELECT 1 FROM unsubscription WHERE person = NEW.person AND kind = NEW.kind AND lifted_at IS NULL)
    BEGIN SELECT RAISE(ABORT, 'somebody unsubscribes once'); END;
    CREATE TRIGGER unsubscription_stays BEFORE UPDATE OF number, person, kind, made_by, made_at ON unsubscription
    BEGIN SELECT RAISE(ABORT, 'an unsubscription is only lifted'); END;
    CREATE TRIGGER unsubscription_is_lifted_once BEFORE UPDATE ON unsubscription
    WHEN OLD.lifted_at IS NOT NULL OR NEW.lifted_at IS NULL
    BEGIN SELECT RAISE(ABORT, 'an unsubscription is lifted once'); END;
    CREATE TRIGGER unsubscription_is_kept BEFORE DELETE ON unsubscription
    BEGIN SELECT RAISE(ABORT, 'an unsubscription is lifted and stays in the list'); END;

    """

  /// What became of each message, written by the table of messages itself: no state changes without an entry.
  static let steps = """
    CREATE TABLE message_step (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      message INTEGER NOT NULL REFERENCES message (number),
      state TEXT NOT NULL CHECK (state IN (\(states))),
      reply TEXT NOT NULL,
      \(signature(""))
    ) STRICT;
    CREATE INDEX message_step_message ON message_step (message);
    CREATE TRIGGER message_step_stays BEFORE UPDATE ON message_step
    BEGIN SELECT RAISE(ABORT, 'the log of messages is only added to'); END;
    CREATE TRIGGER message_step_is_kept BEFORE DELETE ON message_step
    BEGIN SELECT RAISE(ABORT, 'the log of messages is only added to'); END;
    CREATE TRIGGER message_step_is_not_replaced BEFORE INSERT ON message_step
    WHEN EXISTS (SELECT 1 FROM message_step WHERE number = NEW.number)
    BEGIN SELECT RAISE(ABORT, 'the log of messages is only added to'); END;
    CREATE TRIGGER message_is_told AFTER INSERT ON message
    BEGIN
      INSERT INTO message_step (message, state, reply, by, at)
      VALUES (NEW.number, NEW.state, NEW.reply, NEW.changed_by, NEW.changed_at);
    END;
    CREATE TRIGGER message_change_is_told AFTER UPDATE ON message
    BEGIN
      INSERT INTO message_step (message, state, reply, by, at)
      VALUES (NEW.number, NEW.state, NEW.reply, NEW.changed_by, NEW.changed_at);
    END;

    """
}
