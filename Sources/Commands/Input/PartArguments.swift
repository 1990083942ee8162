// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation

/// `--only-group NAME` of the commands that read a group.
struct PartArguments: ParsableArguments {
  /// Notes on activities that are told one by one; the rest is counted.
  static let mostNotes = 20

  @Option(
    help: ArgumentHelp(
      "Only the schools that bear this name of a group, with the people and activities that are theirs.",
      valueName: "name"))
  var onlyGroup: String?

  /// The part of `group` that was asked for, or all of it. What's left out is told, unless `isQuiet`.
  ///
  /// - Throws: `Failure` with status `usage` where no school bears the name.
  func part(of group: Group, telling console: Console, isQuiet: Bool = false) throws -> Group {
    guard let onlyGroup else { return group }
    guard let part = GroupPart(of: group, called: onlyGroup) else {
      let names = GroupPart.names(in: group)
      let known = names.isEmpty ? "no school states any under 'groups'" : "there are: \(names.joined(separator: ", "))"
      throw Failure(.usage, "--only-group: no school belongs to a group '\(onlyGroup)'; \(known)".printable)
    }
    if !isQuiet { for line in Self.lines(part, of: group) { console.error(line.printable) } }
    return part.group
  }

  /// The fingerprint of input of which only this part is used: SHA-256 of the whole's, a space and what was asked for.
  func fingerprint(_ whole: String, of group: Group) -> String {
    guard let onlyGroup, let part = GroupPart(of: group, called: onlyGroup) else { return whole }
    return InputFingerprint.hash(of: Array("\(whole) only-group \(part.name)".utf8))
  }

  private static func lines(_ part: GroupPart, of whole: Group) -> [String] {
    var lines = ["planner: only '\(part.name)': \(part.group.counts) of \(whole.counts)"]
    let leftOut = part.notes.filter(\.isLeftOut)
    lines += told(leftOut) { "  left out: \($0.activity): \($0.words)" }
    lines += told(part.notes.filter { !$0.isLeftOut }) { "  narrowed: \($0.activity): \($0.words)" }
    return lines + part.remarks.map { "  " + $0 }
  }

  private static func told(_ notes: [GroupPart.Note], _ line: (GroupPart.Note) -> String) -> [String] {
    let rest = notes.count - mostNotes
    return notes.prefix(mostNotes).map(line) + (rest > 0 ? ["  … and \(rest) more"] : [])
  }
}
