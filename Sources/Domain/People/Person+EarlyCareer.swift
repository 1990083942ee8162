// SPDX-License-Identifier: Apache-2.0

extension Person {
  /// Career stages of the two years of induction; "nqt" is what the first was called till 2021.
  public static let earlyCareerStages: Set<String> = ["ect", "ect1", "ect2", "nqt"]
  /// Whether the person is in these, by career stage.
  public var isEarlyCareer: Bool { careerStage.map(Self.earlyCareerStages.contains) ?? false }
}
