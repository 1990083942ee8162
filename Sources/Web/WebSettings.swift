// SPDX-License-Identifier: Apache-2.0

/// Where and within which limits the server serves.
public struct WebSettings: Sendable {
  /// The name or address that is listened on.
  public var host: String
  /// 0 … 65535; with 0 the system chooses.
  public var port: Int
  /// The most connections at a time, as far as the system lets the process have them; others wait in the system's queue. A
  /// thousand clients that never come to an end leave room for others.
  public var connections = 3000
  /// The most bytes of a request's head.
  public var headBytes = 8 << 10
  /// After so long a connection is closed on which no request has come whole.
  public var patience = Duration.seconds(15)
  /// How often it's asked whether somebody has published or changed a token.
  public var pollInterval = Duration.seconds(1)
  /// So long it's waited for others who write, where somebody unsubscribes or answers.
  public var writePatience = Duration.seconds(5)
  /// The most bytes of feeds that are held ready.
  public var cacheBytes = 64 << 20
  /// After so long, on its way out, it leaves requests unanswered.
  public var grace = Duration.seconds(5)

  /// Settings with the usual limits.
  public init(host: String, port: Int) {
    self.host = host
    self.port = port
  }
}
