// SPDX-License-Identifier: Apache-2.0

import Synchronization
import Web

/// What systemd is told of the server: that others can start, that it goes on looking at the database (it's started anew where
/// it doesn't), that it reads its settings again, that it ends.
final class ServerReports: Sendable {
  private let manager: ServiceManager?
  private let isServing = Mutex(false)

  /// To whoever has started this process and asks to be told.
  init(_ manager: ServiceManager? = ServiceManager()) { self.manager = manager }

  /// Passes on how the server goes.
  func tell(_ event: ServerEvent) {
    switch event {
    case .listening(let port):
      isServing.withLock { $0 = true }
      manager?.tell(["READY=1", "STATUS=Serving on port \(port)"])
    case .looked: manager?.tell(["WATCHDOG=1"])
    case .ending:
      isServing.withLock { $0 = false }
      manager?.tell(["STOPPING=1"])
    }
  }

  /// Does `work`, which reads settings again. Who asks for that before requests are answered, or on the way out, mustn't have
  /// systemd believe that they are.
  func reloading(_ work: () -> Void) {
    if isServing.withLock(\.self) { manager?.tell(ServiceManager.reloading) }
    work()
    if isServing.withLock(\.self) { manager?.tell(["READY=1"]) }
  }
}
