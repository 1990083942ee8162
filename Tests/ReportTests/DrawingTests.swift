// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

@testable import Report

@Suite struct DrawingTests {
  @Test func sineAndCosineAreThoseOfTheLibrary() {
    for step in -40...40 {
      let angle = Double(step) * 0.15
      #expect(abs(Angle.cosine(angle) - cos(angle)) < 1e-6)
      #expect(abs(Angle.sine(angle) - sin(angle)) < 1e-6)
    }
  }

  @Test func labelsKeepClearOfEachOtherWhereThereIsRoom() {
    let points = (0..<8).map { (index: Int) -> Point in
      Point(x: Double(60 + 90 * index), y: Double(80 + 70 * (index % 3)))
    }
    var placer = LabelPlacer(
      area: Box(x: 0, y: 0, width: 800, height: 300), fontSize: 12,
      signs: points.map { Box(x: $0.x - 5, y: $0.y - 5, width: 10, height: 10) }, avoided: [])
    let boxes = points.enumerated().compactMap {
      placer.place("School number \($0.offset)", beside: $0.element, radius: 5)?.box
    }
    #expect(boxes.count == points.count)
    for a in boxes.indices {
      for b in boxes.indices where b > a { #expect(boxes[a].overlap(boxes[b]) == 0) }
    }
  }

  @Test func labelsWithoutRoomAreLeftOut() {
    let signs = [Box(x: 0, y: 0, width: 200, height: 200)]
    var placer = LabelPlacer(area: signs[0], fontSize: 12, signs: signs, avoided: [])
    #expect(placer.place("Ashfield Academy", beside: Point(x: 100, y: 100), radius: 5) == nil)
  }

  @Test func longLabelsBreakEvenly() {
    #expect(LabelPlacer.broken("Elm Lane Community Primary") == ["Elm Lane", "Community Primary"])
    #expect(LabelPlacer.broken("Ashfield Academy") == ["Ashfield Academy"])
    #expect(LabelPlacer.broken("Llanfairpwllgwyngyllgogerychwyrn") == ["Llanfairpwllgwyngyllg…"])
  }

  @Test func arrowsEndOutsideTheSigns() {
    let curve = Curve(start: Point(x: 0, y: 0), control: Point(x: 50, y: 20), end: Point(x: 100, y: 0))
    let trimmed = curve.trimmed(near: 10, far: 15)
    #expect((trimmed.start - curve.start).length >= 10)
    #expect((trimmed.end - curve.end).length >= 15)
    let middle = trimmed.point(0.5)
    #expect(abs(middle.y - 10) < 2)
  }

  @Test func flowsCountThoseWhoGoAndNotTheirHosts() {
    let sample = SamplePlan()
    let names = Names(sample.group)
    let flows = Flow.all(sample.plan, names: names)
    var expected = 0
    for occurrence in sample.plan.occurrences where occurrence.place != .online {
      expected += occurrence.goers.count { names.base($0).map { .school($0) != occurrence.place } ?? false }
    }
    #expect(flows.reduce(0) { $0 + $1.people } == expected)
    #expect(flows.map(\.people) == flows.map(\.people).sorted(by: >))
  }

  @Test func placesOfTheMapStandApartAndInside() {
    let sample = SamplePlan()
    let names = Names(sample.group)
    let layout = MapLayout(
      group: sample.group, flows: Flow.all(sample.plan, names: names), names: names, width: 1000, mostHeight: 600,
      margin: 80)
    #expect(layout.nodes.count == 11)
    for a in layout.nodes.indices {
      #expect(layout.nodes[a].at.x > 0 && layout.nodes[a].at.x < 1000)
      #expect(layout.nodes[a].at.y > 0 && layout.nodes[a].at.y < layout.height)
      for b in layout.nodes.indices where b > a {
        let least = layout.nodes[a].radius + layout.nodes[b].radius
        #expect((layout.nodes[a].at - layout.nodes[b].at).length > least)
      }
    }
  }
}
