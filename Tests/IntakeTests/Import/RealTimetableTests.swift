// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing
import TestSupport

@testable import Intake

struct RealTimetableTests {
  static let files = [
    "AustraliaBGHS98", "AustraliaSAHS96", "AustraliaTES99", "CzechVillageSchool", "EnglandStPaul", "FinlandCollege",
    "FinlandElementarySchool", "FinlandSecondarySchool", "GreeceHighSchool1", "ItalyInstance4", "KosovaInstance1",
    "SouthAfricaLewitt2009", "SouthAfricaWoodlands2009",
  ]

  @Test(.needsSharedData, arguments: files) func dump(_ name: String) throws {
    let t = try XHSTTReader.read(try SharedData.bytes("xhstt/\(name).xml"))
    print(
      "==", name, t.name, "weeks", t.weeks, t.weekdays.map(\.shortName), t.periodsPerDay, t.periodsPerCycle,
      t.teachers.count, t.classes.count, t.rooms.count, "lessons", t.lessons.count)
    for r in t.remarks { print("   ", r.code, r.line ?? 0, r.message) }
    var s: [String: Int] = [:]
    for l in t.lessons { s[l.subject ?? "-", default: 0] += 1 }
    print("   subjects", s.count, s.sorted { $0.value > $1.value }.prefix(40).map { "\($0.key):\($0.value)" })
    let y = YearGroups()
    var ys: [String: Int] = [:]
    for l in t.lessons {
      ys[(y.year(ofAll: l.classes) ?? y.year(of: l.course)).map(String.init) ?? "-", default: 0] += 1
    }
    print("   years", ys.sorted { $0.key < $1.key })
    print(
      "   sets", t.lessons.count { $0.classSource == .linkedEvents }, "e.g.",
      t.lessons.first { $0.classSource == .linkedEvents }.map { "\($0)" } ?? "")
    print("   first", t.lessons[0])
  }
}
