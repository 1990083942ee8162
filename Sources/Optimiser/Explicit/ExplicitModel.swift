// SPDX-License-Identifier: Apache-2.0

import Choice

/// How large an explicit model may become.
public struct ExplicitLimits: Sendable {
  /// Most options kept of one activity, best estimates and most different days first.
  public var options = 40
  /// Of an activity with many people fewer are kept, so that options times people stay below this, but at least six.
  public var comings = 1500
  /// A model with more amounts than this isn't made.
  public var amounts = 3_000_000
  /// The usual limits.
  public init() {}
}

/// What an explicit model came to.
public struct ExplicitFigures: Sendable, Equatable {
  /// Activities in it: sessions and visits with an option that's lawful by itself.
  public var activities = 0
  /// Rotas and secondments that were placed first and stay as they are.
  public var fixed = 0
  /// Activities of which not all options were kept, and options kept and compiled.
  public var shortened = 0
  public var options = 0
  public var compiled = 0
  /// Decisions, resources and amounts of the model.
  public var decisions = 0
  public var resources = 0
  public var amounts = 0
}

/// An explicit model that would be too large.
public struct ExplicitModelTooLarge: Error, Sendable, Equatable {
  /// How many amounts there may be.
  public let most: Int
}

/// A compiled group as a problem of choices: every choice that keeps its limits is a lawful plan, and costs at least what
/// the plan costs (`docs/explicit-model.md`).
struct ExplicitModel: Sendable {
  let model: ChoiceModel
  let figures: ExplicitFigures
  /// A weighted sum is what the model's costs are: this often the must tier, plus the last tier.
  let mustWeight: Int
  /// The must tier whatever is chosen, and what each option adds to it.
  let mustOffset: Int
  let musts: [Int]
  let fixed: [(activity: Int, placement: Placement)]
  let parts: [Part]
  /// A choice to begin with: nothing takes place but what's fixed.
  let start: [Int]

  /// One part of a session, or a visit: the ways in which it can take place, and who may come.
  struct Part: Sendable {
    let activity: Int
    var ways: [Way] = []
    var comings: [Coming] = []
  }

  struct Way: Sendable {
    /// The column in the draft; in a finished model the option of `model` that stands for it.
    var choice: Int
    let option: Option
    let room: Int16
    /// Candidates who come whatever else is chosen.
    let attendees: [Int32]
  }

  struct Coming: Sendable {
    var choice: Int
    let candidate: Int32
    /// Where and when, for a file.
    let when: String
  }

  /// What each option that's a way or a coming is.
  func optionNames(_ instance: Instance) -> [Int: String] {
    let names = RowNames(instance: instance)
    var known: [Int: String] = [:]
    for part in parts {
      let activity = instance.activities[part.activity]
      for way in part.ways { known[way.choice] = names.name(way.option, room: way.room, of: activity) }
      for coming in part.comings { known[coming.choice] = coming.when }
    }
    return known
  }

  /// What the choice places, by activity.
  func placements(of choice: [Int]) -> [(activity: Int, placement: Placement)] {
    let taken = Set(choice)
    var placed: [Int: [PlacedOccurrence]] = [:]
    for part in parts {
      guard let way = part.ways.first(where: { taken.contains($0.choice) }) else { continue }
      let coming = part.comings.filter { taken.contains($0.choice) }.map(\.candidate)
      placed[part.activity, default: []].append(
        PlacedOccurrence(option: way.option, room: way.room, attendees: (way.attendees + coming).sorted()))
    }
    return placed.sorted { $0.key < $1.key }.map { ($0.key, Placement($0.value)) }
  }
}
