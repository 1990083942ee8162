// SPDX-License-Identifier: Apache-2.0

/// Words of which names of towns, schools, authorities and trusts are made. None is meant to be a real one's.
enum PlaceNames {
  private static let townStarts: [String] = NameGiver.words(
    """
    Ather Arkel Balder Beck Brind Calver Caver Clough Corve Dale Derran Dorn Ealder Elver Ester Fallow Fenner Galder
    Garn Gilder Hallow Haver Hether Holver Ivel Jessa Kelder Kemb Kestrel Larr Lin Lorrim Maddle Mallow Marl Merrow
    Nadder Nether Orrel Otter Pelder Pinner Quarn Raven Ridder Rowen Salter Sedge Selver Tamar Tarn Thorl Tillow Ulver
    Vander Wain Weller Wenner Wether Yarrel Yelver
    """)
  private static let townEnds: [String] = NameGiver.words(
    """
    bourne by combe cote den field ford gate ham holm hurst leigh low mere minster moor port rigg shaw stead stoke stow
    thorpe ton vale wath well wick wold worth ley
    """)

  /// The town with a number from 0: all different up to 61 · 31 = 1,891, since the two lists have no common divisor, nor
  /// the steps with them.
  static func town(_ number: Int, shift: Int) -> String {
    let name = townStarts[(number + shift) * 22 % townStarts.count] + townEnds[(number + shift) * 12 % townEnds.count]
    let round = number / (townStarts.count * townEnds.count)
    return round == 0 ? name : "\(["Great", "Little", "Upper", "Lower"][(round - 1) % 4]) \(name)"
  }

  static let authorities = ["Arrenshire", "Brockdale", "Kelmshire", "Westerlow"]

  /// Words before and after the space of a school's name: "Lapwing Rise".
  static let stems: [String] = NameGiver.words(
    """
    Alder Avocet Badger Barley Bittern Bluebell Bracken Bramble Buzzard Campion Clover Coppice Cornflower Curlew
    Damson Dragonfly Dunnock Elder Fieldfare Foxglove Goldfinch Greenfinch Harebell Heron Juniper Kestrel Kingfisher Lapwing
    Linnet Mallard Marigold Medlar Merlin Nightjar Nuthatch Osprey Otter Oxlip Pipit Plover Primrose Quince Redstart
    Rosehip Rowan Sandpiper Siskin Skylark Sorrel Speedwell Swallow Tansy Teal Teasel Wagtail Woodlark Wren Yarrow
    """)
  static let features: [String] = NameGiver.words(
    "Bank Beck Brook Common Croft Dell Drive Edge Fold Garth Green Grove Heath Lea Mead Mount Park Rise Road Vale Walk")
  static let saints: [String] = NameGiver.words(
    """
    Aelred Agatha Aidan Alban Alphege Anselm Bede Benet Botolph Brendan Chad Columba Cuthbert Dunstan Edmund Ethelburga
    Etheldreda Felix Frideswide Godric Guthlac Hilda Kenelm Mildred Modwen Oswald Oswin Osyth Sidwell Swithun Wilfrid
    Winifred Wulstan
    """)
  static let trusts = [
    "Beacon", "Bridgewater", "Cairn", "Compass", "Fellside", "Harbour", "Keystone", "Lantern", "Meridian", "Northstar",
    "Pathway", "Quayside", "Ridgeway", "Springboard", "Tideway", "Upland", "Waypoint", "Weaver's", "Yardley", "Zenith",
  ]
}
