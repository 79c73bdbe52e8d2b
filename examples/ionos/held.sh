#!/bin/sh
# From nothing to nodes that kubectl sees, and back again:
#   dbaas sandbox run -- sh examples/ionos/held.sh ionos-kubernetes
# `ionos-dataplatform` does the same with the API that the vendor has retired. Outside of the sandbox the profile is
# yours: it wants `api = "kubernetes"`, and a token that `dbaas login PROFILE --secret-stdin` stores.
set -eu
export DBAAS_PROFILE="${1:-ionos-kubernetes}" DBAAS_QUIET=1
here=$(dirname "$0")
KUBECONFIG=$(mktemp)
export KUBECONFIG
trap 'rm -f "$KUBECONFIG" "$KUBECONFIG".*' EXIT

# A virtual data center is made by the vendor's own API; whoever asks is told its identifier at once.
dbaas api POST /datacenters -f "$here/datacenter.json" >/dev/null
dbaas cluster create held --datacenter held-vdc --wait -o name >/dev/null
dbaas nodepool add held -f "$here/node-pool.toml" --datacenter held-vdc --wait -o name >/dev/null
dbaas kubeconfig fetch held --merge --use-context
kubectl get nodes

# In this order: a cluster with node pools is not deleted, nor a data center with clusters.
dbaas nodepool delete held workers --yes --wait -o name >/dev/null
dbaas cluster delete held --yes --wait -o name >/dev/null
id=$(dbaas catalog datacenters -o json --jq '.[] | select(.name == "held-vdc").id')
dbaas api DELETE "/datacenters/$id" >/dev/null
