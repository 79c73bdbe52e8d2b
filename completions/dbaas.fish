# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_dbaas_global_optspecs
    string join \n p/profile= provider= o/output= jq= columns= no-header native show-secrets q/quiet v/verbose trace timeout= request-timeout= max-retries= binding= cacert= insecure resolve= secret-stdin= secret-file= color= config= postgres-bin= run-as= h/help V/version
end

function __fish_dbaas_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_dbaas_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_dbaas_using_subcommand
    set -l cmd (__fish_dbaas_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c dbaas -n "__fish_dbaas_needs_command" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_needs_command" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_needs_command" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_needs_command" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_needs_command" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_needs_command" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_needs_command" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_needs_command" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_needs_command" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_needs_command" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_needs_command" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_needs_command" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_needs_command" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_needs_command" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_needs_command" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_needs_command" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_needs_command" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_needs_command" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_needs_command" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_needs_command" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_needs_command" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_needs_command" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_needs_command" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_needs_command" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_needs_command" -s V -l version -d 'Print version'
complete -c dbaas -n "__fish_dbaas_needs_command" -f -a "cluster" -d 'Create, list, connect to and delete clusters'
complete -c dbaas -n "__fish_dbaas_needs_command" -f -a "psql" -d 'Run psql on a cluster (the same as `cluster connect`)'
complete -c dbaas -n "__fish_dbaas_needs_command" -f -a "nodepool" -d 'Manage the node pools of a cluster'
complete -c dbaas -n "__fish_dbaas_needs_command" -f -a "kubeconfig" -d 'Get the file with which kubectl reaches a cluster'
complete -c dbaas -n "__fish_dbaas_needs_command" -f -a "backup" -d 'Back clusters up, and restore them'
complete -c dbaas -n "__fish_dbaas_needs_command" -f -a "user" -d 'Manage the users of a cluster'
complete -c dbaas -n "__fish_dbaas_needs_command" -f -a "database" -d 'Manage the databases of a cluster'
complete -c dbaas -n "__fish_dbaas_needs_command" -f -a "catalog" -d 'List the versions, regions, sizes and storage types to choose from'
complete -c dbaas -n "__fish_dbaas_needs_command" -f -a "operation" -d 'Show and resume what was begun here and is not known to be over'
complete -c dbaas -n "__fish_dbaas_needs_command" -f -a "profile" -d 'Manage profiles: one for each account, with its credential kept apart'
complete -c dbaas -n "__fish_dbaas_needs_command" -f -a "login" -d 'Sign a profile in, or store its credential'
complete -c dbaas -n "__fish_dbaas_needs_command" -f -a "logout" -d 'Remove the stored credentials of a profile'
complete -c dbaas -n "__fish_dbaas_needs_command" -f -a "whoami" -d 'Show which account is used and why; sends nothing'
complete -c dbaas -n "__fish_dbaas_needs_command" -f -a "token" -d 'Print the credential for other tools, and manage the vendor\'s tokens'
complete -c dbaas -n "__fish_dbaas_needs_command" -f -a "api" -d 'Call the vendor\'s API directly, with the profile\'s credential'
complete -c dbaas -n "__fish_dbaas_needs_command" -f -a "provider" -d 'Show what each provider can do'
complete -c dbaas -n "__fish_dbaas_needs_command" -f -a "sandbox" -d 'Emulate the vendors\' APIs on this machine, for scripts and tests'
complete -c dbaas -n "__fish_dbaas_needs_command" -f -a "serve" -d 'Serve the Postgraas REST API over a profile'
complete -c dbaas -n "__fish_dbaas_needs_command" -f -a "doctor" -d 'Check configuration, credentials and local clusters, and say what to do'
complete -c dbaas -n "__fish_dbaas_needs_command" -f -a "completion" -d 'Print a completion script for a shell'
complete -c dbaas -n "__fish_dbaas_needs_command" -f -a "help" -d 'Print help for a command or a topic'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -f -a "list" -d 'List clusters'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -f -a "get" -d 'Show one cluster'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -f -a "create" -d 'Create a cluster from a name and flags, or from a file'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -f -a "update" -d 'Change a cluster: its settings, its version, its size'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -f -a "start" -d 'Start a cluster that is stopped'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -f -a "stop" -d 'Stop a cluster and keep its data'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -f -a "restart" -d 'Stop a cluster and start it again'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -f -a "delete" -d 'Delete clusters with everything in them'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -f -a "wait" -d 'Wait until a cluster is in a state'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -f -a "connection" -d 'Print how to connect: a URI, shell variables, ~/.pgpass, ...'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -f -a "connect" -d 'Run psql on a cluster'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l name -d 'Only clusters of this name' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l state -d 'Only clusters in this state' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l postgres -d 'Only clusters of this PostgreSQL version, major or exact' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l flavor -d 'Only clusters of this flavor' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l region -d 'Only clusters in this region' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l cloud -d 'Only clusters in this cloud' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l filter -d 'Filter by a key of the vendor\'s own (can be repeated)' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l sort -d 'Sort by a column; `-` in front reverses the order' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l limit -d 'Print at most this many' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l all-profiles -d 'List the clusters of every profile'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from get" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from get" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from get" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from get" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from get" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from get" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from get" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from get" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from get" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from get" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from get" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from get" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from get" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from get" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from get" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from get" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from get" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from get" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from get" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from get" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from get" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from get" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from get" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from get" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from get" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -s f -l file -d 'A spec or the provider\'s document; `-` is stdin' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l password-file -d 'Read the password from this file' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l postgres -d 'PostgreSQL version, such as 16' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l flavor -d 'PostgreSQL flavor' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l nodes -d 'Number of servers, including the primary' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l cpu -d 'Virtual processors of each node' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l memory -d 'Memory of each node, such as "8 GiB"' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l storage -d 'Storage of each node, such as "64 GiB"' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l cloud -d 'Cloud' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l region -d 'Region' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l datacenter -d 'Virtual data center, by name or id' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l network -d 'public (reachable from the internet) or private' -r -f -a "public\t'From the internet'
private\t'From a private network alone'"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l allow -d 'An address range that may connect (repeatable)' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l database -d 'The first database; the name where absent' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l user -d 'The first user; the name where absent' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l set -d 'Set a field: settings.work_mem=8MB (repeatable)' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l if-not-exists -d 'Accept a cluster of that name that exists already'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l dry-run -d 'Print what would be done, and do nothing'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l wait -d 'Wait until it is done (the default of `local`)'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l no-wait -d 'Return as soon as the provider has accepted it'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l password-stdin -d 'Read the password from standard input'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l no-store-password -d 'Do not keep the password in the credential store'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l high-availability -d 'Fail over to a standby when the primary fails'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -s f -l file -d 'Read the changes from this spec; `-` is standard input' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l postgres -d 'PostgreSQL version, such as 16' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l flavor -d 'PostgreSQL flavor' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l nodes -d 'Number of servers, including the primary' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l cpu -d 'Virtual processors of each node' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l memory -d 'Memory of each node, such as "8 GiB"' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l storage -d 'Storage of each node, such as "64 GiB"' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l cloud -d 'Cloud' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l region -d 'Region' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l datacenter -d 'Virtual data center, by name or id' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l network -d 'public (reachable from the internet) or private' -r -f -a "public\t'From the internet'
private\t'From a private network alone'"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l allow -d 'An address range that may connect (repeatable)' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l database -d 'The first database; the name where absent' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l user -d 'The first user; the name where absent' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l set -d 'Set a field: settings.work_mem=8MB (repeatable)' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l dry-run -d 'Print what would be done, and do nothing'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l wait -d 'Wait until it is done (the default of `local`)'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l no-wait -d 'Return as soon as the provider has accepted it'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l high-availability -d 'Fail over to a standby when the primary fails'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -l wait -d 'Wait until it is done (the default of `local`)'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -l no-wait -d 'Return as soon as the provider has accepted it'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -l wait -d 'Wait until it is done (the default of `local`)'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -l no-wait -d 'Return as soon as the provider has accepted it'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -l wait -d 'Wait until it is done (the default of `local`)'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -l no-wait -d 'Return as soon as the provider has accepted it'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -l confirm -d 'Confirm the deletion of this one (can be repeated)' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -l password-file -d 'Read the password from this file' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Do not ask'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -l ignore-not-found -d 'Accept that there is no such cluster'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -l wait -d 'Wait until it is done (the default of `local`)'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -l no-wait -d 'Return as soon as the provider has accepted it'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -l password-stdin -d 'Read the password from standard input'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from wait" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from wait" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from wait" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from wait" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from wait" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from wait" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from wait" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from wait" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from wait" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from wait" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from wait" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from wait" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from wait" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from wait" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from wait" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from wait" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from wait" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from wait" -l for -d 'ready, gone, sql (a query is answered), or state=STATE' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from wait" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from wait" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from wait" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from wait" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from wait" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from wait" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from wait" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from wait" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -l user -d 'As this user instead of the cluster\'s own' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -l database -d 'To this database instead of the cluster\'s own' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -l route -d 'Through this endpoint, where the cluster has several' -r -f -a "primary\t'To the primary'
read-only\t'To a replica'
pooler\t'To the primary through the connection pooler'
read-only-pooler\t'To a replica through the connection pooler'"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -l user -d 'As this user instead of the cluster\'s own' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -l database -d 'To this database instead of the cluster\'s own' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -l route -d 'Through this endpoint, where the cluster has several' -r -f -a "primary\t'To the primary'
read-only\t'To a replica'
pooler\t'To the primary through the connection pooler'
read-only-pooler\t'To a replica through the connection pooler'"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -l user -d 'As this user instead of the cluster\'s own' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -l database -d 'To this database instead of the cluster\'s own' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -l route -d 'Through this endpoint, where the cluster has several' -r -f -a "primary\t'To the primary'
read-only\t'To a replica'
pooler\t'To the primary through the connection pooler'
read-only-pooler\t'To a replica through the connection pooler'"
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and not __fish_seen_subcommand_from add list get update delete" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and not __fish_seen_subcommand_from add list get update delete" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and not __fish_seen_subcommand_from add list get update delete" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and not __fish_seen_subcommand_from add list get update delete" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and not __fish_seen_subcommand_from add list get update delete" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and not __fish_seen_subcommand_from add list get update delete" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and not __fish_seen_subcommand_from add list get update delete" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and not __fish_seen_subcommand_from add list get update delete" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and not __fish_seen_subcommand_from add list get update delete" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and not __fish_seen_subcommand_from add list get update delete" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and not __fish_seen_subcommand_from add list get update delete" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and not __fish_seen_subcommand_from add list get update delete" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and not __fish_seen_subcommand_from add list get update delete" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and not __fish_seen_subcommand_from add list get update delete" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and not __fish_seen_subcommand_from add list get update delete" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and not __fish_seen_subcommand_from add list get update delete" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and not __fish_seen_subcommand_from add list get update delete" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and not __fish_seen_subcommand_from add list get update delete" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and not __fish_seen_subcommand_from add list get update delete" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and not __fish_seen_subcommand_from add list get update delete" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and not __fish_seen_subcommand_from add list get update delete" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and not __fish_seen_subcommand_from add list get update delete" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and not __fish_seen_subcommand_from add list get update delete" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and not __fish_seen_subcommand_from add list get update delete" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and not __fish_seen_subcommand_from add list get update delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and not __fish_seen_subcommand_from add list get update delete" -f -a "add" -d 'Add a node pool to a cluster'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and not __fish_seen_subcommand_from add list get update delete" -f -a "list" -d 'List the node pools of a cluster'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and not __fish_seen_subcommand_from add list get update delete" -f -a "get" -d 'Show one node pool'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and not __fish_seen_subcommand_from add list get update delete" -f -a "update" -d 'Change a node pool'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and not __fish_seen_subcommand_from add list get update delete" -f -a "delete" -d 'Delete a node pool with everything on its nodes'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from add" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from add" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from add" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from add" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from add" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from add" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from add" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from add" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from add" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from add" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from add" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from add" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from add" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from add" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from add" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from add" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from add" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from add" -s f -l file -d 'A spec or the provider\'s document; `-` is stdin' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from add" -l datacenter -d 'Virtual data center of the nodes, by name or id' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from add" -l nodes -d 'Number of nodes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from add" -l cpu -d 'Virtual processors of each node' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from add" -l memory -d 'Memory of each node, such as "8 GiB"' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from add" -l storage -d 'Storage of each node, such as "100 GiB"' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from add" -l set -d 'Set a field: native.ionos.cpuFamily=INTEL_XEON (repeatable)' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from add" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from add" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from add" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from add" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from add" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from add" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from add" -l if-not-exists -d 'Accept a node pool of that name that exists already'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from add" -l dry-run -d 'Print what would be done, and do nothing'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from add" -l wait -d 'Wait until it is done (the default of `local`)'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from add" -l no-wait -d 'Return as soon as the provider has accepted it'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from list" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from list" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from list" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from list" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from list" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from list" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from list" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from list" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from list" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from list" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from list" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from list" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from list" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from list" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from list" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from list" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from list" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from list" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from list" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from list" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from list" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from get" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from get" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from get" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from get" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from get" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from get" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from get" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from get" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from get" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from get" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from get" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from get" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from get" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from get" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from get" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from get" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from get" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from get" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from get" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from get" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from get" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from get" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from get" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from get" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from get" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from update" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from update" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from update" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from update" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from update" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from update" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from update" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from update" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from update" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from update" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from update" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from update" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from update" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from update" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from update" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from update" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from update" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from update" -s f -l file -d 'Read the changes from this spec; `-` is standard input' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from update" -l datacenter -d 'Virtual data center of the nodes, by name or id' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from update" -l nodes -d 'Number of nodes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from update" -l cpu -d 'Virtual processors of each node' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from update" -l memory -d 'Memory of each node, such as "8 GiB"' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from update" -l storage -d 'Storage of each node, such as "100 GiB"' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from update" -l set -d 'Set a field: native.ionos.cpuFamily=INTEL_XEON (repeatable)' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from update" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from update" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from update" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from update" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from update" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from update" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from update" -l dry-run -d 'Print what would be done, and do nothing'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from update" -l wait -d 'Wait until it is done (the default of `local`)'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from update" -l no-wait -d 'Return as soon as the provider has accepted it'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from delete" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from delete" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from delete" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from delete" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from delete" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from delete" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from delete" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from delete" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from delete" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from delete" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from delete" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from delete" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from delete" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from delete" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from delete" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from delete" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from delete" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from delete" -l confirm -d 'Confirm the deletion of this one (can be repeated)' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from delete" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from delete" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from delete" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from delete" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from delete" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Do not ask'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from delete" -l ignore-not-found -d 'Accept that there is no such node pool'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from delete" -l wait -d 'Wait until it is done (the default of `local`)'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from delete" -l no-wait -d 'Return as soon as the provider has accepted it'
complete -c dbaas -n "__fish_dbaas_using_subcommand nodepool; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and not __fish_seen_subcommand_from fetch" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and not __fish_seen_subcommand_from fetch" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and not __fish_seen_subcommand_from fetch" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and not __fish_seen_subcommand_from fetch" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and not __fish_seen_subcommand_from fetch" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and not __fish_seen_subcommand_from fetch" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and not __fish_seen_subcommand_from fetch" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and not __fish_seen_subcommand_from fetch" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and not __fish_seen_subcommand_from fetch" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and not __fish_seen_subcommand_from fetch" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and not __fish_seen_subcommand_from fetch" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and not __fish_seen_subcommand_from fetch" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and not __fish_seen_subcommand_from fetch" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and not __fish_seen_subcommand_from fetch" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and not __fish_seen_subcommand_from fetch" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and not __fish_seen_subcommand_from fetch" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and not __fish_seen_subcommand_from fetch" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and not __fish_seen_subcommand_from fetch" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and not __fish_seen_subcommand_from fetch" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and not __fish_seen_subcommand_from fetch" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and not __fish_seen_subcommand_from fetch" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and not __fish_seen_subcommand_from fetch" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and not __fish_seen_subcommand_from fetch" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and not __fish_seen_subcommand_from fetch" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and not __fish_seen_subcommand_from fetch" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and not __fish_seen_subcommand_from fetch" -f -a "fetch" -d 'Print the kubeconfig of a cluster, or write it to a file'
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and __fish_seen_subcommand_from fetch" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and __fish_seen_subcommand_from fetch" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and __fish_seen_subcommand_from fetch" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and __fish_seen_subcommand_from fetch" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and __fish_seen_subcommand_from fetch" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and __fish_seen_subcommand_from fetch" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and __fish_seen_subcommand_from fetch" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and __fish_seen_subcommand_from fetch" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and __fish_seen_subcommand_from fetch" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and __fish_seen_subcommand_from fetch" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and __fish_seen_subcommand_from fetch" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and __fish_seen_subcommand_from fetch" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and __fish_seen_subcommand_from fetch" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and __fish_seen_subcommand_from fetch" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and __fish_seen_subcommand_from fetch" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and __fish_seen_subcommand_from fetch" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and __fish_seen_subcommand_from fetch" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and __fish_seen_subcommand_from fetch" -l file -d 'Write it to this file, which must be new unless --merge is given' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and __fish_seen_subcommand_from fetch" -l context -d 'Call the context so, and its cluster and user' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and __fish_seen_subcommand_from fetch" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and __fish_seen_subcommand_from fetch" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and __fish_seen_subcommand_from fetch" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and __fish_seen_subcommand_from fetch" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and __fish_seen_subcommand_from fetch" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and __fish_seen_subcommand_from fetch" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and __fish_seen_subcommand_from fetch" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and __fish_seen_subcommand_from fetch" -l merge -d 'Add it to the file, or to the one that kubectl reads, and keep what is there'
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and __fish_seen_subcommand_from fetch" -l use-context -d 'Make its context the current one'
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and __fish_seen_subcommand_from fetch" -l allow-exec -d 'Accept entries that run a program or name a file of this machine'
complete -c dbaas -n "__fish_dbaas_using_subcommand kubeconfig; and __fish_seen_subcommand_from fetch" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -f -a "list" -d 'List the backups of a cluster'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -f -a "create" -d 'Back a cluster up'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -f -a "restore" -d 'Make a new cluster from a backup, or take the cluster itself back to one'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from list" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from list" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from list" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from list" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from list" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from list" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from list" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from list" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from list" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from list" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from list" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from list" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from list" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from list" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from list" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from list" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from list" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from list" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from list" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from list" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from list" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from create" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from create" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from create" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from create" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from create" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from create" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from create" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from create" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from create" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from create" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from create" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from create" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from create" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from create" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from create" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from create" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from create" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from create" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from create" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from create" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from create" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from create" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from create" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l backup -d 'This backup; the newest where absent' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l to-time -d 'As it was at this time (RFC 3339), where the provider can' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l as -d 'The name of the new cluster; without it, the cluster itself goes back, where the provider can' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l confirm -d 'Confirm the deletion of this one (can be repeated)' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l password-file -d 'Read the password from this file' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -s y -l yes -d 'Do not ask'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l wait -d 'Wait until it is done (the default of `local`)'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l no-wait -d 'Return as soon as the provider has accepted it'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l password-stdin -d 'Read the password from standard input'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l no-store-password -d 'Do not keep the password in the credential store'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and not __fish_seen_subcommand_from list create delete" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and not __fish_seen_subcommand_from list create delete" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and not __fish_seen_subcommand_from list create delete" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and not __fish_seen_subcommand_from list create delete" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and not __fish_seen_subcommand_from list create delete" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and not __fish_seen_subcommand_from list create delete" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and not __fish_seen_subcommand_from list create delete" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and not __fish_seen_subcommand_from list create delete" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and not __fish_seen_subcommand_from list create delete" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and not __fish_seen_subcommand_from list create delete" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and not __fish_seen_subcommand_from list create delete" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and not __fish_seen_subcommand_from list create delete" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and not __fish_seen_subcommand_from list create delete" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and not __fish_seen_subcommand_from list create delete" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and not __fish_seen_subcommand_from list create delete" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and not __fish_seen_subcommand_from list create delete" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and not __fish_seen_subcommand_from list create delete" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and not __fish_seen_subcommand_from list create delete" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and not __fish_seen_subcommand_from list create delete" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and not __fish_seen_subcommand_from list create delete" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and not __fish_seen_subcommand_from list create delete" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and not __fish_seen_subcommand_from list create delete" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and not __fish_seen_subcommand_from list create delete" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and not __fish_seen_subcommand_from list create delete" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and not __fish_seen_subcommand_from list create delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and not __fish_seen_subcommand_from list create delete" -f -a "list" -d 'List the users that can log in'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and not __fish_seen_subcommand_from list create delete" -f -a "create" -d 'Create a user that can log in'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and not __fish_seen_subcommand_from list create delete" -f -a "delete" -d 'Delete a user that owns nothing'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from list" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from list" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from list" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from list" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from list" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from list" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from list" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from list" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from list" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from list" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from list" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from list" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from list" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from list" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from list" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from list" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from list" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from list" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from list" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from list" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from list" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -l password-file -d 'Read the password from this file' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -l password-stdin -d 'Read the password from standard input'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -l no-store-password -d 'Do not keep the password in the credential store'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -l confirm -d 'Confirm the deletion of this one (can be repeated)' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Do not ask'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -f -a "list" -d 'List the databases'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -f -a "create" -d 'Create a database'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -f -a "delete" -d 'Delete a database with everything in it'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from list" -l sort -d 'Sort by a column; `-` in front reverses the order' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from list" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from list" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from list" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from list" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from list" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from list" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from list" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from list" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from list" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from list" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from list" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from list" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from list" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from list" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from list" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from list" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from list" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from list" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from list" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from list" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from list" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from create" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from create" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from create" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from create" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from create" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from create" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from create" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from create" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from create" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from create" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from create" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from create" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from create" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from create" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from create" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from create" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from create" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from create" -l owner -d 'Its owner; the cluster\'s own user where absent' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from create" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from create" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from create" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from create" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from create" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from create" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -l confirm -d 'Confirm the deletion of this one (can be repeated)' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Do not ask'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand catalog" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand catalog" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand catalog" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand catalog" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand catalog" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand catalog" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand catalog" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand catalog" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand catalog" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand catalog" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand catalog" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand catalog" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand catalog" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand catalog" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand catalog" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand catalog" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand catalog" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand catalog" -l cloud -d 'In this cloud' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand catalog" -l region -d 'In this region' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand catalog" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand catalog" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand catalog" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand catalog" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand catalog" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand catalog" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand catalog" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand catalog" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and not __fish_seen_subcommand_from list resume forget" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and not __fish_seen_subcommand_from list resume forget" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and not __fish_seen_subcommand_from list resume forget" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and not __fish_seen_subcommand_from list resume forget" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and not __fish_seen_subcommand_from list resume forget" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and not __fish_seen_subcommand_from list resume forget" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and not __fish_seen_subcommand_from list resume forget" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and not __fish_seen_subcommand_from list resume forget" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and not __fish_seen_subcommand_from list resume forget" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and not __fish_seen_subcommand_from list resume forget" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and not __fish_seen_subcommand_from list resume forget" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and not __fish_seen_subcommand_from list resume forget" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and not __fish_seen_subcommand_from list resume forget" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and not __fish_seen_subcommand_from list resume forget" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and not __fish_seen_subcommand_from list resume forget" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and not __fish_seen_subcommand_from list resume forget" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and not __fish_seen_subcommand_from list resume forget" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and not __fish_seen_subcommand_from list resume forget" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and not __fish_seen_subcommand_from list resume forget" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and not __fish_seen_subcommand_from list resume forget" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and not __fish_seen_subcommand_from list resume forget" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and not __fish_seen_subcommand_from list resume forget" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and not __fish_seen_subcommand_from list resume forget" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and not __fish_seen_subcommand_from list resume forget" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and not __fish_seen_subcommand_from list resume forget" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and not __fish_seen_subcommand_from list resume forget" -f -a "list" -d 'List the operations of every account, the oldest first; sends nothing'
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and not __fish_seen_subcommand_from list resume forget" -f -a "resume" -d 'Wait for the end of an operation, whatever command began it'
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and not __fish_seen_subcommand_from list resume forget" -f -a "forget" -d 'Remove an operation from the journal; the vendor\'s work goes on'
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from list" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from list" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from list" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from list" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from list" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from list" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from list" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from list" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from list" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from list" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from list" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from list" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from list" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from list" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from list" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from list" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from list" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from list" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from list" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from list" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from list" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from resume" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from resume" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from resume" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from resume" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from resume" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from resume" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from resume" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from resume" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from resume" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from resume" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from resume" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from resume" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from resume" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from resume" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from resume" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from resume" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from resume" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from resume" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from resume" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from resume" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from resume" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from resume" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from resume" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from resume" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from resume" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from forget" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from forget" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from forget" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from forget" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from forget" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from forget" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from forget" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from forget" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from forget" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from forget" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from forget" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from forget" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from forget" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from forget" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from forget" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from forget" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from forget" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from forget" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from forget" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from forget" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from forget" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from forget" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from forget" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from forget" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand operation; and __fish_seen_subcommand_from forget" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and not __fish_seen_subcommand_from add list show use rename remove check exec" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and not __fish_seen_subcommand_from add list show use rename remove check exec" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and not __fish_seen_subcommand_from add list show use rename remove check exec" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and not __fish_seen_subcommand_from add list show use rename remove check exec" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and not __fish_seen_subcommand_from add list show use rename remove check exec" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and not __fish_seen_subcommand_from add list show use rename remove check exec" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and not __fish_seen_subcommand_from add list show use rename remove check exec" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and not __fish_seen_subcommand_from add list show use rename remove check exec" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and not __fish_seen_subcommand_from add list show use rename remove check exec" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and not __fish_seen_subcommand_from add list show use rename remove check exec" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and not __fish_seen_subcommand_from add list show use rename remove check exec" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and not __fish_seen_subcommand_from add list show use rename remove check exec" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and not __fish_seen_subcommand_from add list show use rename remove check exec" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and not __fish_seen_subcommand_from add list show use rename remove check exec" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and not __fish_seen_subcommand_from add list show use rename remove check exec" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and not __fish_seen_subcommand_from add list show use rename remove check exec" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and not __fish_seen_subcommand_from add list show use rename remove check exec" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and not __fish_seen_subcommand_from add list show use rename remove check exec" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and not __fish_seen_subcommand_from add list show use rename remove check exec" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and not __fish_seen_subcommand_from add list show use rename remove check exec" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and not __fish_seen_subcommand_from add list show use rename remove check exec" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and not __fish_seen_subcommand_from add list show use rename remove check exec" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and not __fish_seen_subcommand_from add list show use rename remove check exec" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and not __fish_seen_subcommand_from add list show use rename remove check exec" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and not __fish_seen_subcommand_from add list show use rename remove check exec" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and not __fish_seen_subcommand_from add list show use rename remove check exec" -f -a "add" -d 'Add a profile for an account of the provider that --provider names'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and not __fish_seen_subcommand_from add list show use rename remove check exec" -f -a "list" -d 'List the profiles'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and not __fish_seen_subcommand_from add list show use rename remove check exec" -f -a "show" -d 'Show every value of a profile, where it came from, and which one is used'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and not __fish_seen_subcommand_from add list show use rename remove check exec" -f -a "use" -d 'Make a profile the default'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and not __fish_seen_subcommand_from add list show use rename remove check exec" -f -a "rename" -d 'Give a profile another name; its secrets and the default follow'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and not __fish_seen_subcommand_from add list show use rename remove check exec" -f -a "remove" -d 'Remove a profile and forget its secrets'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and not __fish_seen_subcommand_from add list show use rename remove check exec" -f -a "check" -d 'Check a profile without sending anything, and name what is missing'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and not __fish_seen_subcommand_from add list show use rename remove check exec" -f -a "exec" -d 'Run a command with the profile\'s credential in the vendor\'s own variables'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from add" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from add" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from add" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from add" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from add" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from add" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from add" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from add" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from add" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from add" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from add" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from add" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from add" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from add" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from add" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from add" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from add" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from add" -l api -d 'The generation of the vendor\'s API' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from add" -l endpoint -d 'The vendor\'s address, where it is not the usual one' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from add" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from add" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from add" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from add" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from add" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from add" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from add" -l protected -d 'Require the name of everything that is to be deleted, even with --yes'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from add" -l read-only -d 'Refuse every change'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from add" -l use -d 'Make it the default'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from list" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from list" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from list" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from list" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from list" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from list" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from list" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from list" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from list" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from list" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from list" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from list" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from list" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from list" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from list" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from list" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from list" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from list" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from list" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from list" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from list" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from show" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from show" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from show" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from show" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from show" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from show" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from show" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from show" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from show" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from show" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from show" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from show" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from show" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from show" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from show" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from show" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from show" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from show" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from show" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from show" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from show" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from show" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from use" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from use" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from use" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from use" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from use" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from use" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from use" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from use" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from use" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from use" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from use" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from use" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from use" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from use" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from use" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from use" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from use" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from use" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from use" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from use" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from use" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from use" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from use" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from use" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from use" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from rename" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from rename" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from rename" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from rename" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from rename" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from rename" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from rename" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from rename" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from rename" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from rename" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from rename" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from rename" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from rename" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from rename" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from rename" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from rename" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from rename" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from rename" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from rename" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from rename" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from rename" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from rename" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from rename" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from rename" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from rename" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from remove" -l confirm -d 'Confirm the deletion of this one (can be repeated)' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from remove" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from remove" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from remove" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from remove" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from remove" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from remove" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from remove" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from remove" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from remove" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from remove" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from remove" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from remove" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from remove" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from remove" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from remove" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from remove" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from remove" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from remove" -s y -l yes -d 'Do not ask'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from remove" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from remove" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from remove" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from remove" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from remove" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from remove" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from remove" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from check" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from check" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from check" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from check" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from check" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from check" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from check" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from check" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from check" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from check" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from check" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from check" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from check" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from check" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from check" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from check" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from check" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from check" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from check" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from check" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from check" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from check" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from exec" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from exec" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from exec" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from exec" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from exec" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from exec" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from exec" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from exec" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from exec" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from exec" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from exec" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from exec" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from exec" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from exec" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from exec" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from exec" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from exec" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from exec" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from exec" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from exec" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from exec" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from exec" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from exec" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from exec" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand profile; and __fish_seen_subcommand_from exec" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand login" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand login" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand login" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand login" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand login" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand login" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand login" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand login" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand login" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand login" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand login" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand login" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand login" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand login" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand login" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand login" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand login" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand login" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand login" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand login" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand login" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand login" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand login" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand login" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand login" -l no-browser -d 'Open no browser; the address and the code are printed either way'
complete -c dbaas -n "__fish_dbaas_using_subcommand login" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand logout" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand logout" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand logout" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand logout" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand logout" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand logout" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand logout" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand logout" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand logout" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand logout" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand logout" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand logout" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand logout" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand logout" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand logout" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand logout" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand logout" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand logout" -l secret -d 'Forget this secret alone, such as token, access-key or session' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand logout" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand logout" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand logout" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand logout" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand logout" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand logout" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand logout" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand logout" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand whoami" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand whoami" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand whoami" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand whoami" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand whoami" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand whoami" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand whoami" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand whoami" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand whoami" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand whoami" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand whoami" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand whoami" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand whoami" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand whoami" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand whoami" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand whoami" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand whoami" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand whoami" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand whoami" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand whoami" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand whoami" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand whoami" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand whoami" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand whoami" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand whoami" -l provenance -d 'Show every layer of every value, and which one is used'
complete -c dbaas -n "__fish_dbaas_using_subcommand whoami" -l verify -d 'Ask the vendor as well; without this nothing is sent'
complete -c dbaas -n "__fish_dbaas_using_subcommand whoami" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and not __fish_seen_subcommand_from get create list revoke" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and not __fish_seen_subcommand_from get create list revoke" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and not __fish_seen_subcommand_from get create list revoke" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and not __fish_seen_subcommand_from get create list revoke" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and not __fish_seen_subcommand_from get create list revoke" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and not __fish_seen_subcommand_from get create list revoke" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and not __fish_seen_subcommand_from get create list revoke" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and not __fish_seen_subcommand_from get create list revoke" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and not __fish_seen_subcommand_from get create list revoke" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and not __fish_seen_subcommand_from get create list revoke" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and not __fish_seen_subcommand_from get create list revoke" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and not __fish_seen_subcommand_from get create list revoke" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and not __fish_seen_subcommand_from get create list revoke" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and not __fish_seen_subcommand_from get create list revoke" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and not __fish_seen_subcommand_from get create list revoke" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and not __fish_seen_subcommand_from get create list revoke" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and not __fish_seen_subcommand_from get create list revoke" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and not __fish_seen_subcommand_from get create list revoke" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and not __fish_seen_subcommand_from get create list revoke" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and not __fish_seen_subcommand_from get create list revoke" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and not __fish_seen_subcommand_from get create list revoke" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and not __fish_seen_subcommand_from get create list revoke" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and not __fish_seen_subcommand_from get create list revoke" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and not __fish_seen_subcommand_from get create list revoke" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and not __fish_seen_subcommand_from get create list revoke" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and not __fish_seen_subcommand_from get create list revoke" -f -a "get" -d 'Print the credential that requests are made with'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and not __fish_seen_subcommand_from get create list revoke" -f -a "create" -d 'Create a token'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and not __fish_seen_subcommand_from get create list revoke" -f -a "list" -d 'List the tokens that the vendor knows, without the tokens themselves'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and not __fish_seen_subcommand_from get create list revoke" -f -a "revoke" -d 'Revoke a token'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from get" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from get" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from get" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from get" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from get" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from get" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from get" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from get" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from get" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from get" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from get" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from get" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from get" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from get" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from get" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from get" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from get" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from get" -l refresh -d 'Refresh it even where the old one is still valid'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from get" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from get" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from get" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from get" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from get" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from get" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from get" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from get" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from create" -l ttl -d 'Its lifetime, such as 90s, 10m or 1h30m' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from create" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from create" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from create" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from create" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from create" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from create" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from create" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from create" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from create" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from create" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from create" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from create" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from create" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from create" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from create" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from create" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from create" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from create" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from create" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from create" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from create" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from create" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from create" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from list" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from list" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from list" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from list" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from list" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from list" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from list" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from list" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from list" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from list" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from list" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from list" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from list" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from list" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from list" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from list" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from list" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from list" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from list" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from list" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from list" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from revoke" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from revoke" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from revoke" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from revoke" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from revoke" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from revoke" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from revoke" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from revoke" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from revoke" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from revoke" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from revoke" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from revoke" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from revoke" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from revoke" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from revoke" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from revoke" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from revoke" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from revoke" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from revoke" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from revoke" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from revoke" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from revoke" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from revoke" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from revoke" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand token; and __fish_seen_subcommand_from revoke" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand api" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand api" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand api" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand api" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand api" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand api" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand api" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand api" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand api" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand api" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand api" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand api" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand api" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand api" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand api" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand api" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand api" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand api" -s f -l file -d 'Send this file as the body; - is standard input' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand api" -l query -d 'A parameter of the query (can be repeated)' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand api" -l confirm -d 'Confirm a DELETE of this path where the profile is protected' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand api" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand api" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand api" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand api" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand api" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand api" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand api" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand api" -l paginate -d 'Follow the pages of a list'
complete -c dbaas -n "__fish_dbaas_using_subcommand api" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -f -a "list" -d 'Print the capability table'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -f -a "show" -d 'Explain what one provider can do, and what becomes of each field of the spec'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from list" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from list" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from list" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from list" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from list" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from list" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from list" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from list" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from list" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from list" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from list" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from list" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from list" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from list" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from list" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from list" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from list" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from list" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from list" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from list" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from list" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from show" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from show" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from show" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from show" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from show" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from show" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from show" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from show" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from show" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from show" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from show" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from show" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from show" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from show" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from show" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from show" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from show" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from show" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from show" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from show" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from show" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from show" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and not __fish_seen_subcommand_from start run" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and not __fish_seen_subcommand_from start run" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and not __fish_seen_subcommand_from start run" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and not __fish_seen_subcommand_from start run" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and not __fish_seen_subcommand_from start run" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and not __fish_seen_subcommand_from start run" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and not __fish_seen_subcommand_from start run" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and not __fish_seen_subcommand_from start run" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and not __fish_seen_subcommand_from start run" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and not __fish_seen_subcommand_from start run" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and not __fish_seen_subcommand_from start run" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and not __fish_seen_subcommand_from start run" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and not __fish_seen_subcommand_from start run" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and not __fish_seen_subcommand_from start run" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and not __fish_seen_subcommand_from start run" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and not __fish_seen_subcommand_from start run" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and not __fish_seen_subcommand_from start run" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and not __fish_seen_subcommand_from start run" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and not __fish_seen_subcommand_from start run" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and not __fish_seen_subcommand_from start run" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and not __fish_seen_subcommand_from start run" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and not __fish_seen_subcommand_from start run" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and not __fish_seen_subcommand_from start run" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and not __fish_seen_subcommand_from start run" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and not __fish_seen_subcommand_from start run" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and not __fish_seen_subcommand_from start run" -f -a "start" -d 'Start a sandbox, print how to reach it, and run until interrupted'
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and not __fish_seen_subcommand_from start run" -f -a "run" -d 'Start a sandbox, run a command against it, and stop it'
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from start" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from start" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l listen -d 'Listen here; loopback only, and port 0 takes a free one' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l seed-clusters -d 'Begin with this many ready clusters' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l provision-time -d 'Let a change take this long, instead of advancing a step with every poll' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l latency -d 'Delay every response by this long' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l token-lifetime -d 'Let issued tokens expire after this long (24h where not given)' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l fault -d 'Make requests fail, see below (can be repeated)' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l script -d 'Set a switch of a vendor or of the sandbox (can be repeated); a wrong one lists them' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from start" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from start" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l https -d 'Speak TLS, with a certificate authority that is made for this run'
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l with-postgres -d 'Put a real PostgreSQL behind each cluster'
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from start" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from run" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from run" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from run" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from run" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from run" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from run" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from run" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from run" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from run" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from run" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from run" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from run" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from run" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from run" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from run" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from run" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from run" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from run" -l listen -d 'Listen here; loopback only, and port 0 takes a free one' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from run" -l seed-clusters -d 'Begin with this many ready clusters' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from run" -l provision-time -d 'Let a change take this long, instead of advancing a step with every poll' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from run" -l latency -d 'Delay every response by this long' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from run" -l token-lifetime -d 'Let issued tokens expire after this long (24h where not given)' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from run" -l fault -d 'Make requests fail, see below (can be repeated)' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from run" -l script -d 'Set a switch of a vendor or of the sandbox (can be repeated); a wrong one lists them' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from run" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from run" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from run" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from run" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from run" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from run" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from run" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from run" -l https -d 'Speak TLS, with a certificate authority that is made for this run'
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from run" -l with-postgres -d 'Put a real PostgreSQL behind each cluster'
complete -c dbaas -n "__fish_dbaas_using_subcommand sandbox; and __fish_seen_subcommand_from run" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand serve" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand serve" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand serve" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand serve" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand serve" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand serve" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand serve" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand serve" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand serve" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand serve" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand serve" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand serve" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand serve" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand serve" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand serve" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand serve" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand serve" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand serve" -l listen -d 'Listen on this address; port 0 is any that is free' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand serve" -l token-file -d 'Ask for a bearer token: one of those in this file, a line each, which only its owner may read' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand serve" -l tls-cert -d 'Speak TLS with this certificate chain (PEM)' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand serve" -l tls-key -d 'The key of the certificate (PEM), which only its owner may read' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand serve" -l client-ca -d 'Ask for a client certificate of one of these authorities (PEM)' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand serve" -l allow-host -d 'Answer to this name in the Host header too; may be repeated' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand serve" -l advertise-host -d 'Tell clients that instances are on this host, instead of what the provider says' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand serve" -l max-instances -d 'Allow at most this many instances' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand serve" -l rate -d 'Allow each client address this many requests per second; no limit where absent' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand serve" -l workers -d 'Create and delete at most this many instances at a time' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand serve" -l grace -d 'When asked to stop, give requests in flight this long' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand serve" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand serve" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand serve" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand serve" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand serve" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand serve" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand serve" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand serve" -l token-stdin -d 'Ask for a bearer token: one of those on standard input, a line each'
complete -c dbaas -n "__fish_dbaas_using_subcommand serve" -l start-stopped -d 'Start stopped instances first, such as after a reboot'
complete -c dbaas -n "__fish_dbaas_using_subcommand serve" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand doctor" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand doctor" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand doctor" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand doctor" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand doctor" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand doctor" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand doctor" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand doctor" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand doctor" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand doctor" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand doctor" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand doctor" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand doctor" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand doctor" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand doctor" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand doctor" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand doctor" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand doctor" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand doctor" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand doctor" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand doctor" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand doctor" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand doctor" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand doctor" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand doctor" -l all-profiles -d 'Look at every profile, at all of them at the same time'
complete -c dbaas -n "__fish_dbaas_using_subcommand doctor" -l repair -d 'Make a damaged catalogue of local clusters again from what lies beside their data'
complete -c dbaas -n "__fish_dbaas_using_subcommand doctor" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand completion" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand completion" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand completion" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand completion" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand completion" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand completion" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand completion" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand completion" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand completion" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand completion" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand completion" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand completion" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand completion" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand completion" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand completion" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand completion" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand completion" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand completion" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand completion" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand completion" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand completion" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand completion" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand completion" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand completion" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand completion" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand help" -s p -l profile -d 'Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand help" -l provider -d 'Use this provider, without a profile [env: DBAAS_PROVIDER]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand help" -s o -l output -d 'Print in this format; each command honours some [env: DBAAS_OUTPUT]' -r -f -a "table\t''
wide\t''
json\t''
yaml\t''
csv\t''
tsv\t''
ndjson\t''
name\t''
raw\t''
header\t''
uri\t''
env\t''
pgpass\t''
service\t''"
complete -c dbaas -n "__fish_dbaas_using_subcommand help" -l jq -d 'Filter the JSON with a jq program; strings are printed without quotes' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand help" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand help" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand help" -l request-timeout -d 'Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand help" -l max-retries -d 'Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand help" -l binding -d 'Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand help" -l cacert -d 'Trust the authorities in this PEM file instead of the system\'s [env: DBAAS_CACERT]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand help" -l resolve -d 'Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand help" -l secret-stdin -d 'Read a secret of the profile from standard input; the first that its provider takes, or NAME' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand help" -l secret-file -d 'Read the secret NAME of the profile from a file' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand help" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand help" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand help" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand help" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand help" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand help" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand help" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand help" -s q -l quiet -d 'Print only errors and warnings on standard error [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand help" -s v -l verbose -d 'Print more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand help" -l trace -d 'Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand help" -l insecure -d 'Do not verify the server\'s certificate [env: DBAAS_INSECURE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand help" -s h -l help -d 'Print help (see more with \'--help\')'
