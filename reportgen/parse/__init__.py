"""From a Grid and a Layout to a Reading: pure, and nothing of a workbook goes unaccounted for."""
