// SPDX-License-Identifier: Apache-2.0

import Foundation
import Logging
import Store

/// Has a plan made while the server serves: a process of its own, `planner replan --if-needed --background`, so that
/// nothing that happens to it happens to the server, its memory goes back when it ends, and requests come first.
///
/// What follows from a published plan takes seconds: it's looked for at once, and kept when the group has settled. A first
/// plan takes minutes: it's begun then.
final class BackgroundPlanner: Sendable {
  /// What the server was told of it.
  struct Settings: Sendable {
    /// Seconds for which the group has to be as it is before a plan of it is kept.
    var settling = 30
    /// Seconds after which a search ends at a whole round.
    var timeLimit = 300
    /// Within what a plan is published by itself; nil: it stays a proposal.
    var limits: PublishingLimits?
    /// From whom those concerned hear of it.
    var sender: MailSender?

    /// What the process is told that makes a plan.
    /// - Parameter isAhead: whether it's made while the group still settles.
    func arguments(isAhead: Bool) -> [String] {
      (isAhead ? ["--settling", String(settling)] : []) + ["--time-limit", String(timeLimit)]
        + PublishingArguments.words(limits) + (sender?.arguments ?? [])
    }
  }

  private let database: PlannerDatabase
  private let path: String
  private let settings: @Sendable () -> Settings
  private let logger: Logger
  private let isEnding: @Sendable () -> Bool

  /// - Parameter settings: what counts when it's asked.
  init(
    _ database: PlannerDatabase, path: String, settings: @escaping @Sendable () -> Settings, logger: Logger,
    isEnding: @escaping @Sendable () -> Bool
  ) {
    self.database = database
    self.path = path
    self.settings = settings
    self.logger = logger
    self.isEnding = isEnding
  }

  /// Looks at the group every second until the server ends; the thread that calls it is taken by it.
  func run() {
    var rule = SettleRule(settling: .seconds(settings().settling))
    var database = database
    while !isEnding() {
      // What can't be read is told by the server, which looks at the same database.
      if let successor = (try? database.successor()) ?? nil {
        database = successor
        rule = SettleRule(settling: .seconds(settings().settling))
      }
      rule.settling = .seconds(settings().settling)
      let waiting = (try? waiting(in: database)) ?? nil
      rule.isAhead = waiting != nil && isFollowing(in: database)
      if rule.begins(waiting, now: .now), let waiting, !make(of: waiting, isAhead: rule.isAhead, database) {
        rule.failed()
      }
      Thread.sleep(forTimeInterval: 1)
    }
  }

  /// The group's revision where a plan of it is to be made, or one was to be published by itself and isn't yet.
  private func waiting(in database: PlannerDatabase) throws(StoreError) -> Int? {
    if let revision = try database.revisionWithoutPlan() { return revision }
    return settings().limits == nil ? nil : try database.unfinishedPublication()?.groupRevision
  }

  /// Whether the plan would follow from a published one.
  private func isFollowing(in database: PlannerDatabase) -> Bool {
    guard let year = (try? database.currentRevision()?.year) ?? nil else { return false }
    return ((try? database.lastPublished(in: year)) ?? nil) != nil
  }

  /// - Returns: false where it's worth another try: it was killed, or couldn't read or write the database just then.
  private func make(of revision: Int, isAhead: Bool, _ database: PlannerDatabase) -> Bool {
    logger.info("a plan is made in the background", metadata: ["revision": "\(revision)"])
    let process = Process()
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    let settings = settings()
    process.arguments =
      [
        "replan", "--database", path, "--if-needed", "--revision", String(revision), "--background", "--quiet", "--by",
        "planner serve",
      ]
      + settings.arguments(isAhead: isAhead)
    process.standardOutput = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    do { try process.run() } catch {
      logger.error("no plan can be made in the background", metadata: ["why": "\(error)"])
      return false
    }
    wait(for: process)
    tellEnd(of: process, revision, database)
    if settings.limits != nil { tellDecision(on: revision, database) }
    let passing = [ProgramStatus.files, .refused].map(\.rawValue)
    return process.terminationReason == .exit && !passing.contains(process.terminationStatus)
  }

  private func tellEnd(of process: Process, _ revision: Int, _ database: PlannerDatabase) {
    let status = process.terminationStatus
    switch process.terminationReason {
    case .exit where status == 0: logger.info("a plan was made", metadata: ["revision": "\(revision)"])
    case _ where isEnding():
      logger.info("no plan was made, since the server ends", metadata: ["revision": "\(revision)"])
    // What was found by then is kept.
    case .exit where status == ProgramStatus.interrupted.rawValue:
      logger.info("a plan was made, and its search ended early", metadata: ["revision": "\(revision)"])
    case .exit
    where status == ProgramStatus.refused.rawValue
      && ((try? database.currentRevision())??.number ?? revision) != revision:
      logger.info("the group has changed while its plan was made", metadata: ["revision": "\(revision)"])
    case .exit: logger.error("no plan was made", metadata: ["revision": "\(revision)", "status": "\(status)"])
    default: logger.error("no plan was made", metadata: ["revision": "\(revision)", "signal": "\(status)"])
    }
  }

  /// Whether the plan was published by itself, and why; it names nobody.
  private func tellDecision(on revision: Int, _ database: PlannerDatabase) {
    guard let plan = (try? database.plans())?.last, plan.groupRevision == revision,
      let why = PublishingDecision.words(of: plan)
    else { return }
    let isPublished = plan.state == .published
    // Of one that was to be published and couldn't be any more the process has told why.
    if !isPublished, plan.steps.allSatisfy(PublishingDecision.isWithin) { return }
    logger.notice(
      isPublished ? "the plan was published by itself" : "the plan is left to somebody",
      metadata: ["plan": "\(plan.number)", "why": "\(why)"])
  }

  /// Waits until it's done; at the server's end it's asked to end, and after five seconds it's made to.
  private func wait(for process: Process) {
    var asked: ContinuousClock.Instant?
    while process.isRunning {
      Thread.sleep(forTimeInterval: 0.1)
      guard isEnding() else { continue }
      if let asked, ContinuousClock.now - asked > .seconds(5) { kill(process.processIdentifier, SIGKILL) }
      if asked == nil {
        asked = .now
        process.terminate()
      }
    }
  }
}
