// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// Who reads what a command prints.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// A person.
  case text
  /// Another program.
  case json
}
