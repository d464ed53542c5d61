#!/bin/sh
# Comments on the merge request CI_MERGE_REQUEST_IID with the report, by updating the earlier comment where there is one. The mark
# alone makes none ours: anybody can write it first, and rewrite the comment later. Where there is no TOKEN that may, the report
# goes into the job's log, and is kept with the job in any case.
set -eu
here=$(dirname "$0")
mark=$(sh "$here/body.sh")

# the token comes by standard input: the arguments of a process can be seen by others
ask() {
  printf 'header = "PRIVATE-TOKEN: %s"\n' "$TOKEN" | curl --silent --show-error --fail --config - "$@"
}

comment() {
  notes="$CI_API_V4_URL/projects/$CI_PROJECT_ID/merge_requests/$CI_MERGE_REQUEST_IID/notes"
  ask "$CI_API_V4_URL/user" >"$FOLDER/user" || return 1
  page=1
  found=more
  while [ "$found" = more ] && [ "$page" -le 50 ]; do
    ask "$notes?per_page=100&page=$page" >"$FOLDER/answer" || return 1
    found=$(node "$here/find-note.mjs" "$mark" "$FOLDER/user" <"$FOLDER/answer") || return 1
    page=$((page + 1))
  done
  case "$found" in
    '' | more) ask --request POST --data-urlencode "body@$FOLDER/body.md" "$notes" >"$FOLDER/answer" || return 1 ;;
    *) ask --request PUT --data-urlencode "body@$FOLDER/body.md" "$notes/$found" >"$FOLDER/answer" || return 1 ;;
  esac
}

if [ -z "${CI_MERGE_REQUEST_IID:-}" ]; then
  why='This is no merge request'
elif [ -z "${TOKEN:-}" ]; then
  why='There is no token: set the variable SPECWRIGHT_TOKEN to a project access token with the scope api'
elif comment; then
  exit 0
else
  why='The token may not comment: it must have the scope api'
fi
echo "$why. The report is:"
cat "$FOLDER/report.md"
