// Command kstatus judges Kubernetes objects by the library that Flux and other pipelines use. It
// reads JSON objects, one a line, and prints for each its verdict and the reason for it: Current,
// InProgress, Failed, Terminating or NotFound.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"sigs.k8s.io/cli-utils/pkg/kstatus/status"
)

// A resource with the status of many pods is larger than the scanner's default line.
const lineBytesMax = 4 << 20

func main() {
	if err := judge(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "kstatus:", err)
		os.Exit(1)
	}
}

func judge(in io.Reader, out io.Writer) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, lineBytesMax)
	for lines.Scan() {
		object := &unstructured.Unstructured{}
		if err := object.UnmarshalJSON(lines.Bytes()); err != nil {
			return err
		}
		result, err := status.Compute(object)
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "%s %s\n", result.Status, result.Message)
	}
	return lines.Err()
}
