# The parts that exist once and run in the host's own network: etcd, the API server, the
# controllers, the scheduler, the name service, the volume provisioner and a kube-proxy.
# shellcheck shell=bash

kubectl() { "$RUN/bin/kubectl" --kubeconfig "$KUBECONFIG_FILE" --request-timeout=5s "$@"; }

prepare_run_folder() {
  check_no_other_cluster
  mkdir -p "$RUN"/{pid,log,etcd,volumes}
  chmod 711 "$RUN"
  save_kernel_settings
  if ! is_running apiserver; then
    ln -sfn "$BIN" "$RUN/bin"
  elif [ "$(readlink "$RUN/bin")" != "$BIN" ]; then
    say "The running cluster keeps its binaries, made from other sources; bring it down to change them"
  fi
  write_certificates
  echo "nameserver $DNS_ADDRESS" >"$RUN/resolv.conf"
}

# Kubelets change these for the whole machine; `down` puts back what was found before the first.
KERNEL_SETTINGS="vm/overcommit_memory vm/panic_on_oom kernel/panic kernel/panic_on_oops
  kernel/keys/root_maxkeys kernel/keys/root_maxbytes"

save_kernel_settings() {
  local setting
  [ -e "$RUN/kernel-settings" ] && return
  for setting in $KERNEL_SETTINGS; do
    [ -r "/proc/sys/$setting" ] && echo "$setting $(cat "/proc/sys/$setting")"
  done >"$RUN/kernel-settings.new"
  mv "$RUN/kernel-settings.new" "$RUN/kernel-settings"
}

restore_kernel_settings() {
  local setting value
  [ -r "$RUN/kernel-settings" ] || return 0
  while read -r setting value; do
    echo "$value" >"/proc/sys/$setting"
  done <"$RUN/kernel-settings"
}

write_certificates() {
  local number clients
  [ -e "$KUBECONFIG_FILE" ] && return
  rm -rf "$RUN/certs"
  mkdir -m 700 "$RUN/certs"
  clients=(
    admin=admin/system:masters
    kubelet-client=kube-apiserver-kubelet-client/system:masters
    controller-manager=system:kube-controller-manager
    scheduler=system:kube-scheduler
    proxy=system:kube-proxy
    coredns=coredns/system:masters
    provisioner=provisioner/system:masters
  )
  for number in $(seq "$NODES_MAX"); do
    clients+=("node-$number=system:node:node-$number/system:nodes")
  done
  "$RUN/bin/kube" certificates --folder "$RUN/certs" --server "$API" \
    --address "$HOST_ADDRESS,198.19.0.1,kubernetes,kubernetes.default,kubernetes.default.svc" \
    --address "kubernetes.default.svc.cluster.local" "${clients[@]}"
  cp "$RUN/certs/admin.kubeconfig" "$KUBECONFIG_FILE.new"
  mv "$KUBECONFIG_FILE.new" "$KUBECONFIG_FILE"
}

start_control_plane() {
  start_etcd
  start_api_server
  await 60 "$(log_of apiserver)" "the API server" kubectl get --raw /readyz
  start_controllers
  kubectl apply --server-side -f "$HERE/manifests/base.yaml" >/dev/null
}

start_etcd() {
  # The data is worth nothing after a power cut, so waiting for the disk would only slow tests.
  start etcd "$RUN/bin/etcd" --data-dir "$RUN/etcd" --unsafe-no-fsync --log-level warn \
    --listen-client-urls "http://$LOOPBACK:2379" --advertise-client-urls "http://$LOOPBACK:2379" \
    --listen-peer-urls "http://$LOOPBACK:2380" --initial-advertise-peer-urls "http://$LOOPBACK:2380" \
    --initial-cluster "default=http://$LOOPBACK:2380"
}

start_api_server() {
  local audit=()
  if [ "${BATON_CLUSTER_AUDIT:-}" = 1 ]; then
    audit=(--audit-policy-file "$HERE/manifests/audit.yaml" --audit-log-path "$RUN/log/audit.log")
  fi
  start apiserver "$RUN/bin/kube" kube-apiserver \
    --etcd-servers "http://$LOOPBACK:2379" \
    --bind-address "$HOST_ADDRESS" --advertise-address "$HOST_ADDRESS" --secure-port 6443 \
    --cert-dir "$RUN/certs" --tls-cert-file "$RUN/certs/apiserver.crt" \
    --tls-private-key-file "$RUN/certs/apiserver.key" --client-ca-file "$RUN/certs/ca.crt" \
    --kubelet-client-certificate "$RUN/certs/kubelet-client.crt" \
    --kubelet-client-key "$RUN/certs/kubelet-client.key" \
    --kubelet-preferred-address-types InternalIP \
    --service-cluster-ip-range "$SERVICES" \
    --service-account-issuer https://kubernetes.default.svc.cluster.local \
    --service-account-signing-key-file "$RUN/certs/service-account.key" \
    --service-account-key-file "$RUN/certs/service-account.key" \
    --authorization-mode Node,RBAC --enable-admission-plugins NodeRestriction \
    --allow-privileged "${audit[@]}"
}

start_controllers() {
  # Kubelets here renew their lease every 5 s, so 20 s of silence are three missed renewals:
  # as sure a sign as the usual 50 s with a renewal every 10 s, and tests of node loss wait less.
  start controller-manager "$RUN/bin/kube" kube-controller-manager \
    --kubeconfig "$RUN/certs/controller-manager.kubeconfig" --bind-address "$LOOPBACK" \
    --service-account-private-key-file "$RUN/certs/service-account.key" \
    --root-ca-file "$RUN/certs/ca.crt" --use-service-account-credentials --leader-elect=false \
    --cluster-signing-cert-file "$RUN/certs/ca.crt" --cluster-signing-key-file "$RUN/certs/ca.key" \
    --flex-volume-plugin-dir "$RUN/volume-plugins" \
    --node-monitor-grace-period 20s --node-monitor-period 2s
  start scheduler "$RUN/bin/kube" kube-scheduler \
    --kubeconfig "$RUN/certs/scheduler.kubeconfig" --bind-address "$LOOPBACK" --leader-elect=false
  start provisioner "$RUN/bin/kube" provisioner \
    --kubeconfig "$RUN/certs/provisioner.kubeconfig" --root "$RUN/volumes"
  start_name_service
}

# The name service runs beside the API server, not in a pod, so that cutting one node off takes
# names away from that node alone.
start_name_service() {
  cat >"$RUN/Corefile" <<TEXT
cluster.local:1053 in-addr.arpa:1053 {
  bind $HOST_ADDRESS
  errors
  ready $LOOPBACK:8181
  kubernetes cluster.local in-addr.arpa {
    kubeconfig $RUN/certs/coredns.kubeconfig
    pods insecure
  }
  loadbalance
}
.:1053 {
  bind $HOST_ADDRESS
  template ANY ANY {
    rcode NXDOMAIN
  }
}
TEXT
  start coredns "$RUN/bin/coredns" -conf "$RUN/Corefile"
}

# A kube-proxy for the host itself lets tests reach Service addresses as pods do. It needs some
# node's name, of which it only takes the address family.
start_services() {
  start proxy "$RUN/bin/kube" kube-proxy --kubeconfig "$RUN/certs/proxy.kubeconfig" \
    --hostname-override node-1 --healthz-bind-address "$LOOPBACK:10256" \
    --metrics-bind-address "$LOOPBACK:10249" "${PROXY_FLAGS[@]}"
  await 60 "$(log_of coredns)" "the name service" answers "$HOST_ADDRESS" 1053
  await 60 "$(log_of proxy)" "Service addresses on the host" answers "$DNS_ADDRESS" 53
  await 60 "$(log_of provisioner)" "the volume provisioner" is_running provisioner
  await 60 "$(log_of controller-manager)" "service accounts" kubectl get serviceaccount default
}

# All connection-tracking settings are the host's own business.
PROXY_FLAGS=(--proxy-mode nftables --cluster-cidr "$PODS" --conntrack-max-per-core 0
  --conntrack-tcp-timeout-established 0s --conntrack-tcp-timeout-close-wait 0s)

# answers ADDRESS PORT: something accepts TCP connections there.
answers() { timeout 2 bash -c ": </dev/tcp/$1/$2"; }
