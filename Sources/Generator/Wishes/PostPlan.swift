// SPDX-License-Identifier: Apache-2.0

import Domain

/// A post for a secondment, apart from who applies: known before the schools' budgets, which allow for it.
struct PostPlan: Sendable {
  /// Index of the school that has it.
  let school: Int
  /// Indices of the schools before and after it in the town's ring, from which people apply.
  let before: Int
  let after: Int
  /// Of another post of the ring: none of these.
  let others: [Int]
  var halfDaysPerWeek = 10
  var halfTerms = 2
  var bounds = Secondment.Bounds.halfTerm
  var isVacant = false
  /// Whether it's as large and as long as its neighbour's and each school has people who'd go to the other, so that they
  /// can exchange them.
  var isExchange = false

  /// Half-days that it takes in a year, at six and a half weeks a half-term.
  var halfDays: Int { halfDaysPerWeek * halfTerms * 13 / 2 }

  /// The posts of one town: six for every ten schools, by turns round a ring of its primaries.
  static func posts(of cluster: Cluster, in county: County) -> [PostPlan] {
    var random = county.random("posts", cluster.index)
    let schools = cluster.members.filter { county.plans[$0].phase == .primary }
    guard schools.count >= 2 else { return [] }
    let ring = random.shuffled(schools)
    var posts = (0..<max(2, (cluster.members.count * 6 + 5) / 10)).map { number in
      plan(number % ring.count, in: ring, &random)
    }
    for second in stride(from: 1, to: posts.count, by: 2) where random.chance(600) {
      posts[second].halfDaysPerWeek = posts[second - 1].halfDaysPerWeek
      posts[second].halfTerms = posts[second - 1].halfTerms
      posts[second].bounds = posts[second - 1].bounds
      for number in [second - 1, second] {
        posts[number].isExchange = true
        posts[number].isVacant = false
      }
    }
    return posts
  }

  private static func plan(_ place: Int, in ring: [Int], _ random: inout RandomStream) -> PostPlan {
    let before = ring[(place + ring.count - 1) % ring.count]
    let after = ring[(place + 1) % ring.count]
    var post = PostPlan(
      school: ring[place], before: before, after: after,
      others: ring.filter { ![ring[place], before, after].contains($0) })
    post.halfDaysPerWeek = [10, 2, 4, 6][random.index(weights: [45, 15, 25, 15])]
    post.halfTerms = [1, 2, 4, 6][random.index(weights: [20, 45, 20, 15])]
    post.bounds = post.halfTerms > 1 && random.chance(500) ? .term : .halfTerm
    post.isVacant = random.chance(350)
    return post
  }
}
