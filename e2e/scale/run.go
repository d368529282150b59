package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	core "k8s.io/api/core/v1"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/apimachinery/pkg/util/yaml"
	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/dynamic/dynamicinformer"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/cache"
)

const (
	perNamespace = 10
	instances    = 3
	quietFor     = 20 * time.Second
)

var (
	replications = schema.GroupVersionResource{Group: "baton.dev", Version: "v1", Resource: "redisreplications"}
	definitions  = schema.GroupVersionResource{
		Group: "apiextensions.k8s.io", Version: "v1", Resource: "customresourcedefinitions",
	}
)

// result is what one number of resources has cost.
type result struct {
	Resources       int
	Ready           time.Duration
	ReadyCPU        time.Duration
	ReadyRequests   requests
	Rest            restResult
	PassMs          float64
	MemoryRestMiB   float64
	MemoryRestParts map[string]float64
	MemoryMaxMiB    float64
	Promoted        []time.Duration
	Led             []time.Duration
	ReadyAgain      []time.Duration
	Restarts        []*restartResult
	UnknownCommands []string
}

type restResult struct {
	For               time.Duration
	Writes            int
	Requests          requests
	RequestsPerMinute float64
	Passes            float64
	PassesPerMinute   float64
	EngineCalls       int64
	CorePercent       float64
}

// run is one operator with its control plane and its world.
type run struct {
	settings *settings
	size     int
	plane    *plane
	world    *engines
	nodes    *nodes
	dynamic  dynamic.Interface
	operator *operator
	result   *result

	mu       sync.Mutex
	ready    map[string]time.Time // since when, by resource
	promoted map[string]time.Time // last time, by pod
	led      map[string]time.Time // last time, by pod
}

func measureSize(parent context.Context, s *settings, size int) (*result, error) {
	ctx, cancel := context.WithCancel(parent)
	defer cancel()
	folder := fmt.Sprintf("%s/%d", s.folder, size)
	if err := errors.Join(os.RemoveAll(folder), os.MkdirAll(folder, 0o755)); err != nil {
		return nil, err
	}
	r := &run{
		settings: s, size: size, world: newEngines(), result: &result{Resources: size},
		plane: &plane{folder: folder, kube: s.kube, etcd: s.etcd},
		ready: map[string]time.Time{}, promoted: map[string]time.Time{}, led: map[string]time.Time{},
	}
	defer r.stopWorld()
	defer r.plane.stop()
	for _, step := range []struct {
		name string
		do   func(context.Context) error
	}{
		{"starts the control plane", r.startPlane},
		{"starts the operator", r.startOperator},
		{"makes the resources", r.makeResources},
		{"watches the operator at rest", r.rest},
		{"measures passes", r.measurePasses},
		{"kills primaries", r.killPrimaries},
		{"restarts the operator", r.restartOperator},
	} {
		log.Printf("%d resources: %s", size, step.name)
		if err := step.do(ctx); err != nil {
			return nil, errors.Join(err, r.plane.failed())
		}
	}
	r.noteMemory()
	r.world.unknown.Range(func(command, _ any) bool {
		r.result.UnknownCommands = append(r.result.UnknownCommands, command.(string))
		return true
	})
	return r.result, nil
}

func (r *run) stopWorld() {
	if r.nodes != nil {
		r.nodes.stop()
	}
}

func (r *run) startPlane(ctx context.Context) error {
	if err := r.plane.start(ctx); err != nil {
		return err
	}
	var err error
	if r.dynamic, err = dynamic.NewForConfig(r.plane.clientConfig()); err != nil {
		return err
	}
	if err := r.installDefinition(ctx); err != nil {
		return err
	}
	config := rest.CopyConfig(r.plane.clientConfig())
	config.ContentType = "application/vnd.kubernetes.protobuf"
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		return err
	}
	r.nodes = newNodes(client, r.world)
	r.nodes.labelled = func(pod string) { r.note(r.led, pod) }
	r.world.news = func(pod string, _ int64) { r.note(r.promoted, pod) }
	if err := r.nodes.start(ctx); err != nil {
		return err
	}
	for i := -1; i <= (r.size-1)/perNamespace; i++ {
		name := "baton"
		if i >= 0 {
			name = namespaceOf(i * perNamespace)
		}
		namespace := &core.Namespace{ObjectMeta: meta.ObjectMeta{Name: name}}
		if _, err := client.CoreV1().Namespaces().Create(ctx, namespace, meta.CreateOptions{}); err != nil {
			return err
		}
	}
	return r.watchResources(ctx)
}

func (r *run) installDefinition(ctx context.Context) error {
	text, err := os.ReadFile(r.settings.definition)
	if err != nil {
		return err
	}
	definition := &unstructured.Unstructured{}
	if err := yaml.Unmarshal(text, &definition.Object); err != nil {
		return err
	}
	if _, err := r.dynamic.Resource(definitions).Create(ctx, definition, meta.CreateOptions{}); err != nil {
		return err
	}
	return await(ctx, time.Minute, "the definition", func() bool {
		_, err := r.dynamic.Resource(replications).List(ctx, meta.ListOptions{Limit: 1})
		return err == nil
	})
}

func (r *run) watchResources(ctx context.Context) error {
	factory := dynamicinformer.NewDynamicSharedInformerFactory(r.dynamic, 0)
	informer := factory.ForResource(replications).Informer()
	note := func(object any) { r.noteReady(object.(*unstructured.Unstructured)) }
	_, err := informer.AddEventHandler(cache.ResourceEventHandlerFuncs{
		AddFunc: note, UpdateFunc: func(_, next any) { note(next) },
	})
	if err != nil {
		return err
	}
	factory.Start(ctx.Done())
	factory.WaitForCacheSync(ctx.Done())
	return nil
}

func (r *run) noteReady(resource *unstructured.Unstructured) {
	key := resource.GetNamespace() + "/" + resource.GetName()
	conditions, _, _ := unstructured.NestedSlice(resource.Object, "status", "conditions")
	is := slices.ContainsFunc(conditions, func(condition any) bool {
		fields, _ := condition.(map[string]any)
		return fields["type"] == "Ready" && fields["status"] == "True"
	})
	r.mu.Lock()
	defer r.mu.Unlock()
	if _, was := r.ready[key]; is && !was {
		r.ready[key] = time.Now()
	} else if !is {
		delete(r.ready, key)
	}
}

func (r *run) note(where map[string]time.Time, pod string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	where[pod] = time.Now()
}

func (r *run) readyCount() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.ready)
}

func (r *run) startOperator(ctx context.Context) error {
	if err := r.plane.unpackOperator(r.settings.image); err != nil {
		return err
	}
	return r.startOperatorAs(ctx, "baton-0")
}

func (r *run) startOperatorAs(ctx context.Context, pod string) error {
	ports, err := freePorts(1)
	if err != nil {
		return err
	}
	started, err := r.plane.startOperator(pod, r.settings.java, ports[0])
	if err != nil {
		return err
	}
	r.operator = &operator{
		process: started, metrics: local(ports[0]) + "/q/metrics", audit: r.plane.path("audit.log"),
	}
	err = await(ctx, time.Minute, "the operator", func() bool {
		_, err := r.operator.passes()
		return err == nil || r.plane.failed() != nil
	})
	r.operator.pid = childOf(started.cmd.Process.Pid)
	return errors.Join(err, r.plane.failed())
}

func (r *run) makeResources(ctx context.Context) error {
	mark := r.operator.mark()
	cpuBefore, err := r.operator.cpu()
	if err != nil {
		return err
	}
	began := time.Now()
	err = forEach(r.size, func(i int) error {
		resource := &unstructured.Unstructured{Object: map[string]any{
			"apiVersion": "baton.dev/v1", "kind": "RedisReplication",
			"metadata": map[string]any{"name": nameOf(i), "namespace": namespaceOf(i)},
			"spec": map[string]any{
				"instances": int64(instances),
				"resources": map[string]any{"limits": map[string]any{"memory": "256Mi"}},
			},
		}}
		_, err := r.dynamic.Resource(replications).Namespace(namespaceOf(i)).
			Create(ctx, resource, meta.CreateOptions{})
		return err
	})
	if err != nil {
		return err
	}
	said := time.Now()
	err = await(ctx, 20*time.Minute, "all to be Ready", func() bool {
		if time.Since(said) > 10*time.Second {
			log.Printf("%d of %d are Ready", r.readyCount(), r.size)
			said = time.Now()
		}
		return r.readyCount() == r.size || r.plane.failed() != nil
	})
	if err != nil {
		return err
	}
	r.result.Ready = time.Since(began)
	cpu, err := r.operator.cpu()
	if err != nil {
		return err
	}
	r.result.ReadyCPU = cpu - cpuBefore
	r.result.ReadyRequests, err = r.operator.since(mark)
	return err
}

// awaitRest waits until the operator has written nothing for a while.
func (r *run) awaitRest(ctx context.Context) error {
	mark, since := r.operator.mark(), time.Now()
	return await(ctx, 5*time.Minute, "the operator to come to rest", func() bool {
		counts, err := r.operator.since(mark)
		if err != nil || counts.writes() > 0 {
			mark, since = r.operator.mark(), time.Now()
		}
		return time.Since(since) > quietFor
	})
}

// rest counts what the operator does when nothing happens.
func (r *run) rest(ctx context.Context) error {
	if err := r.awaitRest(ctx); err != nil {
		return err
	}
	mark, began, asked := r.operator.mark(), time.Now(), r.world.asked.Load()
	cpuBefore, _ := r.operator.cpu()
	passesBefore, err := r.operator.passes()
	if err != nil {
		return err
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(r.settings.restOf(r.size)):
	}
	passes, err := r.operator.passes()
	if err != nil {
		return err
	}
	cpu, _ := r.operator.cpu()
	counts, err := r.operator.since(mark)
	if err != nil {
		return err
	}
	took := time.Since(began)
	r.result.Rest = restResult{
		For: took, Writes: counts.writes(), Requests: counts,
		RequestsPerMinute: float64(counts.total()) / took.Minutes(),
		Passes:            passes - passesBefore,
		PassesPerMinute:   (passes - passesBefore) / took.Minutes(),
		EngineCalls:       r.world.asked.Load() - asked,
		CorePercent:       100 * (cpu - cpuBefore).Seconds() / took.Seconds(),
	}
	log.Printf("%s at rest, writes: %v", took.Round(time.Second), counts.onlyWrites())
	r.result.MemoryRestMiB = r.operator.memoryMiB("VmRSS")
	r.result.MemoryRestParts = map[string]float64{}
	for _, part := range []string{"RssAnon", "RssFile", "RssShmem"} {
		r.result.MemoryRestParts[part] = r.operator.memoryMiB(part)
	}
	return nil
}

// measurePasses starts passes by annotations that mean nothing. What the heartbeats cost meanwhile,
// which was measured at rest, is taken off.
func (r *run) measurePasses(ctx context.Context) error {
	if r.settings.passes == 0 {
		return nil
	}
	if _, err := r.provoke(ctx, 2*r.settings.passes); err != nil {
		return err
	}
	cost, err := r.provoke(ctx, r.settings.passes)
	r.result.PassMs = cost
	return err
}

func (r *run) provoke(ctx context.Context, wanted int) (float64, error) {
	began := time.Now()
	cpuBefore, _ := r.operator.cpu()
	before, err := r.operator.passes()
	if err != nil {
		return 0, err
	}
	done := before
	for round := 0; done-before < float64(wanted); round++ {
		patch := fmt.Appendf(nil, `{"metadata":{"annotations":{"scale/touched":"%d-%d"}}}`, wanted, round)
		start, looks := done, r.world.looks.Load()+int64(instances*r.size)
		err := forEach(r.size, func(i int) error {
			_, err := r.dynamic.Resource(replications).Namespace(namespaceOf(i)).
				Patch(ctx, nameOf(i), types.MergePatchType, patch, meta.PatchOptions{})
			return err
		})
		if err != nil {
			return 0, err
		}
		// The operator's metrics grow with the resources: read often, they would count as its passes.
		err = await(ctx, time.Minute, "a pass for each resource", func() bool {
			if r.world.looks.Load() < looks {
				return false
			}
			done, err = r.operator.passes()
			return err == nil && done-start >= float64(r.size)
		})
		if err != nil {
			return 0, err
		}
	}
	cpu, err := r.operator.cpu()
	heartbeats := r.result.Rest.CorePercent / 100 * time.Since(began).Seconds()
	return 1000 * ((cpu - cpuBefore).Seconds() - heartbeats) / (done - before), err
}

func (r *run) killPrimaries(ctx context.Context) error {
	for k := range r.settings.failovers {
		index := k * r.size / r.settings.failovers
		if err := r.killPrimary(ctx, namespaceOf(index)+"/"+nameOf(index)); err != nil {
			return err
		}
	}
	return nil
}

func (r *run) killPrimary(ctx context.Context, resource string) error {
	var victim *engine
	for ordinal := range instances {
		e := r.nodes.find(fmt.Sprintf("%s-%d", resource, ordinal))
		if e != nil && e.isPrimary() {
			victim = e
		}
	}
	if victim == nil {
		return fmt.Errorf("%s has no primary", resource)
	}
	killed := time.Now()
	r.nodes.kill(victim)
	var promoted, led, again time.Time
	err := await(ctx, time.Minute, resource+" to recover", func() bool {
		promoted, led = r.lastOf(r.promoted, resource), r.lastOf(r.led, resource)
		r.mu.Lock()
		defer r.mu.Unlock()
		again = r.ready[resource]
		return promoted.After(killed) && led.After(killed) && again.After(killed)
	})
	if err != nil {
		return err
	}
	r.result.Promoted = append(r.result.Promoted, promoted.Sub(killed))
	r.result.Led = append(r.result.Led, led.Sub(killed))
	r.result.ReadyAgain = append(r.result.ReadyAgain, again.Sub(killed))
	return nil
}

func (r *run) lastOf(where map[string]time.Time, resource string) time.Time {
	r.mu.Lock()
	defer r.mu.Unlock()
	var last time.Time
	for pod, at := range where {
		if strings.HasPrefix(pod, resource+"-") && at.After(last) {
			last = at
		}
	}
	return last
}

// forEach does something with every resource, a few at a time.
func forEach(count int, do func(int) error) error {
	const width = 8
	failures := make([]error, width)
	var wait sync.WaitGroup
	for worker := range width {
		wait.Go(func() {
			for i := worker; i < count && failures[worker] == nil; i += width {
				failures[worker] = do(i)
			}
		})
	}
	wait.Wait()
	return errors.Join(failures...)
}

func nameOf(i int) string { return fmt.Sprintf("db%04d", i) }

func namespaceOf(i int) string { return fmt.Sprintf("scale-%03d", i/perNamespace) }

func millis(durations []time.Duration) string {
	if len(durations) == 0 {
		return "-"
	}
	sorted := slices.Sorted(slices.Values(durations))
	return sorted[len(sorted)/2].Round(time.Millisecond).String()
}

func worst(durations []time.Duration) string {
	if len(durations) == 0 {
		return "-"
	}
	return slices.Max(durations).Round(time.Millisecond).String()
}
