// SPDX-License-Identifier: Apache-2.0

/// A point on the earth, WGS84, in millionths of a degree (about 11 cm), so that distances are exact integers' work.
public struct Position: Hashable, Sendable, Codable {
  /// Latitude in millionths of a degree, north positive.
  public let latitude: Int
  /// Longitude in millionths of a degree, east positive.
  public let longitude: Int
  /// A point from millionths of a degree.
  public init(latitude: Int, longitude: Int) {
    self.latitude = latitude
    self.longitude = longitude
  }
}

/// Where something takes place.
public enum Place: Hashable, Sendable, Codable {
  /// On a school's site.
  case school(Identifier<School>)
  /// At a provider's own site.
  case provider(Identifier<Provider>)
  /// Nowhere: everyone joins from their own school. Travel is nothing.
  case online
}
