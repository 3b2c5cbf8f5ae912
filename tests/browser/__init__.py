"""Looks at reports as their readers do: in Chromium, and through LibreOffice."""
