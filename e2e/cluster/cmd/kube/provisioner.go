package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/clientcmd"
	"sigs.k8s.io/sig-storage-lib-external-provisioner/v13/controller"
)

// provisionerName is what the StorageClass names; see manifests/base.yaml.
const provisionerName = "baton.dev/host-path"

// newProvisionerCommand is the dynamic volume provisioner. All nodes share one file system, so a
// volume is a folder; node affinity keeps its pods on the node that was chosen first, as a local
// disk would.
func newProvisionerCommand() *cobra.Command {
	var kubeconfig, root string
	command := &cobra.Command{
		Use:   "provisioner",
		Short: "Makes host-path volumes for claims of StorageClass standard",
		RunE: func(command *cobra.Command, _ []string) error {
			return runProvisioner(command.Context(), kubeconfig, root)
		},
	}
	command.Flags().StringVar(&kubeconfig, "kubeconfig", "", "how to reach the API server")
	command.Flags().StringVar(&root, "root", "", "folder that holds one folder per volume")
	return command
}

func runProvisioner(ctx context.Context, kubeconfig, root string) error {
	if !filepath.IsAbs(root) {
		return fmt.Errorf("--root must be an absolute path, not %q", root)
	}
	config, err := clientcmd.BuildConfigFromFlags("", kubeconfig)
	if err != nil {
		return err
	}
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		return err
	}
	go expandClaims(ctx, client)
	controller.NewProvisionController(ctx, client, provisionerName, &folders{root: root},
		controller.LeaderElection(false)).Run(ctx)
	return nil
}

// folders makes and removes volumes below root.
type folders struct{ root string }

func (f *folders) Provision(
	_ context.Context, options controller.ProvisionOptions,
) (*corev1.PersistentVolume, controller.ProvisioningState, error) {
	claim := options.PVC
	if claim.Spec.Selector != nil {
		return nil, controller.ProvisioningFinished,
			fmt.Errorf("claim %s/%s has a selector, which a dynamic volume cannot match", claim.Namespace, claim.Name)
	}
	path := filepath.Join(f.root, options.PVName)
	// Any user may write, since a host path knows no fsGroup and pods run as users of their own.
	if err := os.MkdirAll(path, 0o777); err != nil {
		return nil, controller.ProvisioningFinished, err
	}
	if err := os.Chmod(path, 0o777); err != nil {
		return nil, controller.ProvisioningFinished, err
	}
	return f.volume(options, path), controller.ProvisioningFinished, nil
}

func (f *folders) volume(options controller.ProvisionOptions, path string) *corev1.PersistentVolume {
	kind := corev1.HostPathDirectory
	volume := &corev1.PersistentVolume{
		ObjectMeta: metav1.ObjectMeta{Name: options.PVName},
		Spec: corev1.PersistentVolumeSpec{
			PersistentVolumeReclaimPolicy: *options.StorageClass.ReclaimPolicy,
			AccessModes:                   options.PVC.Spec.AccessModes,
			VolumeMode:                    options.PVC.Spec.VolumeMode,
			Capacity: corev1.ResourceList{
				corev1.ResourceStorage: options.PVC.Spec.Resources.Requests[corev1.ResourceStorage],
			},
			PersistentVolumeSource: corev1.PersistentVolumeSource{
				HostPath: &corev1.HostPathVolumeSource{Path: path, Type: &kind},
			},
		},
	}
	if options.SelectedNodeName != "" {
		volume.Spec.NodeAffinity = affinityTo(options.SelectedNodeName)
	}
	return volume
}

// affinityTo relies on every node of this cluster having its own name as its hostname label.
func affinityTo(node string) *corev1.VolumeNodeAffinity {
	return &corev1.VolumeNodeAffinity{Required: &corev1.NodeSelector{
		NodeSelectorTerms: []corev1.NodeSelectorTerm{{
			MatchExpressions: []corev1.NodeSelectorRequirement{{
				Key:      corev1.LabelHostname,
				Operator: corev1.NodeSelectorOpIn,
				Values:   []string{node},
			}},
		}},
	}}
}

func (f *folders) Delete(_ context.Context, volume *corev1.PersistentVolume) error {
	path := filepath.Join(f.root, volume.Name)
	if volume.Spec.HostPath == nil || volume.Spec.HostPath.Path != path {
		return &controller.IgnoredError{Reason: "volume lies outside " + f.root}
	}
	return os.RemoveAll(path)
}
