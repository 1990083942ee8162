// SPDX-License-Identifier: Apache-2.0

import Domain

extension SummaryWriter {
  /// What else the plan and its group show; nothing where there's nothing to say.
  func further() -> [String] {
    let words = FindingWords(findings, names: names)
    let sentences = words.cover + words.money + words.lone + words.idle + words.duplicates + words.demand
    return sentences.isEmpty ? [] : [heading("What else there is to do")] + sentences.flatMap(bullet)
  }

  /// Whether benefit leans to the needier schools; nothing where no school is said to need more than another.
  func skew() -> [String] {
    FindingWords(findings, names: names).skew.map { paragraph($0) } ?? []
  }
}
