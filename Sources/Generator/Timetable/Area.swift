// SPDX-License-Identifier: Apache-2.0

/// A department of a secondary: subjects whose teachers form teams.
enum Area: String, CaseIterable {
  case english, maths, science, humanities, arts, technology, languages, games
  case sixthSciences = "sixth form sciences"
  case sixthArts = "sixth form"

  /// As it stands in the staff list.
  var department: String {
    switch self {
    case .maths: "Mathematics"
    case .games: "Physical education"
    case .sixthSciences: "Science"
    case .sixthArts: "Humanities"
    default: rawValue.prefix(1).uppercased() + rawValue.dropFirst()
    }
  }

  /// What each teacher of a team teaches.
  func subjects(_ shape: SecondaryShape) -> [[String]] {
    let list: [String]
    switch self {
    case .english: list = ["english"]
    case .maths: list = ["maths"]
    case .science: list = ["science"]
    case .humanities: list = ["history", "geography", "re", "history", "geography"]
    case .arts: list = ["art", "music", "drama", "art", "music"]
    case .technology: list = ["design and technology", "computing", "food", "textiles", "computing"]
    case .languages: list = ["french", "spanish", "french", "german", "spanish"]
    case .games: list = ["pe"]
    case .sixthSciences: list = ["biology", "chemistry", "maths", "physics", "computing"]
    case .sixthArts: list = ["english", "history", "psychology", "sociology", "geography"]
    }
    return (0..<shape.width).map { index in
      let own = [list[index % list.count]]
      return self == .technology && shape.columns == 1 ? own + ["pe"] : own
    }
  }

  /// Short for a subject in the names of sets and rooms.
  static func code(_ subject: String) -> String {
    switch subject {
    case "design and technology": "DT"
    case "textiles": "Tx"
    case "pe", "re": subject.uppercased()
    default: subject.prefix(1).uppercased() + subject.dropFirst().prefix(1)
    }
  }
}
