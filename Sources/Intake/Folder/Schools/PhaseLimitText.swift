// SPDX-License-Identifier: Apache-2.0

import Domain

extension ValueFormat where Value == PhaseLimit {
  /// A limit on the people of one phase: "primary=2".
  static var phaseLimit: Self {
    let phase = ValueFormat<Phase>.word()
    let number = FieldParser<Int>.whole(0...500)
    return Self(
      FieldParser { text throws(FieldFault) in
        let parts = text.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
        guard parts.count == 2 else {
          throw FieldFault(code: .fieldText, expected: "a phase and a number, as in primary=2")
        }
        return PhaseLimit(phase: try phase.parser.parse(parts[0]), people: try number.parse(parts[1]))
      }
    ) { "\($0.phase.rawValue)=\($0.people)" }
  }
}
