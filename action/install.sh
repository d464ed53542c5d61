#!/bin/sh
# Installs specwright, of the version VERSION, into the folder FOLDER, which is made.
set -eu

# one version and nothing else: npm would take a URL, a folder or a tag as well
case "$VERSION" in
  '' | *[!0-9A-Za-z.-]* | [!0-9]*)
    echo "The version must be one such as 0.1.0" >&2
    exit 2
    ;;
esac

mkdir -p "$FOLDER"
# beside the project, whose .npmrc and package.json come with the change that is reviewed
cd "$FOLDER"
echo '{ "private": true }' >package.json
npm install --no-audit --no-fund --ignore-scripts --save-exact "specwright@$VERSION"
