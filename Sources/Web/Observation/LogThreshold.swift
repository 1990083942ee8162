// SPDX-License-Identifier: Apache-2.0

public import Logging
import Synchronization

/// The least that's logged, which may become another while a server runs.
public final class LogThreshold: Sendable {
  private let value: Mutex<Logger.Level>

  /// The least to begin with.
  public init(_ level: Logger.Level) { value = Mutex(level) }

  /// What it is now.
  public var level: Logger.Level {
    get { value.withLock(\.self) }
    set { value.withLock { $0 = newValue } }
  }
}
