// SPDX-License-Identifier: Apache-2.0

import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Store
import TestSupport
import Testing

@testable import Web

/// Links to unsubscribe: asked by GET, done by POST (RFC 8058).
@Suite struct UnsubscribeTests {
  private let published: Published
  private let link = UnsubscribeLink()
  private var path: String { "/mail/unsubscribe/\(link.text)" }

  init() throws {
    published = try Published()
    try published.publish(on: "2026-09-02")
    let message = MessageContent(
      id: "a@trust.example", kind: .person, person: "hal", sender: "planner@trust.example",
      recipient: "hal@oak.example", plan: 1, day: "2026-09-02", bytes: [65], link: link)
    _ = try published.office.queue([message], ofPublished: 1, signed: Published.signed("2026-09-02"))
  }

  private func send(
    _ path: String, _ method: HTTPRequest.Method, to server: PlannerServer, body: String = "List-Unsubscribe=One-Click"
  ) async throws -> TestResponse {
    try await server.application().test(.router) { client in
      try await client.execute(
        uri: path, method: method, headers: [.contentType: "application/x-www-form-urlencoded"],
        body: method == .post ? ByteBuffer(string: body) : nil)
    }
  }

  private func unsubscriptions() throws -> [String] { try published.office.unsubscriptions().map(\.person) }

  @Test func aGETOnlyAsksAndAPOSTDoesIt() async throws {
    let log = Log()
    let server = try published.server(log: log)
    for _ in 0..<3 {
      let asked = try await send(path, .get, to: server)
      #expect(asked.status == .ok && asked.text.contains("<form method=\"post\">"))
      #expect(asked.headers[.cacheControl] == "no-store" && asked.headers[.robots] == "noindex")
      #expect(asked.headers[.contentSecurityPolicy]?.hasPrefix("default-src 'none'") == true)
      #expect(try await send(path, .head, to: server).status == .ok)
    }
    #expect(try unsubscriptions() == [])
    let done = try await send(path, .post, to: server)
    #expect(done.status == .ok && done.text.contains("You get no more weekly messages about your own release time"))
    #expect(try unsubscriptions() == ["hal"])
    // A second time is no fault.
    #expect(try await send(path, .post, to: server).status == .ok)
    #expect(try unsubscriptions() == ["hal"])
    // Neither whose it is nor the link is told to anybody.
    #expect(!done.text.contains("hal") && !log.text.contains(link.text) && log.text.contains("/mail/unsubscribe/"))
  }

  @Test func whatIsNoLinkIsNotThere() async throws {
    let server = try published.server()
    for path in ["/mail/unsubscribe/x", "/mail/unsubscribe/", path + "x", path + "/more", "/mail/"] {
      #expect(try await send(path, .get, to: server).status == .notFound, "\(path)")
      #expect(try await send(path, .post, to: server).status == .notFound, "\(path)")
    }
    #expect(try await send(path, .put, to: server).status == .methodNotAllowed)
    #expect(try unsubscriptions() == [])
  }

  @Test func whileSomebodyElseWritesItIsAskedForAgain() async throws {
    let server = try published.server { $0.writePatience = .milliseconds(100) }
    let office = try published.office
    let response = try await send(path, .post, to: server)
    #expect(response.status == .serviceUnavailable && response.headers[.retryAfter] == "60")
    withExtendedLifetime(office) {}
  }

  @Test func aLargeRequestIsRefused() async throws {
    let server = try published.server()
    let response = try await send(path, .post, to: server, body: String(repeating: "x", count: 100_000))
    #expect(response.status == .contentTooLarge)
    #expect(try unsubscriptions() == [])
  }
}
