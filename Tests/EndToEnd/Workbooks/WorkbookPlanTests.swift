// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Intake
import Optimiser
import Testing

/// Plans from a workbook.
@Suite struct WorkbookPlanTests {
  @Test func dayOneAsAWorkbookGivesThePlanOfTheFolder() throws {
    let contents = GroupWorkbook.read(Sample.folder(.dayOne) + ".xlsx")
    let group = try #require(contents.group)
    #expect(try group == Sample.group(.dayOne))
    let fromBook = Optimiser(group).solve()
    let fromFolder = try Sample.named(.dayOne).plan
    #expect(fromBook.occurrences == fromFolder.occurrences)
    #expect(fromBook == fromFolder)
  }
}
