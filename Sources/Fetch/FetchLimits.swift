// SPDX-License-Identifier: Apache-2.0

/// How much of time and room one calendar may take.
public struct FetchLimits: Hashable, Sendable {
  /// The most bytes of a calendar; what comes after them isn't taken any more.
  public var bytes = 16 << 20
  /// So long it may take from beginning to end, names and redirects included.
  public var whole = Duration.seconds(60)
  /// So long a connection, TLS included, may take.
  public var connecting = Duration.seconds(10)
  /// So long nothing may come.
  public var silence = Duration.seconds(20)
  /// So often a server may lead on to another address.
  public var redirects = 3
  /// So many of a host's addresses are tried where no connection comes about.
  public var attempts = 3

  /// The usual limits, far above what any diary needs.
  public init() {}
}
