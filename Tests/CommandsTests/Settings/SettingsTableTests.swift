// SPDX-License-Identifier: Apache-2.0

import Foundation
import Intake
import TestSupport
import Testing

@testable import Commands

/// The table of settings against the commands' options, config/planner.yaml and docs/operations.md.
@Suite struct SettingsTableTests {
  private static let shipped = Repository.root.appending(path: "config/planner.yaml")

  /// An option as a command knows it.
  private struct Option {
    var name: String
    var byDefault: String?
  }

  /// What `planner --experimental-dump-help` says of each command, as far as it's needed here.
  private struct Help: Decodable {
    struct Command: Decodable {
      var commandName: String
      var arguments: [Argument]?
      var subcommands: [Command]?
    }
    struct Argument: Decodable {
      struct Name: Decodable { var name: String }
      var kind: String
      var names: [Name]?
      var defaultValue: String?
    }
    var command: Command
  }

  private static let help = Result {
    try JSONDecoder().decode(Help.self, from: Data(planner("--experimental-dump-help").output.utf8))
  }

  private func options(of words: [String]) throws -> [Option] {
    var command = try Self.help.get().command
    for word in words { command = try #require(command.subcommands?.first { $0.commandName == word }) }
    return try #require(command.arguments).filter { $0.kind != "positional" }.flatMap { argument in
      (argument.names ?? []).map { Option(name: "--" + $0.name, byDefault: argument.defaultValue) }
    }
  }

  @Test func everySettingIsAnOptionOfItsReadersWithTheSameDefault() throws {
    for reader in Setting.Reader.allCases {
      let mine = Setting.all.compactMap { setting in setting.use(of: reader).map { (setting, $0.option) } }
      #expect(!mine.isEmpty && !reader.commands.isEmpty)
      for command in reader.commands {
        let options = try options(of: command)
        #expect(options.contains { $0.name == "--config" }, "\(command)")
        for (setting, name) in mine {
          let option = try #require(options.first { $0.name == name }, "\(command): \(setting.name)")
          let isYesNo = if case .yesNo = setting.key.form { true } else { false }
          let no = "--no-" + name.dropFirst(2)
          let byDefault = isYesNo ? (setting.byDefault == "yes" ? name : no) : setting.byDefault
          #expect(option.byDefault == byDefault, "\(command): \(setting.name)")
          if isYesNo { #expect(options.contains { $0.name == no }) }
        }
      }
    }
  }

  @Test func eachCommandIsOfOneReader() throws {
    let commands = Setting.Reader.allCases.flatMap(\.commands)
    #expect(Set(commands).count == commands.count)
    for setting in Setting.all {
      let readers = setting.uses.flatMap(\.readers)
      #expect(!readers.isEmpty && Set(readers).count == readers.count, "\(setting.name)")
    }
  }

  /// A new option of a unit's command is a setting too, or it's decided here that it isn't one.
  @Test func noOptionOfTheServiceAndOfMailIsForgotten() throws {
    let others: Set = [
      "--config", "--check", "--by", "--as-of", "--number", "--version", "--h", "--help", "--no-mail", "--dry-run",
      "--format",
    ]
    for reader in [Setting.Reader.serve, .queue, .send, .test, .fetch, .tidy] {
      let known = Setting.all.compactMap { $0.use(of: reader)?.option }
      let left = try reader.commands.flatMap(options).map(\.name).filter { name in
        !known.contains(name) && !others.contains(name) && !known.contains("--" + name.dropFirst("--no-".count))
      }
      #expect(left.isEmpty, "\(reader): \(left)")
    }
  }

  @Test func namesAreUnique() {
    #expect(Set(Setting.all.map(\.name)).count == Setting.all.count)
    for reader in Setting.Reader.allCases {
      let options = Setting.all.compactMap { $0.use(of: reader)?.option }
      #expect(Set(options).count == options.count, "\(reader)")
    }
  }

  // MARK: config/planner.yaml

  private func lines() throws -> [String] {
    try String(contentsOf: Self.shipped, encoding: .utf8).components(separatedBy: "\n")
  }

  /// The file with every key that's commented out put in.
  private func whole() throws -> String {
    try lines().map { $0.replacing(/^(\ *)#(?=[a-z_]+:)/) { match in String(match.1) } }.joined(separator: "\n")
  }

  private func read(_ text: String) throws -> (file: SettingsFile, problems: [Problem]) {
    let folder = try TemporaryFolder()
    let path = try folder.write("planner.yaml", Data(text.utf8)).path(percentEncoded: false)
    return SettingsFile.read(path, keys: Setting.all.map(\.key))
  }

  @Test func theShippedFileHasEverySettingInOrder() throws {
    let (file, problems) = try read(try whole())
    #expect(problems.isEmpty, "\(problems)")
    let inFile = file.values.sorted { ($0.value.location.line ?? 0) < ($1.value.location.line ?? 0) }.map(\.key)
    #expect(inFile == Setting.all.map(\.name))
  }

  @Test func whatIsCommentedOutIsTheDefault() throws {
    let stated = try read(try lines().joined(separator: "\n"))
    #expect(stated.problems.isEmpty, "\(stated.problems)")
    let whole = try read(try whole()).file
    for setting in Setting.all {
      if let value = stated.file.values[setting.name] {
        #expect(value.text != setting.byDefault, "\(setting.name) needn't be stated")
      } else if let byDefault = setting.byDefault {
        #expect(whole.values[setting.name]?.text == byDefault, "\(setting.name)")
      }
    }
  }

  @Test func everyKeyOfTheShippedFileIsExplained() throws {
    let lines = try lines()
    var count = 0
    for (index, line) in lines.enumerated() where line.contains(/^(\ +#?[a-z_]+|database):/) {
      count += 1
      #expect(lines[index - 1].contains(/^\ *#\ /), "\(line)")
    }
    #expect(count == Setting.all.count)
  }

  /// What the units did before there was the file.
  @Test func theShippedFileIsWhatTheUnitsRunBy() throws {
    let path = Self.shipped.path(percentEncoded: false)
    func arguments(_ words: String) throws -> [String] {
      let typed = words.split(separator: " ").map(String.init) + ["--config", path]
      return try ConfiguredArguments(typed, credentials: nil).arguments.dropLast(2)
    }
    let database = "--database=/var/lib/planner/group.db"
    #expect(try arguments("serve") == ["serve", database, "--replan", "--mail-from=planner@trust.example"])
    #expect(try arguments("mail queue") == ["mail", "queue", database, "--from=planner@trust.example"])
    #expect(try arguments("mail send") == ["mail", "send", database, "--folder=/var/lib/planner/mail-out"])
    #expect(try arguments("solve x --output y") == ["solve", "--time-limit=1200", "x", "--output", "y"])
  }

  // MARK: docs/operations.md

  @Test func everySettingIsDocumented() throws {
    let page = try String(contentsOf: Repository.root.appending(path: "docs/operations.md"), encoding: .utf8)
    let section = try #require(page.components(separatedBy: "\n## Configuration\n").last)
    let rows = section.components(separatedBy: "\n").drop { !$0.hasPrefix("| `") }.prefix { $0.hasPrefix("| `") }
    let cells = rows.map { row in
      row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    #expect(cells.map { $0.first ?? "" } == Setting.all.map { "`\($0.name)`" })
    for (cell, setting) in zip(cells, Setting.all) {
      let uses = setting.uses.map { use in
        "`\(use.option)` of "
          + Setting.Reader.allCases.filter(use.readers.contains).map(\.rawValue).joined(separator: ", ")
      }
      #expect(cell.count == 5 && cell[1] == uses.joined(separator: "; "), "\(cell)")
      if let byDefault = setting.byDefault { #expect(cell[3] == "`\(byDefault)`", "\(cell)") }
      #expect((cell.last == "at once") == setting.isLive, "\(cell)")
    }
  }
}
