// SPDX-License-Identifier: Apache-2.0

extension PageTemplate {
  static let cohorts = """
    {{#hasCohorts}}<section id="cohorts" aria-labelledby="cohorts-h">
    <h2 id="cohorts-h">Cohorts</h2>
    <p class="lead">Who goes through these sessions is in one cohort, and meets its people every time. Names stand with \
    each date above.</p>
    {{#cohorts}}<h3>{{title}}</h3><table class="plain"><thead><tr><th scope="col">Cohort</th>\
    <th scope="col" class="num">People</th><th scope="col">Of which schools</th><th scope="col">Dates</th>\
    <th scope="col">Where</th><th scope="col">Led by</th></tr></thead><tbody>
    {{#rows}}<tr><th scope="row">{{number}}</th><td class="num" data-label="People">{{people}}</td><td>{{schools}}</td>\
    <td>{{dates}}</td><td>{{place}}</td><td>{{leader}}</td></tr>
    {{/rows}}</tbody></table>
    {{/cohorts}}</section>
    {{/hasCohorts}}
    """
}
