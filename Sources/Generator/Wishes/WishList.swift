// SPDX-License-Identifier: Apache-2.0

import Domain

/// Everything that the schools of a group wish for.
struct WishList {
  let scene: Scene

  /// The wishes of some kinds: what the whole group wishes for, then hubs, towns and schools.
  ///
  /// Each maker draws from streams of its own, so that leaving kinds out changes none of the others.
  func activities(of kinds: Set<ActivityKind>) -> [Activity] {
    let placements = Placements(scene: scene)
    var activities = GroupSessions(scene: scene).wishes() + placements.specialists()
    for hub in scene.county.hubs.indices {
      var sessions = HubSessions(scene, hub)
      activities += sessions.wishes()
    }
    for cluster in scene.county.clusters {
      var sessions = ClusterSessions(scene, cluster)
      let others = OtherWishes(scene: scene, cluster: cluster)
      activities += sessions.wishes() + others.triads() + others.lessonStudies() + placements.posts(of: cluster)
      activities += others.shadowing()
      for school in cluster.members { activities += VisitMaker(scene: scene).visits(of: school) }
    }
    return activities.filter { kinds.contains($0.kind) }
  }
}
