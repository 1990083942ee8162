// SPDX-License-Identifier: Apache-2.0

/// How long a message waits that wasn't taken.
public enum BackOff {
  /// After the first attempt, the second, and so on.
  private static let waits: [Duration] = [5, 15, 30, 60, 120, 240].map { .seconds($0 * 60) }

  /// So often a message is tried: for about three days, which a week's digest is worth.
  public static let mostAttempts = 22

  /// The time until the next attempt.
  ///
  /// - Parameter attempts: how many have failed, this one among them: 1 or more.
  /// - Returns: nil where it has been tried often enough.
  public static func wait(after attempts: Int) -> Duration? {
    guard attempts < mostAttempts else { return nil }
    return waits[min(max(attempts, 1), waits.count) - 1]
  }
}
