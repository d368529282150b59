package main

import (
	"context"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"io"
	"log"
	"net"
	"strconv"
	"sync"
	"time"

	core "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/errors"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	listers "k8s.io/client-go/listers/core/v1"
	"k8s.io/client-go/tools/cache"
	"k8s.io/client-go/util/workqueue"
)

const (
	nodeCount       = 3
	replicationName = "baton.dev/replication"
	roleLabel       = "baton.dev/role"
	restartAfter    = time.Second
	workers         = 12
)

// nodes stand for scheduler, kubelets and kube-proxy: each pod gets a node, an address on the
// loopback and an engine, and the address of a Service leads to the pod that its label selects.
type nodes struct {
	client   kubernetes.Interface
	engines  *engines
	pods     listers.PodLister
	services listers.ServiceLister
	queue    workqueue.TypedRateLimitingInterface[string]

	mu       sync.Mutex
	stopped  bool
	made     int
	running  map[string]*engine // by pod uid
	restarts map[string]int
	proxies  map[string]net.Listener // by cluster address
	labelled func(pod string)
}

func newNodes(client kubernetes.Interface, world *engines) *nodes {
	n := &nodes{
		client: client, engines: world,
		running: map[string]*engine{}, restarts: map[string]int{}, proxies: map[string]net.Listener{},
		labelled: func(string) {},
		queue: workqueue.NewTypedRateLimitingQueue(
			workqueue.DefaultTypedControllerRateLimiter[string]()),
	}
	world.changed = func(e *engine) { n.queue.Add(e.pod.namespace + "/" + e.pod.name) }
	return n
}

func (n *nodes) start(ctx context.Context) error {
	for i := range nodeCount {
		zone := map[string]string{core.LabelTopologyZone: fmt.Sprintf("zone-%d", i+1)}
		node := &core.Node{ObjectMeta: meta.ObjectMeta{Name: nodeName(i), Labels: zone}}
		if _, err := n.client.CoreV1().Nodes().Create(ctx, node, meta.CreateOptions{}); err != nil {
			return err
		}
	}
	factory := informers.NewSharedInformerFactoryWithOptions(n.client, 0,
		informers.WithTweakListOptions(func(o *meta.ListOptions) { o.LabelSelector = replicationName }),
		informers.WithTransform(withoutManagedFields))
	n.pods = factory.Core().V1().Pods().Lister()
	n.services = factory.Core().V1().Services().Lister()
	_, err := factory.Core().V1().Pods().Informer().AddEventHandler(cache.ResourceEventHandlerFuncs{
		AddFunc:    n.enqueue,
		UpdateFunc: func(former, next any) { n.noteLabel(former, next); n.enqueue(next) },
		DeleteFunc: n.enqueue,
	})
	if err != nil {
		return err
	}
	_, err = factory.Core().V1().Services().Informer().AddEventHandler(
		cache.ResourceEventHandlerFuncs{AddFunc: n.proxy})
	if err != nil {
		return err
	}
	factory.Start(ctx.Done())
	factory.WaitForCacheSync(ctx.Done())
	for range workers {
		go n.work(ctx)
	}
	go func() { <-ctx.Done(); n.queue.ShutDown() }()
	return nil
}

func withoutManagedFields(object any) (any, error) {
	if known, ok := object.(meta.Object); ok {
		known.SetManagedFields(nil)
	}
	return object, nil
}

func (n *nodes) enqueue(object any) {
	if key, err := cache.DeletionHandlingMetaNamespaceKeyFunc(object); err == nil {
		n.queue.Add(key)
	}
}

func (n *nodes) noteLabel(former, next any) {
	was, is := former.(*core.Pod), next.(*core.Pod)
	if was.Labels[roleLabel] != "primary" && is.Labels[roleLabel] == "primary" {
		n.labelled(is.Namespace + "/" + is.Name)
	}
}

func (n *nodes) work(ctx context.Context) {
	for {
		key, stopped := n.queue.Get()
		if stopped {
			return
		}
		if err := n.sync(ctx, key); err != nil && ctx.Err() == nil {
			if !errors.IsConflict(err) && !errors.IsNotFound(err) {
				log.Printf("pod %s: %v", key, err)
			}
			n.queue.AddRateLimited(key)
		} else {
			n.queue.Forget(key)
		}
		n.queue.Done(key)
	}
}

func (n *nodes) sync(ctx context.Context, key string) error {
	namespace, name, err := cache.SplitMetaNamespaceKey(key)
	if err != nil {
		return err
	}
	pod, err := n.pods.Pods(namespace).Get(name)
	if errors.IsNotFound(err) {
		return nil
	}
	if err != nil {
		return err
	}
	uid := string(pod.UID)
	switch {
	case pod.DeletionTimestamp != nil:
		n.end(uid)
		now := int64(0)
		return n.client.CoreV1().Pods(namespace).Delete(ctx, name,
			meta.DeleteOptions{GracePeriodSeconds: &now, Preconditions: &meta.Preconditions{UID: &pod.UID}})
	case pod.Spec.NodeName == "":
		return n.client.CoreV1().Pods(namespace).Bind(ctx, &core.Binding{
			ObjectMeta: meta.ObjectMeta{Name: name, UID: pod.UID},
			Target:     core.ObjectReference{Kind: "Node", Name: nodeFor(key)},
		}, meta.CreateOptions{})
	}
	engine, err := n.engineOf(ctx, pod)
	if err != nil {
		return err
	}
	return n.report(ctx, pod, engine)
}

// engineOf is the engine of a pod, started when there is none; nil while it waits for a restart.
func (n *nodes) engineOf(ctx context.Context, pod *core.Pod) (*engine, error) {
	uid := string(pod.UID)
	n.mu.Lock()
	present, known := n.running[uid]
	n.mu.Unlock()
	if known {
		return present, nil
	}
	owner := pod.Labels[replicationName]
	secret, err := n.client.CoreV1().Secrets(pod.Namespace).Get(ctx, owner+"-auth", meta.GetOptions{})
	if err != nil {
		return nil, err
	}
	address := pod.Status.PodIP
	if address == "" {
		n.mu.Lock()
		n.made++
		address = fmt.Sprintf("127.77.%d.%d", n.made/250, n.made%250+1)
		n.mu.Unlock()
	}
	host := fmt.Sprintf("%s.%s-pods.%s.svc", pod.Name, owner, pod.Namespace)
	id := podKey{pod.Namespace, pod.Name, uid}
	made, err := n.engines.start(id, host, address, string(secret.Data["password"]))
	if err != nil {
		return nil, err
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.stopped {
		made.stop()
		return nil, nil
	}
	n.running[uid] = made
	return made, nil
}

// kill ends the engine's process as a crash does; its container is started again a second later.
func (n *nodes) kill(e *engine) {
	e.stop()
	uid, key := e.pod.uid, e.pod.namespace+"/"+e.pod.name
	n.mu.Lock()
	n.running[uid] = nil
	n.restarts[uid]++
	n.mu.Unlock()
	n.queue.Add(key)
	time.AfterFunc(restartAfter, func() {
		n.mu.Lock()
		delete(n.running, uid)
		n.mu.Unlock()
		n.queue.Add(key)
	})
}

func (n *nodes) end(uid string) {
	n.mu.Lock()
	engine := n.running[uid]
	delete(n.running, uid)
	n.mu.Unlock()
	if engine != nil {
		engine.stop()
	}
}

// stop gives all addresses back: the next number of resources uses them again.
func (n *nodes) stop() {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.stopped = true
	for _, engine := range n.running {
		if engine != nil {
			engine.stop()
		}
	}
	for _, proxy := range n.proxies {
		_ = proxy.Close()
	}
}

func (n *nodes) report(ctx context.Context, pod *core.Pod, e *engine) error {
	n.mu.Lock()
	restarts := int32(n.restarts[string(pod.UID)])
	n.mu.Unlock()
	ready := e != nil && e.isReady()
	status := "False"
	if ready {
		status = "True"
	}
	started := true
	container := core.ContainerStatus{
		Name: "engine", Image: pod.Spec.Containers[0].Image, ImageID: "sha256:0", Ready: ready,
		RestartCount: restarts, Started: &started,
		State: core.ContainerState{Running: &core.ContainerStateRunning{}},
	}
	address := pod.Status.PodIP
	if e == nil {
		container.State = core.ContainerState{
			Terminated: &core.ContainerStateTerminated{ExitCode: 137, Reason: "Error"},
		}
	} else {
		address = e.address
	}
	if isReported(pod, status, container, address) {
		return nil
	}
	now := meta.Now()
	condition := func(kind core.PodConditionType, value string) core.PodCondition {
		return core.PodCondition{Type: kind, Status: core.ConditionStatus(value), LastTransitionTime: now}
	}
	patch, err := json.Marshal(map[string]any{
		"metadata": map[string]any{"uid": pod.UID},
		"status": map[string]any{
			"phase": "Running", "hostIP": "127.0.0.1", "podIP": address,
			"podIPs": []core.PodIP{{IP: address}}, "startTime": pod.CreationTimestamp,
			"containerStatuses": []core.ContainerStatus{container},
			"conditions": []core.PodCondition{
				condition(core.PodScheduled, "True"), condition(core.PodInitialized, "True"),
				condition(core.ContainersReady, status), condition(core.PodReady, status),
			},
		},
	})
	if err != nil {
		return err
	}
	_, err = n.client.CoreV1().Pods(pod.Namespace).
		Patch(ctx, pod.Name, types.MergePatchType, patch, meta.PatchOptions{}, "status")
	return err
}

func isReported(pod *core.Pod, ready string, wanted core.ContainerStatus, address string) bool {
	if len(pod.Status.ContainerStatuses) != 1 || pod.Status.PodIP != address {
		return false
	}
	known := pod.Status.ContainerStatuses[0]
	same := known.RestartCount == wanted.RestartCount &&
		(known.State.Running == nil) == (wanted.State.Running == nil)
	for _, condition := range pod.Status.Conditions {
		if condition.Type == core.PodReady {
			return same && string(condition.Status) == ready
		}
	}
	return false
}

// proxy makes the address of a primary's Service lead to the pod with the label.
func (n *nodes) proxy(object any) {
	service := object.(*core.Service)
	address := service.Spec.ClusterIP
	if service.Name != service.Labels[replicationName] || net.ParseIP(address) == nil {
		return
	}
	listener, err := net.Listen("tcp4", net.JoinHostPort(address, strconv.Itoa(redisPort)))
	if err != nil {
		log.Printf("Service %s/%s: %v", service.Namespace, service.Name, err)
		return
	}
	n.mu.Lock()
	n.proxies[address] = listener
	if n.stopped {
		_ = listener.Close()
	}
	n.mu.Unlock()
	selector := labels.SelectorFromSet(service.Spec.Selector)
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			n.lead(conn, service.Namespace, selector)
		}
	}()
}

func (n *nodes) lead(conn io.Closer, namespace string, selector labels.Selector) {
	pods, _ := n.pods.Pods(namespace).List(selector)
	for _, pod := range pods {
		n.mu.Lock()
		engine := n.running[string(pod.UID)]
		n.mu.Unlock()
		if engine != nil {
			engine.serve(conn.(net.Conn))
			return
		}
	}
	_ = conn.Close()
}

// find is the engine of a pod by its key.
func (n *nodes) find(pod string) *engine {
	n.mu.Lock()
	defer n.mu.Unlock()
	for _, engine := range n.running {
		if engine != nil && engine.pod.namespace+"/"+engine.pod.name == pod {
			return engine
		}
	}
	return nil
}

func nodeName(i int) string { return fmt.Sprintf("node-%d", i+1) }

func nodeFor(pod string) string {
	hash := fnv.New32a()
	_, _ = hash.Write([]byte(pod))
	return nodeName(int(hash.Sum32() % nodeCount))
}
