// SPDX-License-Identifier: Apache-2.0

extension PageTemplate {
  static let figures = fairness + money

  private static let fairness = """
    <section id="fairness" aria-labelledby="fairness-h">
    <h2 id="fairness-h">Fairness</h2>
    {{#fairness}}<p class="lead">{{words}}{{#skew}} {{.}}{{/skew}} Hours of benefit, school by school.</p>
    <p class="key" aria-hidden="true"><span><i class="sw asked"></i>asked for</span>
    <span><i class="sw given"></i>given</span> <span><i class="sw given short"></i>given, below the fair share</span>
    <span><i class="sw mark"></i>fair share</span></p>
    <table class="chart"><thead><tr><th scope="col">School</th><th scope="col" class="barcol"></th>\
    <th scope="col" class="num">Asked</th><th scope="col" class="num">Share</th><th scope="col" class="num">Given</th>\
    <th scope="col" class="num">Short</th><th scope="col" class="num">Hosts</th><th scope="col" class="num">Goes out</th>\
    </tr></thead><tbody>
    {{#rows}}<tr><th scope="row"><a href="#{{anchor}}">{{name}}</a></th><td class="barcol">{{{bars}}}</td>\
    <td class="num" data-label="Asked">{{asked}}</td><td class="num" data-label="Share">{{share}}</td>\
    <td class="num" data-label="Given">{{given}}</td><td class="num" data-label="Short">{{short}}</td>\
    <td class="num" data-label="Hosts">{{hostings}}</td><td class="num" data-label="Goes out">{{receptions}}</td></tr>
    {{/rows}}</tbody></table>{{/fairness}}
    </section>

    """

  private static let money = """
    <section id="money" aria-labelledby="money-h">
    <h2 id="money-h">Money</h2>
    {{#money}}<p class="lead">Schools spend {{total}} together; what each may spend is the pale bar.</p>
    <table class="chart"><thead><tr><th scope="col">School</th><th scope="col" class="barcol"></th>\
    <th scope="col" class="num">Spend</th><th scope="col" class="num">Budget</th><th scope="col" class="num">Left</th>\
    </tr></thead><tbody>
    {{#rows}}<tr><th scope="row">{{#link}}<a href="#{{.}}">{{name}}</a>{{/link}}{{#noLink}}{{name}}{{/noLink}}</th>\
    <td class="barcol">{{{bars}}}</td><td class="num" data-label="Spend">{{spend}}</td>\
    <td class="num" data-label="Budget">{{budget}}</td><td class="num" data-label="Left">{{left}}</td></tr>
    {{/rows}}</tbody></table>
    {{#hasFunds}}<h3>Funds</h3><table class="chart"><thead><tr><th scope="col">Fund</th>\
    <th scope="col" class="barcol"></th><th scope="col" class="num">Spend</th><th scope="col" class="num">Amount</th>\
    <th scope="col" class="num">Left</th></tr></thead><tbody>
    {{#funds}}<tr><th scope="row">{{name}}</th><td class="barcol">{{{bars}}}</td>\
    <td class="num" data-label="Spend">{{spend}}</td><td class="num" data-label="Amount">{{budget}}</td>\
    <td class="num" data-label="Left">{{left}}</td></tr>
    {{/funds}}</tbody></table>{{/hasFunds}}
    \(staffingMoney)
    <h3>By kind</h3><table class="plain narrow"><thead><tr><th scope="col"></th>\
    <th scope="col" class="num">Schools</th><th scope="col" class="num">Funds</th></tr></thead><tbody>
    {{#kinds}}<tr><th scope="row">{{name}}</th><td class="num">{{schools}}</td><td class="num">{{fundsPay}}</td></tr>
    {{/kinds}}</tbody></table>{{/money}}
    </section>

    """

  static let unplaced = """
    <section id="unplaced" aria-labelledby="unplaced-h">
    <h2 id="unplaced-h">Not in the plan, and why</h2>
    {{^hasUnplaced}}<p>Everything that was asked for is in the plan.</p>{{/hasUnplaced}}
    {{#hasUnplaced}}<p class="lead">A plan never breaks a rule to look complete.</p><ul class="reasons">
    {{#unplaced}}<li class="{{kindClass}}"><h3>{{title}}</h3><p class="tags">\
    <span class="tag {{kindClass}}">{{kindLabel}}</span> {{#must}}<span class="tag must">Must take place</span>{{/must}}</p>
    {{#asked}}<p class="small">{{.}}</p>{{/asked}}<p>{{words}}</p>\
    {{#hasReasons}}<ul>{{#reasons}}<li>{{.}}</li>{{/reasons}}</ul>{{/hasReasons}}</li>
    {{/unplaced}}</ul>{{/hasUnplaced}}
    </section>

    """

  static let schools = """
    <section id="schools" aria-labelledby="schools-h">
    <h2 id="schools-h">School by school</h2>
    <nav aria-label="Schools"><ul class="jump">\
    {{#schools}}<li><a href="#{{anchor}}">{{short}}</a></li>{{/schools}}</ul></nav>
    {{#schools}}<section class="school" id="{{anchor}}"><h3>{{name}} <small>{{phase}}</small></h3>
    <dl class="facts">{{#figures}}<div><dt>{{term}}</dt><dd>{{words}}</dd></div>{{/figures}}</dl>
    <h4>Who is out, and the cover it needs</h4>
    {{^hasOutings}}<p class="small">Nobody leaves the school or a lesson.</p>{{/hasOutings}}
    {{#hasOutings}}<table class="plain stack"><thead><tr><th scope="col">Date</th><th scope="col">Who</th>\
    <th scope="col">For</th><th scope="col">Away</th><th scope="col">Lessons and cover</th></tr></thead><tbody>
    {{#outings}}<tr><td class="nowrap">{{day}}</td><td>{{people}}</td><td>{{reason}}</td>\
    <td class="nowrap">{{#away}}{{.}}{{/away}}</td>\
    <td>{{#lessons}}<span class="lesson">{{lesson}} <em>{{proposal}}</em></span>{{/lessons}}\
    {{#noLessons}}<span class="none">no lesson lost</span>{{/noLessons}}</td></tr>
    {{/outings}}</tbody></table>{{/hasOutings}}
    <div class="two">{{#hasGuests}}<div><h4>Who comes</h4><table class="plain"><tbody>
    {{#guests}}<tr><td class="nowrap">{{day}}, {{time}}</td><td><a href="#{{anchor}}">{{title}}</a></td>\
    <td class="num nowrap">{{people}}</td></tr>{{/guests}}</tbody></table></div>{{/hasGuests}}
    {{#hasBookings}}<div><h4>Supply to book</h4><table class="plain"><tbody>
    {{#bookings}}<tr><td class="nowrap">{{day}}</td><td>{{part}}</td><td class="num">{{cost}}</td></tr>{{/bookings}}\
    </tbody></table></div>{{/hasBookings}}\
    {{#hasStaffingLines}}<div><h4>Specialists and secondments</h4><ul class="stafflines">\
    {{#staffingLines}}<li>{{.}}</li>{{/staffingLines}}</ul></div>{{/hasStaffingLines}}</div>
    </section>
    {{/schools}}
    </section>

    """

  static let proof = """
    <section id="proof" aria-labelledby="proof-h">
    <h2 id="proof-h">How good the plan is</h2>
    {{#objective}}<p class="lead">{{must}}{{#churn}} {{.}}{{/churn}} Everything else is weighed in lesson-equivalents: \
    1\u{00A0}LE is an hour of an ordinary class taught by someone else. Less is better.</p>
    <table class="chart parts"><thead><tr><th scope="col">Part</th><th scope="col" class="barcol"></th>\
    <th scope="col" class="num">Weight</th></tr></thead><tbody>
    {{#rows}}<tr><th scope="row">{{label}}<small>{{words}}</small></th><td class="barcol">{{{bars}}}</td>\
    <td class="num" data-label="Weight">{{value}}</td></tr>
    {{/rows}}</tbody><tfoot><tr><th scope="row">Together</th><td class="barcol"></td>\
    <td class="num" data-label="Weight">{{total}}</td></tr></tfoot></table>
    {{#hasBounds}}<h3>What is proven</h3><ul class="bounds">{{#bounds}}<li>{{.}}</li>{{/bounds}}</ul>{{/hasBounds}}\
    {{/objective}}
    <h3>How it was computed</h3>
    {{#run}}<p>The search of engine {{engine}} {{stop}}. {{replay}}</p>
    <dl class="facts"><div><dt>Seed</dt><dd>{{seed}}</dd></div>{{#rounds}}<div><dt>Rounds</dt><dd>{{.}}</dd></div>{{/rounds}}\
    <div><dt>Rules</dt><dd>{{rules}}</dd></div><div><dt>Schema</dt><dd>{{schema}}</dd></div>\
    <div class="hash"><dt>Hash of the input</dt><dd><code>{{hash}}</code></dd></div></dl>{{/run}}
    </section>
    </main>
    </body>
    </html>

    """
}
