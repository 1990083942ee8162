// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Intake
import TestSupport
import Testing

@testable import Commands

/// Command lines that name a file of settings.
@Suite struct ConfiguredArgumentsTests {
  private let folder: TemporaryFolder
  private var path: String { folder.url.appending(path: "planner.yaml").path(percentEncoded: false) }

  init() throws { folder = try TemporaryFolder() }

  private func file(_ text: String) throws { try folder.write("planner.yaml", Data(text.utf8)) }

  private func arguments(_ typed: String..., credentials: String? = nil) throws -> [String] {
    try ConfiguredArguments(typed + ["--config", path], credentials: credentials).arguments
  }

  /// The codes and keys of what's wrong.
  private func problems(_ typed: String...) -> [String] {
    do {
      _ = try ConfiguredArguments(typed + ["--config", path], credentials: nil)
      return []
    } catch {
      return error.problems.map { "\($0.code.rawValue) \($0.location.line ?? 0) \($0.location.field ?? "")" }
    }
  }

  private func serve(_ typed: String...) throws -> ServeCommand {
    let arguments = try ConfiguredArguments(["serve", "--config", path] + typed, credentials: nil).arguments
    return try #require(try Planner.parseAsRoot(arguments) as? ServeCommand)
  }

  @Test func settingsStandBeforeWhatWasTyped() throws {
    try file("database: /a.db\nserve:\n  port: 9000\n  replan: yes\nmail:\n  transport: sendmail\n")
    #expect(
      try arguments("serve", "--host", "::1")
        == ["serve", "--database=/a.db", "--port=9000", "--replan", "--host", "::1", "--config", path])
    #expect(
      try arguments("mail", "send", "--by", "x")
        == ["mail", "send", "--database=/a.db", "--transport=sendmail", "--by", "x", "--config", path])
  }

  /// Where `--from` is a day, the sender has a longer name.
  @Test func theSenderIsStatedOnce() throws {
    try file("database: /a.db\nmail:\n  from: p@trust.example\n  from_name: Elm\n  transport: sendmail\n")
    let sender = ["--mail-from=p@trust.example", "--mail-from-name=Elm"]
    for words in [["event", "absence"], ["event", "reinstate"], ["publish"], ["serve"]] {
      let made = try ConfiguredArguments(words + ["1", "--config", path], credentials: nil).arguments
      #expect(made == words + ["--database=/a.db"] + sender + ["1", "--config", path])
    }
    for words in [["event", "list"], ["propose"], ["feed", "add"], ["feed", "list"], ["diff"], ["plans"]] {
      let made = try ConfiguredArguments(words + ["--config", path], credentials: nil).arguments
      #expect(made == words + ["--database=/a.db", "--config", path])
    }
    let typed = try arguments("event", "absence", "--mail-from", "x@trust.example", "--from", "2026-11-09")
    #expect(typed.dropLast(2).contains("--mail-from-name=Elm") && !typed.contains(sender[0]))
  }

  @Test func theCommandLineWins() throws {
    try file("database: /a.db\nserve:\n  port: 9000\n  log_level: debug\n  replan: yes\n  settling: 5\n")
    let stated = try serve()
    #expect(stated.place.database == "/a.db" && stated.port == 9000 && stated.logLevel == .debug && stated.replan)
    #expect(stated.settling == 5 && stated.planLimit == 300 && stated.host == "127.0.0.1")
    let typed = try serve("--port", "1", "--no-replan", "--log-level=error", "--database", "b.db", "--settling", "7")
    #expect(typed.port == 1 && !typed.replan && typed.logLevel == .error && typed.place.database == "b.db")
    #expect(typed.settling == 7)
    try file("database: /a.db\nserve:\n  replan: no\n")
    #expect(try !serve().replan && serve("--replan").replan)
  }

  @Test func whatNamesNoFileIsLeftAsItIs() throws {
    for typed in [
      ["serve", "--port", "1"], ["check", "--config", "x"], ["serve", "--config="], ["serve", "--config"],
      ["serve", "--config", "/nowhere.yaml", "--help"], [],
    ] {
      #expect(try ConfiguredArguments(typed, credentials: nil).arguments == typed)
    }
    #expect(ProgramRun(["serve", "--database", "x", "--config", ""]).errors.contains("--config names no file"))
    #expect(ProgramRun(["serve", "--config", "/nowhere.yaml", "--help"]).status == .done)
  }

  @Test func filesLieBesideTheFileOfSettings() throws {
    try file("database: group.db\nmail:\n  folder: /out\n  sendmail: bin/send\n")
    let here = folder.url.path(percentEncoded: false) + "/"
    #expect(
      try arguments("mail", "send").dropLast(2)
        == ["mail", "send", "--database=\(here)group.db", "--folder=/out", "--sendmail=\(here)bin/send"])
  }

  @Test func aSecretIsLookedForAmongTheCredentialsFirst() throws {
    try file("database: /a.db\nmail:\n  smtp_password_file: smtp-password\n  smtp_user: planner\n")
    let option = "--smtp-password-file="
    #expect(try arguments("mail", "send", credentials: "/run/c").contains("\(option)/run/c/smtp-password"))
    let here = folder.url.appending(path: "smtp-password").path(percentEncoded: false)
    #expect(try arguments("mail", "send").contains(option + here))
    try file("database: /a.db\nmail:\n  smtp_password_file: /etc/secret\n  smtp_user: planner\n")
    #expect(try arguments("mail", "send", credentials: "/run/c").contains("\(option)/etc/secret"))
  }

  @Test func whatIsMissingIsToldUnlessItIsTyped() throws {
    try file("serve:\n  port: 1\n")
    #expect(problems("serve") == ["field.missing 0 database"])
    #expect(problems("mail", "queue") == ["field.missing 0 database", "field.missing 0 mail.from"])
    #expect(problems("mail", "queue", "--database=x", "--from", "a@b.example").isEmpty)
    #expect(problems("mail", "test", "a@b.example") == ["field.missing 0 mail.from"])
    #expect(problems("solve", "x").isEmpty)
    // A value that can't be understood isn't missing besides.
    try file("database: /a.db\nmail:\n  from: nobody\n")
    #expect(problems("mail", "queue") == ["field.text 3 mail.from"])
    #expect(problems("serve") == ["field.text 3 mail.from"])
    try file("database: 'x\n")
    #expect(problems("serve").map { $0.prefix(11) } == ["yaml.syntax"])
  }

  @Test func whatCannotStandTogetherIsToldAtItsLine() throws {
    try file("database: /a.db\nmail:\n  transport: smtp\n")
    #expect(problems("serve") == ["field.missing 3 mail.transport"])
    #expect(problems("mail", "send", "--smtp-host", "x").isEmpty)
    try file("database: /a.db\nmail:\n  transport: smtp\n  smtp_host: x\n  smtp_user: a\n")
    #expect(problems("mail", "send") == ["field.missing 5 mail.smtp_user"])
    try file("database: /a.db\nmail:\n  transport: smtp\n  smtp_host: x\n  smtp_token_file: a\n")
    #expect(problems("mail", "send") == ["field.missing 5 mail.smtp_token_file"])
    let both = "  smtp_user: a\n  smtp_token_file: a\n  smtp_password_file: a\n"
    try file("database: /a.db\nmail:\n  transport: smtp\n  smtp_host: x\n\(both)")
    #expect(problems("mail", "send") == ["field.text 5 mail.smtp_user"])
    try file("database: /a.db\nmail:\n  transport: smtp\n  smtp_host: x\n  smtp_user: a\n  smtp_token_file: a\n")
    #expect(problems("mail", "send").isEmpty)
  }

  @Test func aProgramEndsByWhatIsWrong() throws {
    try file("database: /a.db\nserve:\n  port: eighty\n")
    let wrong = planner("serve", "--config", path)
    #expect(wrong.status == .usage && wrong.output.isEmpty)
    #expect(wrong.errors.hasPrefix("\(path):3:serve.port: error: 'eighty' is not"), "\(wrong.errors)")
    let missing = planner("mail", "send", "--config", path + "x")
    #expect(missing.status == .files && missing.errors.contains("[file.missing]"), "\(missing.errors)")
    try file("database: /nowhere/group.db\n")
    #expect(planner("serve", "--config", path).errors.contains("[database.missing]"))
    #expect(planner("mail", "send", "--config", path).errors.contains("[database.missing]"))
  }

  @Test func settingsAreTriedWithoutServing() throws {
    try file("database: /nowhere/group.db\n")
    let fine = planner("serve", "--config", path, "--check")
    #expect(fine.status == .done && fine.output == "\(path) can be used\n" && fine.errors.isEmpty)
    try file("database: /nowhere/group.db\nnightly:\n  time_limit: 0\n")
    let wrong = planner("serve", "--config", path, "--check")
    #expect(wrong.status == .usage && wrong.errors.contains("[field.out-of-range]"))
    #expect(planner("serve", "--database", "x", "--check").errors.contains("--check goes with --config"))
  }
}
