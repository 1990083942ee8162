// SPDX-License-Identifier: Apache-2.0

import Domain

/// What a plan decides, with everything that it names looked up. All else is derived from it.
struct Decisions: Sendable {
  /// In the plan's order.
  var happenings: [Happening] = []
  /// Repayments in the plan's order.
  var repaid: [RepaidTime] = []
  /// Templates of specialists' weeks, in the plan's order.
  var rotas: [Rota] = []
  /// Secondments in the plan's order.
  var postings: [Posting] = []
}
