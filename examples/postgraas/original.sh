#!/bin/sh
# The curl commands of the original Postgraas's documentation, against `dbaas serve`.
# Run it in this directory.
set -eu
URL=${POSTGRAAS_URL:-http://localhost:8080}

curl -H "Content-Type: application/json" -X POST --data @my_postgraas_v2.json $URL/api/v2/postgraas_instances
curl -H "Content-Type: application/json" -X GET $URL/api/v2/postgraas_instances
curl -H "Content-Type: application/json" -X DELETE --data @pwd.json $URL/api/v2/postgraas_instances/1
