// SPDX-License-Identifier: Apache-2.0

import Domain

/// How unlike two schools are, 0 and up; what either doesn't know adds nothing.
enum ContextDistance {
  static func between(_ a: School, _ b: School) -> Int {
    var distance = a.phase == b.phase ? 0 : 300
    if let mine = a.pupils, let other = b.pupils { distance += min(200, floorDivide(abs(mine - other), 5)) }
    if let mine = a.freeSchoolMeals, let other = b.freeSchoolMeals {
      distance += min(250, abs(mine.rawValue - other.rawValue))
    }
    if let mine = a.formsOfEntry, let other = b.formsOfEntry {
      distance += min(100, floorDivide(abs(mine.rawValue - other.rawValue), 20))
    }
    if let mine = a.isSelective, let other = b.isSelective, mine != other { distance += 100 }
    if let mine = a.intake, let other = b.intake, mine != other { distance += 50 }
    return distance
  }
}
