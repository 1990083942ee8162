// SPDX-License-Identifier: Apache-2.0

import Domain

/// What only one provider can lead by a certificate's options, and on how many dates (`docs/bound.md`, *Rows*): of these
/// dates' room each such activity takes all its parts.
struct ProviderRoom: Sendable {
  private var ofProvider: [Identifier<Provider>: (activities: [(number: Int, parts: Int)], days: Set<Int>)] = [:]

  init(_ people: BoundPeople, _ options: CertifiedOptions) {
    for (number, activity) in people.activities.enumerated() {
      guard case .session(let session) = activity.details, case .ways(let ways) = options.options[number],
        let provider = ways.first?.provider?.id, ways.allSatisfy({ $0.provider?.id == provider })
      else { continue }
      ofProvider[provider, default: ([], [])].activities.append((number, session.series.parts))
      for way in ways { ofProvider[provider]?.days.formUnion(options.dates[way.dates]) }
    }
  }

  func activities(of provider: Identifier<Provider>) -> [(number: Int, parts: Int)] {
    ofProvider[provider]?.activities ?? []
  }

  /// On how many dates one of them has an option.
  func dates(of provider: Identifier<Provider>) -> Int { ofProvider[provider]?.days.count ?? 0 }
}
