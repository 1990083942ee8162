// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Intake

/// A setting that may stand in a file (`--config`) in place of on the command line. docs/operations.md and config/planner.yaml
/// list the same ones.
struct Setting: Sendable {
  /// The commands that take settings from a file: those that systemd starts, the one that tries the mail server, and those by
  /// which somebody changes what's published, so that a group states its database and its sender once.
  enum Reader: String, CaseIterable, Sendable {
    case serve
    case queue = "mail queue"
    case send = "mail send"
    case test = "mail test"
    case fetch = "busy fetch"
    case solve
    case tidy
    case plans, propose, approve, publish, replan, diff
    /// All of them but the next two, of which one notes nothing and the other has a deadline besides.
    case event
    case overdue = "event overdue"
    case withdrawals = "event list"
    case feed

    /// What's typed for it, of each command that it stands for.
    var commands: [[String]] {
      let words = rawValue.split(separator: " ").map(String.init)
      let kinds: [any ParsableCommand.Type] =
        switch self {
        case .event:
          EventCommand.configuration.subcommands.filter {
            $0 != EventListCommand.self && $0 != OverdueCommand.self
          }
        case .feed: FeedCommand.configuration.subcommands
        default: []
        }
      return kinds.isEmpty ? [words] : kinds.map { words + [$0.configuration.commandName ?? ""] }
    }
  }

  /// What it's called on the command line of some of its readers.
  struct Use: Sendable {
    /// As "--port".
    var option: String
    var readers: Set<Reader>
    /// Whether these can't do without it.
    var isNeeded = false
  }

  /// What a value that names a file means where it doesn't begin at the root.
  enum FilePlace: Sendable {
    /// Beside the file of settings.
    case beside
    /// Among the credentials that systemd hands to a service; where it hands none, beside the file of settings.
    case credential
  }

  /// Its key and what may stand behind it.
  var key: SettingsKey
  /// Who takes it, each at most once.
  var uses: [Use]
  /// What counts where it isn't stated; nil where nothing does, or something that other settings say.
  var byDefault: String?
  /// Whether a server that's told to read the file again goes by it at once.
  var isLive = false
  /// Where the file is that it names; nil for what names none.
  var place: FilePlace?

  /// Its key's name, as "serve.port".
  var name: String { key.name }

  /// How a command takes it; nil where it doesn't.
  func use(of reader: Reader) -> Use? { uses.first { $0.readers.contains(reader) } }

  /// What it is on the command line of one that takes it.
  ///
  /// - Parameters:
  ///   - value: as the file states it.
  ///   - option: as its reader calls it.
  ///   - folder: in which the file of settings lies.
  ///   - credentials: the folder that systemd has made for the service's; nil where it hasn't.
  func arguments(_ value: String, as option: String, beside folder: URL, credentials: String?) -> [String] {
    if case .yesNo = key.form { return [value == "yes" ? option : Self.no(option)] }
    guard let place, !value.hasPrefix("/") else { return ["\(option)=\(value)"] }
    let base = place == .credential ? credentials.map { URL(filePath: $0, directoryHint: .isDirectory) } : nil
    return ["\(option)=\((base ?? folder).appending(path: value).path(percentEncoded: false))"]
  }

  /// Whether it stands on the command line of a reader itself.
  func isTyped(in words: [String], of reader: Reader) -> Bool {
    guard let option = use(of: reader)?.option else { return false }
    return words.contains { $0 == option || $0 == Self.no(option) || $0.hasPrefix(option + "=") }
  }

  /// As "--no-replan".
  private static func no(_ option: String) -> String { "--no-" + option.dropFirst(2) }
}
