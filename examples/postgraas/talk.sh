#!/bin/sh
# The demonstration of the first talk on Postgraas, against `dbaas serve`: create, connect, delete.
# Run it in this directory.
set -eu
URL=${POSTGRAAS_URL:-http://localhost:8080}

created=$(curl -H "Content-Type: application/json" -X POST --data @my_postgraas.json $URL/postgraas_instances)
id=$(echo "$created" | sed 's/.*"postgraas_instance_id": *\([0-9]*\).*/\1/')
port=$(echo "$created" | sed 's/.*"port": *\([0-9]*\).*/\1/')

curl $URL/postgraas_instances
PGPASSWORD=correct-horse-battery-staple psql -h localhost -p "$port" -U my_user my_db -c "select 'hello'"
curl -X DELETE $URL/postgraas_instances/"$id"
