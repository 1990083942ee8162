// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// Who may see and change what, against the table of docs/access.md: every role by every thing.
@Suite struct AccessPolicyTests {
  private func table() throws -> [[String]] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = try String(contentsOf: root.appending(path: "docs/access.md"), encoding: .utf8)
    let lines = page.components(separatedBy: "\n").drop { !$0.hasPrefix("| what | group-planner") }
    return lines.prefix { $0.hasPrefix("|") }.map { line in
      line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }

  private func words(_ role: Role, _ matter: Matter) -> String {
    let (see, change) = (
      AccessPolicy.reach(of: role, to: .see, matter), AccessPolicy.reach(of: role, to: .change, matter)
    )
    let reaches = change == .never ? [see] : [see, change]
    return reaches.map { $0 == .never ? "–" : $0.rawValue }.joined(separator: ", ")
  }

  @Test func thePolicyIsTheDocumentedTable() throws {
    let rows = try table()
    #expect(rows.first == ["what"] + Role.allCases.map(\.rawValue))
    #expect(rows.dropFirst(2).map { $0[0] } == Matter.allCases.map(\.rawValue))
    for (row, matter) in zip(rows.dropFirst(2), Matter.allCases) {
      #expect(row.dropFirst().elementsEqual(Role.allCases.map { words($0, matter) }), "\(matter.rawValue): \(row)")
    }
  }

  @Test(arguments: Role.allCases) func whatNobodySeesNobodySees(_ role: Role) {
    for matter in [Matter.vetoes, .refusals, .confidentialTitles, .smallGroups] {
      for action in AccessPolicy.Action.allCases {
        #expect(AccessPolicy.reach(of: role, to: action, matter) == .never, "\(matter)")
      }
    }
  }

  /// Not even whoever plans for the group: a reason goes from the head to the school's CPD lead.
  @Test(arguments: Role.allCases) func aReasonIsGivenByTheHeadAndReadByTheCPDLeadAlone(_ role: Role) {
    #expect(AccessPolicy.reach(of: role, to: .see, .reasons) == (role == .developmentLead ? .own : .never))
    #expect(AccessPolicy.reach(of: role, to: .change, .reasons) == (role == .head ? .own : .never))
  }

  @Test(arguments: Role.allCases) func onlyThoseOfTheGroupReachBeyondTheirOwn(_ role: Role) {
    let beyond = Matter.allCases.filter { AccessPolicy.reach(of: role, to: .see, $0) == .all }
    switch role {
    case .groupPlanner: #expect(beyond.count > 15)
    case .finance: #expect(beyond == [.charges, .accounts])
    case .head, .developmentLead: #expect(beyond == [.provision])
    case .coverManager, .staff, .provider: #expect(beyond.isEmpty)
    }
  }

  @Test func grantsAreWrittenAsTheyreRead() {
    for text in ["group-planner", "finance", "head:oak", "staff:a:b", "provider:zoë", "cpd-lead:st-oswin"] {
      #expect(Grant(text: text)?.description == text, "\(text)")
    }
    for text in ["", "head", "head:", "finance:oak", "group-planner:", "king:oak", "Head:oak", ":oak"] {
      #expect(Grant(text: text) == nil, "\(text)")
    }
    let viewer = Viewer(["staff:mary", "head:oak", "head:ash", "head:oak"].compactMap(Grant.init(text:)))
    #expect(viewer.grants.map(\.description) == ["head:ash", "head:oak", "staff:mary"])
  }
}
