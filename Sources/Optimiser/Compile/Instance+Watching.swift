// SPDX-License-Identifier: Apache-2.0

import Domain

extension Instance {
  /// Whether the host's school lets a person watch there (H4).
  func mayWatch(_ visitor: Int, host: Int) -> Bool {
    let base = people[visitor].base
    let hostBase = people[host].base
    if base == hostBase { return true }
    return switch schools[hostBase].watchedBy {
    case .everyone: true
    case .partners: partnerships.isPartner(visitor: visitor, base: base, host: host, hostBase: hostBase)
    case .nobody: false
    }
  }
}
