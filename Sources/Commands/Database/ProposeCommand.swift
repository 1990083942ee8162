// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import PlanFile
import Store
import Verifier

/// `planner propose PLAN.json --database FILE`.
struct ProposeCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "propose", abstract: "Verify a plan against the loaded group and keep it.",
    discussion: """
      A plan that breaks a rule isn't kept, and what it breaks is listed. Where a plan is published for the same year, the new \
      one has to be made from it ('solve --from').

      EXAMPLES:
        planner propose my-plan --database group.db
        planner propose my-plan/plan.json --database group.db --by anna --format json

      \(ProgramStatus.help([.done, .problems, .usage, .notVerified, .files, .refused]))
      """)

  @Argument(help: "The plan's file, or the folder that --output wrote.", completion: .file(extensions: ["json"]))
  var plan: String

  @OptionGroup var place: DatabaseArguments
  @OptionGroup var settings: SettingsArguments
  @OptionGroup var signed: SignatureArguments

  @Option(help: "What is printed: 'text', a line a breach, or 'json'.")
  var format = OutputFormat.text

  func validate() throws { try require(plan, named: "the plan's name") }

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let console = surroundings.console
    let (read, bytes) = try PlanInput.file(plan)
    let examined = try examine(read, hash: InputFingerprint.hash(of: bytes), telling: console)
    guard examined.report.verdict.isVerified else {
      switch format {
      case .json: console.print(try examined.report.json())
      case .text: examined.report.lines(naming: plan).forEach(console.print)
      }
      return .notVerified
    }
    // Only now: verifying takes a while, and nobody else is kept from writing meanwhile. What has changed since is asked
    // again in the transaction.
    let database = try place.open(for: .writing, by: Self.self)
    let kept = try database.add(
      verified: PlanContent(bytes: bytes, groupRevision: examined.revision, inputHash: read.inputHash, from: read.from),
      signed: signed.signature)
    switch format {
    case .json: console.print(try examined.report.json(kept: PlanDocument(kept.plan)))
    case .text:
      examined.report.lines(naming: plan).forEach(console.print)
      console.print(kept.isNew ? "Kept as plan \(kept.plan.number)" : "It's plan \(kept.plan.number) already")
      console.print(kept.plan.line.printable)
    }
    return .done
  }

  /// The verdict on a plan, and the revision of the group that it's about.
  private func examine(
    _ read: Plan, hash: String, telling console: Console
  ) throws -> (report: VerdictReport, revision: Int) {
    let database = try place.open(for: .reading, by: Self.self)
    let stored = try StoredGroup(in: database)
    let group = try stored.group(telling: console)
    try PlanInput.require(read, at: plan, of: group)
    let base = try database.base(of: hash, from: read.from, in: group.year)
    let published = try base.map { base in
      PublishedPlan(try StoredPlan.plan(base.number, in: database), hash: base.hash)
    }
    if read.from != nil, published == nil {
      console.error("planner: the plan was made from one that isn't published here; its changes aren't checked")
    }
    let input = try database.lastRevision(withInput: read.inputHash)
    let report = VerdictReport(
      Verifier(group).verify(read, published: published), isFromThisInput: input == stored.revision.number)
    return (report, stored.revision.number)
  }
}
