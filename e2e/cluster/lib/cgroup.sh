# The cgroup that holds every pod, one folder per node below it, on cgroup v1 and v2 hosts.
# shellcheck shell=bash

CGROUP=baton

is_cgroup_v2() { [ -e /sys/fs/cgroup/cgroup.controllers ]; }

# The roots of all hierarchies: one on v2; one per controller, and perhaps an empty v2 one, on v1.
cgroup_roots() { awk '$3 ~ /^cgroup2?$/ { print $2 }' /proc/mounts; }

make_cgroup() {
  local path=$1 root
  for root in $(cgroup_roots); do
    if is_cgroup_v2; then
      make_cgroup_v2 "$root" "$path"
    else
      make_cgroup_v1 "$root" "$path"
    fi
  done
}

# The pods of all nodes together would weigh as much as one single process outside of them, and
# starve beside a build: engines that start in a third of a second took ten.
raise_cgroup_weight() {
  local root
  for root in $(cgroup_roots); do
    [ ! -e "$root/$CGROUP/cpu.shares" ] || echo 8192 >"$root/$CGROUP/cpu.shares"
    [ ! -e "$root/$CGROUP/cpu.weight" ] || echo 800 >"$root/$CGROUP/cpu.weight"
  done
}

# A v2 folder has a controller only when every folder above hands it down.
make_cgroup_v2() {
  local folder=$1 name
  pass_controllers_down "$folder"
  for name in ${2//\// }; do
    folder=$folder/$name
    mkdir -p "$folder"
    pass_controllers_down "$folder"
  done
}

pass_controllers_down() {
  local controller
  for controller in cpuset cpu io memory hugetlb pids; do
    grep -qw "$controller" "$1/cgroup.controllers" || continue
    grep -qw "$controller" "$1/cgroup.subtree_control" && continue
    echo "+$controller" 2>/dev/null >"$1/cgroup.subtree_control" ||
      fail "cannot enable the cgroup controller $controller below $1; do processes live in that folder?"
  done
}

# A v1 cpuset starts empty and then accepts no process, so it copies what its parent has.
make_cgroup_v1() {
  local folder=$1 name file
  for name in ${2//\// }; do
    mkdir -p "$folder/$name"
    for file in cpuset.cpus cpuset.mems; do
      [ -e "$folder/$file" ] && [ -z "$(cat "$folder/$name/$file")" ] &&
        cat "$folder/$file" >"$folder/$name/$file"
    done
    folder=$folder/$name
  done
}

# cgroup_members FOLDER: the processes in it and below; FOLDER may be a pattern.
cgroup_members() {
  local root folder
  for root in $(cgroup_roots); do
    for folder in "$root"/$1; do
      [ ! -d "$folder" ] || find "$folder" -name cgroup.procs -exec cat {} + 2>/dev/null
    done
  done | sort -nu
}

remove_cgroups() {
  local root left=0
  for root in $(cgroup_roots); do
    [ -d "$root/$CGROUP" ] || continue
    find "$root/$CGROUP" -depth -type d -exec rmdir {} + 2>/dev/null || left=1
  done
  return $left
}
