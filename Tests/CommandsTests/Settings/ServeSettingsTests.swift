// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Logging
import Mail
import Synchronization
import TestSupport
import Testing
import Web

@testable import Commands

/// The settings of a running server, without the server.
@Suite struct ServeSettingsTests {
  private let folder: TemporaryFolder
  private let lines = Lines()

  private final class Lines: Sendable {
    let all = Mutex([String]())
  }

  init() throws { folder = try TemporaryFolder() }

  private var path: String { folder.url.appending(path: "planner.yaml").path(percentEncoded: false) }

  private func file(_ text: String) throws { try folder.write("planner.yaml", Data(("database: /a.db\n" + text).utf8)) }

  private func settings(_ typed: String...) throws -> ServeSettings {
    let line = try ConfiguredArguments(["serve", "--config", path] + typed, credentials: nil)
    return try ServeSettings(try #require(try Planner.parseAsRoot(line.arguments) as? ServeCommand), line)
  }

  /// What's logged of a reload.
  private func reload(_ settings: ServeSettings) -> [String] {
    let lines = lines
    let log = JournalLog(threshold: LogThreshold(.trace), isJournal: true) { line in
      lines.all.withLock { $0.append(line) }
    }
    settings.reload(Logger(label: "test") { _ in log })
    return lines.all.withLock { all in
      defer { all = [] }
      return all
    }
  }

  @Test func plansInTheBackgroundGoByWhatWasReadLast() throws {
    try file("serve:\n  settling: 5\n")
    let settings = try settings("--log-level", "error")
    #expect(settings.planning.settling == 5 && settings.planning.timeLimit == 300)
    try file("serve:\n  plan_limit: 60\n  log_level: debug\n")
    #expect(reload(settings) == ["<5>settings were read again changed=serve.settling,serve.plan_limit"])
    #expect(settings.planning.settling == 30 && settings.planning.timeLimit == 60)
    #expect(settings.threshold.level == .error)
  }

  /// Until the service is started anew, each reload says so; what's put back needn't wait.
  @Test func whatWaitsIsToldEachTime() throws {
    try file("")
    let settings = try settings()
    try file("serve:\n  replan: yes\n")
    let told = [
      "<5>settings were read again changed=none",
      "<4>settings that count once the service is started anew settings=serve.replan",
    ]
    #expect(reload(settings) == told)
    #expect(reload(settings) == told)
    try file("serve:\n  replan: no\n  port: 8080\n")
    #expect(reload(settings) == ["<5>settings were read again changed=none"])
    try file("mail:\n  timeout: 5\n")
    #expect(reload(settings) == ["<5>settings were read again changed=none"])
  }

  @Test func whoTellsIsWhoWasReadLast() throws {
    try file("mail:\n  from: planner@trust.example\n  from_name: Elm\n")
    let settings = try settings()
    #expect(settings.sender?.address.description == "planner@trust.example" && settings.sender?.name == "Elm")
    try file("mail:\n  from: office@trust.example\n  base_url: https://planner.trust.example\n")
    #expect(
      reload(settings) == ["<5>settings were read again changed=mail.from,mail.from_name,mail.base_url"])
    #expect(settings.sender?.address.description == "office@trust.example" && settings.sender?.name == nil)
    #expect(settings.sender?.base == "https://planner.trust.example")
    try file("")
    _ = reload(settings)
    #expect(settings.sender == nil)
    try file("mail:\n  from: planner@trust.example\n")
    #expect(try self.settings("--no-mail").sender == nil)
  }

  @Test func aFileThatCannotBeUsedChangesNothing() throws {
    try file("serve:\n  settling: 5\n  log_level: warning\n")
    let settings = try settings()
    try file("serve:\n  settling: 6\n  log_level: debug\nmail:\n  timeout: 0\n  folder: []\n")
    let lines = reload(settings)
    #expect(lines.count == 2 && lines.allSatisfy { $0.hasPrefix("<3>settings can't be used; ") }, "\(lines)")
    #expect(settings.planning.settling == 5 && settings.threshold.level == .warning)
    try file("")
    #expect(reload(settings) == ["<5>settings were read again changed=serve.log_level,serve.settling"])
    #expect(settings.planning.settling == 30 && settings.threshold.level == .info)
  }
}
