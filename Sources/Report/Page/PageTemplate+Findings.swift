// SPDX-License-Identifier: Apache-2.0

extension PageTemplate {
  /// What's different from the published plan; nothing for a plan made anew.
  static let changes = """
    {{#hasChanges}}<section id="changes" aria-labelledby="changes-h">
    <h2 id="changes-h">What is different from the published plan</h2>
    {{#changed}}<p class="lead">{{lead}}</p>
    {{#hasRows}}<table class="plain stack changes"><thead><tr><th scope="col">What</th><th scope="col">Was</th>\
    <th scope="col">Is now</th><th scope="col">Who must be told</th></tr></thead><tbody>
    {{#rows}}<tr><td>{{title}}<small>{{kind}}{{#soon}}, {{.}}{{/soon}}</small></td><td>{{old}}</td><td>{{new}}</td>\
    <td>{{told}}</td></tr>
    {{/rows}}</tbody></table>{{/hasRows}}{{#rest}}<p class="small">{{.}}</p>{{/rest}}{{/changed}}
    </section>
    {{/hasChanges}}

    """

  /// What whoever leads the group may act on.
  static let findings = """
    {{#hasFindings}}<section id="findings" aria-labelledby="findings-h">
    <h2 id="findings-h">What else there is to do</h2>
    {{#further}}<p class="lead">Found in what the group has said; nothing of it is part of the plan.</p>
    {{#hasCover}}<h3>What one more person to cover classes would save</h3>
    <p class="small">With this very plan, on every date of a weekday: what would be bought less. A plan made with this person may find more.</p>
    <table class="plain"><thead><tr><th scope="col">School</th><th scope="col">Weekday</th>\
    <th scope="col" class="num">Supply half-days</th><th scope="col" class="num">Spared</th>\
    <th scope="col" class="num">Saved a year</th><th scope="col" class="num">Dates at the most supply staff</th></tr></thead><tbody>
    {{#cover}}<tr><th scope="row">{{school}}</th><td>{{weekday}}</td><td class="num">{{halfDays}}</td>\
    <td class="num">{{spared}}</td><td class="num">{{saved}}</td><td class="num">{{atLimit}}</td></tr>
    {{/cover}}</tbody></table>{{#moreCover}}<p class="small">{{.}}</p>{{/moreCover}}{{/hasCover}}
    {{#hasPrices}}<h3>What £100 more would move</h3>{{#prices}}<p>{{.}}</p>{{/prices}}{{/hasPrices}}
    {{#hasNetworks}}<h3>People who are alone with what they do</h3>
    <p class="small">Each is the only one of that role or subject at their school, and no activity brings them together. \
    To wish for a network, copy its cells into activities.csv, each under the heading of the same name.</p>
    <ul class="reasons">{{#networks}}<li class="k-session"><h4>{{title}} <small>{{size}}</small></h4>\
    <p class="small">{{people}}</p></li>
    {{/networks}}</ul>
    <details><summary>Rows under headings of activities.csv</summary><pre>{{pasted}}</pre></details>{{/hasNetworks}}
    {{#hasIdle}}<h3>People for whom nothing is planned</h3>{{#idle}}<p>{{.}}</p>{{/idle}}{{/hasIdle}}
    {{#hasDuplicates}}<h3>Sessions that might be one</h3>
    <ul class="stafflines">{{#duplicates}}<li>{{.}}</li>{{/duplicates}}</ul>{{/hasDuplicates}}
    {{#hasDemand}}<h3>Topics that are wanted and not met</h3>
    <table class="chart demand"><thead><tr><th scope="col">Topic</th><th scope="col"></th>\
    <th scope="col" class="num">Schools</th><th scope="col" class="num">Priority of</th>\
    <th scope="col" class="num">People</th>\
    <th scope="col" class="num">Served</th><th scope="col" class="num">Planned</th>\
    <th scope="col" class="num">Not planned</th><th scope="col" class="num">Offered by</th></tr></thead><tbody>
    {{#demand}}<tr><th scope="row">{{topic}}</th><td class="barcol">{{state}}</td>\
    <td class="num" data-label="Schools">{{schools}}</td>\
    <td class="num" data-label="Priority of">{{priorityOf}}</td><td class="num" data-label="People">{{wanting}}</td>\
    <td class="num" data-label="Served">{{served}}</td><td class="num" data-label="Planned">{{planned}}</td>\
    <td class="num" data-label="Not planned">{{notPlanned}}</td>\
    <td class="num" data-label="Offered by">{{offered}}</td></tr>
    {{/demand}}</tbody></table>{{#moreDemand}}<p class="small">{{.}}</p>{{/moreDemand}}{{/hasDemand}}{{/further}}
    </section>
    {{/hasFindings}}

    """
}
