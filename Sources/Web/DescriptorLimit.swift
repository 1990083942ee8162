// SPDX-License-Identifier: Apache-2.0

import Foundation

/// How many connections this process can have open.
enum DescriptorLimit {
  /// What's open besides connections: the database, its log, sockets that are listened on.
  private static let others = 64

  /// As many connections as are wanted, or as the system lets this process have: what it may ask for itself is asked for. Of a
  /// system that doesn't say (the unit keeps such calls from the server) it's taken that it has been told what's wanted.
  static func connections(_ wanted: Int) -> Int {
    let kind = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    var limit = rlimit()
    guard getrlimit(kind, &limit) == 0 else { return wanted }
    let needed = rlim_t(wanted + others)
    if limit.rlim_cur < needed {
      var higher = limit
      higher.rlim_cur = min(needed, limit.rlim_max)
      if setrlimit(kind, &higher) == 0 { limit = higher }
    }
    return max(1, min(wanted, Int(clamping: limit.rlim_cur) - others))
  }
}
