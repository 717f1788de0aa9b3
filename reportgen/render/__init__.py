"""Bytes and text out, never a file: Word, pictures, the terminal and JSON."""
