// SPDX-License-Identifier: Apache-2.0

/// What the shell learns when `planner` ends; `docs/operations.md` lists the same table.
///
/// Numbers never change meaning: scripts depend on them.
enum ProgramStatus: Int32, CaseIterable, Sendable {
  /// Everything asked for was done.
  case done = 0
  /// The input holds errors; nothing was planned, imported or converted.
  case problems = 1
  /// The command line, or the file of settings that it names, isn't understood.
  case usage = 2
  /// A plan breaks a rule, or says something that doesn't follow from its occurrences.
  case notVerified = 3
  /// A file or folder can't be read or written.
  case files = 4
  /// Something in `planner` itself went wrong.
  case fault = 5
  /// The database is as it should be and doesn't allow what was asked for.
  case refused = 6
  /// Messages that were due weren't sent, or nobody knows whether they were.
  case unsent = 7
  /// Calendars that were to be fetched couldn't be read.
  case unread = 8
  /// Ended by Ctrl-C; a plan that was asked for was written with the best found by then.
  case interrupted = 130

  /// One line of the table in help and documentation.
  var meaning: String {
    switch self {
    case .done: "done"
    case .problems: "the input holds errors; nothing was planned, imported or converted"
    case .usage: "the command line, or a file of settings, isn't understood"
    case .notVerified: "the plan fails verification"
    case .files: "a file or folder can't be read or written"
    case .fault: "a fault in planner itself"
    case .refused: "the state of the database or of a plan in it doesn't allow that"
    case .unsent: "a message that was due wasn't sent, or may not have been"
    case .unread: "a calendar couldn't be fetched or read; the times of its last good copy stay"
    case .interrupted: "ended by Ctrl-C or SIGTERM; 'solve' wrote the best plan found by then"
    }
  }

  /// The part of every command's help that lists the statuses it can end with.
  static func help(_ statuses: [ProgramStatus]) -> String {
    let rows = statuses.map { status in
      let number = String(status.rawValue)
      return "  " + number + String(repeating: " ", count: 5 - number.utf8.count) + status.meaning
    }
    return (["EXIT STATUS:"] + rows).joined(separator: "\n")
  }
}
