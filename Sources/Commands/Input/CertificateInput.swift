// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation
import PlanFile

/// Where a certificate lies.
enum CertificateArgument: ExpressibleByArgument, CustomStringConvertible {
  case besideThePlan
  case file(String)

  init?(argument: String) { self = .file(argument) }

  var description: String {
    switch self {
    case .besideThePlan: "\(OutputFolder.certificate) beside the plan"
    case .file(let path): path
    }
  }

  /// The path of the file, for a plan's file or folder at `plan`.
  func path(beside plan: String) -> String {
    switch self {
    case .file(let path): return path
    case .besideThePlan:
      var isFolder: ObjCBool = false
      let isOutput = FileManager.default.fileExists(atPath: plan, isDirectory: &isFolder) && isFolder.boolValue
      let folder = isOutput ? URL(filePath: plan) : URL(filePath: plan).deletingLastPathComponent()
      return folder.appending(path: OutputFolder.certificate).relativePath
    }
  }
}

/// Reads the file of what a plan's bounds rest on.
enum CertificateInput {
  /// The certificate in the file at `path`.
  ///
  /// - Throws: `Failure`: status `files` where the file can't be read, `notVerified` where what it holds is no certificate.
  static func read(_ path: String) throws -> BoundCertificate {
    let bytes = try InputFile.bytes(of: path, most: PlanInput.mostBytes)
    do {
      return try PlanFile.decodeCertificate(bytes)
    } catch {
      throw Failure(.notVerified, "\(path): this is no certificate: \(error) [certificate.unreadable]")
    }
  }
}
