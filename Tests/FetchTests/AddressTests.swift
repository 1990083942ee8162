// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import Fetch

/// What's taken for an address, what of it may be shown, and where it may lead.
@Suite struct AddressTests {
  @Test(arguments: [
    ("1.1.1.1", AddressReach.everywhere), ("8.8.8.8", .everywhere), ("172.15.255.255", .everywhere),
    ("172.32.0.0", .everywhere), ("100.63.255.255", .everywhere), ("100.128.0.0", .everywhere),
    ("192.167.255.255", .everywhere), ("192.169.0.0", .everywhere), ("11.0.0.0", .everywhere),
    ("126.255.255.255", .everywhere), ("128.0.0.0", .everywhere), ("223.255.255.255", .everywhere),
    ("198.17.255.255", .everywhere), ("198.20.0.0", .everywhere),
    ("127.0.0.1", .near), ("127.255.255.255", .near), ("10.0.0.1", .near), ("10.255.255.255", .near),
    ("172.16.0.0", .near), ("172.31.255.255", .near), ("192.168.0.1", .near), ("100.64.0.0", .near),
    ("100.127.255.255", .near), ("198.18.0.1", .near), ("198.19.255.255", .near),
    ("0.0.0.0", .never), ("0.1.2.3", .never), ("169.254.169.254", .never), ("192.0.0.8", .never),
    ("192.0.2.1", .never), ("192.88.99.1", .never), ("198.51.100.7", .never), ("203.0.113.7", .never),
    ("224.0.0.1", .never), ("239.255.255.255", .never), ("240.0.0.1", .never), ("255.255.255.255", .never),
    ("2606:4700:4700::1111", .everywhere), ("2001:4860:4860::8888", .everywhere), ("2a00:1450::1", .everywhere),
    ("2001:200::1", .everywhere), ("2001:db7:ffff::", .everywhere), ("2001:db9::", .everywhere),
    ("2003::1", .everywhere), ("3ffe::1", .everywhere),
    ("::1", .near), ("fc00::1", .near), ("fd12:3456::1", .near), ("fdff:ffff::", .near),
    ("::", .never), ("::2", .never), ("fe80::1", .never), ("febf::1", .never), ("fec0::1", .never), ("ff02::1", .never),
    ("::ffff:8.8.8.8", .never), ("::ffff:127.0.0.1", .never), ("::127.0.0.1", .never), ("64:ff9b::7f00:1", .never),
    ("64:ff9b::8.8.8.8", .never), ("64:ff9b:1::1", .never), ("100::1", .never), ("2001::1", .never),
    ("2001:0:4136:e378::", .never), ("2001:10::1", .never), ("2001:1ff:ffff::", .never), ("2001:db8::1", .never),
    ("2002:7f00:1::", .never), ("3fff::1", .never), ("3fff:fff::1", .never), ("4000::1", .never), ("5f00::1", .never),
  ])
  func reachIsKnownOfEachAddress(text: String, reach: AddressReach) throws {
    #expect(try #require(NetworkAddress(text)).reach == reach)
  }

  @Test func noOtherFormIsAnAddress() {
    for text in ["127.1", "2130706433", "0x7f.0.0.1", "0177.0.0.1", "localhost", "", "[::1]", "::1%lo", "1.2.3.4 "] {
      #expect(NetworkAddress(text) == nil, "\(text)")
    }
    for text in ["1.2.3.4", "2001:db8::7"] { #expect(NetworkAddress(text)?.description == text) }
  }

  @Test func ofAnAddressOnlyTheHostIsShown() throws {
    for (text, masked) in [
      ("https://Calendar.Example/secret/basic.ics?token=secret#x", "https://calendar.example/…"),
      ("webcal://calendar.example/secret", "https://calendar.example/…"),
      ("https://calendar.example:8443/secret", "https://calendar.example:8443/…"),
      (" https://[2001:db8::7]/secret\n", "https://[2001:db8::7]/…"), ("http://192.0.2.7/secret", "http://192.0.2.7/…"),
    ] {
      let address = try CalendarAddress(text)
      #expect(address.masked == masked)
      #expect(!"\(address) \(String(reflecting: address))".contains("secret"), "\(masked)")
      #expect(address.text.contains("secret") && !address.text.contains("#"))
      #expect(try CalendarAddress(address.text) == address)
    }
    #expect(try CalendarAddress("https://a.example?x").text == "https://a.example:443/?x")
  }

  @Test(arguments: [
    "", "calendar.example/a.ics", "ftp://calendar.example/a.ics", "file:///etc/passwd", "https://", "https:///a",
    "https://user:word@calendar.example/", "https://calendar.example@127.0.0.1/", "https://a b.example/",
    "https://a.example\\@127.0.0.1/", "https://a.example:0/", "https://a.example:65536/", "https://a.example:/",
    "https://a.example:8x/", "https://[::1/", "https://[a.example]/", "https://[127.0.0.1]/", "https://ä.example/",
    "https://a.example/\u{0}", "https://a.example/a\r\nHost: b", "https://%6c/", "https://a.example:80:90/",
    "https://[::1]x/", "https://a.example/" + String(repeating: "a", count: 2000),
  ])
  func whatIsNoAddressIsRefused(text: String) {
    #expect(throws: FetchError.self) { try CalendarAddress(text) }
    do throws(FetchError) { _ = try CalendarAddress(text) } catch {
      #expect(error.code == .address && !error.message.contains("127.0.0.1"))
    }
  }

  /// What's taken for an address is the same to every reader of it, whatever it was written like.
  @Test func anyTextIsOneAddressOrNone() throws {
    var random = SplitMix64(seed: 5)
    let parts = [
      "https://", "http://", "webcal:", "//", "/", "a.example", "127.0.0.1", "[::1]", "[", "]", ":", "80", "@", "?",
      "#",
      "%", "%2e", "%00", "\\", "..", " ", "\t", "ä", "x", ";", "&", "=", "0x7f.1", "\u{0}", "xn--", "-", "_",
    ]
    var taken = 0
    for _ in 0..<20_000 {
      let text = "https://" + (0..<random.below(8)).map { _ in parts[random.below(parts.count)] }.joined()
      guard let address = try? CalendarAddress(text) else { continue }
      taken += 1
      #expect(try CalendarAddress(address.text) == address, "\(text)")
      let url = try #require(URL(string: address.text), "\(text)")
      #expect(url.host(percentEncoded: true) == address.host && url.user == nil, "\(text)")
      #expect(url.port == address.port && ["http", "https"].contains(url.scheme), "\(text)")
      #expect(!address.masked.dropFirst(8).dropLast(2).contains("/"), "\(text)")
    }
    #expect(taken > 500)
  }

  @Test func addressesThatLeadOnAreTakenFromWhereTheyAre() throws {
    let here = try CalendarAddress("https://a.example/x/y?z")
    #expect(try here.leading(to: "/b").text == "https://a.example:443/b")
    #expect(try here.leading(to: "b").text == "https://a.example:443/x/b")
    #expect(try here.leading(to: "//b.example/c").text == "https://b.example:443/c")
    #expect(try here.leading(to: "http://b.example/c").text == "http://b.example:80/c")
    for location in ["file:///etc/passwd", "https://u:p@b.example/", "javascript:x", "http://a b/"] {
      #expect(throws: FetchError.self, "\(location)") { try here.leading(to: location) }
    }
  }

  @Test func rulesAreForWhatTheAddressSaysItself() throws {
    func code(_ text: String, _ change: (inout FetchRules) -> Void = { _ in }) throws -> FetchError.Code? {
      var rules = FetchRules()
      change(&rules)
      do throws(FetchError) { try rules.check(try CalendarAddress(text)) } catch { return error.code }
      return nil
    }
    #expect(try code("https://a.example/") == nil)
    #expect(try code("http://a.example/") == .open)
    #expect(try code("http://a.example/") { $0.allowsOpen = true } == nil)
    #expect(try code("https://127.0.0.1/") == .network)
    #expect(try code("https://127.0.0.1/") { $0.allowsNear = true } == nil)
    #expect(try code("https://169.254.169.254/") { $0.allowsNear = true } == .network)
    #expect(try code("https://[::ffff:127.0.0.1]/") { $0.allowsNear = true } == .network)
  }

  @Test func noHeaderIsKeptThatNoneMayHold() {
    #expect(Validators(tag: "\"a\"", modified: "Mon, 09 Nov 2026 08:15:00 GMT").isEmpty == false)
    for text in ["", "a\r\nb", "ä", String(repeating: "a", count: 501)] {
      #expect(Validators(tag: text, modified: text).isEmpty, "\(text)")
    }
  }

  @Test func everyCodeIsDocumented() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "docs/errors.md"), encoding: .utf8)
    for code in FetchError.Code.allCases { #expect(text.contains("| `\(code.rawValue)` |"), "\(code.rawValue)") }
  }
}
