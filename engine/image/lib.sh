# Container images from files alone: no daemon, no registry, no network. An image is a tar archive
# of layers, a configuration and a manifest, which `ctr images import`, `docker load`, `podman load`
# and `kind load image-archive` all read.
# shellcheck shell=bash disable=SC2034

# The user of both images, without a name anywhere else: a number that no host uses.
IMAGE_USER=65532
# One fixed time for every file. The JVM's ahead-of-time cache remembers the times of the jars, so
# they must be the same in training, in the archive and on the node.
FILE_TIME=@1767225600
: "${JAVA_HOME:?names the JDK whose runtime goes into the image}"
CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/baton/images

say() { echo "image: $*" >&2; }

fail() {
  echo "image: $*" >&2
  exit 1
}

require_root() {
  [ "$(id -u)" = 0 ] || fail "needs root: programs are trained below a root folder of their own"
}

# --- Caching ----------------------------------------------------------------------------------

# input_hash FILE-OR-FOLDER...: one hash of the contents and the JDK, whatever the order of the disk.
input_hash() {
  {
    cat "$JAVA_HOME/release"
    find "$@" -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sed "s:  .*/\(engine\|operator\)/:  \1/:; s:  /.*/pom.xml:  pom.xml:"
  } | sha256sum | cut -c1-16
}

# publish FILE TARGET: puts a cached image where the user looks for it and forgets all but three.
publish() {
  ln -f "$1" "$2" 2>/dev/null || cp "$1" "$2"
  local stem=${1%-*}
  touch "$1"
  find "$CACHE" -maxdepth 1 -name "${stem##*/}-*.tar" -printf '%T@ %p\n' | sort -rn | tail -n +4 |
    cut -d' ' -f2- | xargs -r rm -f
  say "$2 ($(du -m "$2" | cut -f1) MiB)"
}

# --- The root file system ---------------------------------------------------------------------

# make_runtime FOLDER MODULES: a Java runtime of these modules at /opt/java with what it needs of
# the C library, and the few files that name resolution reads. There is no shell in it.
make_runtime() {
  local root=$1 modules=$2
  mkdir -p "$root"/{opt,etc,tmp,data,proc,dev,sys,app}
  "$JAVA_HOME/bin/jlink" --add-modules "$modules" --output "$root/opt/java" \
    --no-header-files --no-man-pages --compress zip-6
  if command -v strip >/dev/null; then
    find "$root/opt/java" -name '*.so' -exec strip --strip-debug {} +
  fi
  copy_libraries "$root"
  echo 'hosts: files dns' >"$root/etc/nsswitch.conf"
  printf '127.0.0.1 localhost\n::1 localhost\n' >"$root/etc/hosts"
  echo "baton:x:$IMAGE_USER:$IMAGE_USER::/data:/nonexistent" >"$root/etc/passwd"
  echo "baton:x:$IMAGE_USER:" >"$root/etc/group"
}

# The shared libraries of the distribution that the runtime is linked with, at their own paths, and
# those that the C library opens by name when it resolves host names.
copy_libraries() {
  local root=$1 library folder
  libraries_of "$root" | LC_ALL=C sort -u | while read -r library; do
    mkdir -p "$root$(dirname "$library")"
    cp -L "$library" "$root$library"
  done
  folder=$(dirname "$(libraries_of "$root" | grep -m1 '/libc\.so')")
  for library in libnss_dns.so.2 libnss_files.so.2 libresolv.so.2; do
    [ ! -e "$folder/$library" ] || cp -L "$folder/$library" "$root$folder/$library"
  done
}

libraries_of() {
  find "$1/opt" \( -name '*.so' -o -path '*/bin/java' -o -name jspawnhelper \) -exec ldd {} + 2>/dev/null |
    awk '$2 == "=>" && $3 ~ /^\// { print $3 } $1 ~ /^\/.*ld-linux/ { print $1 }' |
    grep -v "^$1" || true
}

# --- Training ---------------------------------------------------------------------------------

# merge_layers WORK LAYER...: makes WORK/root look as the layers will look on a node.
merge_layers() {
  local work=$1 layer
  shift
  mkdir -p "$work/root"
  for layer in "$@"; do cp -a "$work/$layer/." "$work/root/"; done
  find "$work/root" -exec touch -h -d "$FILE_TIME" {} +
  chown $IMAGE_USER:$IMAGE_USER "$work/root/data"
  chmod 1777 "$work/root/tmp"
}

# in_root FOLDER COMMAND...: runs a command as the image's user with the folder as its root, as a
# container runtime would. Its mounts vanish with it.
in_root() {
  local root=$1
  shift
  # shellcheck disable=SC2016 # expanded by the inner shell
  exec unshare --mount --pid --fork --kill-child bash -c '
    root=$1 user=$2
    shift 2
    mount -t proc proc "$root/proc"
    mount --rbind /dev "$root/dev"
    exec chroot --userspec="$user:$user" "$root" "$@"' in_root "$root" $IMAGE_USER "$@"
}

free_port() {
  local port
  while port=$((20000 + RANDOM % 12000)); do
    ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && { echo "$port"; return; }
  done
}

# await_port PORT SECONDS PID: waits until the process listens; false once it is gone or late.
await_port() {
  local deadline=$((SECONDS + $2))
  until (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; do
    [ "$SECONDS" -lt "$deadline" ] && kill -0 "$3" 2>/dev/null || return 1
    sleep 0.1
  done
}

# stop_trained PID SECONDS: ends a program that runs below in_root, and waits while its JVM writes
# the cache. The signal goes to the JVM itself, for unshare stands between.
stop_trained() {
  local deadline=$((SECONDS + $2)) child
  child=$(cat "/proc/$1/task/$1/children" 2>/dev/null || true)
  child=${child%% *}
  kill -TERM "${child:-$1}" 2>/dev/null || true
  while kill -0 "$1" 2>/dev/null; do
    [ "$SECONDS" -lt "$deadline" ] || { kill -KILL "${child:-$1}" "$1" 2>/dev/null; return 1; }
    sleep 0.2
  done
}

# --- The archive ------------------------------------------------------------------------------

# write_image FILE NAME CONFIG LAYER...: every layer is a folder whose content appears at /. CONFIG
# is the inner part of the configuration object, in JSON.
write_image() {
  local file=$1 name=$2 config=$3 folder layer layers=() ids=()
  shift 3
  folder=$(mktemp -d "$CACHE/write.XXXXXX")
  for layer in "$@"; do
    write_layer "$layer" "$folder/$(basename "$layer").tar"
    layers+=("$(basename "$layer").tar")
    ids+=("\"sha256:$(sha256sum "$folder/$(basename "$layer").tar" | cut -d' ' -f1)\"")
  done
  cat >"$folder/config.json" <<JSON
{"architecture":"$(architecture)","os":"linux","created":"2026-01-01T00:00:00Z","config":$config,
"rootfs":{"type":"layers","diff_ids":[$(join "${ids[@]}")]}}
JSON
  echo "[{\"Config\":\"config.json\",\"RepoTags\":[\"$name\"],\"Layers\":$(json_words "${layers[@]}")}]" \
    >"$folder/manifest.json"
  tar_reproducibly -C "$folder" -cf "$file.part" manifest.json config.json "${layers[@]}"
  mv "$file.part" "$file"
  rm -rf "$folder"
}

# Everything belongs to root and is read-only to the program, but for /data and the sticky /tmp.
write_layer() {
  local folder=$1 file=$2
  tar_reproducibly -C "$folder" --exclude=./data --exclude=./tmp --exclude='./proc/*' \
    --exclude='./dev/*' -cf "$file" .
  if [ -d "$folder/data" ]; then
    tar_reproducibly -C "$folder" --owner=$IMAGE_USER --group=$IMAGE_USER --mode=0750 -rf "$file" ./data
    tar_reproducibly -C "$folder" --mode=1777 -rf "$file" ./tmp
  fi
}

tar_reproducibly() {
  tar --sort=name --mtime="$FILE_TIME" --owner=0 --group=0 --numeric-owner --format=gnu \
    --mode='u+rwX,go+rX,go-w' "$@"
}

architecture() {
  case $(uname -m) in aarch64) echo arm64 ;; *) echo amd64 ;; esac
}

join() {
  local IFS=,
  echo "$*"
}

# json_words WORD...: a JSON array of strings; the words must not need escapes.
json_words() {
  local words=() word
  for word in "$@"; do words+=("\"$word\""); done
  echo "[$(join "${words[@]}")]"
}
