// SPDX-License-Identifier: Apache-2.0

/// The year on A3, on its side.
enum YearTemplate {
  static let whole = """
    <!DOCTYPE html>
    <html lang="en-GB">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>{{group}}: the year {{year}}</title>
    <style>{{{style}}}</style>
    </head>
    <body>
    <main class="sheet">
    <header><div><h1>{{group}}: the year {{year}}</h1><p class="lead">{{summary}}</p></div>
    <p class="asof">{{asOf}}</p></header>
    {{#hasGrid}}<table class="year"><thead><tr><td></td>\
    {{#terms}}<th scope="colgroup" colspan="{{span}}" class="edge">{{name}}</th>{{/terms}}</tr>
    <tr class="mondays"><th scope="col">Week of</th>{{#mondays}}<th scope="col" class="{{edge}}">{{day}}</th>{{/mondays}}</tr>\
    </thead><tbody>
    {{#schools}}<tr><th scope="row">{{school}}</th>\
    {{#cells}}<td class="{{edge}}">{{#marks}}<span class="mark {{markClass}}" title="{{words}}">{{sign}}</span>{{/marks}}{{#lines}}<i class="run {{.}}"></i>{{/lines}}</td>\
    {{/cells}}</tr>
    {{/schools}}</tbody></table>
    <p class="key">{{#legend}}<span><i class="mark {{markClass}}">{{sign}}</i> {{words}}</span> {{/legend}}\
    <span>Numbers: how many in the week</span></p>{{/hasGrid}}
    {{^hasGrid}}<p class="lead">The half-terms aren\u{2019}t known.</p>{{/hasGrid}}
    <div class="terms{{#isLong}} own{{/isLong}}{{#isRoomy}} roomy{{/isRoomy}}">
    {{#columns}}<section><h2>{{name}} <small>{{dates}}</small></h2>\
    <ul>{{#lines}}<li class="{{lineClass}}">{{#day}}<b>{{.}}</b> {{/day}}{{text}}{{#place}} <small>{{.}}</small>{{/place}}\
    </li>{{/lines}}\
    {{#more}}<li class="more">{{.}}</li>{{/more}}</ul></section>
    {{/columns}}</div>
    </main>
    </body>
    </html>

    """
}
