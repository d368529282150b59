package main

import (
	"context"
	"encoding/json"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/cache"
	"k8s.io/klog/v2"
)

// expansionResync bounds how long a failed expansion waits for its next try.
const expansionResync = 10 * time.Second

// expandClaims grants every larger request of a bound claim: a folder has no size, so the volume
// and then the claim only have to say the new one.
func expandClaims(ctx context.Context, client kubernetes.Interface) {
	factory := informers.NewSharedInformerFactory(client, expansionResync)
	claims := factory.Core().V1().PersistentVolumeClaims().Informer()
	_, err := claims.AddEventHandler(cache.ResourceEventHandlerFuncs{
		UpdateFunc: func(_, current any) {
			claim := current.(*corev1.PersistentVolumeClaim)
			if err := expandClaim(ctx, client, claim); err != nil {
				klog.ErrorS(err, "Claim not expanded", "claim", klog.KObj(claim))
			}
		},
	})
	if err != nil {
		klog.ErrorS(err, "Claims will not be expanded")
		return
	}
	factory.Start(ctx.Done())
}

func expandClaim(ctx context.Context, client kubernetes.Interface, claim *corev1.PersistentVolumeClaim) error {
	wanted := claim.Spec.Resources.Requests[corev1.ResourceStorage]
	granted := claim.Status.Capacity[corev1.ResourceStorage]
	if claim.Status.Phase != corev1.ClaimBound || wanted.Cmp(granted) <= 0 {
		return nil
	}
	volume, err := client.CoreV1().PersistentVolumes().Get(ctx, claim.Spec.VolumeName, metav1.GetOptions{})
	if err != nil {
		return err
	}
	if volume.Annotations["pv.kubernetes.io/provisioned-by"] != provisionerName {
		return nil
	}
	capacity := map[string]any{"capacity": map[string]string{"storage": wanted.String()}}
	toVolume, err := json.Marshal(map[string]any{"spec": capacity})
	if err != nil {
		return err
	}
	_, err = client.CoreV1().PersistentVolumes().Patch(
		ctx, volume.Name, types.MergePatchType, toVolume, metav1.PatchOptions{})
	if err != nil {
		return err
	}
	toClaim, err := json.Marshal(map[string]any{"status": capacity})
	if err != nil {
		return err
	}
	_, err = client.CoreV1().PersistentVolumeClaims(claim.Namespace).Patch(
		ctx, claim.Name, types.MergePatchType, toClaim, metav1.PatchOptions{}, "status")
	return err
}
