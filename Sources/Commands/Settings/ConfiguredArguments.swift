// SPDX-License-Identifier: Apache-2.0

import Foundation
import Intake

/// A command line into which the settings of the file that it names have been put.
///
/// They stand before what was typed, and of an option that stands twice the last counts: so what was typed wins, and what a
/// command makes of its options is the same wherever they come from.
struct ConfiguredArguments {
  /// What was typed.
  let typed: [String]
  /// What to parse.
  let arguments: [String]
  /// What the file states of settings that weren't typed, by their names.
  let values: [String: String]

  /// A command line as it is.
  init(asTyped typed: [String]) {
    self.typed = typed
    (arguments, values) = (typed, [:])
  }

  /// With the settings of the file that it names; as it is where it names none, or asks for help.
  ///
  /// - Parameter credentials: the folder of those that systemd hands to this process.
  /// - Throws: `SettingsFault` where the file can't be used.
  init(
    _ typed: [String], credentials: String? = ProcessInfo.processInfo.environment["CREDENTIALS_DIRECTORY"]
  ) throws(SettingsFault) {
    self.typed = typed
    guard !typed.contains("--help"), !typed.contains("-h"), let path = Self.file(in: typed),
      let (reader, words) = Self.command(in: typed)
    else {
      (arguments, values) = (typed, [:])
      return
    }
    let rest = Array(typed.dropFirst(words.count))
    let (file, problems) = SettingsFile.read(path, keys: Setting.all.map(\.key))
    let all =
      problems + Self.more(SettingsCheck(path: path, file: file, typed: rest).problems(for: reader), than: problems)
    guard !all.contains(where: { $0.severity == .error }) else { throw SettingsFault(problems: all.sorted()) }
    let stated = Setting.all.compactMap { setting -> (setting: Setting, option: String, value: String)? in
      guard let use = setting.use(of: reader), !setting.isTyped(in: rest, of: reader) else { return nil }
      return file.values[setting.name].map { (setting, use.option, $0.text) }
    }
    let folder = URL(filePath: path).deletingLastPathComponent()
    arguments =
      words
      + stated.flatMap {
        $0.setting.arguments($0.value, as: $0.option, beside: folder, credentials: credentials)
      } + rest
    values = Dictionary(uniqueKeysWithValues: stated.map { ($0.setting.name, $0.value) })
  }

  /// The command that begins the line, and its words.
  private static func command(in typed: [String]) -> (reader: Setting.Reader, words: [String])? {
    for reader in Setting.Reader.allCases {
      if let words = reader.commands.first(where: { typed.starts(with: $0) }) { return (reader, words) }
    }
    return nil
  }

  /// Those that don't follow from what's known already: of a file that can't be read, or a value that isn't understood,
  /// nothing is missing besides.
  private static func more(_ found: [Problem], than known: [Problem]) -> [Problem] {
    let errors = known.filter { $0.severity == .error }.map(\.location.field)
    return errors.contains(nil) ? [] : found.filter { !errors.contains($0.location.field) }
  }

  /// The last that's named, as of any option; what's empty is refused as any empty value is.
  private static func file(in words: [String]) -> String? {
    var file: String?
    for (index, word) in words.enumerated() {
      if word == "--config" { file = index + 1 < words.count ? words[index + 1] : nil }
      if word.hasPrefix("--config=") { file = String(word.dropFirst("--config=".count)) }
    }
    return file == "" ? nil : file
  }
}

/// What's wrong with a file of settings.
struct SettingsFault: Error {
  /// By place.
  let problems: [Problem]

  /// How a program ends that was started with it: as with a wrong command line, in whose place it stands.
  var status: ProgramStatus {
    let unreadable: Set<ProblemCode> = [.fileMissing, .fileUnreadable]
    return problems.allSatisfy { unreadable.contains($0.code) } ? .files : .usage
  }

  /// One line a problem, with its place and code.
  var lines: [String] { ProblemReport(problems).lines }
}
