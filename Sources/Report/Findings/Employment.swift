// SPDX-License-Identifier: Apache-2.0

import Domain

extension Person {
  /// The days of `span` on which the person is employed; nil where there are none.
  func employment(in span: DateSpan) -> DateSpan? {
    let days = DateSpan(
      max(validFrom ?? span.first, span.first), min(validUntil ?? span.last, span.last))
    return days.count > 0 ? days : nil
  }
}
