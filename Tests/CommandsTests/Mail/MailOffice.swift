// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import PlanFile
import Store
import TestSupport
import Testing

@testable import Commands

/// A database with a sample's plan published, whose people have addresses, and what a user does with its mail.
final class MailOffice {
  let folder: TemporaryFolder
  let database: String
  let group: String

  /// - Parameter names: addresses begin with these, one after the other and over again; as the sample has them where there
  ///   are none.
  init(_ sample: String = "two-schools", names: [String] = []) throws {
    folder = try TemporaryFolder()
    database = folder.url.appending(path: "group.db").path()
    group = folder.url.appending(path: sample).path()
    try FileManager.default.copyItem(atPath: Repository.sample(sample), toPath: group)
    if !names.isEmpty { try rename(names) }
    try publish("plan", "--rounds", "20")
  }

  private func rename(_ names: [String]) throws {
    let file = group + "/staff.csv"
    var count = 0
    let text = try String(contentsOfFile: file, encoding: .utf8).replacing(/,([a-z.0-9-]+@)/) { match in
      count += 1
      return ",\(names[(count - 1) % names.count]).\(match.1)"
    }
    #expect(count > names.count)
    try text.write(toFile: file, atomically: true, encoding: .utf8)
  }

  func path(_ name: String) -> String { folder.url.appending(path: name).path() }

  /// Plans the group as it is, and publishes that.
  func publish(_ name: String, _ arguments: String...) throws {
    try succeed("load", group, "--database", database)
    try succeed(["solve", group, "--output", path(name), "--quiet"] + arguments)
    try succeed("propose", path(name), "--database", database)
    let number = try #require(try PlannerDatabase(database, for: .reading, holder: "a test").plans().last?.number)
    try succeed("approve", String(number), "--database", database)
    try succeed("publish", String(number), "--database", database)
  }

  /// Closes the schools on a day on which something takes place, and publishes a plan for that.
  ///
  /// - Parameter day: that counts as today; nil: a week before it.
  /// - Returns: what publishing has printed.
  @discardableResult func replan(asOf day: String?, _ arguments: String...) throws -> String {
    let plan = try PlanFile.decode(Array(Data(contentsOf: URL(filePath: path("plan/plan.json")))))
    let date = try #require(plan.occurrences.map(\.date).filter { $0 > "2026-09-21" }.min())
    let calendar = group + "/calendar.csv"
    let text = try String(contentsOfFile: calendar, encoding: .utf8)
    #expect(text.contains("\ncalendar,kind,first,last,name\n"))
    try (text + ",closure,\(date),,Closed\n").write(toFile: calendar, atomically: true, encoding: .utf8)
    try succeed("load", group, "--database", database)
    try succeed(
      "solve", group, "--output", path("new-plan"), "--quiet", "--from", path("plan"), "--rounds", "20", "--as-of",
      day ?? (date - 7).description)
    try succeed("propose", path("new-plan"), "--database", database)
    try succeed("approve", "2", "--database", database)
    return try succeed(["publish", "2", "--database", database] + arguments).output
  }

  @discardableResult func succeed(_ arguments: String...) throws -> ProgramRun { try succeed(arguments) }

  @discardableResult func succeed(_ arguments: [String]) throws -> ProgramRun {
    let run = ProgramRun(arguments)
    try #require(run.status == .done, "\(arguments): \(run.errors)")
    return run
  }

  /// Queues the digests of that day.
  @discardableResult func queue(_ day: String = "2026-09-07") throws -> ProgramRun {
    try succeed("mail", "queue", "--from", "planner@trust.example", "--as-of", day, "--database", database)
  }

  func send(_ arguments: String...) -> ProgramRun { ProgramRun(Self.sending(database, arguments)) }

  static func sending(_ database: String, _ arguments: [String]) -> [String] {
    ["mail", "send", "--database", database] + arguments
  }

  /// All messages, as the database has them.
  func messages() throws -> [OutboxMessage] {
    try PlannerDatabase(database, for: .reading, holder: "a test").messages()
  }

  /// Makes everything due that's deferred.
  func hurry() throws {
    let database = try PlannerDatabase(database, for: .writing, holder: "a test")
    for message in try database.messages(in: [.deferred]) {
      let signed = Signature(by: "a test", at: "2026-09-07T08:00:00Z")
      try database.settle(message.number, as: .deferred(until: signed.at), reply: message.reply, signed: signed)
    }
  }
}

extension MailOffice {
  /// The program that is built beside the tests.
  private static let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(
    path: "planner")

  /// Starts `planner` as a process of its own.
  static func start(_ arguments: [String]) throws -> Process {
    try #require(FileManager.default.isExecutableFile(atPath: program.path(percentEncoded: false)))
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// What must hold at any time while nobody sends: what will be sent by itself hasn't arrived, what's sent has, and nothing
  /// has arrived twice.
  static func check(_ messages: [OutboxMessage], _ accepted: [String: Int], _ when: String) {
    for message in messages {
      let count = accepted[message.id] ?? 0
      switch message.state {
      case .queued, .deferred: #expect(count == 0, "\(when): \(message)")
      case .sent: #expect(count == 1, "\(when): \(message)")
      case .sending, .unknown: #expect(count <= 1, "\(when): \(message)")
      case .failed: Issue.record("\(when): nobody has refused \(message)")
      }
    }
  }
}

/// A mail server that behaves as its recipients' names say (`Tests/Oracles/smtp_server.py`).
final class MailServer {
  private let folder: TemporaryFolder
  private let input = Pipe()
  private let process: Process
  let port: String

  init(_ arguments: String...) throws {
    folder = try TemporaryFolder()
    process = try Oracle.start("smtp_server.py", [folder.url.path()] + arguments, input: input)
    let file = folder.url.appending(path: "port")
    for _ in 0..<400 where !FileManager.default.fileExists(atPath: file.path()) { Thread.sleep(forTimeInterval: 0.05) }
    port = try String(contentsOf: file, encoding: .utf8)
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  /// How to send there without TLS.
  var way: [String] {
    [
      "--transport", "smtp", "--smtp-host", "127.0.0.1", "--smtp-port", port, "--smtp-security", "none", "--timeout",
      "2",
    ]
  }

  /// How often each message was accepted, by its Message-ID.
  func accepted() throws -> [String: Int] {
    let file = folder.url.appending(path: "accepted")
    guard FileManager.default.fileExists(atPath: file.path()) else { return [:] }
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    return Dictionary(lines.map { (String($0.prefix { $0 != " " }), 1) }, uniquingKeysWith: +)
  }
}
