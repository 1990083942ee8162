// SPDX-License-Identifier: Apache-2.0

import Foundation
import Mail
import Synchronization
import TestSupport
import Testing

@testable import Post

/// A message to Anna with that text.
func envelope(_ text: String = "Hello", number: Int = 1, to recipient: String = "anna@oak.example") throws -> Envelope {
  Envelope(
    number: number, sender: try MailAddress("planner@group.example"), recipient: try MailAddress(recipient),
    bytes: Array("From: planner@group.example\r\nTo: \(recipient)\r\nSubject: x\r\n\r\n\(text)\r\n".utf8))
}

/// What becomes of a message, whatever the server does at whatever moment.
@Suite struct SMTPTransportTests {
  typealias Place = ScriptedServer.Place
  typealias Act = ScriptedServer.Act

  private static func transport(_ server: ScriptedServer, seconds: Int = 5) throws -> SMTPTransport {
    var settings = SMTPSettings(host: "127.0.0.1", port: server.port)
    settings.security = .none
    settings.patience = .seconds(seconds)
    return try SMTPTransport(settings)
  }

  /// What came of one message, and whether it was noted before that it's being given away.
  private static func attempt(
    _ acts: [Place: Act], seconds: Int = 5
  ) throws -> (outcome: Delivery.Outcome, hasBegun: Bool, taken: Int, reply: String) {
    let server = try ScriptedServer(acts)
    var begun = 0
    let delivery = try transport(server, seconds: seconds).send(envelope()) {
      // What's noted is noted before the server could have the message.
      #expect(server.messages.isEmpty)
      begun += 1
    }
    #expect(begun <= 1)
    return (delivery.outcome, begun == 1, server.messages.count, delivery.reply)
  }

  @Test func aMessageArrivesAsItIs() throws {
    let server = try ScriptedServer()
    let text = ".\r\n..two\r\nlong " + String(repeating: "x", count: 200_000) + "\r\n.end"
    let message = try envelope(text)
    let transport = try Self.transport(server)
    var begun = 0
    let delivery = try transport.send(message) { begun += 1 }
    #expect(delivery == Delivery(.accepted, "250 2.0.0 Ok: queued") && begun == 1)
    #expect(server.messages == [String(decoding: message.bytes, as: UTF8.self)])
    #expect(server.recipients == ["RCPT TO:<anna@oak.example>"])
    #expect(try transport.send(envelope("Again", to: "ben@oak.example")) {}.outcome == .accepted)
    #expect(server.connections == 1 && server.messages.count == 2 && server.recipients.count == 2)
  }

  /// Before the message has begun nothing can have arrived, whatever happens.
  @Test(arguments: [Place.connect, .hello, .sender, .recipient, .data])
  func whatEndsBeforeTheMessageIsSafeToTryAgain(place: Place) throws {
    for act in [Act.drop, .say("garbage \u{1}\u{2}"), .stall] {
      let found = try Self.attempt([place: act], seconds: act == .drop ? 5 : 1)
      #expect(found.outcome == .noService && !found.hasBegun && found.taken == 0, "\(place) \(act): \(found)")
    }
  }

  /// Once it has begun, only an answer tells; without one it may have arrived.
  @Test(arguments: [Place.body, .end]) func whatEndsAfterThatIsUnknown(place: Place) throws {
    for act in [Act.drop, .say("garbage"), .stall, .say("299 Perhaps"), .say("354 Go on")] {
      let found = try Self.attempt([place: act], seconds: act == .drop ? 5 : 1)
      #expect(found.outcome == .unknown && found.hasBegun, "\(place) \(act): \(found)")
    }
  }

  @Test(
    arguments: [
      (Place.connect, "421 Busy", Delivery.Outcome.noService), (.connect, "554 Go away", .noService),
      (.sender, "451 Later", .noService), (.sender, "550 5.7.1 Sender refused", .noService),
      (.sender, "552 5.3.4 Too large", .refused),
      (.recipient, "450 4.2.0 Greylisted", .postponed), (.recipient, "550 5.1.1 No such user", .refusedAddress),
      (.recipient, "550 No such user here", .refusedAddress), (.recipient, "550 relay not permitted", .refused),
      (.recipient, "554 5.7.1 Relay access denied", .refused),
      (.recipient, "550-5.1.1 No such\r\n550 5.1.1 user", .refusedAddress),
      (.recipient, "552 5.2.2 Mailbox full", .refused), (.recipient, "550 5.1.10 Null MX", .refusedAddress),
      (.data, "451 Later", .postponed), (.data, "554 No", .refused),
      (.end, "451 4.3.0 Later", .postponed), (.end, "421 Shutting down", .postponed),
      (.end, "554 5.7.1 Looks like spam", .refused), (.end, "550 5.1.1 No such user", .refusedAddress),
      (.end, "552-5.2.2 Mailbox\r\n552 5.2.2 full", .refused),
    ])
  func anAnswerIsTakenAtItsWord(place: Place, words: String, outcome: Delivery.Outcome) throws {
    let found = try Self.attempt([place: .say(words)])
    #expect(found.outcome == outcome && found.taken == 0, "\(found)")
    #expect(found.hasBegun == (place == .end))
    #expect(found.reply.contains(words.suffix(5)), "\(found.reply)")
  }

  /// What comes late isn't taken for the answer to something else, and who is waited for in vain holds nobody up.
  @Test(arguments: [Place.sender, .recipient, .data, .end])
  func aConnectionThatHasDisappointedIsGivenUp(place: Place) throws {
    for act in [Act.late(1.5, "250 2.0.0 Ok, but late"), .say("550 No"), .stall] {
      let server = try ScriptedServer([place: act])
      let transport = try Self.transport(server, seconds: 1)
      let clock = ContinuousClock()
      let span = try clock.measure {
        for _ in 0..<2 {
          let delivery = try transport.send(envelope()) {}
          #expect(delivery.outcome != .accepted, "\(place) \(act): \(delivery)")
        }
      }
      #expect(server.connections == 2, "\(place) \(act)")
      #expect(span < .seconds(8), "\(place) \(act)")
    }
  }

  @Test func aMessageThatCannotBeNotedIsNotSent() throws {
    struct Full: Error {}
    let server = try ScriptedServer()
    let transport = try Self.transport(server)
    #expect(throws: Full.self) { try transport.send(envelope()) { throw Full() } }
    #expect(server.messages == [])
    #expect(try transport.send(envelope()) {}.outcome == .accepted)
    #expect(server.messages.count == 1)
  }

  @Test func aServerThatIsNotThereIsNoService() throws {
    var settings = SMTPSettings(host: "127.0.0.1", port: try ScriptedServer().port)
    settings.security = .none
    let delivery = try SMTPTransport(settings).send(envelope()) { Issue.record("nothing can have begun") }
    #expect(delivery.outcome == .noService)
  }

  @Test func withoutSTARTTLSNothingIsSent() throws {
    let server = try ScriptedServer()
    var settings = SMTPSettings(host: "127.0.0.1", port: server.port)
    settings.credentials = .password(user: "planner", password: "secret")
    let delivery = try SMTPTransport(settings).send(envelope()) { Issue.record("nothing can have begun") }
    #expect(delivery.outcome == .noService && server.recipients == [])
  }

  @Test func settingsThatGiveSomethingAwayAreRefused() throws {
    func code(_ change: (inout SMTPSettings) -> Void) -> String? {
      var settings = SMTPSettings(host: "smtp.group.example", port: 587)
      change(&settings)
      do throws(SMTPError) {
        _ = try SMTPTransport(settings)
        return nil
      } catch { return error.code }
    }
    #expect(code { _ in } == nil)
    for host in ["", "a b", "a/../b", "a@b", "-x", "a\r\nb", String(repeating: "a", count: 300)] {
      #expect(code { $0.host = host } == "mail.host", "\(host)")
    }
    for port in [0, -1, 65_536] { #expect(code { $0.port = port } == "mail.port") }
    #expect(
      code {
        $0.security = .none
        $0.credentials = .token(user: "planner", token: "t")
      } == "mail.open-password")
    for text in ["", "a\r\nb", "a\u{0}b"] {
      #expect(code { $0.credentials = .password(user: "planner", password: text) } == "mail.credentials")
    }
  }

  @Test func everyCodeIsDocumented() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "docs/errors.md"), encoding: .utf8)
    for code in SMTPError.codes { #expect(text.contains("| `\(code)` |"), "\(code)") }
  }

  @Test func noPasswordIsKeptFromAConversation() {
    var conversation = Conversation()
    conversation.sent("AUTH PLAIN c2VjcmV0\r\n".utf8)
    conversation.sent("c2VjcmV0\r\n".utf8)
    #expect(!String(describing: conversation).contains("c2Vj"))
  }
}
