package main

import (
	"archive/tar"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"k8s.io/client-go/rest"
)

// operatorUser is who the API server's audit log says the operator is.
const operatorUser = "baton-operator"

// plane is a control plane of its own in one folder: etcd, the API server and the controllers that
// keep StatefulSets, all on free ports of the loopback.
type plane struct {
	folder    string
	kube      string
	etcd      string
	apiPort   int
	processes []*process

	command, environment []string // of the operator's image
}

type process struct {
	name string
	cmd  *exec.Cmd
	done chan struct{}
}

func (p *plane) path(name string) string { return filepath.Join(p.folder, name) }

func (p *plane) url() string { return fmt.Sprintf("https://127.0.0.1:%d", p.apiPort) }

// start brings the control plane up and waits until it serves.
func (p *plane) start(ctx context.Context) error {
	ports, err := freePorts(4)
	if err != nil {
		return err
	}
	p.apiPort = ports[2]
	certificates := exec.CommandContext(ctx, p.kube, "certificates", "--folder", p.path("certs"),
		"--server", p.url(), "--address", "127.0.0.1",
		"admin=admin/system:masters", "controllers=controllers/system:masters")
	if err := os.Mkdir(p.path("certs"), 0o700); err != nil {
		return err
	}
	if out, err := certificates.CombinedOutput(); err != nil {
		return fmt.Errorf("certificates: %w: %s", err, out)
	}
	if err := p.writeFiles(); err != nil {
		return err
	}
	client, peer := local(ports[0]), local(ports[1])
	// The data is worth nothing afterwards, so nobody waits for the disk.
	err = p.run("etcd", p.etcd, "--data-dir", p.path("etcd"), "--unsafe-no-fsync", "--log-level", "warn",
		"--listen-client-urls", client, "--advertise-client-urls", client,
		"--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer,
		"--initial-cluster", "default="+peer)
	if err != nil {
		return err
	}
	if err := p.run("apiserver", p.kube, p.apiServerFlags(client)...); err != nil {
		return err
	}
	if err := p.awaitReady(ctx); err != nil {
		return err
	}
	return p.run("controllers", p.kube, "kube-controller-manager",
		"--kubeconfig", p.path("certs/controllers.kubeconfig"),
		"--bind-address", "127.0.0.1", "--secure-port", strconv.Itoa(ports[3]),
		"--cert-dir", p.path("certs"), "--leader-elect=false",
		"--controllers", "statefulset-controller,disruption-controller,garbage-collector-controller",
		"--concurrent-statefulset-syncs", "20", "--kube-api-qps", "1000", "--kube-api-burst", "2000")
}

func (p *plane) apiServerFlags(etcd string) []string {
	return []string{
		"kube-apiserver", "--etcd-servers", etcd,
		"--bind-address", "127.0.0.1", "--advertise-address", "127.0.0.1",
		"--secure-port", strconv.Itoa(p.apiPort), "--endpoint-reconciler-type", "none",
		"--cert-dir", p.path("certs"), "--tls-cert-file", p.path("certs/apiserver.crt"),
		"--tls-private-key-file", p.path("certs/apiserver.key"),
		"--client-ca-file", p.path("certs/ca.crt"), "--token-auth-file", p.path("tokens.csv"),
		"--service-cluster-ip-range", "127.78.0.0/16",
		"--service-account-issuer", "https://kubernetes.default.svc",
		"--service-account-signing-key-file", p.path("certs/service-account.key"),
		"--service-account-key-file", p.path("certs/service-account.key"),
		"--authorization-mode", "RBAC",
		"--audit-policy-file", p.path("audit.yaml"), "--audit-log-path", p.path("audit.log"),
		"--audit-log-maxsize", "1000",
	}
}

func (p *plane) writeFiles() error {
	authority, err := os.ReadFile(p.path("certs/ca.crt"))
	if err != nil {
		return err
	}
	files := map[string]string{
		"tokens.csv": fmt.Sprintf("token-of-the-operator,%s,1,\"system:masters\"\n", operatorUser),
		"audit.yaml": fmt.Sprintf(`apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: [RequestReceived]
omitManagedFields: true
rules:
  - {level: Metadata, users: [%s]}
  - {level: None}
`, operatorUser),
		"operator.kubeconfig": fmt.Sprintf(`apiVersion: v1
kind: Config
clusters: [{name: scale, cluster: {server: "%s", certificate-authority-data: "%s"}}]
users: [{name: operator, user: {token: token-of-the-operator}}]
contexts: [{name: scale, context: {cluster: scale, user: operator, namespace: baton}}]
current-context: scale
`, p.url(), base64.StdEncoding.EncodeToString(authority)),
	}
	for name, text := range files {
		if err := os.WriteFile(p.path(name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// clientConfig is for what the simulation itself asks: as an administrator, without a limit.
func (p *plane) clientConfig() *rest.Config {
	return &rest.Config{
		Host: p.url(), QPS: 1000, Burst: 2000,
		TLSClientConfig: rest.TLSClientConfig{
			CAFile: p.path("certs/ca.crt"), CertFile: p.path("certs/admin.crt"),
			KeyFile: p.path("certs/admin.key"),
		},
	}
}

func (p *plane) awaitReady(ctx context.Context) error {
	client, err := rest.HTTPClientFor(p.clientConfig())
	if err != nil {
		return err
	}
	return await(ctx, 2*time.Minute, "the API server", func() bool {
		return answersOK(client, p.url()+"/readyz")
	})
}

// unpackOperator lays out the operator's image, to be the root of its processes: the Java runtime,
// the flags and the ahead-of-time cache are those that users get.
func (p *plane) unpackOperator(image string) error {
	root := p.path("root")
	var err error
	if p.command, p.environment, err = unpack(image, root); err != nil {
		return fmt.Errorf("%s: %w", image, err)
	}
	kubeconfig, err := os.ReadFile(p.path("operator.kubeconfig"))
	if err != nil {
		return err
	}
	for _, folder := range []string{"proc", "dev", "tmp"} {
		if err := os.MkdirAll(filepath.Join(root, folder), 0o755); err != nil {
			return err
		}
	}
	if err := os.Chmod(filepath.Join(root, "tmp"), 0o777|os.ModeSticky); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(root, "tmp/kubeconfig"), kubeconfig, 0o644)
}

// startOperator runs the image's command as its user, as a pod of that name would.
func (p *plane) startOperator(pod, java string, httpPort int) (*process, error) {
	script := `root=$1; shift
mount -t proc proc "$root/proc"; mount --rbind /dev "$root/dev"; cd "$root"
exec chroot --userspec=65532:65532 "$root" "$@"`
	words := append([]string{
		"--mount", "--pid", "--fork", "--kill-child", "bash", "-c", script, "operator", p.path("root"),
	}, p.command...)
	// The command's own environment, but for PATH, which the shell around it needs.
	environment := slices.DeleteFunc(slices.Clone(p.environment),
		func(s string) bool { return strings.HasPrefix(s, "PATH=") })
	return p.launch("operator", append(environment,
		"PATH=/usr/sbin:/usr/bin:/sbin:/bin", "KUBECONFIG=/tmp/kubeconfig", "HOME=/tmp",
		"QUARKUS_HTTP_HOST=127.0.0.1", "QUARKUS_HTTP_PORT="+strconv.Itoa(httpPort),
		"BATON_ENGINE_IMAGE=localhost/baton/engine:scale", "BATON_NODES_WATCHED=true",
		"POD_NAME="+pod, "POD_NAMESPACE=baton", "_JAVA_OPTIONS="+java,
	), "unshare", words...)
}

// end sends a signal to what a process wraps and waits until it has ended; it counts no more.
func (p *plane) end(wrapper *process, pid int, signal syscall.Signal) error {
	if err := syscall.Kill(pid, signal); err != nil {
		return fmt.Errorf("%s: %w", wrapper.name, err)
	}
	select {
	case <-wrapper.done:
	case <-time.After(time.Minute):
		return fmt.Errorf("%s goes on a minute after %s", wrapper.name, signal)
	}
	p.processes = slices.DeleteFunc(p.processes, func(other *process) bool { return other == wrapper })
	return nil
}

func (p *plane) run(name, program string, arguments ...string) error {
	_, err := p.launch(name, []string{"PATH=" + os.Getenv("PATH"), "HOME=" + p.folder}, program, arguments...)
	return err
}

func (p *plane) launch(name string, environment []string, program string, arguments ...string) (*process, error) {
	file, err := os.OpenFile(p.path(name+".log"), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o644)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	cmd := exec.Command(program, arguments...)
	cmd.Env, cmd.Stdout, cmd.Stderr = environment, file, file
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	made := &process{name: name, cmd: cmd, done: make(chan struct{})}
	go func() { _ = cmd.Wait(); close(made.done) }()
	p.processes = append(p.processes, made)
	return made, nil
}

// failed names a process that has ended by itself, and where it says why.
func (p *plane) failed() error {
	for _, process := range p.processes {
		select {
		case <-process.done:
			return fmt.Errorf("%s has ended, see %s", process.name, p.path(process.name+".log"))
		default:
		}
	}
	return nil
}

// stop ends the processes, the last one first.
func (p *plane) stop() {
	for i := len(p.processes) - 1; i >= 0; i-- {
		process := p.processes[i]
		_ = process.cmd.Process.Signal(syscall.SIGTERM)
		select {
		case <-process.done:
		case <-time.After(5 * time.Second):
			_ = process.cmd.Process.Kill()
			<-process.done
		}
	}
}

// unpack lays the layers of an image over each other and returns its command and its environment.
func unpack(image, root string) (command, environment []string, err error) {
	var manifest []struct {
		Config string
		Layers []string
	}
	var config struct {
		Config struct{ Entrypoint, Env []string }
	}
	if err := readFromImage(image, "manifest.json", &manifest); err != nil {
		return nil, nil, err
	}
	if err := readFromImage(image, manifest[0].Config, &config); err != nil {
		return nil, nil, err
	}
	if err := os.MkdirAll(root, 0o755); err != nil {
		return nil, nil, err
	}
	for _, layer := range manifest[0].Layers {
		script := `tar -xOf "$1" "$2" | tar -x --same-permissions -C "$3"`
		out, err := exec.Command("bash", "-o", "pipefail", "-c", script, "unpack", image, layer, root).CombinedOutput()
		if err != nil {
			return nil, nil, fmt.Errorf("%w: %s", err, out)
		}
	}
	if len(config.Config.Entrypoint) == 0 {
		return nil, nil, errors.New("the image has no command")
	}
	return config.Config.Entrypoint, config.Config.Env, nil
}

func readFromImage(image, name string, into any) error {
	file, err := os.Open(image)
	if err != nil {
		return err
	}
	defer file.Close()
	archive := tar.NewReader(file)
	for {
		header, err := archive.Next()
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if header.Name == name {
			return json.NewDecoder(archive).Decode(into)
		}
	}
}

func freePorts(count int) ([]int, error) {
	var ports []int
	for range count {
		listener, err := net.Listen("tcp4", "127.0.0.1:0")
		if err != nil {
			return nil, err
		}
		defer listener.Close()
		ports = append(ports, listener.Addr().(*net.TCPAddr).Port)
	}
	return ports, nil
}

func local(port int) string { return fmt.Sprintf("http://127.0.0.1:%d", port) }

func answersOK(client *http.Client, url string) bool {
	response, err := client.Get(url)
	if err != nil {
		return false
	}
	defer response.Body.Close()
	_, _ = io.Copy(io.Discard, response.Body)
	return response.StatusCode == http.StatusOK
}

// childOf follows a process to the last of its only children: the program below its wrappers.
func childOf(pid int) int {
	for {
		text, err := os.ReadFile(fmt.Sprintf("/proc/%d/task/%d/children", pid, pid))
		fields := strings.Fields(string(text))
		if err != nil || len(fields) == 0 {
			return pid
		}
		pid, _ = strconv.Atoi(fields[0])
	}
}

func await(ctx context.Context, atMost time.Duration, what string, done func() bool) error {
	deadline := time.Now().Add(atMost)
	for !done() {
		if time.Now().After(deadline) {
			return fmt.Errorf("waited %s for %s", atMost, what)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(200 * time.Millisecond):
		}
	}
	return nil
}
