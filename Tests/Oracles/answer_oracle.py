# SPDX-License-Identifier: Apache-2.0
"""Fills in a head's workbook with openpyxl, as somebody does who has the file open.

answer_oracle.py fill BOOK OUT VERDICT NUMBER…   chooses VERDICT and "not this" in the rows of these numbers; prints what it saw
"""
import json
import sys

import openpyxl


def fill(path, out, verdict, *numbers):
    book = openpyxl.load_workbook(path)
    sheet = book["Answer"]
    label = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Your answer")
    choice = next(cell for cell in sheet[label.row][label.column:] if not isinstance(cell, openpyxl.cell.cell.MergedCell))
    heading = next(row for row in sheet.iter_rows() if row[0].value == "no.")
    columns = {cell.value: cell.column for cell in heading}
    rows = {}
    for row in sheet.iter_rows(min_row=heading[0].row + 1):
        if isinstance(row[0].value, int):
            rows[str(row[0].value)] = row
    seen = {
        "isBlank": choice.value is None,
        "numbers": sorted(int(number) for number in rows),
        "lists": sorted({validation.formula1 for validation in sheet.data_validations.dataValidation}),
        "isProtected": all(one.protection.sheet for one in book.worksheets),
        "isOpen": not choice.protection.locked,
        "kinds": sorted({type(row[columns["date"] - 1].value).__name__ for row in rows.values()}),
        "formulas": sum(1 for one in book.worksheets for row in one.iter_rows() for cell in row if cell.data_type == "f"),
        "titles": {number: row[columns["what"] - 1].value for number, row in rows.items()},
        "frozen": sheet.freeze_panes == f"A{heading[0].row + 1}",
    }
    if verdict != "-":
        choice.value = verdict
    for number in numbers:
        sheet.cell(rows[number][0].row, columns["not this"]).value = "not this"
    book.save(out)
    return seen


if __name__ == "__main__":
    print(json.dumps({"fill": fill}[sys.argv[1]](*sys.argv[2:])))
