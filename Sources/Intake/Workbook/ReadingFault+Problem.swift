// SPDX-License-Identifier: Apache-2.0

internal import Spreadsheet

extension ReadingFault {
  /// The same for people, about the file called `name`.
  func problem(in name: String) -> Problem {
    func problem(_ code: ProblemCode, _ message: String, _ advice: String, value: String? = nil) -> Problem {
      Problem(.error, code, at: Location(name), message, value: value, advice: advice)
    }
    switch self {
    case .empty:
      return problem(.fileEmpty, "The file is empty", "Save the workbook again, or take a copy that is whole.")
    case .notWorkbook(let what):
      return problem(
        .workbookFormat, "This is \(what), not a workbook",
        "Open it in Excel or LibreOffice and save it as a workbook "
          + "(.xlsx); renaming a file doesn't make it one.", value: what)
    case .otherFormat(let what):
      return problem(
        .workbookFormat, "This is \(what); only .xlsx is read",
        "Open it in the program that made it and save it as 'Excel Workbook (.xlsx)'.", value: what)
    case .password:
      return problem(
        .workbookPassword, "The workbook is protected by a password, so nothing in it can be read",
        "Save a copy without password: in Excel under File, Info, Protect Workbook, Encrypt with Password.")
    case .damaged(let what):
      return problem(
        .workbookDamaged, "The workbook is damaged: \(what)",
        "Fetch or copy it again; if it still opens in Excel or LibreOffice, save it there under another name.",
        value: what)
    case .tooLarge(let what):
      return problem(
        .workbookTooLarge, "The workbook holds more \(what) than are read",
        "A whole group has a few megabytes. Is it the right file? Copy the rows that count into a new workbook.",
        value: what)
    }
  }
}
