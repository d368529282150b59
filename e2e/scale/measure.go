package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"
)

// ticksPerSecond is what the kernel counts processor time in, on every platform that runs this.
const ticksPerSecond = 100

// operator is the running operator, seen from outside.
type operator struct {
	process *process
	pid     int
	metrics string
	audit   string
}

// cpu is the processor time that the operator has used.
func (o *operator) cpu() (time.Duration, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", o.pid))
	if err != nil {
		return 0, err
	}
	_, rest, _ := strings.Cut(string(text), ") ")
	fields := strings.Fields(rest)
	user, _ := strconv.ParseInt(fields[11], 10, 64)
	system, _ := strconv.ParseInt(fields[12], 10, 64)
	return time.Duration(user+system) * time.Second / ticksPerSecond, nil
}

// memoryMiB reads one line of the operator's status, such as VmRSS, VmHWM or RssAnon.
func (o *operator) memoryMiB(line string) float64 {
	text, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", o.pid))
	for _, candidate := range strings.Split(string(text), "\n") {
		if value, found := strings.CutPrefix(candidate, line+":"); found {
			kib, _ := strconv.ParseFloat(strings.Fields(value)[0], 64)
			return kib / 1024
		}
	}
	return -1
}

// passes counts the operator's passes by its own metrics.
func (o *operator) passes() (float64, error) {
	return o.sum("baton_operator_passes_seconds_count")
}

func (o *operator) sum(name string) (float64, error) {
	response, err := http.Get(o.metrics)
	if err != nil {
		return 0, err
	}
	defer response.Body.Close()
	total := 0.0
	lines := bufio.NewScanner(response.Body)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		line := lines.Text()
		if strings.HasPrefix(line, name+"{") || strings.HasPrefix(line, name+" ") {
			value, err := strconv.ParseFloat(line[strings.LastIndexByte(line, ' ')+1:], 64)
			if err != nil {
				return 0, err
			}
			total += value
		}
	}
	return total, lines.Err()
}

// requests are the operator's requests by verb and kind, as the API server logged them.
type requests map[string]int

// mark is the place in the audit log from which the next count goes on.
func (o *operator) mark() int64 {
	info, err := os.Stat(o.audit)
	if err != nil {
		return 0
	}
	return info.Size()
}

// since counts what the operator has asked since a mark.
func (o *operator) since(mark int64) (requests, error) {
	file, err := os.Open(o.audit)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	if _, err := file.Seek(mark, io.SeekStart); err != nil {
		return nil, err
	}
	counts := requests{}
	lines := bufio.NewReader(file)
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			return counts, nil // the last line may not be written to its end yet
		}
		var event struct {
			Stage, Verb string
			ObjectRef   struct{ Resource, Subresource string }
			RequestURI  string
		}
		if err := json.Unmarshal(line, &event); err != nil {
			return nil, err
		}
		if (event.Verb == "watch") != (event.Stage == "ResponseStarted") {
			continue
		}
		kind := event.ObjectRef.Resource
		if event.ObjectRef.Subresource != "" {
			kind += "/" + event.ObjectRef.Subresource
		}
		if kind == "" {
			kind, _, _ = strings.Cut(event.RequestURI, "?")
		}
		counts[event.Verb+" "+kind]++
	}
}

// total counts all requests but those that keep the operator's own lease.
func (r requests) total() int {
	sum := 0
	for kind, count := range r {
		if !strings.HasSuffix(kind, " leases") {
			sum += count
		}
	}
	return sum
}

// writes counts those of the total that may change something.
func (r requests) writes() int {
	sum := 0
	for _, count := range r.onlyWrites() {
		sum += count
	}
	return sum
}

func (r requests) onlyWrites() requests {
	writes := requests{}
	for kind, count := range r {
		verb, resource, _ := strings.Cut(kind, " ")
		switch {
		case resource == "leases", strings.HasPrefix(resource, "selfsubject"):
		case verb == "create", verb == "update", verb == "patch", strings.HasPrefix(verb, "delete"):
			writes[kind] = count
		}
	}
	return writes
}
