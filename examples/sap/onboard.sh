#!/bin/sh
# Makes an instance for every tenant of a list, one a line, and takes those that are there as they are:
#   dbaas sandbox run -- sh examples/sap/onboard.sh < tenants
# Outside of the sandbox the profile `sap` is yours, or `--binding FILE` names the service binding.
set -eu
while IFS= read -r tenant; do
  dbaas -p sap cluster create "$tenant" -f "$(dirname "$0")/parameters.json" --if-not-exists --quiet -o name </dev/null
done
