// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation
import Store

/// `planner mail list --database FILE`.
struct MailListCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List what waits to be sent, has failed, or may have been sent.",
    discussion: """
      States: queued and deferred messages will be sent by themselves, failed ones won't, of unknown ones nobody knows whether \
      they arrived: ask the recipient, then send one again by 'planner mail retry' or leave it. Addresses that servers have \
      refused for good are listed too: nothing is sent there.

      EXAMPLES:
        planner mail list --database group.db
        planner mail list --all --format json --database group.db

      \(ProgramStatus.help([.done, .usage, .files]))
      """)

  @OptionGroup var place: DatabaseArguments

  @Flag(help: "Sent messages too.")
  var all = false

  @Option(help: "What is printed: 'text', a line a message, or 'json'.")
  var format = OutputFormat.text

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let database = try PlannerDatabase(place.database, for: .reading, holder: "planner mail list")
    let states = all ? [] : Set(MessageState.allCases).subtracting([.sent])
    let messages = try database.messages(in: states)
    let suppressions = try database.suppressions().filter { $0.lifted == nil }
    let unsubscriptions = try database.unsubscriptions()
    switch format {
    case .json: surroundings.console.print(try Document(messages, suppressions, unsubscriptions).printed())
    case .text:
      let none = messages.isEmpty ? [all ? "No message yet; 'planner mail queue' writes some" : "Nothing waits"] : []
      let lines =
        none + messages.map(\.line) + suppressions.map(\.line)
        + unsubscriptions.map { "\($0.person) has unsubscribed from messages of kind \($0.kind.rawValue)" }
      lines.forEach { surroundings.console.print($0.printable) }
    }
    return .done
  }

  private struct Document: Encodable {
    var messages: [Message]
    var suppressed: [Address]
    var unsubscribed: [Choice]

    init(_ messages: [OutboxMessage], _ suppressions: [Suppression], _ unsubscriptions: [Unsubscription]) {
      self.messages = messages.map(Message.init)
      suppressed = suppressions.map(Address.init)
      unsubscribed = unsubscriptions.map { Choice(person: $0.person, kind: $0.kind) }
    }
  }

  private struct Message: Encodable {
    var number: Int
    var id: String
    var kind: MessageKind
    var person: String
    var recipient: String
    var plan: Int
    var day: String
    var state: MessageState
    var attempts: Int
    var dueAt: String?
    var reply: String
    var by: String
    var at: String

    init(_ message: OutboxMessage) {
      number = message.number
      id = message.id
      kind = message.kind
      person = message.person
      recipient = message.recipient
      plan = message.plan
      day = message.day.description
      state = message.state
      attempts = message.attempts
      dueAt = message.dueAt
      reply = message.reply
      by = message.changed.by
      at = message.changed.at
    }
  }

  private struct Choice: Encodable {
    var person: String
    var kind: MessageKind
  }

  private struct Address: Encodable {
    var address: String
    var message: Int
    var at: String

    init(_ suppression: Suppression) {
      address = suppression.address
      message = suppression.message
      at = suppression.made.at
    }
  }
}

extension OutboxMessage {
  /// "   3  deferred  person anna, anna@oak.example; since 2026-11-09T08:15:00Z, tried 2 times, due …: 450 Later".
  var line: String {
    let number = String(number)
    let tries = attempts == 0 ? "" : attempts == 1 ? ", tried once" : ", tried \(attempts) times"
    let due = dueAt.map { ", due \($0)" } ?? ""
    return String(repeating: " ", count: max(0, 4 - number.utf8.count)) + number + "  " + state.rawValue
      + String(repeating: " ", count: max(1, 10 - state.rawValue.utf8.count))
      + "\(kind.rawValue) \(person), \(recipient)"
      + "; since \(changed.at) by \(changed.by)\(tries)\(due)" + (reply.isEmpty ? "" : ": \(reply)")
  }
}

extension Suppression {
  /// "Nothing is sent to anna@oak.example, which refused message 3 (2026-11-09T08:15:00Z)".
  fileprivate var line: String { "Nothing is sent to \(address), which refused message \(message) (\(made.at))" }
}
