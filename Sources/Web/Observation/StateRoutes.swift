// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird

/// What whoever watches the server asks it.
struct StateRoutes: Sendable {
  let source: FeedSource
  let counts: RequestCounts

  /// `/healthz`: the process answers.
  var health: Response { .plain(.ok, "ok") }

  /// `/readyz`: the database can be read, and what it has for feeds. Without a publication the server is ready too: it
  /// says so to whoever asks for a feed.
  var readiness: Response {
    let condition = source.condition
    guard condition.isReadable else { return .plain(.serviceUnavailable, "the database can't be read") }
    return .plain(.ok, condition.plan.map { "plan \($0) is published" } ?? "no plan is published")
  }

  /// `/metrics`: Prometheus' text form.
  var metrics: Response {
    let condition = source.condition
    func gauge(_ name: String, _ help: String, _ value: Int) -> [String] {
      ["# HELP planner_\(name) \(help)", "# TYPE planner_\(name) gauge", "planner_\(name) \(value)"]
    }
    let lines =
      gauge("published_plan", "Number of the published plan; 0 where none is.", condition.plan ?? 0)
      + gauge(
        "database_readable", "Whether the database could be read when it was looked at last.",
        condition.isReadable ? 1 : 0)
      + gauge("feed_tokens", "Tokens that are valid.", condition.tokens)
      + gauge("feed_cache_files", "Feeds that are held ready.", condition.files)
      + gauge("feed_cache_bytes", "Their bytes.", condition.bytes) + counts.lines
    var response = Response.plain(.ok, lines.joined(separator: "\n"))
    response.headers[.contentType] = "text/plain; version=0.0.4; charset=utf-8"
    return response
  }
}
