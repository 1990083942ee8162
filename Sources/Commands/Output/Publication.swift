// SPDX-License-Identifier: Apache-2.0

import Calendars
import Dispatch
import Domain
import Mail
import PlanFile
import Report
import Synchronization

/// Everything that `--output` writes of a plan.
enum Publication {
  /// The files, by path below the output folder. They depend on the plan and its group alone.
  ///
  /// The parts know nothing of each other, so that each is made on whichever thread is free.
  /// - Throws: `Failure` with status `fault` where a part can't be made.
  static func files(
    of plan: Plan, for group: Group, from published: Plan? = nil, findings: Findings? = nil,
    certificate: BoundCertificate? = nil
  ) throws -> OutputFiles {
    var parts = parts(of: plan, for: group, from: published, findings: findings)
    if let certificate {
      parts.append(
        Part(OutputFolder.certificate) { [(OutputFolder.certificate, try PlanFile.encode(certificate))] })
    }
    let all = parts
    let made = Mutex([Result<[OutputFiles.File], any Error>?](repeating: nil, count: parts.count))
    DispatchQueue.concurrentPerform(iterations: parts.count) { number in
      let result = Result { try all[number].files() }
      made.withLock { $0[number] = result }
    }
    var output = OutputFiles()
    for result in made.withLock(\.self) {
      for file in try result?.get() ?? [] { try output.add(file.path, file.bytes) }
    }
    return output
  }

  /// The bytes of plan.json.
  static func planBytes(_ plan: Plan) throws -> [UInt8] {
    do { return try PlanFile.encode(plan) } catch { throw Part.fault("plan.json", error) }
  }

  /// What is made apart from the rest, what takes longest first; `words` are the plan's, where things aren't called as it
  /// would call them by itself.
  static func parts(
    of plan: Plan, for group: Group, from published: Plan? = nil, findings: Findings? = nil, words: PlanWords? = nil
  ) -> [Part] {
    let words = words ?? PlanWords(group, plan)
    let changes = published.map { PlanChanges(from: $0, to: plan, in: group) }
    let findings = findings ?? Findings(group: group, plan: plan, words: words)
    return [
      Part("digests", in: "digests/") {
        try Digests.all(group: group, plan: plan, asOf: plan.asOf, words: words, changes: changes)
      },
      Part("feeds", in: "feeds/") { try Feeds.all(group: group, plan: plan, words: words, published: published) },
      Part("ledgers") {
        let ledgers = LedgerTables(group: group, plan: plan, words: words, changes: changes, findings: findings)
        return try Ledgers.all(ledgers) + Books.all(group: group, plan: plan, words: words, ledgers: ledgers)
      },
      Part("report") {
        let page = try Page.report(group: group, plan: plan, words: words, changes: changes, findings: findings)
        return [("report.html", Array(page.utf8))]
      },
      Part("plan.json") {
        [("plan.json", try PlanFile.encode(plan)), ("plan.schema.json", Array(PlanFile.schema.utf8))]
      },
      Part("sheets") { try Sheets.all(group: group, plan: plan, words: words) },
    ]
  }

  /// One kind of output.
  struct Part: Sendable {
    /// What it's called where it can't be made.
    let name: String
    private let folder: String
    private let make: @Sendable () throws -> [(path: String, bytes: [UInt8])]

    fileprivate init(
      _ name: String, in folder: String = "", _ make: @escaping @Sendable () throws -> [(path: String, bytes: [UInt8])]
    ) {
      self.name = name
      self.folder = folder
      self.make = make
    }

    /// Its files.
    ///
    /// - Throws: `Failure` with status `fault` where they can't be made.
    func files() throws -> [OutputFiles.File] {
      do {
        return try make().map { OutputFiles.File(path: folder + $0.path, bytes: $0.bytes) }
      } catch {
        throw Self.fault(name, error)
      }
    }

    fileprivate static func fault(_ name: String, _ error: any Error) -> Failure {
      Failure(.fault, "the part '\(name)' of the output can't be made: \(error)")
    }
  }
}
