// SPDX-License-Identifier: Apache-2.0

import Domain
import Web

/// What a head has filled in on the page that asks.
struct FilledAnswer {
  /// Nil where neither yes, no nor "not these" was chosen. What's ticked counts for "not these" alone.
  let answer: Answer?
  /// Why it can't be noted as it is; nil where it can.
  let fault: String?

  /// - Parameter boxes: the activities that may be ticked, by what their boxes are called.
  init(_ form: FormFields, school: Identifier<School>, halfTerm: Int, boxes: [String: Identifier<Activity>]) {
    var seen: Set<String> = []
    let names = form[all: "not"].filter { seen.insert($0).inserted }
    let ticked = names.compactMap { boxes[$0] }
    let verdict: Answer.Verdict? =
      switch form["verdict"] {
      case "yes": .yes
      case "no": .no
      case "not-these": .notThese
      default: nil
      }
    answer = verdict.map { verdict in
      Answer(
        school: school, halfTerm: halfTerm, verdict: verdict, activities: verdict == .notThese ? ticked : [])
    }
    fault = Self.fault(verdict, hasTicked: !names.isEmpty, isAsked: ticked.count == names.count)
  }

  private static func fault(_ verdict: Answer.Verdict?, hasTicked: Bool, isAsked: Bool) -> String? {
    guard let verdict else { return "Please choose yes, no, or not these." }
    if !isAsked {
      return "Something was ticked that isn’t asked of your school in this half-term. Please tick it anew."
    }
    switch (verdict, hasTicked) {
    case (.notThese, false): return "Please tick what you don’t want, or choose yes or no."
    case (.yes, true): return "You have said yes and ticked what you don’t want: please choose one of the two."
    default: return nil
    }
  }
}
