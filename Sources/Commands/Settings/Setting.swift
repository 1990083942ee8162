// SPDX-License-Identifier: Apache-2.0

import Foundation
import Intake

/// A setting that may stand in a file (`--config`) in place of on the command line. docs/operations.md and config/planner.yaml
/// list the same ones.
struct Setting: Sendable {
  /// The commands that take settings from a file: those that systemd starts, and the one that tries the mail server.
  enum Reader: String, CaseIterable, Sendable {
    case serve
    case queue = "mail queue"
    case send = "mail send"
    case test = "mail test"
    case fetch = "busy fetch"
    case solve
    case tidy

    /// What's typed for it.
    var words: [String] { rawValue.split(separator: " ").map(String.init) }
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
  /// As "--port".
  var option: String
  /// Who takes it.
  var readers: Set<Reader>
  /// What counts where it isn't stated; nil where nothing does, or something that other settings say.
  var byDefault: String?
  /// Whether its readers can't do without it.
  var isNeeded = false
  /// Whether a server that's told to read the file again goes by it at once.
  var isLive = false
  /// Where the file is that it names; nil for what names none.
  var place: FilePlace?

  /// Its key's name, as "serve.port".
  var name: String { key.name }

  /// What it is on the command line.
  ///
  /// - Parameters:
  ///   - value: as the file states it.
  ///   - folder: in which the file of settings lies.
  ///   - credentials: the folder that systemd has made for the service's; nil where it hasn't.
  func arguments(_ value: String, beside folder: URL, credentials: String?) -> [String] {
    if case .yesNo = key.form { return [value == "yes" ? option : noOption] }
    guard let place, !value.hasPrefix("/") else { return ["\(option)=\(value)"] }
    let base = place == .credential ? credentials.map { URL(filePath: $0, directoryHint: .isDirectory) } : nil
    return ["\(option)=\((base ?? folder).appending(path: value).path(percentEncoded: false))"]
  }

  /// Whether it stands on the command line itself.
  func isTyped(in words: [String]) -> Bool {
    words.contains { $0 == option || $0 == noOption || $0.hasPrefix(option + "=") }
  }

  /// As "--no-replan".
  private var noOption: String { "--no-" + option.dropFirst(2) }
}
