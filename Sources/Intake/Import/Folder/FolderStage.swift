// SPDX-License-Identifier: Apache-2.0

import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Changes to the files of a group folder that are made together or not at all.
struct FolderStage {
  private struct File {
    let path: String
    /// The bytes before; nil where the file didn't exist.
    let before: [UInt8]?
    var table: EditableTable
  }

  let folder: String
  private var files: [FolderFile: File] = [:]
  /// Names of the folder's files in lower case → as they're spelt.
  private var names: [String: String] = [:]

  /// The folder as it stands; nil after a problem where it can't be listed.
  init?(_ folder: String, _ problems: Problems) {
    self.folder = folder
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
      problems.error(
        .fileMissing, at: Location(folder), "There is no such folder",
        advice: "Check its name, or make one with 'planner init FOLDER'.")
      return nil
    }
    do {
      for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
        names[name.lowercased()] = name
      }
    } catch {
      problems.error(.fileUnreadable, at: Location(folder), "The folder can't be listed: \(error.localizedDescription)")
      return nil
    }
  }

  /// The table in `file` as it stands on the stage, or nil where the folder lacks it or, after adding problems, where it
  /// can't be read.
  mutating func table(_ file: FolderFile, _ problems: Problems) -> EditableTable? {
    if let staged = files[file] { return staged.table }
    guard let path = existingPath(file) else { return nil }
    guard let bytes = SourceFile.read(path, name: file.name, problems),
      let table = EditableTable(bytes, file: file.name, schema: file.schema, problems: problems)
    else { return nil }
    files[file] = File(path: path, before: bytes, table: table)
    return table
  }

  /// Merges rows into their file, which is made where the folder lacks it; nil after adding problems.
  mutating func merge(_ rows: ImportedRows, _ merge: RowMerge, _ problems: Problems) -> ImportedFile? {
    if rows.rows.isEmpty, rows.scope.isEmpty || existingPath(rows.file) == nil { return nil }
    var table = table(rows.file, problems)
    if table == nil {
      guard existingPath(rows.file) == nil else { return nil }
      table = EditableTable(new: rows.file.name, schema: rows.file.schema, columns: rows.columns)
    }
    guard var table else { return nil }
    let result = merge.merge(rows, into: &table, problems: problems)
    let known = files[rows.file]
    files[rows.file] = File(
      path: known?.path ?? folder + "/" + rows.file.name, before: known?.before, table: table)
    return result
  }

  /// Writes every changed file: first all of them beside the old ones, then each over its old one.
  ///
  /// - Returns: whether the folder has changed. Where anything fails, it's put back as it was and a problem says why.
  func write(_ problems: Problems) -> Bool {
    let changed = files.values.filter(\.table.isChanged).sorted { $0.path < $1.path }
    guard !changed.isEmpty else { return false }
    let temporary = changed.map { file in
      let url = URL(fileURLWithPath: file.path)
      return url.deletingLastPathComponent().appendingPathComponent(".\(url.lastPathComponent).importing")
    }
    defer { for url in temporary where access(url.path, F_OK) == 0 { unlink(url.path) } }
    do {
      for (file, url) in zip(changed, temporary) { try Data(file.table.text.utf8).write(to: url) }
    } catch {
      problems.error(
        .fileNotWritten, at: Location(folder), "Nothing was written: \(error.localizedDescription)",
        advice: "Check who may write there, and the space on the disk.")
      return false
    }
    for (index, file) in changed.enumerated() where rename(temporary[index].path, file.path) != 0 {
      let reason = String(cString: strerror(errno))
      putBack(changed[..<index], problems)
      problems.error(
        .fileNotWritten, at: Location(file.table.file), "The file can't be replaced: \(reason)",
        advice: "Check who may write there. The other files were put back as they were.")
      return false
    }
    return true
  }

  private func putBack(_ files: ArraySlice<File>, _ problems: Problems) {
    for file in files {
      do {
        if let before = file.before {
          try Data(before).write(to: URL(fileURLWithPath: file.path), options: .atomic)
        } else {
          try FileManager.default.removeItem(atPath: file.path)
        }
      } catch {
        problems.error(
          .fileNotWritten, at: Location(file.table.file),
          "The file holds the import's rows and can't be put back: \(error.localizedDescription)")
      }
    }
  }

  /// Path of a file, whatever the case of its name; nil where the folder lacks it.
  private func existingPath(_ file: FolderFile) -> String? {
    names[file.name].map { folder + "/" + $0 }
  }
}
