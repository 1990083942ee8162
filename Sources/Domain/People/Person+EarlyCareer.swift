// SPDX-License-Identifier: Apache-2.0

extension Person {
  /// Whether the person is in the two years of induction, by career stage; "nqt" is what the first was called till 2021.
  public var isEarlyCareer: Bool { careerStage.map { ["ect", "ect1", "ect2", "nqt"].contains($0) } ?? false }
}
