// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

/// Standard output and standard error, or two strings that a test reads.
///
/// Output is written at once, by `write(2)`: what a program printed before it ended is there, and a full disk shows.
final class Console: Sendable {
  /// Where text goes.
  enum Sink: Sendable {
    case descriptor(Int32)
    case memory
  }

  private struct State {
    var output = ""
    var errors = ""
    var failed = false
  }

  private let output: Sink
  private let errors: Sink
  private let state = Mutex(State())
  /// Whether a person watches standard error, so that a line can be rewritten there.
  let isInteractive: Bool

  /// A console on these sinks.
  init(output: Sink, errors: Sink, isInteractive: Bool) {
    self.output = output
    self.errors = errors
    self.isInteractive = isInteractive
  }

  /// The process's own.
  static let standard = Console(
    output: .descriptor(STDOUT_FILENO), errors: .descriptor(STDERR_FILENO),
    isInteractive: isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb")

  /// One that keeps what is written.
  static func recording(isInteractive: Bool = false) -> Console {
    Console(output: .memory, errors: .memory, isInteractive: isInteractive)
  }

  /// Writes lines to standard output.
  func print(_ text: String) { write(text.hasSuffix("\n") ? text : text + "\n", to: output) { $0.output += $1 } }

  /// Writes lines to standard error.
  func error(_ text: String) { write(text.hasSuffix("\n") ? text : text + "\n", to: errors) { $0.errors += $1 } }

  /// Writes to standard error as it is, without a line end.
  func raw(_ text: String) { write(text, to: errors) { $0.errors += $1 } }

  /// Whether some of the output could not be written.
  var failed: Bool { state.withLock { $0.failed } }
  /// What a recording console was given for standard output.
  var recordedOutput: String { state.withLock { $0.output } }
  /// What a recording console was given for standard error.
  var recordedErrors: String { state.withLock { $0.errors } }

  /// Characters that fit into a line of standard error.
  var errorWidth: Int { Self.width(of: errors) }
  /// Characters that fit into a line of standard output; 100 where that's no terminal.
  var outputWidth: Int { Self.width(of: output) }

  private static func width(of sink: Sink) -> Int {
    guard case .descriptor(let descriptor) = sink, isatty(descriptor) == 1 else { return 100 }
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
    return Int(size.ws_col)
  }

  private func write(_ text: String, to sink: Sink, record: (inout State, String) -> Void) {
    switch sink {
    case .memory:
      state.withLock { record(&$0, text) }
    case .descriptor(let descriptor):
      if !Self.write(Array(text.utf8), to: descriptor) { state.withLock { $0.failed = true } }
    }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let written = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if written < 0 {
          if errno == EINTR { continue }
          return false
        }
        rest = rest.dropFirst(written)
      }
      return true
    }
  }
}
