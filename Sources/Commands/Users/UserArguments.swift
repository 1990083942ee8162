// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Mail

/// The address of an account, which `planner user` takes first.
struct UserArguments: ParsableArguments {
  @Argument(help: ArgumentHelp("The account's e-mail address.", valueName: "address"))
  var address: String

  func validate() throws { _ = try mailAddress }

  /// As mail takes it.
  ///
  /// - Throws: `ValidationError`.
  var mailAddress: String {
    get throws { do { return try MailAddress(address).description } catch { throw ValidationError("\(error)") } }
  }
}
