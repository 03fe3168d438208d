"""Spreadsheets in and out: the workbook that the project writes, and those that offices have."""
