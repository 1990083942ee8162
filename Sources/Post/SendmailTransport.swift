// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Foundation
import Mail

/// Gives messages to the system's own mail program: `sendmail -t -i`, which every mail server for Unix has.
///
/// The program gets the message as a file and not through a pipe: at the end of a pipe it couldn't tell a whole message from
/// one whose writer was killed, and would send the half of it.
public struct SendmailTransport: Transport {
  private let program: String
  private let patience: Duration

  public var place: String { program }

  /// - Parameters:
  ///   - program: its path, as "/usr/sbin/sendmail".
  ///   - patience: it's ended after so long, and then the outcome is unknown.
  public init(program: String, patience: Duration = .seconds(60)) {
    self.program = program
    self.patience = patience
  }

  public func send(_ envelope: Envelope, beginning: () throws -> Void) throws -> Delivery {
    guard FileManager.default.isExecutableFile(atPath: program) else {
      return Delivery(.noService, "'\(program)' is no program that may be run")
    }
    let input: FileHandle
    do { input = try Self.file(envelope.bytes) } catch {
      return Delivery(.noService, "no file can be made for the message: \(error.localizedDescription)")
    }
    try beginning()
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = ["-t", "-i", "-f", envelope.sender.description]
    process.standardInput = input
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch {
      return Delivery(.noService, "'\(program)' can't be run: \(error.localizedDescription)")
    }
    return Self.delivery(status: status(of: process))
  }

  /// The status with which it ends; nil where it was ended by a signal.
  private func status(of process: Process) -> Int32? {
    let ended = DispatchSemaphore(value: 0)
    let waiter = DispatchQueue(label: "planner.sendmail")
    waiter.async {
      process.waitUntilExit()
      ended.signal()
    }
    let milliseconds = Int(patience / .milliseconds(1))
    if ended.wait(timeout: .now() + .milliseconds(milliseconds)) == .timedOut {
      _ = kill(process.processIdentifier, SIGKILL)
      ended.wait()
    }
    return process.terminationReason == .exit ? process.terminationStatus : nil
  }

  /// What the program's status means (sysexits.h). Of one that isn't known it isn't known either.
  static func delivery(status: Int32?) -> Delivery {
    guard let status else { return Delivery(.unknown, "the mail program was ended before it was done") }
    let words = "the mail program ended with status \(status)"
    switch status {
    case 0: return Delivery(.accepted, "taken over by the mail program")
    // EX_NOUSER, EX_NOHOST.
    case 67, 68: return Delivery(.refusedAddress, words + ": no such address")
    // EX_DATAERR.
    case 65: return Delivery(.refused, words + ": it refuses the message")
    // EX_IOERR, EX_TEMPFAIL.
    case 74, 75: return Delivery(.postponed, words + ": try again later")
    // EX_USAGE, EX_UNAVAILABLE … EX_CANTCREAT, EX_NOPERM, EX_CONFIG, and the shell's "can't be run".
    case 64, 69...73, 77, 78, 126, 127: return Delivery(.noService, words)
    default: return Delivery(.unknown, words)
    }
  }

  /// A file without a name that holds the message with the line ends that programs of Unix use, to be read from its start.
  private static func file(_ bytes: [UInt8]) throws -> FileHandle {
    var template = Array((NSTemporaryDirectory() + "/planner-mail-XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unlink(template)
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var local: [UInt8] = []
    local.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() where byte != 13 || index + 1 >= bytes.count || bytes[index + 1] != 10 {
      local.append(byte)
    }
    try handle.write(contentsOf: Data(local))
    try handle.seek(toOffset: 0)
    return handle
  }
}
