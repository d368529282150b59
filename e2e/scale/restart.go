package main

import (
	"context"
	"fmt"
	"log"
	"syscall"
	"time"
)

// watchedAfterRestart is how long writes are counted after a new operator knows all resources.
const watchedAfterRestart = 30 * time.Second

// restartResult is what one restart of the operator has cost.
type restartResult struct {
	How          string
	Known        time.Duration // until the new process had looked at all and found them Ready
	CPU          time.Duration // of the new process until then
	Requests     requests      // until then and while it was watched afterwards
	Writes       int
	MemoryMaxMiB float64
}

// restartOperator ends the operator in both ways that users see, with everything Ready: as a new
// version of its Deployment does, whose pod has another name, and as a crash does, after which the
// container is started again in the same pod.
func (r *run) restartOperator(ctx context.Context) error {
	for _, way := range []struct {
		how    string
		signal syscall.Signal
		pod    string
	}{
		{"asked to end, another pod follows", syscall.SIGTERM, "baton-1"},
		{"killed, started again in its pod", syscall.SIGKILL, "baton-1"},
	} {
		measured, err := r.restartOnce(ctx, way.signal, way.pod)
		if err != nil {
			return fmt.Errorf("operator %s: %w", way.how, err)
		}
		measured.How = way.how
		log.Printf("operator %s: %d Ready resources known after %s, writes: %v",
			way.how, r.size, measured.Known.Round(time.Millisecond), measured.Requests.onlyWrites())
		r.result.Restarts = append(r.result.Restarts, measured)
	}
	return nil
}

func (r *run) restartOnce(ctx context.Context, signal syscall.Signal, pod string) (*restartResult, error) {
	if err := r.awaitRest(ctx); err != nil {
		return nil, err
	}
	if ready := r.readyCount(); ready != r.size {
		return nil, fmt.Errorf("only %d of %d are Ready before it", ready, r.size)
	}
	r.noteMemory()
	mark, looks, began := r.operator.mark(), r.world.looks.Load()+int64(instances*r.size), time.Now()
	if err := r.plane.end(r.operator.process, r.operator.pid, signal); err != nil {
		return nil, err
	}
	if err := r.startOperatorAs(ctx, pod); err != nil {
		return nil, err
	}
	// The metrics of so many resources cost more than a pass: they are read when all were looked at.
	err := await(ctx, 5*time.Minute, "the new operator to know all", func() bool {
		if r.world.looks.Load() < looks {
			return false
		}
		known, err := r.operator.sum("baton_replication_ready")
		return err == nil && int(known) == r.size
	})
	if err != nil {
		return nil, err
	}
	measured := &restartResult{Known: time.Since(began)}
	if measured.CPU, err = r.operator.cpu(); err != nil {
		return nil, err
	}
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-time.After(watchedAfterRestart):
	}
	if measured.Requests, err = r.operator.since(mark); err != nil {
		return nil, err
	}
	measured.Writes = measured.Requests.writes()
	measured.MemoryMaxMiB = r.operator.memoryMiB("VmHWM")
	return measured, nil
}

// noteMemory keeps the most that any of the operator's processes has taken.
func (r *run) noteMemory() {
	r.result.MemoryMaxMiB = max(r.result.MemoryMaxMiB, r.operator.memoryMiB("VmHWM"))
}
