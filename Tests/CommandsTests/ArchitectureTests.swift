// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Testing

@testable import Commands

/// Documentation that can be compared with what it documents.
@Suite struct ArchitectureTests {

  private func text(_ path: String) throws -> String {
    try String(contentsOf: Repository.root.appending(path: path), encoding: .utf8)
  }

  /// Rows of the table whose heading is `heading`, as cells.
  private func table(under heading: String, in text: String) -> [[String]] {
    let lines = text.components(separatedBy: "\n")
    guard let start = lines.firstIndex(of: heading) else { return [] }
    return lines[start...].drop { !$0.hasPrefix("|") }.prefix { $0.hasPrefix("|") }.dropFirst(2).map { line in
      line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }

  @Test func theTableOfImportsIsThatOfThePackage() throws {
    let products = [
      "arguments": "ArgumentParser", "crypto": "Crypto", "grdb": "GRDB", "httpTypes": "HTTPTypes",
      "httpClient": "AsyncHTTPClient", "hummingbird": "Hummingbird", "hummingbirdCore": "HummingbirdCore",
      "lifecycle": "ServiceLifecycle",
      "logging": "Logging", "mustache": "Mustache", "nioCore": "NIOCore", "nioHTTP": "NIOHTTP1", "nioPosix": "NIOPosix",
      "nioSSL": "NIOSSL", "yams": "Yams",
    ]
    let room = /Room\(\s*name: "([A-Za-z]+)"(?:,\s*uses: \[([^\]]*)\])?/
    var declared: [String: [String]] = [:]
    for match in try text("Package.swift").matches(of: room) {
      declared[String(match.1)] = (match.2 ?? "").split(separator: ",").compactMap { part in
        let name = part.trimmingCharacters(in: .whitespacesAndNewlines)
        // A list over several lines has a comma at its end.
        return name.isEmpty ? nil : products[name] ?? name.replacing("\"", with: "")
      }
    }
    var documented: [String: [String]] = [:]
    for row in table(under: "## What each target may import", in: try text("docs/architecture.md")) {
      documented[row[0]] = row[1] == "–" ? [] : row[1].components(separatedBy: ", ")
    }
    for executable in ["planner", "planner-bench", "bare-server"] { documented[executable] = nil }
    #expect(!declared.isEmpty)
    #expect(declared == documented)
  }

  @Test func everyExitStatusIsDocumented() throws {
    let rows = table(under: "## Exit statuses", in: try text("docs/operations.md"))
    #expect(rows.map { $0[0] } == ProgramStatus.allCases.map { String($0.rawValue) })
    #expect(rows.map { $0[1] } == ProgramStatus.allCases.map(\.meaning))
  }

  @Test func everyCommandIsDocumented() throws {
    let operations = try text("docs/operations.md")
    for command in Planner.configuration.subcommands {
      let name = command.configuration.commandName ?? ""
      #expect(operations.contains("`planner \(name)"), "\(name)")
    }
  }

  @Test func theTestsAndWishesThatShowACapabilityExist() throws {
    let capabilities = try text("docs/capabilities.md")
    let paths = try #require(
      FileManager.default.enumerator(atPath: Repository.root.appending(path: "Tests").path(percentEncoded: false))?
        .allObjects as? [String])
    let named = capabilities.matches(of: /\b([A-Za-z]+Tests|EndToEnd)\/([A-Za-z]+Tests)\b/)
    #expect(!named.isEmpty)
    for match in named {
      let found = paths.contains { $0.hasPrefix("\(match.1)/") && $0.hasSuffix("/\(match.2).swift") }
      #expect(found, "\(match.0)")
    }
    for match in capabilities.matches(
      of: /\b(day-one|district|diocese|primaries-12|trust|two-schools) (`[a-z-]+`(?:, `[a-z-]+`)*)/)
    {
      let wishes = try text("config/samples/\(match.1)/activities.csv")
      for wish in match.2.split(separator: ", ") {
        #expect(wishes.contains("\n\(wish.trimmingCharacters(in: ["`"])),"), "\(match.1) \(wish)")
      }
    }
  }

  @Test func theFilesInWhichRulesLiveExist() throws {
    let capabilities = try text("docs/capabilities.md")
    let rules = capabilities.matches(of: /`(H[0-9]+[A-Z][A-Za-z0-9]+)`/).map { "Verifier/Rules/\($0.1)" }
    let places = capabilities.matches(of: /`((Compile|State|Search|Settle|Replan)\/[A-Za-z+\/]+)`/).map {
      "Optimiser/\($0.1)"
    }
    #expect(!rules.isEmpty && !places.isEmpty)
    for file in rules + places {
      let path = Repository.root.appending(path: "Sources/\(file).swift").path(percentEncoded: false)
      #expect(FileManager.default.fileExists(atPath: path), "\(file)")
    }
  }
}
