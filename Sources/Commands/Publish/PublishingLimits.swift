// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// Within what a plan that follows from a published one is approved and published by itself.
struct PublishingLimits: Hashable, Sendable {
  /// The most people who have to be told.
  var people = 10
  /// The most of them who have to be told of something inside the notice period.
  var soon = 0
}

/// `--publish` of the commands that have a plan made.
struct PublishingArguments: ParsableArguments {
  @Flag(
    inversion: .prefixedNo, exclusivity: .chooseLast,
    help: "Approve and publish the plan by itself, where it keeps within limits; else it stays a proposal.")
  var publish = false

  @Option(help: ArgumentHelp("With --publish: the most people who have to be told.", valueName: "n"))
  var publishPeople = 10

  @Option(
    help: ArgumentHelp("With --publish: the most who have to be told of something at short notice.", valueName: "n"))
  var publishSoon = 0

  func validate() throws {
    if !(0...Self.most).contains(publishPeople) { throw ValidationError("--publish-people is 0 … \(Self.most)") }
    if !(0...Self.most).contains(publishSoon) { throw ValidationError("--publish-soon is 0 … \(Self.most)") }
  }

  /// The most that either may be.
  static let most = 100_000

  /// Nil: a person approves and publishes.
  var limits: PublishingLimits? { publish ? PublishingLimits(people: publishPeople, soon: publishSoon) : nil }

  /// What another process is told of limits.
  static func words(_ limits: PublishingLimits?) -> [String] {
    guard let limits else { return [] }
    return ["--publish", "--publish-people", String(limits.people), "--publish-soon", String(limits.soon)]
  }
}
