package main

import (
	"bufio"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// redisPort is the port of every engine and of every Service that leads to one.
const redisPort = 6379

// pingBytesPerSecond is what the replication stream of an idle primary grows by: one PING.
const pingBytesPerSecond = 14

// padding brings INFO to the length that a whole engine answers with, so that reading it costs the
// operator what it costs there.
var padding = makePadding()

// engines are all simulated engines by the host name that the operator knows them by.
type engines struct {
	mu      sync.Mutex
	byHost  map[string]*engine
	news    func(pod string, epoch int64)
	changed func(e *engine)
	unknown sync.Map
	asked   atomic.Int64
	looks   atomic.Int64 // how often an engine was asked how it is: once by each pass
}

// engine answers like one engine without clients. All state is guarded by the lock of its world.
type engine struct {
	world     *engines
	host      string
	pod       podKey
	address   string
	password  string
	listener  net.Listener
	conns     map[net.Conn]bool
	startedAt time.Time
	runID     string
	stopped   bool

	role     string
	upstream string
	streamID string
	formerID string
	formerAt int64
	base     int64
	since    time.Time
	epoch    int64
	heardAt  time.Time
	config   map[string]string
	full     int
	partial  int
}

type podKey struct{ namespace, name, uid string }

func newEngines() *engines {
	return &engines{byHost: map[string]*engine{}}
}

// start makes the engine of a pod listen at its address, without a role as under the operator.
func (w *engines) start(pod podKey, host, address, password string) (*engine, error) {
	listener, err := net.Listen("tcp4", net.JoinHostPort(address, strconv.Itoa(redisPort)))
	if err != nil {
		return nil, err
	}
	e := &engine{
		world: w, host: host, pod: pod, address: address, password: password, listener: listener,
		conns: map[net.Conn]bool{}, startedAt: time.Now(), runID: randomID(), role: "unassigned",
		streamID: randomID(), formerID: strings.Repeat("0", 40), formerAt: -1,
		config: map[string]string{"masterauth": password, "repl-backlog-size": "1048576"},
	}
	w.mu.Lock()
	w.byHost[host] = e
	w.mu.Unlock()
	go e.accept()
	return e, nil
}

// stop ends the process: nothing listens any more and every connection breaks.
func (e *engine) stop() {
	e.world.mu.Lock()
	defer e.world.mu.Unlock()
	if e.stopped {
		return
	}
	e.stopped = true
	if e.world.byHost[e.host] == e {
		delete(e.world.byHost, e.host)
	}
	_ = e.listener.Close()
	for conn := range e.conns {
		_ = conn.Close()
	}
}

func (e *engine) accept() {
	for {
		conn, err := e.listener.Accept()
		if err != nil {
			return
		}
		e.serve(conn)
	}
}

// serve takes a connection over; one that comes through a Service is served like any other.
func (e *engine) serve(conn net.Conn) {
	e.world.mu.Lock()
	defer e.world.mu.Unlock()
	if e.stopped {
		_ = conn.Close()
		return
	}
	e.conns[conn] = true
	go e.talk(conn)
}

func (e *engine) talk(conn net.Conn) {
	defer func() {
		_ = conn.Close()
		e.world.mu.Lock()
		delete(e.conns, conn)
		e.world.mu.Unlock()
	}()
	in := bufio.NewReaderSize(conn, 512)
	signedIn := e.password == ""
	for {
		words, err := readCommand(in)
		if err != nil {
			return
		}
		reply := e.answer(words, &signedIn)
		if _, err := io.WriteString(conn, reply); err != nil {
			return
		}
	}
}

func (e *engine) answer(words []string, signedIn *bool) string {
	name := strings.ToUpper(words[0])
	if name == "AUTH" {
		if words[len(words)-1] != e.password {
			return "-WRONGPASS invalid username-password pair or user is disabled.\r\n"
		}
		*signedIn = true
		return "+OK\r\n"
	}
	if name == "HELLO" {
		return e.hello(words, signedIn)
	}
	if !*signedIn {
		return "-NOAUTH Authentication required.\r\n"
	}
	if name == "PING" {
		return "+PONG\r\n"
	}
	e.world.asked.Add(1)
	e.world.mu.Lock()
	defer e.world.mu.Unlock()
	switch name {
	case "INFO":
		e.world.looks.Add(1)
		return bulk(e.info())
	case "ACL":
		return e.acl(words)
	case "CONFIG":
		return e.configure(words)
	case "REPLICAOF":
		return e.replicaOf(words)
	case "CLIENT":
		return "+OK\r\n"
	}
	e.world.unknown.Store(strings.Join(words, " "), true)
	return "-ERR unknown command '" + words[0] + "'\r\n"
}

func (e *engine) hello(words []string, signedIn *bool) string {
	if len(words) == 5 && strings.EqualFold(words[2], "AUTH") {
		if words[4] != e.password {
			return "-WRONGPASS invalid username-password pair or user is disabled.\r\n"
		}
		*signedIn = true
	}
	if !*signedIn {
		return "-NOAUTH HELLO must be called with the client already authenticated.\r\n"
	}
	return "*4\r\n" + bulk("server") + bulk("redis") + bulk("proto") + ":2\r\n"
}

func (e *engine) acl(words []string) string {
	if len(words) == 3 && strings.EqualFold(words[1], "GETUSER") {
		digest := sha256.Sum256([]byte(e.password))
		return "*4\r\n" + bulk("flags") + "*1\r\n" + bulk("on") +
			bulk("passwords") + "*1\r\n" + bulk(hex.EncodeToString(digest[:]))
	}
	e.world.unknown.Store(strings.Join(words, " "), true)
	return "-ERR syntax error\r\n"
}

func (e *engine) configure(words []string) string {
	if len(words) == 3 && strings.EqualFold(words[1], "GET") {
		return "*2\r\n" + bulk(words[2]) + bulk(e.config[words[2]])
	}
	for i := 2; i+1 < len(words); i += 2 {
		e.config[words[i]] = words[i+1]
	}
	return "+OK\r\n"
}

func (e *engine) replicaOf(words []string) string {
	if strings.EqualFold(words[1], "NO") {
		epoch := e.epoch
		if len(words) == 5 {
			epoch, _ = strconv.ParseInt(words[4], 10, 64)
		}
		e.promote(epoch)
		return "+OK\r\n"
	}
	e.follow(words[1])
	return "+OK\r\n"
}

func (e *engine) promote(epoch int64) {
	if e.role == "primary" && e.epoch == epoch {
		return
	}
	offset := e.offset()
	e.formerID, e.formerAt, e.streamID = e.streamID, offset+1, randomID()
	e.base, e.since, e.role, e.upstream, e.epoch = offset, time.Now(), "primary", "", epoch
	e.world.news(e.pod.namespace+"/"+e.pod.name, epoch)
	e.world.changed(e)
}

// follow takes the upstream's history over at once: nothing is written, so nothing is to be sent.
func (e *engine) follow(host string) {
	e.role, e.upstream = "replica", host
	if source := e.source(); source != nil {
		if e.streamID == source.streamID || e.streamID == source.formerID {
			source.partial++
		} else {
			source.full++
		}
		e.streamID, e.formerID, e.formerAt = source.streamID, source.formerID, source.formerAt
		e.epoch, e.base = source.epoch, source.offset()
	}
	e.world.changed(e)
}

// source is the upstream while it lives and has a role.
func (e *engine) source() *engine {
	up := e.world.byHost[e.upstream]
	if up == nil || up == e || up.role == "unassigned" {
		return nil
	}
	return up
}

// linked says whether a replica receives the stream, and keeps what it got by the way.
func (e *engine) linked() bool {
	up := e.source()
	if up == nil || up.streamID != e.streamID {
		return false
	}
	e.base, e.heardAt = up.offset(), time.Now()
	return true
}

func (e *engine) offset() int64 {
	if e.role == "primary" {
		return e.base + int64(time.Since(e.since)/time.Second)*pingBytesPerSecond
	}
	if e.role == "replica" {
		e.linked()
	}
	return e.base
}

// isReady is what the engine's readiness probe says.
func (e *engine) isReady() bool {
	e.world.mu.Lock()
	defer e.world.mu.Unlock()
	return !e.stopped && (e.role == "primary" || (e.role == "replica" && e.linked()))
}

func (e *engine) info() string {
	var out strings.Builder
	field := func(name string, value any) { fmt.Fprintf(&out, "%s:%v\r\n", name, value) }
	out.WriteString("# Server\r\n")
	field("run_id", e.runID)
	field("uptime_in_seconds", int(time.Since(e.startedAt).Seconds()))
	out.WriteString(padding)
	field("loading", 0)
	field("rdb_last_bgsave_status", "ok")
	field("aof_last_write_status", "ok")
	out.WriteString("# Replication\r\n")
	offset := e.offset()
	if e.role == "replica" {
		e.writeLink(field, offset)
	} else {
		field("role", "master")
	}
	e.writeReplicas(field, offset)
	field("master_replid", e.streamID)
	field("master_replid2", e.formerID)
	field("master_repl_offset", offset)
	field("second_repl_offset", e.formerAt)
	field("repl_backlog_size", e.config["repl-backlog-size"])
	rate := 0
	if e.role != "unassigned" {
		rate = pingBytesPerSecond
	}
	field("repl_stream_bytes_per_sec", rate)
	field("repl_stream_bytes_per_sec_peak", rate)
	field("baton_snapshot_refused", 0)
	field("baton_epoch", e.epoch)
	field("baton_role", e.role)
	field("sync_full", e.full)
	field("sync_partial_ok", e.partial)
	field("sync_partial_err", 0)
	return out.String()
}

func (e *engine) writeLink(field func(string, any), offset int64) {
	up := e.linked()
	status, quiet := "down", -1
	if up {
		status = "up"
	}
	if !e.heardAt.IsZero() {
		quiet = int(time.Since(e.heardAt).Seconds())
	}
	field("role", "slave")
	field("master_host", e.upstream)
	field("master_port", redisPort)
	field("master_link_status", status)
	field("master_last_io_seconds_ago", quiet)
	field("master_sync_in_progress", 0)
	field("slave_repl_offset", offset)
	field("slave_priority", 100)
}

func (e *engine) writeReplicas(field func(string, any), offset int64) {
	count := 0
	prefix, rest, _ := strings.Cut(e.host, ".")
	stem := prefix[:strings.LastIndexByte(prefix, '-')+1]
	for ordinal := range 9 {
		other := e.world.byHost[stem+strconv.Itoa(ordinal)+"."+rest]
		if other != nil && other != e && other.upstream == e.host && other.linked() {
			field("slave"+strconv.Itoa(count), fmt.Sprintf(
				"ip=%s,port=%d,state=online,offset=%d,lag=0", other.host, redisPort, offset))
			count++
		}
	}
	field("connected_slaves", count)
}

func makePadding() string {
	var out strings.Builder
	for i := range 150 {
		fmt.Fprintf(&out, "simulated_field_%03d:%d\r\n", i, 1_000_003*i)
	}
	return out.String()
}

func readCommand(in *bufio.Reader) ([]string, error) {
	count, err := readLength(in, '*')
	if err != nil || count < 1 {
		return nil, errors.Join(err, io.ErrUnexpectedEOF)
	}
	words := make([]string, count)
	for i := range words {
		length, err := readLength(in, '$')
		if err != nil {
			return nil, err
		}
		word := make([]byte, length+2)
		if _, err := io.ReadFull(in, word); err != nil {
			return nil, err
		}
		words[i] = string(word[:length])
	}
	return words, nil
}

func readLength(in *bufio.Reader, kind byte) (int, error) {
	line, err := in.ReadSlice('\n')
	if err != nil {
		return 0, err
	}
	if len(line) < 4 || line[0] != kind {
		return 0, fmt.Errorf("unexpected %q", line)
	}
	length, err := strconv.Atoi(string(line[1 : len(line)-2]))
	if err != nil || length < 0 || length > 1<<16 {
		return 0, fmt.Errorf("unexpected %q", line)
	}
	return length, nil
}

func bulk(text string) string {
	return "$" + strconv.Itoa(len(text)) + "\r\n" + text + "\r\n"
}

func randomID() string {
	id := make([]byte, 20)
	_, _ = rand.Read(id)
	return hex.EncodeToString(id)
}

func (e *engine) isPrimary() bool {
	e.world.mu.Lock()
	defer e.world.mu.Unlock()
	return e.role == "primary" && !e.stopped
}
