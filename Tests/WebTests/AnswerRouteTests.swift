// SPDX-License-Identifier: Apache-2.0

import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Store
import Synchronization
import TestSupport
import Testing

@testable import Web

/// The way by which heads answer: what reaches the desk, what doesn't, and what's said of its pages.
@Suite struct AnswerRouteTests {
  /// Knows one link, and remembers what it was asked.
  private final class Desk: AnswerDesk {
    let noted = Mutex([FormFields]())
    let meaning: AnswerPage.Meaning

    init(meaning: AnswerPage.Meaning = .fine) { self.meaning = meaning }

    var count: Int { noted.withLock(\.count) }

    private func page(_ text: String) -> AnswerPage {
      AnswerPage(meaning, html: "<style>p{margin:0}</style><p>\(text)</p>", style: "p{margin:0}")
    }

    func ask(_ link: String, in database: PlannerDatabase) throws -> AnswerPage? {
      return link == "good" ? page("asked") : nil
    }

    func note(
      _ form: FormFields, by link: String, in database: PlannerDatabase, patience: Duration
    ) throws -> AnswerPage? {
      if link != "good" { return nil }
      _ = try database.writer(holder: "planner serve", patience: patience)
      noted.withLock { $0.append(form) }
      return page("noted")
    }
  }

  private static let form = "application/x-www-form-urlencoded"
  private let published: Published

  init() throws {
    published = try Published()
    try published.publish(on: "2026-09-02")
  }

  private func server(_ desk: Desk?, log: Log = Log()) throws -> PlannerServer {
    var settings = WebSettings(host: "127.0.0.1", port: 0)
    settings.writePatience = .milliseconds(200)
    return try PlannerServer(
      PlannerDatabase(published.path, for: .reading, holder: "a test"), settings: settings, logger: log.logger,
      answers: desk)
  }

  private func send(
    _ path: String, _ method: HTTPRequest.Method, to server: PlannerServer, body: String = "verdict=yes",
    headers: HTTPFields = [.contentType: form]
  ) async throws -> TestResponse {
    try await server.application().test(.router) { client in
      try await client.execute(
        uri: path, method: method, headers: headers, body: method == .post ? ByteBuffer(string: body) : nil)
    }
  }

  @Test func aGETOnlyAsksAndAPOSTNotes() async throws {
    let (desk, log) = (Desk(), Log())
    let server = try server(desk, log: log)
    let asked = try await send("/mail/answer/good", .get, to: server)
    #expect(asked.status == .ok && asked.text.contains("asked"))
    #expect(asked.headers[.cacheControl] == "no-store" && asked.headers[.robots] == "noindex")
    #expect(asked.headers[.referrerPolicy] == "no-referrer")
    let policy = try #require(asked.headers[.contentSecurityPolicy])
    // What a browser works out itself of the bytes between <style> and </style>.
    #expect(policy.hasPrefix("default-src 'none'; style-src 'sha256-") && policy.contains("form-action 'self'"))
    #expect(!policy.contains("unsafe") && !policy.contains("script"))
    #expect(try await send("/mail/answer/good", .head, to: server).status == .ok)
    #expect(desk.count == 0)
    let noted = try await send(
      "/mail/answer/good", .post, to: server, body: "verdict=not-these&not=a%26b&not=caf%C3%A9+x")
    #expect(noted.status == .ok && noted.text.contains("noted"))
    let first = desk.noted.withLock(\.first)
    let form = try #require(first)
    #expect(form["verdict"] == "not-these" && form[all: "not"] == ["a&b", "café x"] && form["not"] == nil)
    #expect(!log.text.contains("good") && log.text.contains("/mail/answer/"))
  }

  @Test func whatIsNoLinkIsNotThere() async throws {
    let server = try server(Desk())
    let nobody = try self.server(nil)
    let wrong = try await send("/mail/answer/bad", .get, to: server)
    for path in ["/mail/answer/bad", "/mail/answer/", "/mail/answer/goodx", "/mail/answer/good/more"] {
      for method in [.get, .post] as [HTTPRequest.Method] {
        let response = try await send(path, method, to: server)
        #expect(response.status == .notFound && response.text == wrong.text, "\(method) \(path)")
        #expect(response.headers == wrong.headers || method == .post)
      }
    }
    for method in [.get, .post] as [HTTPRequest.Method] {
      #expect(try await send("/mail/answer/good", method, to: nobody).status == .notFound)
    }
    for method in [.put, .delete] as [HTTPRequest.Method] {
      let response = try await send("/mail/answer/good", method, to: server)
      #expect(response.status == .methodNotAllowed && response.headers[.allow] == "GET, HEAD, POST")
    }
  }

  @Test func whatNoBrowserSendsFromThePageNeverReachesTheDesk() async throws {
    let desk = Desk()
    let server = try server(desk)
    func status(_ body: String, _ headers: HTTPFields) async throws -> HTTPResponse.Status {
      try await send("/mail/answer/good", .post, to: server, body: body, headers: headers).status
    }
    let large = "verdict=yes&x=" + String(repeating: "x", count: 64 << 10)
    #expect(try await status(large, [.contentType: Self.form]) == .contentTooLarge)
    for type in ["text/plain", "multipart/form-data; boundary=x", "application/json", ""] {
      #expect(try await status("verdict=yes", [.contentType: type]) == .unsupportedMediaType, "\(type)")
    }
    #expect(try await status("verdict=yes", [:]) == .unsupportedMediaType)
    for body in ["verdict=%FF", "verdict=%zz"] {
      #expect(try await status(body, [.contentType: Self.form]) == .unsupportedMediaType, "\(body)")
    }
    let site = try #require(HTTPField.Name("Sec-Fetch-Site"))
    for value in ["cross-site", "same-site", "none"] {
      #expect(try await status("verdict=yes", [.contentType: Self.form, site: value]) == .forbidden, "\(value)")
    }
    #expect(desk.count == 0)
    #expect(try await status("verdict=yes", [.contentType: Self.form + "; charset=UTF-8", site: "same-origin"]) == .ok)
  }

  /// Four bytes a character, each of them percent-encoded; and a reason that's too long by far is still read, so that the
  /// desk can say so.
  @Test func theLongestReasonComesWhole() async throws {
    let (desk, log) = (Desk(), Log())
    let server = try server(desk, log: log)
    let boxes = String(repeating: "&not=" + String(repeating: "0", count: 32), count: 100)
    for count in [1000, 4000] {
      let reason = String(repeating: "%F0%9F%98%80", count: count)
      let sent = try await send(
        "/mail/answer/good", .post, to: server, body: "verdict=no\(boxes)&reason=secret%0D%0A\(reason)")
      #expect(sent.status == .ok)
      let last = desk.noted.withLock(\.last)
      #expect(last?["reason"] == "secret\r\n" + String(repeating: "\u{1F600}", count: count))
    }
    #expect(!log.text.contains("secret") && !log.text.contains("\u{1F600}"))
  }

  @Test(arguments: [
    (AnswerPage.Meaning.unclear, HTTPResponse.Status.unprocessableContent), (.outdated, .conflict),
  ])
  func whatCannotBeMeantIsNoSuccess(meaning: AnswerPage.Meaning, status: HTTPResponse.Status) async throws {
    let server = try server(Desk(meaning: meaning))
    let response = try await send("/mail/answer/good", .post, to: server)
    #expect(response.status == status && response.headers[.contentType] == "text/html; charset=utf-8")
  }

  @Test func whileSomebodyElseWritesItIsAskedForAgain() async throws {
    let desk = Desk()
    let server = try server(desk)
    let office = try published.office
    let response = try await send("/mail/answer/good", .post, to: server)
    #expect(response.status == .serviceUnavailable && response.headers[.retryAfter] == "60")
    #expect(desk.count == 0)
    withExtendedLifetime(office) {}
  }
}
