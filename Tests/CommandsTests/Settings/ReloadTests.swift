// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import Commands

/// `planner serve --config` as a process of its own, whose file changes while it runs.
@Suite(.timeLimit(.minutes(2))) struct ReloadTests {
  /// A server by a file of settings, with a socket in the place of systemd's.
  private final class Office {
    let folder: TemporaryFolder
    let server: ServerProcess
    let port: Int
    private let socket: NotifySocket

    init(_ settings: String, _ typed: [String] = []) throws {
      folder = try TemporaryFolder()
      try #require(
        planner("load", Repository.sample("two-schools"), "--database", Self.path("group.db", folder)).status == .done)
      try folder.write("planner.yaml", Data(settings.utf8))
      socket = try NotifySocket("@planner-test-\(UUID().uuidString)")
      server = try ServerProcess(
        ["--config", Self.path("planner.yaml", folder)] + typed, in: folder, environment: ["NOTIFY_SOCKET": socket.name]
      )
      port = try server.port()
    }

    private static func path(_ name: String, _ folder: TemporaryFolder) -> String {
      folder.url.appending(path: name).path(percentEncoded: false)
    }

    func write(_ settings: String) throws { try folder.write("planner.yaml", Data(settings.utf8)) }

    func hangUp() { kill(server.process.processIdentifier, SIGHUP) }

    /// What systemd is told between the beginning of a reload and its end; empty where it doesn't end within seconds.
    func reload() throws -> [String] {
      _ = socket.received()
      hangUp()
      var heard: [String] = []
      for _ in 0..<200 {
        heard += socket.received().filter { $0 != "WATCHDOG=1" }
        if heard.last == "READY=1" { return heard }
        Thread.sleep(forTimeInterval: 0.05)
      }
      return []
    }

    /// Whether it logs that within seconds, `count` times in all. What it tells systemd meanwhile is taken from the socket, as
    /// systemd does: a server whose reports nobody takes waits.
    func logs(_ words: String, times count: Int = 1) -> Bool {
      for _ in 0..<200 {
        _ = socket.received()
        if server.text.components(separatedBy: words).count > count { return true }
        Thread.sleep(forTimeInterval: 0.05)
      }
      return false
    }

    /// Whether requests are logged, which only `debug` does.
    func logsRequests() throws -> Bool {
      let before = server.text.components(separatedBy: "<7>").count
      _ = try Loopback.get("/healthz", port: port)
      Thread.sleep(forTimeInterval: 0.3)
      return server.text.components(separatedBy: "<7>").count > before
    }
  }

  private static let base = "database: group.db\nserve:\n  port: 0\n"

  @Test func whatCanChangeChangesAndTheRestIsTold() async throws {
    try await Loopback.offPool {
      let office = try Office(Self.base)
      #expect(try !office.logsRequests())
      try office.write(Self.base + "  log_level: debug\n  plan_limit: 60\n  host: localhost\n")
      let heard = try office.reload()
      #expect(
        heard.count == 2 && heard.first?.wholeMatch(of: /RELOADING=1\nMONOTONIC_USEC=[1-9][0-9]+/) != nil, "\(heard)")
      #expect(office.logs("<5>settings were read again changed=serve.log_level,serve.plan_limit\n"))
      #expect(
        office.logs("<4>settings that count once the service is started anew settings=serve.host\n"))
      #expect(try office.logsRequests())
      // As it began: only what still differs from what counts is told.
      try office.write(Self.base)
      #expect(try office.reload().count == 2)
      #expect(office.logs("changed=serve.log_level,serve.plan_limit\n", times: 2))
      #expect(office.server.text.components(separatedBy: "started anew").count == 2)
      #expect(try !office.logsRequests())
      #expect(office.server.end() == 0)
    }
  }

  @Test func aFileThatCannotBeUsedChangesNothing() async throws {
    try await Loopback.offPool {
      let office = try Office(Self.base + "  log_level: debug\n")
      #expect(try office.logsRequests())
      try office.write("database: group.db\nserve:\n  port: eighty\n  log_level: error\n  prot: 1\nmail:\n  from: x\n")
      #expect(try office.reload().count == 2)
      let log = office.server.text
      for (line, code) in [(3, "field.number"), (5, "yaml.unknown-key"), (7, "field.text")] {
        let words = "<3>settings can't be used; those from before go on counting why="
        #expect(
          log.components(separatedBy: "\n").contains {
            $0.hasPrefix(words) && $0.contains("planner.yaml:\(line):") && $0.contains("[\(code)]")
          }, "\(log)")
      }
      #expect(!log.contains("settings were read again"))
      #expect(try office.logsRequests())
      try FileManager.default.removeItem(at: office.folder.url.appending(path: "planner.yaml"))
      #expect(try office.reload().count == 2)
      #expect(office.logs("[file.missing]"))
      #expect(try Loopback.get("/healthz", port: office.port).contains("200 OK"))
      #expect(office.server.end() == 0)
    }
  }

  @Test func plansInTheBackgroundGoByWhatWasReadLast() async throws {
    try await Loopback.offPool {
      let office = try Office(Self.base + "  replan: yes\n  settling: 86400\n")
      // The group has no plan, and waits for a day.
      Thread.sleep(forTimeInterval: 1.5)
      #expect(!office.server.text.contains("background"))
      try office.write(Self.base + "  replan: yes\n  settling: 0\n  plan_limit: 1\n")
      #expect(try office.reload().count == 2)
      #expect(office.logs("<6>a plan is made in the background revision=1\n"))
      #expect(office.logs("<6>a plan was made"))
      #expect(office.server.end() == 0)
    }
  }

  @Test func whatWasTypedStays() async throws {
    try await Loopback.offPool {
      let office = try Office(Self.base + "  log_level: debug\n", ["--log-level", "info", "--no-replan"])
      #expect(try !office.logsRequests())
      try office.write(Self.base + "  log_level: warning\n  replan: yes\n")
      #expect(try office.reload().count == 2)
      #expect(office.logs("<5>settings were read again changed=none\n"))
      #expect(!office.server.text.contains("started anew"))
      #expect(office.server.end() == 0)
    }
  }
}
