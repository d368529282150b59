package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"
)

// validity is longer than any test cluster lives.
const validity = 365 * 24 * time.Hour

// newCertificatesCommand writes the cluster's certificate authority and everything it signs: the
// API server's certificate, the key of service account tokens, and one client certificate and
// kubeconfig per component, whose name and group are what RBAC and the Node authorizer look at.
func newCertificatesCommand() *cobra.Command {
	var folder, server string
	var addresses []string
	command := &cobra.Command{
		Use:   "certificates FILE=USER[/GROUP]...",
		Short: "Writes the cluster's keys, certificates and kubeconfig files",
		RunE: func(_ *cobra.Command, clients []string) error {
			return writeCertificates(folder, server, addresses, clients)
		},
	}
	command.Flags().StringVar(&folder, "folder", "", "folder to write to; must exist")
	command.Flags().StringVar(&server, "server", "", "URL of the API server")
	command.Flags().StringSliceVar(&addresses, "address", nil, "addresses and names the API server answers on")
	return command
}

func writeCertificates(folder, server string, addresses, clients []string) error {
	authority, err := newAuthority(folder)
	if err != nil {
		return err
	}
	if err := authority.writeServer("apiserver", addresses); err != nil {
		return err
	}
	if _, err := writeKey(filepath.Join(folder, "service-account.key")); err != nil {
		return err
	}
	for _, client := range clients {
		file, identity, found := strings.Cut(client, "=")
		if !found {
			return fmt.Errorf("%q is not of the form FILE=USER[/GROUP]", client)
		}
		user, group, _ := strings.Cut(identity, "/")
		if err := authority.writeClient(file, user, group, server); err != nil {
			return err
		}
	}
	return nil
}

// authority signs certificates and writes them into its folder.
type authority struct {
	folder      string
	certificate *x509.Certificate
	key         *ecdsa.PrivateKey
}

func newAuthority(folder string) (*authority, error) {
	key, err := writeKey(filepath.Join(folder, "ca.key"))
	if err != nil {
		return nil, err
	}
	template := &x509.Certificate{
		SerialNumber:          big.NewInt(1),
		Subject:               pkix.Name{CommonName: "baton-cluster"},
		NotBefore:             time.Now().Add(-time.Hour),
		NotAfter:              time.Now().Add(validity),
		KeyUsage:              x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature,
		BasicConstraintsValid: true,
		IsCA:                  true,
	}
	certificate, err := sign(filepath.Join(folder, "ca.crt"), template, template, key, key)
	if err != nil {
		return nil, err
	}
	return &authority{folder: folder, certificate: certificate, key: key}, nil
}

func (a *authority) writeServer(file string, addresses []string) error {
	template := leaf(file, "", x509.ExtKeyUsageServerAuth)
	for _, address := range addresses {
		if ip := net.ParseIP(address); ip != nil {
			template.IPAddresses = append(template.IPAddresses, ip)
		} else {
			template.DNSNames = append(template.DNSNames, address)
		}
	}
	return a.writeLeaf(file, template)
}

func (a *authority) writeClient(file, user, group, server string) error {
	if err := a.writeLeaf(file, leaf(user, group, x509.ExtKeyUsageClientAuth)); err != nil {
		return err
	}
	return a.writeKubeconfig(file, user, server)
}

// writeKubeconfig puts the certificates into the file itself, so that a copy works anywhere.
func (a *authority) writeKubeconfig(file, user, server string) error {
	var encoded [3]string
	for index, name := range []string{"ca.crt", file + ".crt", file + ".key"} {
		content, err := os.ReadFile(filepath.Join(a.folder, name))
		if err != nil {
			return err
		}
		encoded[index] = base64.StdEncoding.EncodeToString(content)
	}
	config := fmt.Sprintf(`apiVersion: v1
kind: Config
clusters: [{name: baton, cluster: {server: "%s", certificate-authority-data: "%s"}}]
users: [{name: "%s", user: {client-certificate-data: "%s", client-key-data: "%s"}}]
contexts: [{name: baton, context: {cluster: baton, user: "%s"}}]
current-context: baton
`, server, encoded[0], user, encoded[1], encoded[2], user)
	return os.WriteFile(filepath.Join(a.folder, file+".kubeconfig"), []byte(config), 0o600)
}

func (a *authority) writeLeaf(file string, template *x509.Certificate) error {
	key, err := writeKey(filepath.Join(a.folder, file+".key"))
	if err != nil {
		return err
	}
	_, err = sign(filepath.Join(a.folder, file+".crt"), template, a.certificate, key, a.key)
	return err
}

func leaf(user, group string, usage x509.ExtKeyUsage) *x509.Certificate {
	subject := pkix.Name{CommonName: user}
	if group != "" {
		subject.Organization = []string{group}
	}
	return &x509.Certificate{
		SerialNumber: big.NewInt(time.Now().UnixNano()),
		Subject:      subject,
		NotBefore:    time.Now().Add(-time.Hour),
		NotAfter:     time.Now().Add(validity),
		KeyUsage:     x509.KeyUsageDigitalSignature,
		ExtKeyUsage:  []x509.ExtKeyUsage{usage},
	}
}

func sign(
	path string, template, parent *x509.Certificate, key, parentKey *ecdsa.PrivateKey,
) (*x509.Certificate, error) {
	der, err := x509.CreateCertificate(rand.Reader, template, parent, &key.PublicKey, parentKey)
	if err != nil {
		return nil, err
	}
	block := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
	if err := os.WriteFile(path, block, 0o600); err != nil {
		return nil, err
	}
	return x509.ParseCertificate(der)
}

func writeKey(path string) (*ecdsa.PrivateKey, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	der, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		return nil, err
	}
	block := pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: der})
	return key, os.WriteFile(path, block, 0o600)
}
