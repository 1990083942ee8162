// SPDX-License-Identifier: Apache-2.0

import Logging
import Synchronization
import Testing

@testable import Web

/// What's logged, and that it changes while a server runs.
@Suite struct JournalLogTests {
  private final class Lines: Sendable {
    let all = Mutex([String]())
    func take() -> [String] {
      all.withLock { lines in
        defer { lines = [] }
        return lines
      }
    }
  }

  @Test func aThresholdCountsAtOnceForEveryCopy() {
    let (lines, threshold) = (Lines(), LogThreshold(.info))
    let log = JournalLog(threshold: threshold, isJournal: true) { line in lines.all.withLock { $0.append(line) } }
    let logger = Logger(label: "test") { _ in log }
    var quiet = logger
    quiet.logLevel = .warning
    func speak() -> [String] {
      for level in [Logger.Level.debug, .info, .warning, .error] {
        logger.log(level: level, "loud")
        quiet.log(level: level, "quiet")
      }
      return lines.take()
    }
    #expect(speak() == ["<6>loud", "<4>loud", "<4>quiet", "<3>loud", "<3>quiet"])
    threshold.level = .error
    #expect(speak() == ["<3>loud", "<3>quiet"])
    threshold.level = .debug
    #expect(speak() == ["<7>loud", "<6>loud", "<4>loud", "<4>quiet", "<3>loud", "<3>quiet"])
  }
}
