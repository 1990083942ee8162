// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// LibreOffice, which has to read our workbooks and write some of its own.
public enum Office {
  /// What tests say when they are skipped.
  public static let hint = "skipped: LibreOffice isn't installed (Debian: libreoffice-calc-nogui)"

  private static let program = ["/usr/bin/libreoffice", "/usr/bin/soffice", "/usr/local/bin/libreoffice"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// Whether it's there.
  public static var isAvailable: Bool { program != nil }

  /// Why it gave no file.
  public struct Failure: Error, CustomStringConvertible {
    public let description: String
  }

  /// Opens `files` and saves each as a workbook of its own into `folder`, under the same names with .xlsx.
  ///
  /// - Throws: `Failure` where a file isn't there afterwards; it's given two minutes.
  public static func save(_ files: [URL], to folder: URL) throws {
    guard let program else { throw Failure(description: hint) }
    let profile = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/timeout")
    process.arguments =
      [
        "120", program, "-env:UserInstallation=file://" + profile.url.path(percentEncoded: false), "--headless",
        "--convert-to", "xlsx", "--outdir", folder.path(percentEncoded: false),
      ] + files.map { $0.path(percentEncoded: false) }
    let log = try profile.write("log", Data())
    let handle = try FileHandle(forWritingTo: log)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
    process.waitUntilExit()
    for file in files {
      let saved = folder.appending(path: file.deletingPathExtension().lastPathComponent + ".xlsx")
      guard FileManager.default.fileExists(atPath: saved.path(percentEncoded: false)) else {
        throw Failure(description: String(decoding: try Data(contentsOf: log), as: UTF8.self))
      }
    }
  }
}
