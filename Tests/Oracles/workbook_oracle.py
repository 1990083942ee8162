# SPDX-License-Identifier: Apache-2.0
"""Reads and writes workbooks with openpyxl, independently of planner.

workbook_oracle.py describe BOOK   prints what a person finds in it: sheets, headings, notes, drop-downs, kinds of cells
workbook_oracle.py make BOOK       writes a small group as somebody with a script would, and prints true
"""
import datetime
import json
import sys

import openpyxl


def formats(sheet):
    """The formats of numbers, dates and times below each heading of the first row."""
    found = {}
    for column in sheet.iter_cols():
        codes = {cell.number_format for cell in column[1:] if cell.value is not None and not isinstance(cell.value, str)}
        if codes:
            found[str(column[0].value)] = sorted(codes)
    return found


def describe(path):
    book = openpyxl.load_workbook(path)
    sheets = []
    for sheet in book.worksheets:
        lists = {}
        for validation in sheet.data_validations.dataValidation:
            if validation.type == "list":
                for area in validation.sqref.ranges:
                    lists[sheet.cell(1, area.min_col).value] = validation.formula1
        sheets.append({
            "name": sheet.title,
            "isHidden": sheet.sheet_state != "visible",
            "headings": [cell.value for cell in sheet[1]] if sheet.max_row else [],
            "notes": {cell.value: cell.comment.text for cell in sheet[1] if cell.comment},
            "lists": lists,
            "frozen": sheet.freeze_panes,
            "filter": sheet.auto_filter.ref,
            "repeated": sheet.print_title_rows,
            "formats": formats(sheet),
            "links": sum(1 for row in sheet.iter_rows() for cell in row if cell.hyperlink),
            "landscape": sheet.page_setup.orientation == "landscape",
            "kinds": sorted({type(cell.value).__name__ for row in sheet.iter_rows(min_row=2) for cell in row
                             if cell.value is not None}),
        })
    return {"sheets": sheets, "formulas": sum(
        1 for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.data_type == "f")}


def make(path):
    book = openpyxl.Workbook()
    book.active.title = "Schools"
    book.active.append(["School name", "Code", "PhaseOfEducation (name)", "FSM %", "Budget", "Meeting night", "Meeting start"])
    book.active.append(["Oakfield High School", "oak", "Secondary", 0.22, 5000, "Wed", datetime.time(15, 30)])
    book.active.append(["Elm Lane Primary", "elm", "Primary", 0.125, 218.5, "Wednesday", datetime.time(15, 45)])
    for cell in book.active["D"][1:]:
        cell.number_format = "0.0%"
    for cell in book.active["E"][1:]:
        cell.number_format = '"£"#,##0.00'
    calendar = book.create_sheet("calendar")
    calendar.append(["Term dates of 2026/27"])
    calendar.merge_cells("A1:C1")
    calendar.append([])
    calendar.append(["kind", "first", "last"])
    for first, last in [((2026, 9, 1), (2026, 10, 20)), ((2026, 11, 2), (2026, 12, 18)), ((2027, 1, 4), (2027, 2, 12)),
                        ((2027, 2, 22), (2027, 3, 25)), ((2027, 4, 12), (2027, 5, 28)), ((2027, 6, 7), (2027, 7, 21))]:
        calendar.append(["half-term", datetime.date(*first), datetime.datetime(*last)])
    staff = book.create_sheet("staff")
    staff.append(["id", "name", "school", "FTE", "years", "vacancy", "Valid from"])
    staff.append(["007", "Ben Clarke", "oak", 0.6, "7-9", False, datetime.date(2026, 9, 1)])
    staff.append(["jo", "Jo Khan", None, 1, 4, True, None])
    staff.append(["kate", "Kate Lee", None, 1.0, "R", None, None])
    staff["C3"] = "elm"
    staff.merge_cells("C3:C4")
    staff["D2"].number_format = "0%"
    staff.row_dimensions[4].hidden = True
    book.create_sheet("Notes").append(["anything"])
    book.save(path)
    return True


if __name__ == "__main__":
    print(json.dumps({"describe": describe, "make": make}[sys.argv[1]](sys.argv[2])))
