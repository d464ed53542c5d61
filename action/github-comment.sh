#!/bin/sh
# Comments on the pull request NUMBER of REPOSITORY with the report, by updating the earlier comment where there is one. The mark
# alone makes none ours: anybody can write it first, and rewrite the comment later. Where there is no pull request, or the token
# may not write, the report goes into the job's summary.
set -eu
here=$(dirname "$0")
MARK=$(sh "$here/body.sh")
export MARK

comment() {
  comments="repos/$REPOSITORY/issues/$NUMBER/comments"
  # asked of GraphQL, which tells a job's token and an app's as well as a person's: REST's /user refuses those
  AUTHOR=$(gh api graphql --raw-field 'query=query { viewer { login } }' --jq .data.viewer.login) || return 1
  [ -n "$AUTHOR" ] || return 1
  export AUTHOR
  ours='.[] | select(.user.login == env.AUTHOR and (.body | startswith(env.MARK))) | .id'
  earlier=$(gh api --paginate "$comments?per_page=100" --jq "$ours") || return 1
  earlier=$(printf '%s\n' "$earlier" | head -n 1)
  if [ -n "$earlier" ]; then
    gh api --method PATCH "repos/$REPOSITORY/issues/comments/$earlier" --field "body=@$FOLDER/body.md" >"$FOLDER/answer" || return 1
  else
    gh api --method POST "$comments" --field "body=@$FOLDER/body.md" >"$FOLDER/answer" || return 1
  fi
}

case "$NUMBER" in
  '') why='This is no pull request' ;;
  *[!0-9]*)
    echo 'The number of the pull request is none' >&2
    exit 2
    ;;
  *)
    if comment; then exit 0; fi
    why='The token may not comment: give the job the permission pull-requests: write'
    ;;
esac
echo "::notice::$why. The report is in the job's summary."
cat "$FOLDER/report.md" >>"$GITHUB_STEP_SUMMARY"
