// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Foundation

/// SIGHUP, by which `systemctl reload` asks a service to read its settings again.
enum ReloadSignal {
  /// Does `work` while each SIGHUP calls `reload`, one after the other, and gives the signal back its old meaning afterwards.
  static func listening<Result>(
    to reload: @escaping @Sendable () -> Void, while work: () throws -> Result
  ) rethrows -> Result {
    let before = signal(SIGHUP, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: SIGHUP, queue: DispatchQueue(label: "reload"))
    source.setEventHandler(handler: reload)
    source.resume()
    defer {
      source.cancel()
      signal(SIGHUP, before)
    }
    return try work()
  }
}
