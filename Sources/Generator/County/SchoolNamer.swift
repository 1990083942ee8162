// SPDX-License-Identifier: Apache-2.0

import Domain

/// Names schools, none twice; their ids are short forms of the names.
struct SchoolNamer {
  private let shift: Int
  private var given = 0
  private var names: Set<String> = []
  private var ids: Set<String> = []

  init(shift: Int) { self.shift = shift }

  /// A name and an id for the next school; `stem` nil: two words of nature.
  mutating func name(_ stem: String?, _ rest: String, in town: String) -> (name: String, id: String) {
    let stem = stem ?? nextStem()
    var name = "\(stem) \(rest)"
    if !names.insert(name).inserted {
      name += ", \(town)"
      names.insert(name)
    }
    let base = NameGiver.slug(stem)
    var id = base
    var number = 2
    if !ids.insert(id).inserted {
      id = "\(base)-\(NameGiver.slug(town))"
      while !ids.insert(id).inserted {
        id = "\(base)-\(NameGiver.slug(town))-\(number)"
        number += 1
      }
    }
    return (name, id)
  }

  /// "Lapwing Rise". The lists' lengths, 58 and 21, have no common divisor, nor do the steps with them, so all differ for
  /// 1,218 schools.
  private mutating func nextStem() -> String {
    let number = given + shift
    given += 1
    return PlaceNames.stems[number * 23 % PlaceNames.stems.count] + " "
      + PlaceNames.features[number * 8 % PlaceNames.features.count]
  }
}
