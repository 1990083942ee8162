// SPDX-License-Identifier: Apache-2.0

import Domain

/// How unlike two schools are; `docs/model.md`, end of section 3.
enum ContextDistance {
  /// 0 (alike) … 1000.
  static func between(_ a: School, _ b: School) -> Int {
    var distance = a.phase == b.phase ? 0 : 300
    if let x = a.pupils, let y = b.pupils { distance += min(200, abs(x - y) / 5) }
    if let x = a.freeSchoolMeals, let y = b.freeSchoolMeals { distance += min(250, abs(x.rawValue - y.rawValue)) }
    if let x = a.formsOfEntry, let y = b.formsOfEntry { distance += min(100, abs(x.rawValue - y.rawValue) / 20) }
    if let x = a.isSelective, let y = b.isSelective, x != y { distance += 100 }
    if let x = a.intake, let y = b.intake, x != y { distance += 50 }
    return distance
  }
}
