// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import Post

/// Messages as files.
@Suite struct FolderTransportTests {
  private func files(_ folder: URL) throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
    return try Dictionary(uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: folder.appending(path: $0))) })
  }

  @Test func aMessageIsAFileOnceHoweverOftenItsSent() throws {
    let temporary = try TemporaryFolder()
    let folder = temporary.url.appending(path: "new/mail")
    let transport = FolderTransport(folder: folder.path())
    let first = try transport.send(envelope()) { Issue.record("there's nothing to note") }
    #expect(first.outcome == .accepted && first.reply.hasPrefix("000001-") && first.reply.hasSuffix(".eml"))
    #expect(try transport.send(envelope()) {} == first)
    #expect(try files(folder) == [first.reply: Data(envelope().bytes)])
    // Another database's message of that number takes nothing's place.
    #expect(try transport.send(envelope("Other")) {}.outcome == .accepted)
    #expect(try files(folder).count == 2)
    let rights = try FileManager.default.attributesOfItem(atPath: folder.appending(path: first.reply).path())
    #expect((rights[.posixPermissions] as? NSNumber)?.intValue == 0o600)
  }

  @Test func whatAKilledProcessHasLeftIsReplaced() throws {
    let folder = try TemporaryFolder()
    let name = FolderTransport.name(of: try envelope())
    try folder.write(".\(name).new", Data("half".utf8))
    try folder.write(name, Data("damaged".utf8))
    #expect(try FolderTransport(folder: folder.url.path()).send(envelope()) {}.outcome == .accepted)
    #expect(try files(folder.url) == [name: Data(envelope().bytes)])
  }

  @Test func aFolderThatCannotBeWrittenIsNoService() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("file", Data())
    #expect(try FolderTransport(folder: file.path()).send(envelope()) {}.outcome == .noService)
  }
}
