// SPDX-License-Identifier: Apache-2.0

import Calendars
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Store
import TestSupport
import Testing

@testable import Web

/// What is answered to whom, past sockets.
@Suite struct FeedServingTests {
  private static let hal = FeedOwner.person("hal")

  private func get(
    _ path: String, from server: PlannerServer, method: HTTPRequest.Method = .get, _ headers: HTTPFields = [:]
  ) async throws -> TestResponse {
    try await server.application().test(.router) { client in
      try await client.execute(uri: path, method: method, headers: headers)
    }
  }

  @Test func aFeedIsServedWithItsValidators() async throws {
    let published = try Published()
    try published.publish(on: "2026-09-02")
    let path = try published.open(Self.hal)
    let server = try published.server()
    let response = try await get(path, from: server)
    #expect(response.status == .ok)
    #expect(response.headers[.contentType] == "text/calendar; charset=utf-8")
    #expect(response.headers[.lastModified] == "Wed, 02 Sep 2026 08:15:00 GMT")
    #expect(response.headers[.cacheControl]?.contains("private") == true)
    #expect(response.headers[.robots] == "noindex" && response.headers[.contentEncoding] == nil)
    let etag = try #require(response.headers[.eTag])
    #expect(etag.hasPrefix("\"") && etag.hasSuffix("\"") && etag.utf8.count == 34)
    #expect(response.text.hasPrefix("BEGIN:VCALENDAR\r\n") && response.text.contains("NAME:Hal Tanner: release time"))
    #expect(response.entries.count == 2)
    #expect(response.entries.allSatisfy { $0["SEQUENCE"] == "0" && $0["DTSTAMP"] == "20260902T081500Z" })

    let head = try await get(path, from: server, method: .head)
    #expect(head.status == .ok && head.body.readableBytes == 0)
    #expect(head.headers[.contentLength] == String(response.body.readableBytes))
    #expect(head.headers[.eTag] == etag)
  }

  @Test func whoHasItIsToldSo() async throws {
    let published = try Published()
    try published.publish(on: "2026-09-02")
    let path = try published.open(Self.hal)
    let server = try published.server()
    let first = try await get(path, from: server)
    let etag = try #require(first.headers[.eTag])
    let date = try #require(first.headers[.lastModified])
    let has: [HTTPFields] = [
      [.ifNoneMatch: etag], [.ifNoneMatch: "\"other\", W/\(etag)"], [.ifNoneMatch: "*"], [.ifModifiedSince: date],
      [.ifNoneMatch: etag, .ifModifiedSince: "nonsense"],
    ]
    for headers in has {
      let response = try await get(path, from: server, headers)
      #expect(response.status == .notModified && response.body.readableBytes == 0, "\(headers)")
      #expect(response.headers[.eTag] == etag && response.headers[.lastModified] == date)
      #expect(response.headers[.cacheControl] == first.headers[.cacheControl])
    }
    let hasNot: [HTTPFields] = [
      [.ifNoneMatch: "\"other\""], [.ifModifiedSince: "Fri, 01 Jan 2027 00:00:00 GMT"],
      [.ifModifiedSince: "Tue, 01 Sep 2026 08:15:00 GMT"], [.ifModifiedSince: "today"],
      // Tags come before dates.
      [.ifNoneMatch: "\"other\"", .ifModifiedSince: date], [.ifNoneMatch: ""],
    ]
    for headers in hasNot {
      let response = try await get(path, from: server, headers)
      #expect(response.status == .ok && response.text == first.text, "\(headers)")
    }
  }

  @Test func whatIsUnknownRevokedAndNoTokenAtAllIsAnsweredAlike() async throws {
    let published = try Published()
    try published.publish(on: "2026-09-02")
    let path = try published.open(Self.hal)
    let other = try published.open(.school("ash"))
    _ = try published.office.revokeFeed(1, signed: Published.signed("2026-09-03"))
    let server = try published.server()
    #expect(try await get(other, from: server).status == .ok)
    let unknown = "/feeds/\(String(repeating: "A", count: 43)).ics"
    var answers: Set<String> = []
    let bare = String(other.dropLast(4))
    for wrong in [
      path, unknown, "/feeds/x.ics", "/feeds/.ics", bare, other + "x", other.uppercased(), "/feeds/%00.ics",
      "/feeds/ä.ics", "/x", "/feeds",
    ] {
      let response = try await get(wrong, from: server)
      #expect(response.status == .notFound, "\(wrong)")
      let headers = response.headers.map { "\($0.name): \($0.value)" }.sorted()
      answers.insert("\(headers) \(response.text)")
    }
    #expect(answers.count == 1, "\(answers)")
  }

  @Test func busyOnlySaysNothingButWhen() async throws {
    let published = try Published()
    let group = SmallGroup.group()
    try published.publish(on: "2026-09-02")
    for owner in [Self.hal, .person("anna"), .school("ash"), .provider("acme"), .activity("course")] {
      let open = try published.open(owner)
      let busy = try published.open(owner, isBusyOnly: true)
      let server = try published.server()
      let whole = try await get(open, from: server)
      let times = try await get(busy, from: server)
      #expect(times.entries.count == whole.entries.count && !times.entries.isEmpty)
      #expect(times.entries.map { $0["DTSTART"] } == whole.entries.map { $0["DTSTART"] })
      #expect(times.entries.allSatisfy { $0["SUMMARY"] == "Busy" && $0["CLASS"] == "PRIVATE" })
      #expect(!times.text.contains("STATUS:OOF"))
      let words =
        group.activities.map(\.title) + group.people.map(\.name) + group.schools.map(\.name)
        + group.providers.map(\.name) + ["LOCATION", "DESCRIPTION", "CATEGORIES", "GEO", "COLOR"]
      for word in words { #expect(!times.text.contains(word), "\(word)") }
      // Nor can it be found out by asking kind by kind.
      for kind in FeedView.kinds {
        #expect(try await get(busy + "?kind=\(kind)", from: server).text == times.text)
      }
    }
  }

  @Test func kindsAreAskedFor() async throws {
    let published = try Published()
    try published.publish(on: "2026-09-02")
    let path = try published.open(.person("anna"))
    let server = try published.server()
    let all = try await get(path, from: server).entries
    let visits = try await get(path + "?kind=visit", from: server).entries
    #expect(visits.count == 1 && visits[0]["CATEGORIES"] == "visit")
    #expect(try await get(path + "?kind=visit,session", from: server).entries.count == all.count)
    #expect(try await get(path + "?kind=visit&kind=session", from: server).entries.count == all.count)
    #expect(try await get(path + "?kind=triad", from: server).entries.isEmpty)
    #expect(try await get(path + "?kind=visit%2Csession&v=2", from: server).entries.count == all.count)
    #expect(try await get(path + "?%6bin%64=visit", from: server).entries.count == 1)
    for query in [
      "kind=party", "kind=", "kind", "cancelled=show", "kind=visit,x", "kind=%", "%6bind=x", "c%61ncelled=show",
    ] {
      #expect(try await get(path + "?" + query, from: server).status == .badRequest, "\(query)")
    }
  }

  @Test func nothingIsWritten() async throws {
    let published = try Published()
    try published.publish(on: "2026-09-02")
    let path = try published.open(Self.hal)
    let server = try published.server()
    for method in [.post, .put, .delete, .options] as [HTTPRequest.Method] {
      let response = try await get(path, from: server, method: method)
      #expect(response.status == .methodNotAllowed && response.headers[.allow] == "GET, HEAD")
    }
  }

  @Test func beforeAnythingIsPublishedItIsSaidToWhoMayKnow() async throws {
    let published = try Published()
    let path = try published.open(Self.hal)
    let server = try published.server()
    let early = try await get(path, from: server)
    #expect(early.status == .serviceUnavailable && early.headers[.retryAfter] == "3600")
    #expect(try await get("/readyz", from: server).text == "no plan is published\n")
    try published.publish(on: "2026-09-02")
    #expect(await server.source.refresh() == .published(1))
    #expect(await server.source.refresh() == .none)
    #expect(try await get(path, from: server).entries.count == 2)
    #expect(try await get("/readyz", from: server).text == "plan 1 is published\n")
  }

  @Test func whoHasLeftHasNoFeedAnyMore() async throws {
    let published = try Published()
    try published.publish(on: "2026-09-02")
    let path = try published.open(.person("kit"))
    let server = try published.server()
    #expect(try await get(path, from: server).status == .ok)
    var group = SmallGroup.group()
    group.people.removeAll { $0.id == "kit" }
    try published.publish(of: group, on: "2026-09-03")
    #expect(await server.source.refresh() == .published(2))
    #expect(try await get(path, from: server).status == .notFound)
  }

  @Test func aTokenThatIsRevokedIsNoticed() async throws {
    let published = try Published()
    try published.publish(on: "2026-09-02")
    let path = try published.open(Self.hal)
    let server = try published.server()
    #expect(try await get(path, from: server).status == .ok)
    _ = try published.office.revokeFeed(1, signed: Published.signed("2026-09-03"))
    #expect(await server.source.refresh() == .tokens)
    #expect(try await get(path, from: server).status == .notFound)
  }

  /// In the second of the publication too: nobody waits for the next plan.
  @Test func whatIsWithdrawnIsShownAsCancelledAtOnce() async throws {
    let published = try Published()
    try published.publish(on: "2026-09-02")
    let path = try published.open(Self.hal)
    let server = try published.server()
    let before = try await get(path, from: server)
    #expect(!before.text.contains("STATUS:CANCELLED") && before.text.contains("(2 of 2)"))
    try published.withdraw([Withdrawal(.meeting("course", .init(part: 2)), on: "2026-11-19")], on: "2026-09-02")
    #expect(await server.source.refresh() == .published(1))
    let after = try await get(path, from: server)
    let entries = after.text.components(separatedBy: "BEGIN:VEVENT").dropFirst()
    #expect(entries.count == 2 && after.headers[.eTag] != before.headers[.eTag])
    let off = entries.filter { $0.contains("STATUS:CANCELLED") }
    #expect(off.count == 1 && off[0].contains("SEQUENCE:1") && off[0].contains("(2 of 2)"), "\(after.text)")
  }

  /// As a hand does it with `mv`: `restore` refuses while somebody serves.
  @Test func aDatabasePutInTheServedOnesPlaceIsNoticed() async throws {
    let published = try Published()
    try published.publish(on: "2026-09-02")
    let path = try published.open(Self.hal)
    let copy = published.path + ".copy"
    try published.office.backUp(to: copy)
    try published.publish(of: SmallGroup.group(), on: "2026-09-03")
    let server = try published.server()
    #expect(try await get("/readyz", from: server).text == "plan 2 is published\n")
    let first = try await get(path, from: server).text
    for ending in ["-wal", "-shm"] { unlink(published.path + ending) }
    #expect(rename(copy, published.path) == 0)
    #expect(await server.source.refresh() == .replaced(1))
    #expect(await server.source.refresh() == .none)
    #expect(try await get("/readyz", from: server).text == "plan 1 is published\n")
    #expect(try await get(path, from: server).text == first)
    // What's written there is seen too.
    _ = try published.office.revokeFeed(1, signed: Published.signed("2026-09-03"))
    #expect(await server.source.refresh() == .tokens)
    for ending in ["", "-wal", "-shm"] { unlink(published.path + ending) }
    guard case .unreadable(let error) = await server.source.refresh() else {
      Issue.record("that it's gone isn't noticed")
      return
    }
    #expect(error.code == .missing)
    #expect(try await get("/readyz", from: server).status == .serviceUnavailable)
  }

  @Test func whatIsCountedHasNoTokenInIt() async throws {
    let published = try Published()
    try published.publish(on: "2026-09-02")
    let path = try published.open(Self.hal)
    let server = try published.server()
    for uri in [path, path, "/feeds/x.ics", "/x/\(path)", "/healthz"] { _ = try await get(uri, from: server) }
    let metrics = try await get("/metrics", from: server)
    #expect(metrics.headers[.contentType]?.hasPrefix("text/plain; version=0.0.4") == true)
    let ok = "planner_http_requests_total{route=\"/feeds/{file}\",method=\"GET\",status=\"200\"} 2"
    #expect(metrics.text.contains(ok), "\(metrics.text)")
    #expect(metrics.text.contains("route=\"none\",method=\"GET\",status=\"404\"} 1"))
    #expect(
      metrics.text.contains("planner_published_plan 1\n") && metrics.text.contains("planner_feed_cache_files 1\n"))
    let token = path.dropFirst(7).dropLast(4)
    #expect(!metrics.text.contains(token) && !metrics.text.contains("hal"))
  }

  @Test func theCacheKeepsToItsSize() {
    var cache = FeedCache(most: 10_000)
    let file = FeedFile([UInt8](repeating: 0, count: 700), modified: UTCInstant(secondsSince1970: 0))
    for number in 0..<5000 {
      cache.add(file, for: FeedCache.Key(feed: "person/\(number)", view: FeedView()))
      #expect(cache.bytes <= 10_000 && cache.count <= 10)
    }
    #expect(cache[FeedCache.Key(feed: "person/4999", view: FeedView())] != nil)
    #expect(cache[FeedCache.Key(feed: "person/4989", view: FeedView())] == nil)
  }

  @Test(arguments: [0, 951_782_400, 1_798_761_599, 1_793_000_000]) func datesComeBack(seconds: Int) {
    let instant = UTCInstant(secondsSince1970: seconds)
    #expect(HTTPDate.instant(HTTPDate.text(instant)) == instant)
    if seconds == 951_782_400 { #expect(HTTPDate.text(instant) == "Tue, 29 Feb 2000 00:00:00 GMT") }
  }
}
