// SPDX-License-Identifier: Apache-2.0

public import Domain
import Foundation
internal import Spreadsheet

/// A group as one workbook (.xlsx), a sheet a table; `docs/formats.md` describes how it's read and written.
public enum GroupWorkbook {
  /// Reads the workbook at `path` and checks it; every problem of every sheet is reported at once.
  ///
  /// Never throws: a workbook that can't be read is a problem like any other. A group that its settings don't name is
  /// called after the file.
  public static func read(_ path: String) -> GroupContents {
    let problems = Problems()
    let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    return GroupContents(BookListing(path, problems), name: name, problems)
  }

  /// The bytes of a workbook that holds `group`, with every sheet, also those with nothing in them yet.
  ///
  /// Reading them gives an equal group, if `group` came from `read` or holds only what its documentation allows.
  ///
  /// - Throws: a `Problem` with code `file.not-written`, for instance where a text is longer than a cell.
  public static func bytes(of group: Group) throws(Problem) -> [UInt8] { try bytes(BookWriter.book(of: group)) }

  /// The bytes of a small workbook to start from: the same group as `GroupFolder.writeStarter` writes.
  ///
  /// - Throws: a `Problem` with code `file.not-written`.
  public static func starterBytes() throws(Problem) -> [UInt8] { try bytes(BookWriter.starter()) }

  private static func bytes(_ book: Workbook) throws(Problem) -> [UInt8] {
    do throws(WritingFault) {
      return try book.bytes()
    } catch {
      throw Problem(
        .error, .fileNotWritten, at: Location(book.title), "The workbook can't be written: \(error)",
        advice: "Check the space on the disk, and shorten what is too long for a cell.")
    }
  }
}
