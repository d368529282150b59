package dev.baton.engine.io.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads certificates from PEM files. */
final class Certificates {
  private Certificates() {}

  /** All certificates of a file, at least one; {@code kind} is for the message. */
  static List<X509Certificate> read(String kind, Path file) throws TlsException {
    String failure = "Failed to load " + kind + ": " + file;
    try {
      List<X509Certificate> certificates = parse(text(file));
      if (certificates.isEmpty()) {
        throw new TlsException(failure + ": no certificate in this file");
      }
      return certificates;
    } catch (NoSuchFileException absent) {
      throw new TlsException(failure + ": No such file or directory");
    } catch (IOException | CertificateException | IllegalArgumentException wrong) {
      throw new TlsException(failure, wrong);
    }
  }

  /** The authorities we trust: those of the file and those of the folder's files. */
  static List<X509Certificate> readAuthorities(TlsSettings settings) throws TlsException {
    List<X509Certificate> authorities = new ArrayList<>();
    if (!settings.authorityFile().isEmpty()) {
      authorities.addAll(read("CA certificate(s)", settings.resolve(settings.authorityFile())));
    }
    if (!settings.authorityFolder().isEmpty()) {
      Path folder = settings.resolve(settings.authorityFolder());
      for (Path file : filesOf(folder)) {
        authorities.addAll(lenient(file));
      }
      if (authorities.isEmpty()) {
        throw new TlsException("Failed to load CA certificate(s): none in " + folder);
      }
    }
    return authorities;
  }

  /** The files of a folder in the order of their names. */
  static List<Path> filesOf(Path folder) throws TlsException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException unreadable) {
      throw new TlsException("Failed to load CA certificate(s): " + folder, unreadable);
    }
  }

  /** A folder of authorities may hold other files too, and OpenSSL passes over them. */
  private static List<X509Certificate> lenient(Path file) {
    try {
      return parse(text(file));
    } catch (IOException | CertificateException | IllegalArgumentException other) {
      return List.of();
    }
  }

  private static List<X509Certificate> parse(String text) throws CertificateException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> certificates = new ArrayList<>();
    for (PemBlock block : PemBlock.parse(text)) {
      if (block.label().endsWith("CERTIFICATE")) {
        ByteArrayInputStream content = new ByteArrayInputStream(block.content());
        certificates.add((X509Certificate) factory.generateCertificate(content));
      }
    }
    return certificates;
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }
}
