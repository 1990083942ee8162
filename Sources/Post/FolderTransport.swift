// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation

/// Puts messages into a folder, a file (.eml) each, so that they're seen without a server.
///
/// The name of a file follows from the message. So a message that's sent once more, because nobody could note the first
/// time, is the same file, and there's no moment at which its outcome is unknown.
public struct FolderTransport: Transport {
  private let folder: URL
  public let place: String

  /// A folder, which is made when the first message comes, for its owner alone to read.
  public init(folder: String) {
    self.folder = URL(filePath: folder, directoryHint: .isDirectory)
    place = folder
  }

  public func send(_ envelope: Envelope, beginning: () throws -> Void) throws -> Delivery {
    let name = Self.name(of: envelope)
    let file = folder.appending(path: name, directoryHint: .notDirectory)
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      if (try? Data(contentsOf: file)) == Data(envelope.bytes) { return Delivery(.accepted, name) }
      try write(envelope.bytes, to: file)
      return Delivery(.accepted, name)
    } catch {
      return Delivery(
        .noService, "'\(file.path(percentEncoded: false))' can't be written: \(error.localizedDescription)")
    }
  }

  /// "000012-3f2a….eml": by number, and another name for another message of that number.
  static func name(of envelope: Envelope) -> String {
    let number = String(envelope.number)
    let hash = SHA256.hash(data: envelope.bytes).prefix(6).map { String(256 + Int($0), radix: 16).dropFirst() }.joined()
    return String(repeating: "0", count: max(0, 6 - number.utf8.count)) + number + "-" + hash + ".eml"
  }

  /// Writes a file whole: when this returns, it's on the disk under its name.
  private func write(_ bytes: [UInt8], to file: URL) throws {
    let hidden = folder.appending(path: ".\(file.lastPathComponent).new", directoryHint: .notDirectory)
    let descriptor = open(hidden.path(percentEncoded: false), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try handle.write(contentsOf: Data(bytes))
    try handle.synchronize()
    try handle.close()
    guard rename(hidden.path(percentEncoded: false), file.path(percentEncoded: false)) == 0 else {
      throw POSIXError(.init(rawValue: errno) ?? .EIO)
    }
    let place = open(folder.path(percentEncoded: false), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard place >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    defer { close(place) }
    // Some file systems can't do it for folders and say so by EINVAL.
    guard fsync(place) == 0 || errno == EINVAL else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
  }
}
