// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Fetch

/// What's allowed of addresses, of the commands that take or use them.
struct FetchArguments: ParsableArguments {
  @Flag(
    inversion: .prefixedNo, exclusivity: .chooseLast,
    help: "Addresses that begin with http: too, which others can read and change on the way.")
  var allowHttp = false

  @Flag(
    inversion: .prefixedNo, exclusivity: .chooseLast, help: "Calendars on this machine and in private networks too.")
  var allowPrivate = false

  /// What's allowed.
  var rules: FetchRules {
    var rules = FetchRules()
    rules.allowsOpen = allowHttp
    rules.allowsNear = allowPrivate
    return rules
  }
}

extension Failure {
  /// An address that can't be taken, in the program's words.
  init(_ error: FetchError) { self.init(.usage, "\(error)".printable) }
}
