// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// How many requests there were, by route and status, and how long they took: what `/metrics` tells.
final class RequestCounts: Sendable {
  /// The upper ends of the histogram's classes, in microseconds; the last class has none.
  static let bounds = [500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000]

  private struct Kind: Hashable {
    var route: String
    var method: String
    var status: Int
  }

  private struct Times {
    var classes = [Int](repeating: 0, count: RequestCounts.bounds.count + 1)
    /// Microseconds.
    var sum = 0
  }

  private struct State {
    var counts: [Kind: Int] = [:]
    var times: [String: Times] = [:]
  }

  private let state = Mutex(State())

  /// Counts a request. `route` is the route's pattern and never the path, which has the token in it.
  func add(route: String, method: String, status: Int, took: Duration) {
    let microseconds = Int(took / .microseconds(1))
    let place = Self.bounds.firstIndex { microseconds <= $0 } ?? Self.bounds.count
    state.withLock { state in
      state.counts[Kind(route: route, method: method, status: status), default: 0] += 1
      state.times[route, default: Times()].classes[place] += 1
      state.times[route, default: Times()].sum += microseconds
    }
  }

  /// The lines of Prometheus' text form, in an order that stays the same.
  var lines: [String] {
    let state = state.withLock { $0 }
    var lines = [
      "# HELP planner_http_requests_total Requests answered.", "# TYPE planner_http_requests_total counter",
    ]
    let counts = state.counts.sorted { a, b in
      (a.key.route, a.key.method, a.key.status) < (b.key.route, b.key.method, b.key.status)
    }
    for (kind, count) in counts {
      lines.append(
        "planner_http_requests_total{route=\"\(kind.route)\",method=\"\(kind.method)\",status=\"\(kind.status)\"} \(count)"
      )
    }
    lines += [
      "# HELP planner_http_request_seconds Time from a request's head to its response.",
      "# TYPE planner_http_request_seconds histogram",
    ]
    for (route, times) in state.times.sorted(by: { $0.key < $1.key }) { lines += Self.histogram(route, times) }
    return lines
  }

  private static func histogram(_ route: String, _ times: Times) -> [String] {
    let name = "planner_http_request_seconds"
    var total = 0
    var lines: [String] = []
    for (count, bound) in zip(times.classes, bounds.map { seconds($0) } + ["+Inf"]) {
      total += count
      lines.append("\(name)_bucket{route=\"\(route)\",le=\"\(bound)\"} \(total)")
    }
    return lines + [
      "\(name)_sum{route=\"\(route)\"} \(seconds(times.sum))", "\(name)_count{route=\"\(route)\"} \(total)",
    ]
  }

  /// "0.0005"
  private static func seconds(_ microseconds: Int) -> String { String(Double(microseconds) / 1_000_000) }
}
