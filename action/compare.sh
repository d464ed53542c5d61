#!/bin/sh
# Compares DOCUMENT, a path from the working folder, with what it was at the revision BASE, by the specwright in FOLDER.
# Writes the report as Markdown to FOLDER/report.md and the exit code to FOLDER/code; ends with 0 whatever that is, so that
# the report can be published first.
set -eu

# nothing, or the commit before the first one of a branch
case "$BASE" in
  *[!0]*) ;;
  *)
    echo 'Nothing says what to compare with: set base to a branch, a tag or a commit' >&2
    exit 2
    ;;
esac

# what a checkout without history does not have is fetched
if ! sha=$(git rev-parse --verify --quiet --end-of-options "$BASE^{commit}"); then
  git fetch --quiet --no-tags --depth=1 --end-of-options origin "$BASE"
  sha=$(git rev-parse --verify FETCH_HEAD)
fi

# never the name of an option, a URL or standard input
path="./$DOCUMENT"

code=0
rm -f "$FOLDER/report.md"
case "$DOCUMENT" in
  *'*'*) is_new=false ;;
  *) if git cat-file -e "$sha:$path" 2>/dev/null; then is_new=false; else is_new=true; fi ;;
esac
if $is_new && [ -f "$path" ]; then
  # read all the same, beside itself: a document that is broken must not be taken for a good one because it is new
  "$FOLDER/node_modules/.bin/specwright" diff --format markdown --output "$FOLDER/report.md" -- "$path" "$path" || code=$?
  if [ "$code" != 2 ]; then
    code=0
    echo '### Contract: the document is new, there is nothing to compare it with' >"$FOLDER/report.md"
  fi
else
  "$FOLDER/node_modules/.bin/specwright" diff --format markdown --output "$FOLDER/report.md" --fail-on "$FAIL_ON" \
    -- "git:$sha:$path" "$path" || code=$?
fi
if [ ! -s "$FOLDER/report.md" ]; then
  echo '### Contract: it could not be compared; the log of the job says why' >"$FOLDER/report.md"
fi
echo "$code" >"$FOLDER/code"
