// Command pause does nothing until it is told to stop. It is the container that holds a pod's
// namespaces, and the process that holds a node's; a node passes its name as an argument, so that
// the process list tells whose it is.
package main

import (
	"os"
	"os/signal"
	"syscall"
)

func main() {
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGINT, syscall.SIGTERM)
	child := make(chan os.Signal, 1)
	signal.Notify(child, syscall.SIGCHLD)
	for {
		select {
		case <-stop:
			return
		case <-child:
			reapChildren()
		}
	}
}

// reapChildren collects orphans, which the kernel hands to process 1 of a shared process namespace.
func reapChildren() {
	for {
		pid, err := syscall.Wait4(-1, nil, syscall.WNOHANG, nil)
		if pid <= 0 || err != nil {
			return
		}
	}
}
