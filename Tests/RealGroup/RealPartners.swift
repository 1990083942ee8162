// SPDX-License-Identifier: Apache-2.0

/// Invented providers, relations, history, money and answers.
enum RealPartners {
  static var providers: Sheet {
    var sheet = Sheet(
      "providers.csv",
      "id name kind email available weekdays fee_session fee_day fee_head capacity most_per_day specialisms latitude "
        + "longitude")
    sheet.add(
      lines: """
        teaching-hub | North West Teaching Hub | provider | bookings@hub.example |  | Mon;Tue;Wed;Thu |  | 600 |  | 40 | 2 | early career framework;leadership | 53.4790 | -2.2450
        reading-clinic | The Reading Clinic | trainer | hello@reading.example | 2026-09-14..2027-03-25 |  | 350 |  | 5 | 30 | 1 | phonics;early reading
        dr-quayle | Dr Una Quayle | expert | una@quayle.example | 2026-11-02..2026-12-18;2027-02-22..2027-03-25 | Mon;Wed | 480 |  |  | 60 | 1 | attachment;trauma
        sports-trust | Trafford Sports Trust | trainer | play@sport.example |  | Thu;Fri | 180 |  |  | 24 | 2 | pe
        police | Neighbourhood police | guest | | | | | | | | 1 | safeguarding
        """)
    return sheet
  }

  static var relations: Sheet {
    var sheet = Sheet("relations.csv", "kind a b")
    sheet.add(
      lines: """
        veto | wellington | cestrian
        veto | altrincham-jgr | wellington-welfare04
        reluctance | urmston | stretford
        partner | wellfield-infant | wellfield-junior
        family | gorse-hill | old-trafford
        family | forest-gate | broadoak
        federation | kings-road | st-hildas
        """)
    return sheet
  }

  static var history: Sheet {
    var sheet = Sheet("history.csv", "date kind person school partner outcome")
    sheet.add(
      lines: """
        2025-11-12 | visit | altrincham-kdu | altrincham | wellington | done
        2026-02-04 | visit | wellington-science06 | wellington | altrincham | done
        2026-03-11 | visit | gorse-hill-3a | gorse-hill | old-trafford | done
        2026-03-18 | visit | old-trafford-2a | old-trafford | gorse-hill | done
        2026-05-06 | session | broomwood-6a | broomwood |  | refused
        2026-06-10 | shadowing | worthington-deputy | worthington | brooklands | offered
        2025-10-01 | session | stretford-teacher27 | stretford |  | done
        """)
    return sheet
  }

  static var funds: Sheet {
    var sheet = Sheet("funds.csv", "id name amount schools kinds tariff_lesson pays_fees")
    sheet.add(
      lines: """
        ect-fund | Early career entitlement | 9000 |  | session | 20 | yes
        partnership | Partnership subscription | 12000 |  |  |  | yes
        pilot | Opportunity pilot | 4000 | gorse-hill;st-hildas;old-trafford;forest-gate;broomwood | visit;session;triad | 35 | yes
        """)
    return sheet
  }

  static var answers: Sheet {
    var sheet = Sheet("answers.csv", "school half_term answer activities")
    sheet.add(
      lines: """
        brooklands | 1 | yes
        worthington | 1 | yes
        urmston | 4 | no
        woodheys | 2 | not these | ta-training
        """)
    return sheet
  }

  static var declines: Sheet {
    var sheet = Sheet("declines.csv", "person activity")
    sheet.add(
      lines: """
        stretford-teacher10 | science-network
        kings-road-4b | art-network
        """)
    return sheet
  }
}
