// SPDX-License-Identifier: Apache-2.0

import Domain
import Web

/// What a head has filled in, on the page that asks or in its workbook: the same is refused of both.
struct FilledAnswer {
  /// Why it can't be noted as it is.
  enum Fault: Hashable {
    case nothingChosen
    /// A box is ticked that isn't one of those asked.
    case isntAsked
    /// "Not these", and nothing named.
    case nothingTicked
    /// Yes, and something named.
    case isBoth
  }

  /// Nil where neither yes, no nor "not these" was chosen. What's ticked counts for "not these" alone.
  let answer: Answer?
  /// Nil where it can be noted.
  let fault: Fault?

  /// - Parameters:
  ///   - ticked: what the boxes are called that are ticked.
  ///   - boxes: the activities that may be ticked, by what their boxes are called.
  init(
    _ verdict: Answer.Verdict?, ticked: [String], school: Identifier<School>, halfTerm: Int,
    boxes: [String: Identifier<Activity>]
  ) {
    var seen: Set<String> = []
    let names = ticked.filter { seen.insert($0).inserted }
    let activities = names.compactMap { boxes[$0] }
    answer = verdict.map { verdict in
      Answer(
        school: school, halfTerm: halfTerm, verdict: verdict, activities: verdict == .notThese ? activities : [])
    }
    fault = Self.fault(verdict, hasTicked: !names.isEmpty, isAsked: activities.count == names.count)
  }

  /// What the form of the page says.
  init(_ form: FormFields, school: Identifier<School>, halfTerm: Int, boxes: [String: Identifier<Activity>]) {
    let verdict: Answer.Verdict? =
      switch form["verdict"] {
      case "yes": .yes
      case "no": .no
      case "not-these": .notThese
      default: nil
      }
    self.init(verdict, ticked: form[all: "not"], school: school, halfTerm: halfTerm, boxes: boxes)
  }

  private static func fault(_ verdict: Answer.Verdict?, hasTicked: Bool, isAsked: Bool) -> Fault? {
    guard let verdict else { return .nothingChosen }
    if !isAsked { return .isntAsked }
    switch (verdict, hasTicked) {
    case (.notThese, false): return .nothingTicked
    case (.yes, true): return .isBoth
    default: return nil
    }
  }
}

extension FilledAnswer.Fault {
  /// What the page says of it when it asks again.
  var notice: String {
    switch self {
    case .nothingChosen: "Please choose yes, no, or not these."
    case .isntAsked:
      "Something was ticked that isn’t asked of your school in this half-term. Please tick it anew."
    case .nothingTicked: "Please tick what you don’t want, or choose yes or no."
    case .isBoth: "You have said yes and ticked what you don’t want: please choose one of the two."
    }
  }
}
