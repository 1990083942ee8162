// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Post

/// `--transport` and what belongs to it, of the commands that send.
struct TransportArguments: ParsableArguments {
  /// The ways by which messages leave.
  enum Way: String, CaseIterable, ExpressibleByArgument {
    case folder, sendmail, smtp
  }

  /// How what's said to a mail server is kept from others.
  enum Security: String, CaseIterable, ExpressibleByArgument {
    case starttls, tls, none

    fileprivate var setting: SMTPSettings.Security {
      switch self {
      case .starttls: .startTLS
      case .tls: .tls
      case .none: .none
      }
    }

    /// By which servers listen for that.
    fileprivate var usualPort: Int {
      switch self {
      case .starttls: 587
      case .tls: 465
      case .none: 25
      }
    }
  }

  @Option(help: "How messages leave: into a folder, by the system's mail program, or to a mail server.")
  var transport = Way.folder

  @Option(help: ArgumentHelp("Of 'folder': where messages are put, a file (.eml) each.", valueName: "folder"))
  var folder = "mail-out"

  @Option(help: ArgumentHelp("Of 'sendmail': the program.", valueName: "file"), completion: .file())
  var sendmail = "/usr/sbin/sendmail"

  @Option(help: ArgumentHelp("Of 'smtp': the server's name or address.", valueName: "host"))
  var smtpHost: String?

  @Option(help: ArgumentHelp("Its port. (default: 587; with 'tls' 465, with 'none' 25)", valueName: "port"))
  var smtpPort: Int?

  @Option(
    help:
      "'starttls', without which nothing is sent, 'tls' from the first byte on, or 'none' for a server on this machine."
  )
  var smtpSecurity = Security.starttls

  @Option(help: ArgumentHelp("Who signs in; nobody where it isn't named.", valueName: "name"))
  var smtpUser: String?

  @Option(help: ArgumentHelp("A file whose first line is the password.", valueName: "file"), completion: .file())
  var smtpPasswordFile: String?

  @Option(
    help: ArgumentHelp("A file whose first line is a token of OAuth 2 (XOAUTH2).", valueName: "file"),
    completion: .file())
  var smtpTokenFile: String?

  @Option(
    help: ArgumentHelp("Certificates (PEM) that are trusted in place of the system's.", valueName: "file"),
    completion: .file())
  var smtpCaFile: String?

  @Option(help: ArgumentHelp("So long each answer is waited for.", valueName: "seconds"))
  var timeout = 60

  func validate() throws {
    if !(1...3600).contains(timeout) { throw ValidationError("--timeout is 1 … 3600 seconds") }
    if transport == .folder, folder.isEmpty { throw ValidationError("--folder names none") }
    guard transport == .smtp else { return }
    if smtpHost == nil { throw ValidationError("'--transport smtp' needs --smtp-host") }
    let secrets = [smtpPasswordFile, smtpTokenFile].compactMap(\.self).count
    if smtpUser == nil ? secrets != 0 : secrets != 1 {
      throw ValidationError("--smtp-user goes with one of --smtp-password-file and --smtp-token-file")
    }
  }

  /// The way that was chosen.
  ///
  /// - Throws: `Failure` where a file can't be read, or the settings don't allow it.
  func made() throws -> any Transport {
    switch transport {
    case .folder: return FolderTransport(folder: folder)
    case .sendmail: return SendmailTransport(program: sendmail, patience: .seconds(timeout))
    case .smtp:
      do { return try SMTPTransport(try settings()) } catch let error as SMTPError {
        throw Failure(.usage, "\(error) [\(error.code)]".printable)
      }
    }
  }

  private func settings() throws -> SMTPSettings {
    var settings = SMTPSettings(host: smtpHost ?? "", port: smtpPort ?? smtpSecurity.usualPort)
    settings.security = smtpSecurity.setting
    settings.patience = .seconds(timeout)
    if let smtpCaFile { settings.certificates = try Self.readable(smtpCaFile) }
    if let smtpUser, let file = smtpPasswordFile {
      settings.credentials = .password(user: smtpUser, password: try Self.firstLine(of: file))
    } else if let smtpUser, let file = smtpTokenFile {
      settings.credentials = .token(user: smtpUser, token: try Self.firstLine(of: file))
    }
    return settings
  }

  private static func readable(_ file: String) throws -> String {
    if FileManager.default.isReadableFile(atPath: file) { return file }
    throw Failure(.files, "'\(file)' can't be read".printable)
  }

  /// What a secret's file holds: never a part of a message to anybody.
  private static func firstLine(of file: String) throws -> String {
    guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
      throw Failure(.files, "'\(file)' can't be read as text".printable)
    }
    return String(text.prefix { !$0.isNewline })
  }
}
