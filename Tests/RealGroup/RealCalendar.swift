// SPDX-License-Identifier: Apache-2.0

/// What the published term dates leave to schools, invented: INSET days, week letters, days kept free.
enum RealCalendar {
  static var sheet: Sheet {
    var sheet = Sheet("calendar.csv", "calendar kind first last name roles years letter")
    sheet.add(
      lines: """
          | inset | 2026-09-01
          | inset | 2027-01-04
        primary | inset | 2026-09-02
        primary | inset | 2027-04-12
        primary | inset-disaggregated | 2027-07-21
        secondary | inset | 2026-10-23
        secondary | inset | 2027-04-12
        secondary | inset-disaggregated | 2027-07-21
        fortnight | inset | 2026-11-02
        fortnight | inset | 2027-04-12
        fortnight | inset-disaggregated | 2027-07-21
        primary | cycle | | | | | | A
        secondary | cycle | | | | | | A
        fortnight | cycle | | | | | | A;B
          | blackout | 2027-07-15 | 2027-07-20 | End of year
        primary | blackout | 2027-05-10 | 2027-05-13 | Key stage 2 tests | | 6
        primary | blackout | 2027-06-07 | 2027-06-11 | Phonics check | | 1
        primary | blackout | 2026-10-05 | 2026-10-07 | Year 6 residential | | 6
        secondary | blackout | 2026-11-23 | 2026-12-04 | Year 11 mocks | | 11
        secondary | blackout | 2027-01-11 | 2027-01-22 | Sixth form mocks | | 12;13
        secondary | blackout | 2027-05-10 | 2027-06-23 | Public exams | | 11;13
        secondary | blackout | 2027-05-10 | 2027-06-23 | Public exams | exams officer
        fortnight | blackout | 2027-05-10 | 2027-06-23 | Public exams | | 11;12
        fortnight | blackout | 2027-05-10 | 2027-06-23 | Public exams | exams officer
        """)
    return sheet
  }
}
