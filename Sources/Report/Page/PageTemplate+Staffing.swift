// SPDX-License-Identifier: Apache-2.0

extension PageTemplate {
  static let staffing = """
    {{#hasRotas}}<section id="rotas" aria-labelledby="rotas-h">
    <h2 id="rotas-h">Specialists shared by schools</h2>
    <p class="lead">Each rota repeats through the year. What falls out for want of pupils or for absence is owed to the \
    school and made up where there is room.</p>
    {{#rotas}}<section class="rota" id="{{anchor}}"><h3>{{title}} <small>{{#who}}{{.}}, {{/who}}{{cycle}}</small></h3>
    <div class="wide"><table class="rotagrid"><thead><tr><td></td>{{#days}}<th scope="colgroup" colspan="2">{{.}}</th>\
    {{/days}}</tr><tr class="halves"><td></td>{{#halves}}<th scope="col">{{.}}</th>{{/halves}}</tr></thead><tbody>
    {{#rows}}<tr><th scope="row">{{week}}</th>\
    {{#cells}}<td class="{{cellClass}}" colspan="{{span}}">{{words}}</td>{{/cells}}</tr>
    {{/rows}}</tbody></table></div>
    <table class="chart shares"><thead><tr><th scope="col">Half-days in the year</th><th scope="col" class="barcol"></th>\
    <th scope="col" class="num">Due</th><th scope="col" class="num">Held</th><th scope="col" class="num">Made up</th>\
    <th scope="col" class="num">Owed</th></tr></thead><tbody>
    {{#shares}}<tr><th scope="row"><i class="sw {{swatch}}"></i> <a href="#{{anchor}}">{{school}}</a></th>\
    <td class="barcol">{{{bars}}}</td><td class="num" data-label="Due">{{due}}</td>\
    <td class="num" data-label="Held">{{held}}</td><td class="num" data-label="Made up">{{madeUp}}</td>\
    <td class="num" data-label="Owed">{{owed}}</td></tr>
    {{/shares}}</tbody></table>
    {{#hasNotes}}<ul class="small rotanotes">{{#notes}}<li>{{.}}</li>{{/notes}}</ul>{{/hasNotes}}</section>
    {{/rotas}}</section>
    {{/hasRotas}}
    {{#hasSecondments}}<section id="secondments" aria-labelledby="secondments-h">
    <h2 id="secondments-h">Secondments</h2>
    <p class="lead">Arrows are people who work at another school for a while. Who fills the place that they leave closes a \
    swap, a chain or a ring; a dashed line is a teacher who has to be hired.</p>
    {{#secondments}}<div class="chains">{{#chains}}<figure><figcaption>{{caption}}</figcaption>\
    <div class="wide">{{{drawing}}}</div></figure>
    {{/chains}}</div>
    <div class="wide"><table class="plain moves"><thead><tr><th scope="col">Who</th><th scope="col">From</th>\
    <th scope="col">To</th><th scope="col">When</th><th scope="col">In their place</th><th scope="col">Money</th>\
    </tr></thead><tbody>
    {{#moves}}<tr><th scope="row">{{who}}{{#post}}<small>{{.}}</small>{{/post}}</th><td>{{from}}</td><td>{{to}}</td>\
    <td>{{when}}<small>{{days}}</small> <span class="tag {{firmClass}}">{{firm}}</span></td>\
    <td>{{#backfill}}<span class="line">{{.}}</span>{{/backfill}}</td>\
    <td>{{#sums}}<span class="line">{{.}}</span>{{/sums}}</td></tr>
    {{/moves}}</tbody></table></div>{{/secondments}}
    </section>
    {{/hasSecondments}}

    """

  static let staffingMoney = """
    {{#hasStaffing}}<h3>Staffing <small>apart from what release costs; a minus is money that comes in</small></h3>
    <div class="wide"><table class="plain sums"><thead><tr><th scope="col">School</th>\
    <th scope="col" class="num">Hired teachers</th><th scope="col" class="num">Secondments</th>\
    <th scope="col" class="num">Specialists</th><th scope="col" class="num">Together</th>\
    <th scope="col" class="num">Budget</th></tr></thead><tbody>
    {{#staffing}}<tr><th scope="row"><a href="#{{anchor}}">{{name}}</a></th><td class="num">{{hires}}</td>\
    <td class="num">{{recharges}}</td><td class="num">{{contributions}}</td><td class="num">{{total}}</td>\
    <td class="num">{{budget}}</td></tr>
    {{/staffing}}</tbody></table></div>{{/hasStaffing}}
    """
}
