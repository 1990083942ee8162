// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A workbook to be written: sheets of typed cells in their order. Equal workbooks give equal bytes.
public struct Workbook: Sendable {
  /// Title in the file's properties; no time, name or machine is ever written there.
  public var title: String
  /// The sheets from left to right; there is at least one.
  public var sheets: [Sheet]

  /// A workbook of these sheets.
  public init(title: String, sheets: [Sheet] = []) {
    self.title = title
    self.sheets = sheets
  }
}

extension Workbook {
  /// The file's bytes.
  ///
  /// - Throws: `WritingFault`.
  public func bytes() throws(WritingFault) -> [UInt8] {
    // libxlsxwriter of Debian 12 (1.1.4) writes to files only.
    let file = FileManager.default.temporaryDirectory.appending(path: ".planner-\(UUID().uuidString).xlsx")
    defer { Self.discard(file) }
    // What it holds may be a staff list, and the folder is everybody's.
    try write(stage: file, rights: 0o600)
    do {
      return [UInt8](try Data(contentsOf: file))
    } catch {
      throw .notWritten(reason: error.localizedDescription)
    }
  }

  /// Writes the file at `path`, whole or not at all; a file that is there is replaced.
  ///
  /// - Throws: `WritingFault`; then the place is as it was.
  public func write(to path: String) throws(WritingFault) {
    let target = URL(filePath: path)
    // A hidden neighbour lies on the same disk, so that renaming it is one step.
    let stage = target.deletingLastPathComponent()
      .appending(path: ".\(target.lastPathComponent).\(UUID().uuidString)")
    defer { Self.discard(stage) }
    try write(stage: stage, rights: 0o666)
    guard rename(stage.path(percentEncoded: false), target.path(percentEncoded: false)) == 0 else {
      throw .notWritten(reason: String(cString: strerror(errno)))
    }
  }

  /// Writes a file that mustn't exist, with what the process's mask leaves of `rights`; the library, which would say on
  /// standard error that a file can't be made, finds one there.
  private func write(stage: URL, rights: mode_t) throws(WritingFault) {
    let path = stage.path(percentEncoded: false)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, rights)
    guard descriptor >= 0 else { throw .notWritten(reason: String(cString: strerror(errno))) }
    close(descriptor)
    try WorkbookWriter.write(self, to: path)
  }

  /// Takes away what's left of a stage; after a rename there is nothing, and a file that stays is in nobody's way.
  private static func discard(_ file: URL) { unlink(file.path(percentEncoded: false)) }
}
