// SPDX-License-Identifier: Apache-2.0

import Calendars
import Dispatch
import Domain
import Foundation
import Store
import Synchronization
import TestSupport
import Testing

@testable import Web

/// The server on a socket of its own: clients that misbehave, its end, and what it logs.
@Suite(.timeLimit(.minutes(2))) struct SocketTests {
  /// Whether a server is to end.
  private final class Wish: Sendable {
    let isWished = Mutex(false)
  }

  /// Runs `server` while `work` is done with its port, and ends it: how long that took.
  @discardableResult
  private func serving(
    _ server: PlannerServer, _ work: @escaping @Sendable (Int) throws -> Void
  ) async throws -> Duration {
    let wish = Wish()
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    async let running: Void = server.run(until: { wish.isWished.withLock(\.self) }) { event in
      if case .listening(let number) = event { port.yield(number) }
    }
    var found: Int?
    for await number in ports {
      found = number
      break
    }
    let number = try #require(found)
    let outcome: Result<Void, any Error>
    do { outcome = .success(try await Loopback.offPool { try work(number) }) } catch { outcome = .failure(error) }
    wish.isWished.withLock { $0 = true }
    let clock = ContinuousClock()
    let start = clock.now
    try await running
    try outcome.get()
    return start.duration(to: clock.now)
  }

  @Test func aFeedIsServedAndPublishedAnewWithoutARestart() async throws {
    let published = try Published()
    try published.publish(on: "2026-09-02")
    let path = try published.open(.person("hal"))
    let log = Log()
    nonisolated(unsafe) let office = published
    try await serving(try published.server(log: log)) { port in
      let first = try Loopback.get(path, port: port)
      #expect(first.hasPrefix("HTTP/1.1 200 OK\r\n") && first.contains("DTSTAMP:20260902T081500Z"))
      let etag = try #require(first.firstMatch(of: /(?i)etag: ("[0-9a-f]+")/)).1
      let again = try Loopback.get(path, port: port, headers: "If-None-Match: \(etag)\r\n")
      #expect(again.hasPrefix("HTTP/1.1 304 ") && again.contains(etag) && !again.contains("VCALENDAR"))
      var plan = SmallPlan.plan()
      plan.changeOccurrence("course", part: 2) { $0.date = "2026-11-26" }
      try office.publish(plan, on: "2026-09-10")
      for _ in 0..<250 {
        if try Loopback.get(path, port: port).contains("DTSTAMP:20260910T081500Z") { return }
        Thread.sleep(forTimeInterval: 0.02)
      }
      Issue.record("the publication wasn't noticed")
    }
    #expect(log.text.contains("feeds are of another plan plan=2"), "\(log.text)")
  }

  @Test func theLogHasNeitherTokensNorNames() async throws {
    let published = try Published()
    try published.publish(on: "2026-09-02")
    let paths = try [FeedOwner.person("hal"), .school("ash")].map { try published.open($0) }
    let log = Log()
    try await serving(try published.server(log: log)) { port in
      for path in paths {
        _ = try Loopback.get(path, port: port)
        _ = try Loopback.get(path + "x?kind=Hal", port: port, headers: "User-Agent: Hal Tanner\r\n")
      }
      let client = try Loopback(port: port)
      client.send("GET \(paths[0]) NONSENSE\r\n\r\n")
      _ = client.rest()
    }
    let text = log.text
    #expect(text.contains("<6>listening plan=1 port=") && text.contains("<7>request") && text.contains("status=200"))
    for path in paths { #expect(!text.contains(path.dropFirst(7).dropLast(4))) }
    let group = SmallGroup.group()
    for name in group.people.map(\.name) + group.schools.map(\.name) + ["hal", "/feeds/x", "\r"] {
      #expect(!text.contains(name), "\(name): \(text)")
    }
  }

  @Test func slowClientsStopNobodyAndAreSentAway() async throws {
    let published = try Published()
    try published.publish(on: "2026-09-02")
    let path = try published.open(.person("hal"))
    let server = try published.server { $0.patience = .seconds(2) }
    let took = try await serving(server) { port in
      let slow = try (0..<1000).map { _ in try Loopback(port: port) }
      for client in slow { client.send("GET \(path) HTTP/1.1\r\nHost: l") }
      let clock = ContinuousClock()
      for _ in 0..<3 {
        for client in slow { client.send("o") }
        let start = clock.now
        #expect(try Loopback.get(path, port: port).contains(" 200 OK"))
        let answered = start.duration(to: clock.now)
        #expect(answered < .seconds(5))
        Thread.sleep(forTimeInterval: 0.3)
      }
      let areClosed = slow.allSatisfy { $0.isClosed }
      #expect(areClosed)
    }
    #expect(took < .seconds(5))
  }

  @Test func whoIsSlowDoesNotHoldUpTheEnd() async throws {
    let published = try Published()
    let server = try published.server { $0.grace = .seconds(2) }
    let kept = Mutex([Loopback]())
    let took = try await serving(server) { port in
      let clients = try (0..<20).map { _ in try Loopback(port: port) }
      for client in clients { client.send("GET /healthz HTTP/1.1\r\nHost: l") }
      kept.withLock { $0 = clients }
    }
    #expect(took < .seconds(5))
    _ = kept.withLock(\.count)
  }

  @Test func moreThanTheMostConnectionsWait() async throws {
    let published = try Published()
    let server = try published.server { $0.connections = 4 }
    try await serving(server) { port in
      var held = try (0..<4).map { _ in try Loopback(port: port) }
      for client in held { client.send("GET ") }
      Thread.sleep(forTimeInterval: 0.3)
      let waiting = try Loopback(port: port, seconds: 1)
      waiting.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
      let early = waiting.rest()
      #expect(early == "", "\(early)")
      // Answered once one of those before it has gone.
      held.removeLast()
      var answer = ""
      for _ in 0..<10 where answer.isEmpty { answer = waiting.rest() }
      #expect(answer.contains("200 OK"), "\(answer)")
      withExtendedLifetime(held) {}
    }
  }

  @Test func aHeadThatIsTooLargeIsRefused() async throws {
    let published = try Published()
    try await serving(try published.server()) { port in
      for headers in [
        "X: \(String(repeating: "x", count: 20_000))\r\n",
        (0..<2000).map { "X-\($0): y\r\n" }.joined(),
      ] {
        let answer = try Loopback.get("/healthz", port: port, headers: headers)
        #expect(!answer.contains("200 OK"))
      }
      let long = try Loopback.get("/feeds/\(String(repeating: "x", count: 100_000)).ics", port: port)
      #expect(!long.contains("200 OK"))
      #expect(try Loopback.get("/healthz", port: port).contains("200 OK"))
    }
  }

  /// A desk that answers once it's let.
  private final class SlowDesk: AnswerDesk {
    let gate = DispatchSemaphore(value: 0)

    func ask(_ link: String, in database: PlannerDatabase) throws -> AnswerPage? {
      gate.wait()
      return AnswerPage(.fine, html: "asked", style: "")
    }

    func note(
      _ form: FormFields, by link: String, in database: PlannerDatabase, patience: Duration
    ) throws -> AnswerPage? { nil }
  }

  /// Reading a group takes seconds: whoever asks for something else is answered meanwhile.
  @Test func aSlowDeskHoldsNobodyUp() async throws {
    let published = try Published()
    try published.publish(on: "2026-09-02")
    let desk = SlowDesk()
    let server = try PlannerServer(
      PlannerDatabase(published.path, for: .reading, holder: "a test"),
      settings: WebSettings(host: "127.0.0.1", port: 0), logger: Log().logger, answers: desk)
    try await serving(server) { port in
      let waiting = try (0..<20).map { _ in try Loopback(port: port) }
      for client in waiting { client.send("GET /mail/answer/x HTTP/1.1\r\nHost: l\r\nConnection: close\r\n\r\n") }
      for _ in 0..<5 {
        #expect(try Loopback.get("/healthz", port: port).contains(" 200 OK"))
        #expect(try Loopback.get("/mail/unsubscribe/x", port: port).contains(" 404 "))
      }
      for _ in waiting { desk.gate.signal() }
      for client in waiting { #expect(client.rest().hasSuffix("asked")) }
    }
  }
}
