// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// A real Postfix of its own on a free port of 127.0.0.1, with its own queue, that keeps what comes for example.org.
final class Postfix {
  /// Only root may start one.
  static let isAvailable = geteuid() == 0 && FileManager.default.isExecutableFile(atPath: "/usr/sbin/postfix")
  static let hint = "skipped: Postfix isn't installed, or this isn't root"

  private let folder: TemporaryFolder
  let port: String

  /// - Parameter unknown: addresses that begin with this are nobody's.
  init(unknown: String = "gone.") throws {
    folder = try TemporaryFolder()
    port = String(try Self.freePort())
    let root = folder.url.path()
    for name in ["queue", "data", "mail"] {
      try FileManager.default.createDirectory(atPath: root + "/" + name, withIntermediateDirectories: true)
    }
    let owner = try #require(getpwnam("postfix")?.pointee)
    for name in ["data", "mail"] { chown(root + "/" + name, owner.pw_uid, owner.pw_gid) }
    try folder.write("main.cf", Data(Self.main(root, owner.pw_uid, owner.pw_gid).utf8))
    try folder.write("master.cf", Data(Self.master(port).utf8))
    try folder.write("people", Data("!/^\(unknown)/ all/\n".utf8))
    try folder.write("sendmail", Data("#!/bin/sh\nexec /usr/sbin/sendmail -C '\(root)' \"$@\"\n".utf8))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: sendmail)
    try #require(run("start") == 0)
  }

  deinit { _ = run("stop") }

  /// A mail program of this Postfix.
  var sendmail: String { folder.url.appending(path: "sendmail").path() }

  /// The messages that have arrived.
  func arrived() throws -> [String] {
    let place = folder.url.appending(path: "mail/all/new").path()
    guard FileManager.default.fileExists(atPath: place) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: place).map {
      String(decoding: try Data(contentsOf: URL(filePath: place + "/" + $0)), as: UTF8.self)
    }
  }

  /// How often each message has arrived, by its Message-ID, once so many are there and no more come.
  func arrived(_ count: Int) throws -> [String: Int] {
    for _ in 0..<200 where try arrived().count < count { Thread.sleep(forTimeInterval: 0.05) }
    Thread.sleep(forTimeInterval: 0.3)
    let ids = try arrived().map { try #require($0.firstMatch(of: /Message-ID: <(.*)>/)?.output.1).description }
    return Dictionary(ids.map { ($0, 1) }, uniquingKeysWith: +)
  }

  private func run(_ deed: String) -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/sbin/postfix")
    process.arguments = ["-c", folder.url.path(), deed]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return -1 }
    process.waitUntilExit()
    return process.terminationStatus
  }

  private static func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let found = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, size) == 0 && getsockname(descriptor, $0, &size) == 0
      }
    }
    guard found else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    return Int(UInt16(bigEndian: address.sin_port))
  }

  private static func main(_ root: String, _ user: UInt32, _ group: UInt32) -> String {
    """
    compatibility_level = 3.6
    queue_directory = \(root)/queue
    data_directory = \(root)/data
    command_directory = /usr/sbin
    daemon_directory = /usr/lib/postfix/sbin
    mail_owner = postfix
    setgid_group = postdrop
    maillog_file = \(root)/mail.log
    maillog_file_prefixes = \(root)
    inet_interfaces = 127.0.0.1
    inet_protocols = ipv4
    myhostname = mx.example.org
    mydestination =
    mynetworks =
    virtual_mailbox_domains = example.org
    virtual_mailbox_base = \(root)/mail
    virtual_mailbox_maps = regexp:\(root)/people
    virtual_uid_maps = static:\(user)
    virtual_gid_maps = static:\(group)
    default_transport = error:nothing leaves this machine
    relay_transport = error:nothing leaves this machine
    smtpd_relay_restrictions = reject_unauth_destination
    smtpd_recipient_restrictions = reject_unauth_destination

    """
  }

  private static func master(_ port: String) -> String {
    let services = [
      "127.0.0.1:\(port) inet n - n - - smtpd", "pickup unix n - n 1 1 pickup", "cleanup unix n - n - 0 cleanup",
      "qmgr unix n - n 300 1 qmgr", "rewrite unix - - n - - trivial-rewrite", "bounce unix - - n - 0 bounce",
      "defer unix - - n - 0 bounce", "trace unix - - n - 0 bounce", "error unix - - n - - error",
      "retry unix - - n - - error", "virtual unix - n n - - virtual", "anvil unix - - n - 1 anvil",
      "proxymap unix - - n - - proxymap", "flush unix n - n 1000? 0 flush", "showq unix n - n - - showq",
      "postlog unix-dgram n - n - 1 postlogd",
    ]
    return services.joined(separator: "\n") + "\n"
  }
}
