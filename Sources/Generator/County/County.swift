// SPDX-License-Identifier: Apache-2.0

import Domain

/// Schools that lie together: a town with the villages around it.
struct Cluster: Sendable {
  let index: Int
  let town: String
  let hub: Int
  let authority: Int
  /// Metres from the county's south-west corner.
  let east: Int
  let north: Int
  /// The night on which most of its schools meet.
  let night: Weekday
  /// Its schools' indices.
  var members: [Int] = []

  /// Name of the group that its schools form.
  var group: String { "\(town) cluster" }
}

/// One school while its group is being made.
struct SchoolPlan: Sendable {
  let index: Int
  let cluster: Int
  let authority: Int
  let hub: Int
  let shape: SchoolShape
  /// As it will stand in the group, without what capacity decides.
  var school: School

  var id: Identifier<School> { school.id }
  var phase: Phase { shape.phase }
  /// Which of its authority's patterns of INSET days it has.
  var insetPattern = 0
  /// Whether it has class teachers of the primary years.
  var hasPrimary: Bool { phase == .primary || phase == .allThrough }
}

/// All schools with their places and what they have to teach.
struct County: Sendable {
  let parameters: GenerationParameters
  let clusters: [Cluster]
  let plans: [SchoolPlan]
  /// Names of the hubs.
  let hubs: [String]
  /// Number of local authorities.
  let authorities: Int

  /// A stream of random numbers of this group.
  func random(_ name: String, _ index: Int = 0) -> RandomStream { RandomStream(parameters.seed, name, index) }

  /// The plans of a cluster's schools.
  func plans(of cluster: Cluster) -> [SchoolPlan] { cluster.members.map { plans[$0] } }
}
