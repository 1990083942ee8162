// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import Fetch

/// Fetching from a real server that does what it shouldn't.
@Suite(.timeLimit(.minutes(2))) struct FetcherTests {
  private static let text = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"

  private static func near(
    _ resolver: HostResolver = .system, _ change: (inout FetchLimits) -> Void = { _ in }
  ) -> CalendarFetcher {
    var rules = FetchRules()
    (rules.allowsOpen, rules.allowsNear) = (true, true)
    var limits = FetchLimits()
    change(&limits)
    return CalendarFetcher(rules, limits: limits, resolver: resolver)
  }

  private func code(
    _ fetcher: CalendarFetcher, _ address: String, known: Validators = Validators(tag: nil, modified: nil)
  ) async throws -> FetchError.Code? {
    let address = try CalendarAddress(address)
    do throws(FetchError) { _ = try await fetcher.fetch(address, known: known) } catch { return error.code }
    return nil
  }

  @Test func aCalendarComesOnceAndThenOnlyWhenItHasChanged() async throws {
    let server = try CalendarServer(["/a": .calendar(tag: "one", Self.text)])
    let address = try CalendarAddress(server.address("/a"))
    let known = Validators(tag: "\"one\"", modified: nil)
    #expect(try await Self.near().fetch(address) == .bytes(Array(Self.text.utf8), known))
    #expect(try await Self.near().fetch(address, known: known) == .unchanged)
    server["/a"] = .calendar(tag: "two", Self.text + Self.text)
    guard case .bytes(let bytes, let now) = try await Self.near().fetch(address, known: known) else {
      Issue.record("it has changed")
      return
    }
    #expect(bytes.count == 2 * Self.text.utf8.count && now.tag == "\"two\"")
    let head = try #require(server.requests.first?.lowercased())
    #expect(
      head.contains("\r\nhost: 127.0.0.1:\(server.port)\r\n") && head.contains("\r\naccept-encoding: identity\r\n"))
    #expect(!head.contains("cookie") && !head.contains("if-") && !head.contains("authorization"))
  }

  /// Whoever has nothing can't have it unchanged.
  @Test func unchangedIsNoAnswerToWhoeverHasNothing() async throws {
    let server = try CalendarServer(["/a": .say("HTTP/1.1 304 Not Modified\r\n\r\n")])
    #expect(try await code(Self.near(), server.address("/a")) == .status)
  }

  @Test func nothingNearIsAskedUnlessItIsAllowed() async throws {
    let server = try CalendarServer(["/a": .calendar(tag: "one", Self.text)])
    var rules = FetchRules()
    rules.allowsOpen = true
    let strict = CalendarFetcher(rules)
    #expect(try await code(strict, server.address("/a")) == .network)
    // Names that lead there, and other ways to write it, which the system takes for addresses.
    for host in ["localhost", "127.1", "2130706433", "0x7f000001", "0177.0.0.1"] {
      #expect(try await code(strict, server.address("/a", host: host)) == .network, "\(host)")
    }
    // One private address among public ones is enough.
    let mixed = HostResolver { _ in ["1.1.1.1", "127.0.0.1"].compactMap { NetworkAddress($0) } }
    #expect(
      try await code(CalendarFetcher(rules, resolver: mixed), server.address("/a", host: "a.example")) == .network)
    #expect(try await code(CalendarFetcher(FetchRules()), server.address("/a")) == .open)
    #expect(server.requests == [])
    #expect(try await code(Self.near(), server.address("/a", host: "localhost")) == nil)
  }

  /// The name isn't looked up a second time: where the fetcher's resolver leads is where the request goes, though the system
  /// knows no such host.
  @Test func theConnectionGoesToTheAddressThatWasChecked() async throws {
    let server = try CalendarServer(["/a": .calendar(tag: "one", Self.text)])
    let pinned = HostResolver { _ in [NetworkAddress("127.0.0.1")].compactMap(\.self) }
    #expect(try await code(Self.near(pinned), server.address("/a", host: "nowhere.invalid")) == nil)
    #expect(server.requests.first?.lowercased().contains("host: nowhere.invalid:\(server.port)\r\n") == true)
    // And the other way round: "localhost" is one of the system's, and isn't gone to.
    let elsewhere = HostResolver { _ in [NetworkAddress("127.0.0.2")].compactMap(\.self) }
    let here = try CalendarServer()
    #expect(try await code(Self.near(elsewhere), here.address("/a", host: "localhost")) == .connection)
    #expect(here.requests == [])
    #expect(
      try await code(Self.near(HostResolver { _ in [] }), server.address("/a", host: "nowhere.invalid")) == .host)
  }

  @Test func whereAnAddressTakesNoConnectionTheNextIsTried() async throws {
    let server = try CalendarServer(["/a": .calendar(tag: "one", Self.text)])
    let two = HostResolver { _ in ["127.0.0.2", "127.0.0.1"].compactMap { NetworkAddress($0) } }
    #expect(try await code(Self.near(two), server.address("/a", host: "a.example")) == nil)
  }

  @Test func whatAServerLeadsOnToIsCheckedLikeTheFirst() async throws {
    let target = try CalendarServer(["/a": .calendar(tag: "one", Self.text)])
    let server = try CalendarServer([
      "/near": .lead(target.address("/a")), "/same": .lead("/b"), "/b": .calendar(tag: "b", Self.text),
      "/cloud": .lead("http://169.254.169.254/latest/meta-data"), "/loop": .lead("/loop"),
      "/file": .lead("file:///etc/passwd"), "/word": .lead("http://u:p@\(target.address("/a").dropFirst(7))"),
      "/nowhere": .say("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n"),
    ])
    #expect(try await code(Self.near(), server.address("/near")) == nil)
    #expect(try await code(Self.near(), server.address("/same")) == nil)
    #expect(try await code(Self.near(), server.address("/cloud")) == .network)
    let asked = server.requests.count
    #expect(try await code(Self.near(), server.address("/loop")) == .redirect)
    #expect(server.requests.count == asked + 4)
    for path in ["/file", "/word", "/nowhere"] {
      #expect(try await code(Self.near(), server.address(path)) == .redirect, "\(path)")
    }
    #expect(target.requests.count == 1)
  }

  @Test func aFloodIsCut() async throws {
    let server = try CalendarServer([
      "/stated": .flood("HTTP/1.1 200 OK\r\nContent-Length: 3000000000\r\n\r\n"),
      "/endless": .flood("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"),
      "/head": .flood("HTTP/1.1 200 OK\r\nX-A: "),
    ])
    let fetcher = Self.near { $0.bytes = 1 << 20 }
    #expect(try await code(fetcher, server.address("/stated")) == .tooLarge)
    #expect(try await code(fetcher, server.address("/endless")) == .tooLarge)
    #expect(try await code(fetcher, server.address("/head")) == .answer)
    // What's on the way is counted too: some megabytes of buffers, and no gigabyte.
    #expect(server.flooded < 64 << 20, "\(server.flooded)")
  }

  /// Of whom nobody leaves, the server closes the connection after 20 seconds, and that's no answer.
  @Test func whoeverKeepsSilentIsLeft() async throws {
    let server = try CalendarServer([
      "/before": .stall(""), "/head": .stall("HTTP/1.1 200 OK\r\nContent-"),
      "/body": .stall("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nBEGIN:VCALENDAR"),
    ])
    for path in ["/before", "/head", "/body"] {
      let silent = try await code(Self.near { $0.silence = .milliseconds(300) }, server.address(path))
      let whole = try await code(Self.near { $0.whole = .milliseconds(300) }, server.address(path))
      #expect(silent == .timeout && whole == .timeout, "\(path)")
    }
    // A name that's never found.
    let slow = HostResolver { _ in
      try? await Task.sleep(for: .seconds(3600))
      return []
    }
    #expect(
      try await code(Self.near(slow) { $0.whole = .milliseconds(300) }, server.address("/", host: "a")) == .timeout)
  }

  /// The system's own way to look names up can't be ended: whoever waited for it would wait for ever here.
  @Test func aNameThatIsLookedUpForEverIsLeft() async throws {
    let gate = DispatchSemaphore(value: 0)
    let stuck = HostResolver(blocking: { _ in
      gate.wait()
      return []
    })
    let fetcher = Self.near(stuck) { $0.whole = .milliseconds(300) }
    #expect(try await code(fetcher, "http://a.example/") == .timeout)
    gate.signal()
  }

  @Test func whatIsNoAnswerIsRefused() async throws {
    let server = try CalendarServer([
      "/gone": .say("HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n"),
      "/broken": .say("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 4\r\n\r\nsorr"),
      "/word": .say("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=x\r\nContent-Length: 0\r\n\r\n"),
      "/rubbish": .say("hello\r\n\r\n"), "/nothing": .say(""),
      "/short": .say("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nBEGIN"),
      "/packed": .say("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 1\r\n\r\nx"),
    ])
    for path in ["/gone", "/broken", "/word", "/missing"] {
      #expect(try await code(Self.near(), server.address(path)) == .status, "\(path)")
    }
    for path in ["/rubbish", "/nothing", "/short", "/packed"] {
      #expect(try await code(Self.near(), server.address(path)) == .answer, "\(path)")
    }
    let closed = try CalendarServer().address("/")
    #expect(try await code(Self.near(), closed) == .connection)
  }

  private static let openssl = "/usr/bin/openssl"

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: openssl), "openssl isn't there"))
  func onlyTheHostOfTheCertificateIsBelieved() async throws {
    let folder = try TemporaryFolder()
    let (key, certificate) = ("key.pem", "certificate.pem")
    func start(_ arguments: [String]) throws -> (Process, FileHandle) {
      let (process, output) = (Process(), Pipe())
      process.executableURL = URL(filePath: Self.openssl)
      process.arguments = arguments
      process.currentDirectoryURL = folder.url
      process.standardOutput = output
      process.standardError = FileHandle.nullDevice
      try process.run()
      return (process, output.fileHandleForReading)
    }
    try start([
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", key, "-out",
      certificate, "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
    ]).0.waitUntilExit()
    // Files are whole answers.
    let plain = try CalendarServer(["/a": .calendar(tag: "one", Self.text)])
    try folder.write("a.ics", Data("HTTP/1.0 200 OK\r\n\r\n\(Self.text)".utf8))
    try folder.write("open", Data("HTTP/1.0 302 Found\r\nLocation: \(plain.address("/a"))\r\n\r\n".utf8))
    let (server, output) = try start(["s_server", "-accept", "0", "-key", key, "-cert", certificate, "-HTTP"])
    defer { server.terminate() }
    var said = ""
    while !said.contains(/ACCEPT .*:[0-9]+\n/) {
      let more = output.availableData
      try #require(!more.isEmpty, "\(said)")
      said += String(decoding: more, as: UTF8.self)
    }
    let port = try #require(said.firstMatch(of: /ACCEPT .*:([0-9]+)\n/)?.1)
    var rules = FetchRules()
    rules.allowsNear = true
    #expect(try await code(CalendarFetcher(rules), "https://localhost:\(port)/a.ics") == .certificate)
    rules.certificates = folder.url.appending(path: certificate).path(percentEncoded: false)
    let trusting = CalendarFetcher(rules)
    #expect(try await code(trusting, "https://localhost:\(port)/a.ics") == nil)
    #expect(try await code(trusting, "https://127.0.0.1:\(port)/a.ics") == .certificate)
    // From TLS nobody is led to where there's none.
    #expect(try await code(trusting, "https://localhost:\(port)/open") == .open)
    #expect(plain.requests == [])
    let other = HostResolver { _ in [NetworkAddress("127.0.0.1")].compactMap(\.self) }
    #expect(
      try await code(CalendarFetcher(rules, resolver: other), "https://other.example:\(port)/a.ics") == .certificate)
    rules.certificates = folder.url.appending(path: key).path(percentEncoded: false)
    #expect(try await code(CalendarFetcher(rules), "https://localhost:\(port)/a.ics") == .certificate)
  }
}
