// SPDX-License-Identifier: Apache-2.0

import Choice

/// The few fields that are used of OR-Tools' messages; their numbers are those of its `cp_model.proto` and
/// `sat_parameters.proto`, which Protocol Buffers keep for good.
enum Messages {
  /// A `CpModelProto`.
  static func model(_ form: LinearForm, hint: [Int]? = nil) -> [UInt8] {
    var message = WireWriter()
    for column in form.columns {
      var variable = WireWriter()
      variable.add(2, [0, column.upper])
      message.add(2, variable.bytes)
    }
    for row in form.rows { message.add(3, constraint(row)) }
    let priced = form.columns.indices.filter { form.columns[$0].cost != 0 }
    var objective = WireWriter()
    objective.add(1, priced)
    objective.add(4, priced.map { form.columns[$0].cost })
    message.add(4, objective.bytes)
    if let hint {
      var assignment = WireWriter()
      assignment.add(1, form.columns.indices)
      assignment.add(2, hint)
      message.add(6, assignment.bytes)
    }
    return message.bytes
  }

  private static func constraint(_ row: LinearForm.Row) -> [UInt8] {
    var constraint = WireWriter()
    if row.decision != nil {
      // At most one, or exactly one, of these yes-or-no columns.
      var literals = WireWriter()
      literals.add(1, row.terms.map(\.column))
      constraint.add(row.lower == nil ? 26 : 29, literals.bytes)
    } else {
      var linear = WireWriter()
      linear.add(1, row.terms.map(\.column))
      linear.add(2, row.terms.map(\.factor))
      linear.add(3, [row.lower ?? Int.min, row.upper ?? Int.max])
      constraint.add(12, linear.bytes)
    }
    return constraint.bytes
  }

  /// `SatParameters`: threads, the seed, and no listening to Ctrl-C, which is ours to hear.
  static func parameters(threads: Int, seed: Int) -> [UInt8] {
    var message = WireWriter()
    message.add(206, threads)
    message.add(31, Int(Int32(truncatingIfNeeded: seed) & Int32.max))
    message.add(135, 0)
    return message.bytes
  }

  /// What's read of a `CpSolverResponse`.
  struct Response: Equatable {
    var status = 0
    var values: [Int] = []
    /// No solution costs less, the constant part of the objective left aside. Where it's 0 it isn't written.
    var bound = 0
  }

  static func response(_ bytes: [UInt8]) -> Response {
    var response = Response()
    var reader = WireReader(bytes[...])
    while let (field, value) = reader.next() {
      switch (field, value) {
      case (1, .number(let status)): response.status = status
      case (2, .bytes(let list)): response.values += WireReader.numbers(list)
      case (2, .number(let one)): response.values.append(one)
      case (29, .number(let bound)): response.bound = bound
      default: break
      }
    }
    return response
  }
}
