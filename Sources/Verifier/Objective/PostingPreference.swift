// SPDX-License-Identifier: Apache-2.0

import Domain

/// How far a secondment is from what the post's school, the person and the wish would like.
enum PostingPreference {
  static func cost(of posting: Posting, _ index: GroupIndex) -> MilliLessons {
    let rate = index.group.rules.rates.furtherDown
    return rate * placeAmongApplicants(posting) + rate * placeAmongPosts(posting) + setting(posting, index)
  }

  /// From 0.
  private static func placeAmongApplicants(_ posting: Posting) -> Int {
    let applicants = posting.wish.applicants
    return applicants.firstIndex(of: posting.member.person.id) ?? applicants.count
  }

  /// From 0; behind them all where the person doesn't name it; nothing where they name none.
  private static func placeAmongPosts(_ posting: Posting) -> Int {
    let posts = posting.member.person.preferredPosts
    return posts.firstIndex(of: posting.activity.id) ?? posts.count
  }

  private static func setting(_ posting: Posting, _ index: GroupIndex) -> MilliLessons {
    let most = index.group.rules.rates.settingMissed.rawValue
    let limits = index.group.rules.limits
    let distance = ContextDistance.between(posting.member.school, posting.post)
    switch posting.wish.match {
    case .any: return .zero
    case .similar:
      return MilliLessons(min(most, floorDivide(most * max(0, distance - limits.similarUpTo), 1000)))
    case .contrasting:
      guard limits.contrastingFrom > 0 else { return .zero }
      return MilliLessons(floorDivide(most * max(0, limits.contrastingFrom - distance), limits.contrastingFrom))
    }
  }
}
