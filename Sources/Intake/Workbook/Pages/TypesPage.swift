// SPDX-License-Identifier: Apache-2.0

// Copied from docs/formats.md by scripts/formats.sh; don't change it here.

/// What the types of values are called, as docs/formats.md says it.
enum TypesPage {
  static let text = #"""
    | text | anything | |
    | word | one of the words listed, compared like headings | `field.choice` |
    | yes/no | `yes` `no` `y` `n` `true` `false` `1` `0` | `field.yes-no` |
    | number | whole, within the bounds given; `1,250` | `field.number`, `field.out-of-range` |
    | factor | up to three decimals: `1.3` | `field.number`, `field.out-of-range` |
    | percent | `22`, `12.5%`; rounded to a tenth | `field.percentage`, `field.out-of-range` |
    | money | pounds: `218`, `£218.50`, `1,250`; or pence: `45p` | `field.money` |
    | date | `2026-09-06`, `6/9/2026`, `06.09.26`, `6-Sep-26`, `6 September 2026`, `Sun 6th Sep 2026`. The day always stands before a numeric month; `9/25/2026` is refused | `field.date`, `field.date-order` |
    | span | `2026-09-01..2026-10-20`, `1/9/2026 - 20/10/2026`, `1 Sep 2026 to 20 Oct 2026`, or one date | `field.span`, `field.date`, `field.date-order` |
    | time | `15:40`, `15.40`, `1540`, `3.40pm`, `3 pm`. `3:40` alone is refused, `03:40` is the night | `field.time` |
    | minutes | `90`, `90 min`, `1h30`, `1:30`, `1.5 hours` | `field.minutes`, `field.out-of-range` |
    | hours | `1265`, `32.5`, `20h15`; a plain number is hours | `field.number` |
    | weekday | `Mon`, `Monday`, `M`, `Tu`, `Th` | `field.weekday` |
    | weekdays | a list, or a range: `Mon; Wed`, `Mon-Thu`, `every day` | `field.weekday` |
    | half-days | weekdays, each with `am` or `pm` or whole: `Mon-Wed; Thu am` | `field.weekday` |
    | years | year groups; `R` reception, `N` nursery: `R;1;2`, `7-9`, `Year 4` | `field.choice` |
    | people | see [Choosing people](#choosing-people) | `activity.selector`, `reference.unknown`, `activity.nobody` |
    | reference | an id or another name of one thing | `reference.unknown`, `reference.ambiguous` |
    """#
}
