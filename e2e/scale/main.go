// Command scale runs one operator against a real API server with many resources, whose nodes and
// engines are simulated, and measures what that costs.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// The bars of the project.
const (
	memoryMaxMiB  = 256
	growthMaxPart = 0.20
)

type settings struct {
	kube, etcd, image, definition, folder, output string
	java                                          string
	sizes                                         []int
	rests                                         []time.Duration
	passes, failovers                             int
}

// The kernel ends the started processes when the thread that started them ends: it must be one that
// lasts.
func init() { runtime.LockOSThread() }

func main() {
	log.SetFlags(log.Ltime)
	log.SetPrefix("scale: ")
	s, err := readSettings()
	if err != nil {
		log.Fatal(err)
	}
	ctx, cancel := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer cancel()
	var results []*result
	for _, size := range s.sizes {
		measured, err := measureSize(ctx, s, size)
		if err != nil {
			log.Fatalf("%d resources: %v", size, err)
		}
		results = append(results, measured)
	}
	failures := judge(results)
	if err := write(s.output, results, failures); err != nil {
		log.Fatal(err)
	}
	fmt.Print(describe(results, failures))
	if len(failures) > 0 {
		os.Exit(1)
	}
}

func readSettings() (*settings, error) {
	s := &settings{}
	sizes := flag.String("resources", "500", "how many resources, or several numbers with commas")
	rests := flag.String("rest", "10m", "how long the operator is watched at rest, or one for each number")
	flag.IntVar(&s.passes, "passes", 2000, "how many passes are measured, after twice as many others")
	flag.IntVar(&s.failovers, "failovers", 5, "how many primaries are killed, one after the other")
	flag.StringVar(&s.output, "json", "scale.json", "where the figures are written to")
	flag.StringVar(&s.folder, "folder", filepath.Join(os.TempDir(), "baton-scale"), "for everything else")
	flag.StringVar(&s.java, "java", "", "more flags for the operator's Java, to look into it")
	flag.StringVar(&s.kube, "kube", "", "the binary of all Kubernetes components")
	flag.StringVar(&s.etcd, "etcd", "", "the binary of etcd")
	flag.StringVar(&s.image, "image", "", "the operator's image, a tar file")
	flag.StringVar(&s.definition, "crd", "", "the definition of the resource")
	flag.Parse()
	if flag.NArg() > 0 {
		return nil, fmt.Errorf("unexpected %q", flag.Args())
	}
	for _, word := range strings.Split(*sizes, ",") {
		size, err := strconv.Atoi(word)
		if err != nil || size < 1 || size > 5000 {
			return nil, fmt.Errorf("--resources takes numbers from 1 to 5000, not %q", word)
		}
		s.sizes = append(s.sizes, size)
	}
	for _, word := range strings.Split(*rests, ",") {
		rest, err := time.ParseDuration(word)
		if err != nil {
			return nil, fmt.Errorf("--rest: %w", err)
		}
		s.rests = append(s.rests, rest)
	}
	if len(s.rests) != 1 && len(s.rests) != len(s.sizes) {
		return nil, fmt.Errorf("--rest takes one duration, or one for each number of resources")
	}
	return s, nil
}

func (s *settings) restOf(size int) time.Duration {
	if at := slices.Index(s.sizes, size); len(s.rests) > 1 && at >= 0 {
		return s.rests[at]
	}
	return s.rests[0]
}

// judge names every bar that was missed.
func judge(results []*result) []string {
	var failures []string
	fail := func(format string, values ...any) { failures = append(failures, fmt.Sprintf(format, values...)) }
	for _, r := range results {
		if r.MemoryMaxMiB > memoryMaxMiB {
			fail("%d resources: %.0f MiB, the bar is %d MiB", r.Resources, r.MemoryMaxMiB, memoryMaxMiB)
		}
		if r.Rest.Writes > 0 {
			fail("%d resources: %d writes at rest", r.Resources, r.Rest.Writes)
		}
		for _, restart := range r.Restarts {
			if restart.Writes > 0 {
				fail("%d resources: %d writes for a restart of the operator, %s",
					r.Resources, restart.Writes, restart.How)
			}
			if restart.MemoryMaxMiB > memoryMaxMiB {
				fail("%d resources: %.0f MiB after a restart, the bar is %d MiB",
					r.Resources, restart.MemoryMaxMiB, memoryMaxMiB)
			}
		}
		if len(r.UnknownCommands) > 0 {
			fail("the simulated engines do not know %q", r.UnknownCommands)
		}
	}
	for _, r := range results[1:] {
		if least := results[0].PassMs; r.PassMs > least*(1+growthMaxPart) {
			fail("a pass costs %.2f ms with %d resources and %.2f ms with %d",
				r.PassMs, r.Resources, least, results[0].Resources)
		}
	}
	return failures
}

func write(path string, results []*result, failures []string) error {
	text, err := json.MarshalIndent(map[string]any{"runs": results, "failures": failures}, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(text, '\n'), 0o644)
}

func describe(results []*result, failures []string) string {
	var out strings.Builder
	row := func(name string, value func(*result) string) {
		fmt.Fprintf(&out, "%-44s", name)
		for _, r := range results {
			fmt.Fprintf(&out, " %14s", value(r))
		}
		out.WriteByte('\n')
	}
	row("resources (three instances each)", func(r *result) string { return strconv.Itoa(r.Resources) })
	row("all Ready after", func(r *result) string { return r.Ready.Round(100 * time.Millisecond).String() })
	row("  processor time of the operator until then", func(r *result) string { return r.ReadyCPU.String() })
	row("  its requests per resource", func(r *result) string {
		return fmt.Sprintf("%.1f", float64(r.ReadyRequests.total())/float64(r.Resources))
	})
	row("at rest, watched for", func(r *result) string { return r.Rest.For.Round(time.Second).String() })
	row("  API writes", func(r *result) string { return strconv.Itoa(r.Rest.Writes) })
	row("  API requests per minute", func(r *result) string { return fmt.Sprintf("%.1f", r.Rest.RequestsPerMinute) })
	row("  passes per minute", func(r *result) string { return fmt.Sprintf("%.1f", r.Rest.PassesPerMinute) })
	row("  processor, of one core", func(r *result) string { return fmt.Sprintf("%.1f %%", r.Rest.CorePercent) })
	row("processor time of a pass", func(r *result) string { return fmt.Sprintf("%.2f ms", r.PassMs) })
	row("memory, resident, at rest", func(r *result) string { return fmt.Sprintf("%.0f MiB", r.MemoryRestMiB) })
	row("  of it private", func(r *result) string { return fmt.Sprintf("%.0f MiB", r.MemoryRestParts["RssAnon"]) })
	row("memory, resident, highest", func(r *result) string { return fmt.Sprintf("%.0f MiB", r.MemoryMaxMiB) })
	row("primary killed: promoted after, median", func(r *result) string { return millis(r.Promoted) })
	row("  worst", func(r *result) string { return worst(r.Promoted) })
	row("  Service led there after, median", func(r *result) string { return millis(r.Led) })
	row("  Ready again after, median", func(r *result) string { return millis(r.ReadyAgain) })
	for i := range results[0].Restarts {
		of := func(r *result) *restartResult { return r.Restarts[i] }
		row("operator "+of(results[0]).How+":", func(*result) string { return "" })
		row("  all known as Ready after", func(r *result) string { return of(r).Known.Round(100 * time.Millisecond).String() })
		row("  processor time until then", func(r *result) string { return of(r).CPU.String() })
		row("  API requests", func(r *result) string { return strconv.Itoa(of(r).Requests.total()) })
		row("  API writes", func(r *result) string { return strconv.Itoa(of(r).Writes) })
		row("  memory, resident, highest", func(r *result) string { return fmt.Sprintf("%.0f MiB", of(r).MemoryMaxMiB) })
	}
	for _, failure := range failures {
		fmt.Fprintf(&out, "FAILED: %s\n", failure)
	}
	return out.String()
}
