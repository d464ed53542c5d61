#!/bin/sh
# Writes FOLDER/body.md: the report behind a mark, by which the comment is found again, one for each DOCUMENT. Says the mark.
set -eu
# a digest: a path may hold what would end the mark
digest=$(printf '%s' "$DOCUMENT" | git hash-object --stdin | cut -c 1-12)
mark="<!-- specwright $digest -->"
{
  echo "$mark"
  cat "$FOLDER/report.md"
} >"$FOLDER/body.md"
echo "$mark"
