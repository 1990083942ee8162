// SPDX-License-Identifier: Apache-2.0

/// The page of a letter. Colours reach a contrast of 7:1; the text is one column, so that it reads well on a phone.
let letterTemplate = """
  {{% CONTENT_TYPE:HTML-BY-SCALAR}}
  <!DOCTYPE html>
  <html lang="en-GB">
  <head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>{{title}}</title>
  </head>
  <body style="margin:0;background:#ffffff;color:#1b1f24;font:16px/1.5 sans-serif">
  <div style="max-width:40em;margin:0 auto;padding:1em">
  <h1 style="font-size:1.4em;line-height:1.2">{{title}}</h1>
  {{#opening}}
  <p>{{.}}</p>
  {{/opening}}
  {{#sections}}
  <h2 style="font-size:1.15em;margin:1.5em 0 .5em;border-bottom:1px solid #9aa4b0">{{heading}}</h2>
  {{#blocks}}
  {{#paragraph}}
  <p>{{.}}</p>
  {{/paragraph}}
  {{#isList}}
  <ul style="padding-left:1.2em">
  {{#list}}
  <li>{{.}}</li>
  {{/list}}
  </ul>
  {{/isList}}
  {{#isEntries}}
  {{#entries}}
  <p style="margin:.8em 0 0"><b>{{lead}}</b><br>{{text}}</p>
  {{#notes}}
  <p style="margin:0 0 0 1.2em;color:#3b4550">{{.}}</p>
  {{/notes}}
  {{/entries}}
  {{/isEntries}}
  {{#isFigures}}
  <table style="border-collapse:collapse">
  {{#figures}}
  <tr><th scope="row" style="text-align:left;font-weight:normal;padding:.2em 1.5em .2em 0">{{name}}</th>\
  <td style="text-align:right;padding:.2em 0">{{value}}</td></tr>
  {{/figures}}
  </table>
  {{/isFigures}}
  {{/blocks}}
  {{/sections}}
  {{#hasClosing}}
  <div style="margin-top:2em;border-top:1px solid #9aa4b0;color:#3b4550;font-size:.9em">
  {{#closing}}
  <p>{{.}}</p>
  {{/closing}}
  </div>
  {{/hasClosing}}
  </div>
  </body>
  </html>
  """
