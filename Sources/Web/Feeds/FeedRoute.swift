// SPDX-License-Identifier: Apache-2.0

import Calendars
import Foundation
import HTTPTypes
import Hummingbird

/// `GET /feeds/TOKEN.ics`: a calendar for whoever has its token.
struct FeedRoute: Sendable {
  let source: FeedSource

  /// Answers a request for the path's last part.
  func respond(to request: Request, file: String) async -> Response {
    guard let query = FeedQuery(request.uri.query) else {
      return .plain(.badRequest, "Of the query kind=KIND and cancelled=hide are understood.")
    }
    switch await source.answer(Self.token(file), kinds: query.kinds, hidesCancelled: query.hidesCancelled) {
    case .file(let file): return response(to: request, file)
    case .unknown: return .notFound
    case .notPublished: return .later("No plan has been published yet.", seconds: 3600)
    case .notReadable: return .later("The calendar can't be read just now.", seconds: 60)
    }
  }

  /// What stands before ".ics"; without that it's no token, and is looked up all the same, so that it takes as long.
  private static func token(_ file: String) -> Substring {
    file.hasSuffix(".ics") ? file.dropLast(4) : (file + "?")[...]
  }

  private func response(to request: Request, _ file: FeedFile) -> Response {
    if Conditions(request.headers).isMet(by: file) { return Response(status: .notModified, headers: file.headers) }
    var headers = file.headers
    headers[.contentType] = "text/calendar; charset=utf-8"
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: file.bytes))
  }
}

/// What may stand after the question mark.
struct FeedQuery: Equatable {
  /// Nil: all.
  var kinds: Set<String>?
  var hidesCancelled = false

  /// Nil where a value isn't known: showing more than was asked for would be worse than saying so. Other names say nothing
  /// here; people put them there to make a calendar program forget what it has.
  init?(_ query: String?) {
    for part in (query ?? "").split(separator: "&") {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let value = pair.count == 2 ? String(pair[1]).removingPercentEncoding ?? "" : ""
      // A name too may be written in any way that means the same.
      switch String(pair[0]).removingPercentEncoding ?? String(pair[0]) {
      case "kind":
        let kinds = Set(value.split(separator: ",").map(String.init))
        guard !kinds.isEmpty, kinds.isSubset(of: FeedView.kinds) else { return nil }
        self.kinds = (self.kinds ?? []).union(kinds)
      case "cancelled":
        guard value == "hide" else { return nil }
        hidesCancelled = true
      default: break
      }
    }
  }
}
