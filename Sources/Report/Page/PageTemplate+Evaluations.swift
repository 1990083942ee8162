// SPDX-License-Identifier: Apache-2.0

extension PageTemplate {
  static let evaluations = """
    {{#hasEvaluations}}<section id="evaluations" aria-labelledby="evaluations-h">
    <h2 id="evaluations-h">How sessions were rated</h2>
    {{#evaluations}}<p class="lead">Blind answers from 1 (worst) to 5 (best), of this year and before. They have no effect \
    on the plan, and say nothing of what pupils learnt. A figure of fewer than five answers is shown nowhere.</p>
    {{#hasRows}}<table class="plain"><thead><tr><th scope="col">Who gave it</th><th scope="col">Topic</th>\
    <th scope="col" class="num">Answers</th><th scope="col" class="num">Mean</th></tr></thead><tbody>
    {{#rows}}<tr class="{{rowClass}}"><th scope="row">{{who}}</th><td>{{topic}}</td>\
    <td class="num" data-label="Answers">{{answers}}</td><td class="num" data-label="Mean">{{mean}}</td></tr>
    {{/rows}}</tbody></table>{{/hasRows}}
    {{#hidden}}<p class="small">{{.}}</p>{{/hidden}}{{/evaluations}}
    </section>
    {{/hasEvaluations}}
    """
}
