// SPDX-License-Identifier: Apache-2.0

import Logging
import ServiceLifecycle
import Store

/// Looks at the database again and again, since others publish and revoke while the server runs.
struct ChangeWatch: Service {
  let source: FeedSource
  let interval: Duration
  let logger: Logger
  let telling: @Sendable (ServerEvent) -> Void

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        tell(await source.refresh())
        if source.condition.isReadable { telling(.looked) }
        // Cancelled is the same as slept out: the loop looks.
        try? await Task.sleep(for: interval)
      }
    }
  }

  private func tell(_ change: FeedSource.Change) {
    switch change {
    case .none: break
    case .published(let plan): logger.info("feeds are of another plan", metadata: ["plan": "\(plan ?? 0)"])
    case .tokens: logger.info("tokens have changed", metadata: ["valid": "\(source.condition.tokens)"])
    case .replaced(let plan): logger.notice("the database was replaced", metadata: ["plan": "\(plan ?? 0)"])
    // Its message names the database's path, and nobody in it.
    case .unreadable(let error):
      logger.error(
        "the database can't be read", metadata: ["code": "\(error.code.rawValue)", "why": "\(error.message)"])
    case .readable: logger.notice("the database can be read again")
    }
  }
}
