# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_dbaas_global_optspecs
    string join \n p/profile= provider= o/output= jq= columns= no-header native show-secrets q/quiet v/verbose timeout= color= config= postgres-bin= run-as= h/help V/version
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
complete -c dbaas -n "__fish_dbaas_needs_command" -l jq -d 'Filter the JSON with a jq program; a text is printed raw' -r
complete -c dbaas -n "__fish_dbaas_needs_command" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_needs_command" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_needs_command" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_needs_command" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_needs_command" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_needs_command" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_needs_command" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_needs_command" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_needs_command" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_needs_command" -s q -l quiet -d 'Say nothing but errors and warnings [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_needs_command" -s v -l verbose -d 'Say more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_needs_command" -s V -l version -d 'Print version'
complete -c dbaas -n "__fish_dbaas_needs_command" -f -a "cluster" -d 'Create, list, connect to and delete clusters'
complete -c dbaas -n "__fish_dbaas_needs_command" -f -a "psql" -d 'Run psql on a cluster (the same as `cluster connect`)'
complete -c dbaas -n "__fish_dbaas_needs_command" -f -a "backup" -d 'Back clusters up, and restore them'
complete -c dbaas -n "__fish_dbaas_needs_command" -f -a "user" -d 'Manage the users of a cluster'
complete -c dbaas -n "__fish_dbaas_needs_command" -f -a "database" -d 'Manage the databases of a cluster'
complete -c dbaas -n "__fish_dbaas_needs_command" -f -a "catalog" -d 'List what may be written into a spec'
complete -c dbaas -n "__fish_dbaas_needs_command" -f -a "provider" -d 'Show what each provider can do'
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
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -l jq -d 'Filter the JSON with a jq program; a text is printed raw' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -s q -l quiet -d 'Say nothing but errors and warnings [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and not __fish_seen_subcommand_from list get create update start stop restart delete wait connection connect" -s v -l verbose -d 'Say more on standard error [env: DBAAS_VERBOSE]'
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
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l name -d 'Only clusters of this name' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l state -d 'Only clusters in this state' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l postgres -d 'Only clusters of this PostgreSQL version, major or exact' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l flavor -d 'Only clusters of this flavor' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l region -d 'Only clusters in this region' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l cloud -d 'Only clusters in this cloud' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l filter -d 'Pass a filter of the vendor\'s own on to it (can be repeated)' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l sort -d 'Sort by a column; a minus in front sorts downwards' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l limit -d 'Print no more than this many' -r
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
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l jq -d 'Filter the JSON with a jq program; a text is printed raw' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l all-profiles -d 'List the clusters of every profile'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but errors and warnings [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say more on standard error [env: DBAAS_VERBOSE]'
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
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from get" -l jq -d 'Filter the JSON with a jq program; a text is printed raw' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from get" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from get" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from get" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from get" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from get" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from get" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from get" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from get" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from get" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from get" -s q -l quiet -d 'Say nothing but errors and warnings [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from get" -s v -l verbose -d 'Say more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from get" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -s f -l file -d 'Read the spec, or the provider\'s own document, from this file; `-` is standard input' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l postgres -d 'PostgreSQL version, such as 16' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l flavor -d 'PostgreSQL flavor' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l nodes -d 'Servers, the primary included' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l cpu -d 'Virtual processors of each node' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l memory -d 'Memory of each node, such as "8 GiB"' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l storage -d 'Storage of each node, such as "64 GiB"' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l cloud -d 'Cloud' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l region -d 'Region' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l network -d 'Whether it answers to the internet' -r -f -a "public\t'From the internet'
private\t'From a private network alone'"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l allow -d 'An address range that may connect (can be repeated)' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l database -d 'The first database; the name where absent' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l user -d 'The first user; the name where absent' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l set -d 'Set a field, such as settings.work_mem=8MB or native.local.durability=off (can be repeated)' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l password-file -d 'Read the password from this file; one newline at its end is cut' -r -F
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
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l jq -d 'Filter the JSON with a jq program; a text is printed raw' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l high-availability -d 'Let a standby take over when the primary fails'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l wait -d 'Wait until it is done (the default of `local`)'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l no-wait -d 'Return as soon as the provider has accepted it'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l if-not-exists -d 'Accept a cluster of that name that exists already'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l dry-run -d 'Print what would be done, and do nothing'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l password-stdin -d 'Read the password from standard input; one newline at its end is cut'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l no-store-password -d 'Do not keep the password in the credential store'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -s q -l quiet -d 'Say nothing but errors and warnings [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Say more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -s f -l file -d 'Read the changes from this spec; `-` is standard input' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l postgres -d 'PostgreSQL version, such as 16' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l flavor -d 'PostgreSQL flavor' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l nodes -d 'Servers, the primary included' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l cpu -d 'Virtual processors of each node' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l memory -d 'Memory of each node, such as "8 GiB"' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l storage -d 'Storage of each node, such as "64 GiB"' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l cloud -d 'Cloud' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l region -d 'Region' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l network -d 'Whether it answers to the internet' -r -f -a "public\t'From the internet'
private\t'From a private network alone'"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l allow -d 'An address range that may connect (can be repeated)' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l database -d 'The first database; the name where absent' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l user -d 'The first user; the name where absent' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l set -d 'Set a field, such as settings.work_mem=8MB or native.local.durability=off (can be repeated)' -r
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
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l jq -d 'Filter the JSON with a jq program; a text is printed raw' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l high-availability -d 'Let a standby take over when the primary fails'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l wait -d 'Wait until it is done (the default of `local`)'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l no-wait -d 'Return as soon as the provider has accepted it'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l dry-run -d 'Print what would be done, and do nothing'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -s q -l quiet -d 'Say nothing but errors and warnings [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Say more on standard error [env: DBAAS_VERBOSE]'
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
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -l jq -d 'Filter the JSON with a jq program; a text is printed raw' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -l wait -d 'Wait until it is done (the default of `local`)'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -l no-wait -d 'Return as soon as the provider has accepted it'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -s q -l quiet -d 'Say nothing but errors and warnings [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from start" -s v -l verbose -d 'Say more on standard error [env: DBAAS_VERBOSE]'
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
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -l jq -d 'Filter the JSON with a jq program; a text is printed raw' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -l wait -d 'Wait until it is done (the default of `local`)'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -l no-wait -d 'Return as soon as the provider has accepted it'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -s q -l quiet -d 'Say nothing but errors and warnings [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from stop" -s v -l verbose -d 'Say more on standard error [env: DBAAS_VERBOSE]'
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
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -l jq -d 'Filter the JSON with a jq program; a text is printed raw' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -l wait -d 'Wait until it is done (the default of `local`)'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -l no-wait -d 'Return as soon as the provider has accepted it'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -s q -l quiet -d 'Say nothing but errors and warnings [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -s v -l verbose -d 'Say more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from restart" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -l confirm -d 'Confirm the deletion of this one (can be repeated)' -r
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
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -l jq -d 'Filter the JSON with a jq program; a text is printed raw' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Do not ask'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -l ignore-not-found -d 'Accept that there is no such cluster'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -l wait -d 'Wait until it is done (the default of `local`)'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -l no-wait -d 'Return as soon as the provider has accepted it'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'Say nothing but errors and warnings [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Say more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from wait" -l for -d 'ready, gone, sql (a query is answered), or state=STATE' -r
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
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from wait" -l jq -d 'Filter the JSON with a jq program; a text is printed raw' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from wait" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from wait" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from wait" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from wait" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from wait" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from wait" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from wait" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from wait" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from wait" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from wait" -s q -l quiet -d 'Say nothing but errors and warnings [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from wait" -s v -l verbose -d 'Say more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from wait" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -l user -d 'As this user instead of the cluster\'s own' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -l database -d 'To this database instead of the cluster\'s own' -r
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
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -l jq -d 'Filter the JSON with a jq program; a text is printed raw' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -s q -l quiet -d 'Say nothing but errors and warnings [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -s v -l verbose -d 'Say more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connection" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -l user -d 'As this user instead of the cluster\'s own' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -l database -d 'To this database instead of the cluster\'s own' -r
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
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -l jq -d 'Filter the JSON with a jq program; a text is printed raw' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -s q -l quiet -d 'Say nothing but errors and warnings [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -s v -l verbose -d 'Say more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand cluster; and __fish_seen_subcommand_from connect" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -l user -d 'As this user instead of the cluster\'s own' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -l database -d 'To this database instead of the cluster\'s own' -r
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
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -l jq -d 'Filter the JSON with a jq program; a text is printed raw' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -s q -l quiet -d 'Say nothing but errors and warnings [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -s v -l verbose -d 'Say more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand psql" -s h -l help -d 'Print help (see more with \'--help\')'
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
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -l jq -d 'Filter the JSON with a jq program; a text is printed raw' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -s q -l quiet -d 'Say nothing but errors and warnings [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -s v -l verbose -d 'Say more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -f -a "list" -d 'List the backups of a cluster'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -f -a "create" -d 'Back a cluster up'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and not __fish_seen_subcommand_from list create restore" -f -a "restore" -d 'Make a new cluster from a backup'
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
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from list" -l jq -d 'Filter the JSON with a jq program; a text is printed raw' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from list" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from list" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from list" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from list" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from list" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from list" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from list" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from list" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but errors and warnings [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say more on standard error [env: DBAAS_VERBOSE]'
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
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from create" -l jq -d 'Filter the JSON with a jq program; a text is printed raw' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from create" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from create" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from create" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from create" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from create" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from create" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from create" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from create" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from create" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from create" -s q -l quiet -d 'Say nothing but errors and warnings [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Say more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l backup -d 'This backup; the newest where absent' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l to-time -d 'As it was at this time (RFC 3339), where the provider can' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l as -d 'The name of the new cluster' -r
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
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l jq -d 'Filter the JSON with a jq program; a text is printed raw' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l wait -d 'Wait until it is done (the default of `local`)'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l no-wait -d 'Return as soon as the provider has accepted it'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -s q -l quiet -d 'Say nothing but errors and warnings [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand backup; and __fish_seen_subcommand_from restore" -s v -l verbose -d 'Say more on standard error [env: DBAAS_VERBOSE]'
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
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and not __fish_seen_subcommand_from list create delete" -l jq -d 'Filter the JSON with a jq program; a text is printed raw' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and not __fish_seen_subcommand_from list create delete" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and not __fish_seen_subcommand_from list create delete" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and not __fish_seen_subcommand_from list create delete" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and not __fish_seen_subcommand_from list create delete" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and not __fish_seen_subcommand_from list create delete" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and not __fish_seen_subcommand_from list create delete" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and not __fish_seen_subcommand_from list create delete" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and not __fish_seen_subcommand_from list create delete" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and not __fish_seen_subcommand_from list create delete" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and not __fish_seen_subcommand_from list create delete" -s q -l quiet -d 'Say nothing but errors and warnings [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and not __fish_seen_subcommand_from list create delete" -s v -l verbose -d 'Say more on standard error [env: DBAAS_VERBOSE]'
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
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from list" -l jq -d 'Filter the JSON with a jq program; a text is printed raw' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from list" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from list" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from list" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from list" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from list" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from list" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from list" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from list" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but errors and warnings [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -l password-file -d 'Read the password from this file; one newline at its end is cut' -r -F
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
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -l jq -d 'Filter the JSON with a jq program; a text is printed raw' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -l password-stdin -d 'Read the password from standard input; one newline at its end is cut'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -l no-store-password -d 'Do not keep the password in the credential store'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -s q -l quiet -d 'Say nothing but errors and warnings [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Say more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -l confirm -d 'Confirm the deletion of this one (can be repeated)' -r
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
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -l jq -d 'Filter the JSON with a jq program; a text is printed raw' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Do not ask'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'Say nothing but errors and warnings [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand user; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Say more on standard error [env: DBAAS_VERBOSE]'
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
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -l jq -d 'Filter the JSON with a jq program; a text is printed raw' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -s q -l quiet -d 'Say nothing but errors and warnings [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -s v -l verbose -d 'Say more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -f -a "list" -d 'List the databases'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -f -a "create" -d 'Create a database'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and not __fish_seen_subcommand_from list create delete" -f -a "delete" -d 'Delete a database with everything in it'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from list" -l sort -d 'Sort by a column; a minus in front sorts downwards' -r
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
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from list" -l jq -d 'Filter the JSON with a jq program; a text is printed raw' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from list" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from list" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from list" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from list" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from list" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from list" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from list" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from list" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but errors and warnings [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from create" -l owner -d 'Its owner; the cluster\'s own user where absent' -r
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
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from create" -l jq -d 'Filter the JSON with a jq program; a text is printed raw' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from create" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from create" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from create" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from create" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from create" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from create" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from create" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from create" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from create" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from create" -s q -l quiet -d 'Say nothing but errors and warnings [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Say more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -l confirm -d 'Confirm the deletion of this one (can be repeated)' -r
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
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -l jq -d 'Filter the JSON with a jq program; a text is printed raw' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Do not ask'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'Say nothing but errors and warnings [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand database; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Say more on standard error [env: DBAAS_VERBOSE]'
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
complete -c dbaas -n "__fish_dbaas_using_subcommand catalog" -l jq -d 'Filter the JSON with a jq program; a text is printed raw' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand catalog" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand catalog" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand catalog" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand catalog" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand catalog" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand catalog" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand catalog" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand catalog" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand catalog" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand catalog" -s q -l quiet -d 'Say nothing but errors and warnings [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand catalog" -s v -l verbose -d 'Say more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand catalog" -s h -l help -d 'Print help (see more with \'--help\')'
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
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -l jq -d 'Filter the JSON with a jq program; a text is printed raw' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -s q -l quiet -d 'Say nothing but errors and warnings [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -s v -l verbose -d 'Say more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -f -a "list" -d 'Print the capability table'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and not __fish_seen_subcommand_from list show" -f -a "show" -d 'Explain what one provider can do'
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
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from list" -l jq -d 'Filter the JSON with a jq program; a text is printed raw' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from list" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from list" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from list" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from list" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from list" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from list" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from list" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from list" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but errors and warnings [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say more on standard error [env: DBAAS_VERBOSE]'
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
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from show" -l jq -d 'Filter the JSON with a jq program; a text is printed raw' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from show" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from show" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from show" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from show" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from show" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from show" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from show" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from show" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from show" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but errors and warnings [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand provider; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
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
complete -c dbaas -n "__fish_dbaas_using_subcommand doctor" -l jq -d 'Filter the JSON with a jq program; a text is printed raw' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand doctor" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand doctor" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand doctor" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand doctor" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand doctor" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand doctor" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand doctor" -l repair -d 'Make a damaged catalogue of local clusters again from what lies beside their data'
complete -c dbaas -n "__fish_dbaas_using_subcommand doctor" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand doctor" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand doctor" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand doctor" -s q -l quiet -d 'Say nothing but errors and warnings [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand doctor" -s v -l verbose -d 'Say more on standard error [env: DBAAS_VERBOSE]'
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
complete -c dbaas -n "__fish_dbaas_using_subcommand completion" -l jq -d 'Filter the JSON with a jq program; a text is printed raw' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand completion" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand completion" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand completion" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand completion" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand completion" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand completion" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand completion" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand completion" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand completion" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand completion" -s q -l quiet -d 'Say nothing but errors and warnings [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand completion" -s v -l verbose -d 'Say more on standard error [env: DBAAS_VERBOSE]'
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
complete -c dbaas -n "__fish_dbaas_using_subcommand help" -l jq -d 'Filter the JSON with a jq program; a text is printed raw' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand help" -l columns -d 'Print these columns' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand help" -l timeout -d 'Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand help" -l color -d 'Use colour [env: DBAAS_COLOR]' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c dbaas -n "__fish_dbaas_using_subcommand help" -l config -d 'Read this configuration file [env: DBAAS_CONFIG]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand help" -l postgres-bin -d 'Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]' -r -F
complete -c dbaas -n "__fish_dbaas_using_subcommand help" -l run-as -d 'Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]' -r
complete -c dbaas -n "__fish_dbaas_using_subcommand help" -l no-header -d 'Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]'
complete -c dbaas -n "__fish_dbaas_using_subcommand help" -l native -d 'Print the vendor\'s own document instead of the portable view'
complete -c dbaas -n "__fish_dbaas_using_subcommand help" -l show-secrets -d 'Print secrets where they are otherwise hidden'
complete -c dbaas -n "__fish_dbaas_using_subcommand help" -s q -l quiet -d 'Say nothing but errors and warnings [env: DBAAS_QUIET]'
complete -c dbaas -n "__fish_dbaas_using_subcommand help" -s v -l verbose -d 'Say more on standard error [env: DBAAS_VERBOSE]'
complete -c dbaas -n "__fish_dbaas_using_subcommand help" -s h -l help -d 'Print help (see more with \'--help\')'
