// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@Test func classesThatNoTimetableNamesAreSaidInWords() {
  func lesson(_ className: String) -> LessonReference {
    LessonReference(
      school: "oak", className: className, subject: "maths", period: "P1", span: "09:00-10:00", teacher: "e.strand")
  }
  #expect(lesson("10M").classWords == "10M" && lesson("10M").classAndSubject == "10M maths")
  #expect(lesson("? e.strand").classWords == "class not known")
  #expect(lesson("? e.strand").classAndSubject == "maths, class not known")
}
