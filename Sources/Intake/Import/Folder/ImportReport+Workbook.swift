// SPDX-License-Identifier: Apache-2.0

extension ImportReport {
  /// The same said of the workbook `book`: its sheets stand for the folder's tables.
  ///
  /// - Parameter foreign: name of the file that was imported, which may be called like a table and stays as it is.
  public func inWorkbook(_ book: String, besides foreign: String) -> ImportReport {
    ImportReport(
      files: files.map { $0.inWorkbook() },
      problems: problems.map { $0.location.file == foreign ? $0 : $0.inWorkbook(book) }, isWritten: isWritten)
  }
}

extension ImportedFile {
  /// The same of the sheet that stands for the file.
  fileprivate func inWorkbook() -> ImportedFile {
    var sheet = ImportedFile(file: FolderFile.named(file)?.sheet ?? file)
    sheet.added = added
    sheet.updated = updated
    sheet.unchanged = unchanged
    sheet.leftAlone = leftAlone
    sheet.removed = removed
    return sheet
  }
}

extension Problem {
  /// The same where the tables of a folder are sheets of the workbook `book`; unchanged where it stands in no table.
  /// Lines of the folder aren't rows of a sheet that somebody else has made: the value tells where to look.
  public func inWorkbook(_ book: String) -> Problem {
    guard let table = FolderFile.named(location.file) else { return self }
    var problem = self
    problem.location = Location(book, sheet: table.sheet, field: location.field)
    return problem
  }
}

extension FolderFile {
  /// The table that lies in a file of this name.
  fileprivate static func named(_ name: String) -> FolderFile? { allCases.first { $0.name == name.lowercased() } }
}
