package org.mediabalance.crawl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.tls.HandshakeCertificates;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.study.InputException;
import org.mediabalance.study.Outlet;

/** Whom the crawler trusts: the authorities Java knows, and for an outlet those that its study adds. */
final class TlsTrust {
    private TlsTrust() {
    }

    /**
     * Host to what is trusted there, for the outlets that declare certificates of their own; they are trusted on the
     * outlet's own sites and nowhere else.
     *
     * @throws InputException when a file is missing or holds no certificate
     */
    static Map<String, HandshakeCertificates> of(StudyDirectory directory) {
        Map<String, HandshakeCertificates> byHost = new HashMap<>();
        for (Outlet outlet : directory.study().outlets()) {
            outlet.certificate().ifPresent(name -> {
                HandshakeCertificates trusted = with(directory.root().resolve(name));
                outlet.sites().forEach(site -> byHost.put(site.getHost(), trusted));
            });
        }
        return byHost;
    }

    private static HandshakeCertificates with(Path file) {
        HandshakeCertificates.Builder trusted = new HandshakeCertificates.Builder().addPlatformTrustedCertificates();
        try (var in = Files.newInputStream(file)) {
            var certificates = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw new InputException(file + ": holds no certificate; it must be one or more in PEM form");
            }
            certificates.forEach(c -> trusted.addTrustedCertificate((X509Certificate) c));
            return trusted.build();
        } catch (IOException | GeneralSecurityException e) {
            throw new InputException(file + ": no certificate can be read from it (" + e.getMessage()
                    + "); the outlet's 'certificate' in study.yaml names a PEM file beside it", e);
        }
    }

    /** Why no secure connection came about, and what to do where something can be done. */
    static String reason(String host, SSLException failure) {
        if (failure instanceof SSLPeerUnverifiedException) {
            return "TLS: the certificate of " + host + " is for another name";
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException) {
                return "TLS: the certificate of " + host + " has expired";
            }
            if (cause instanceof CertPathBuilderException) {
                return "TLS: the certificate of " + host + " leads to no authority that Java knows: the site sends an"
                        + " incomplete chain or uses an authority of its own; if you have reason to trust it, save the"
                        + " missing certificate as PEM beside study.yaml and name it there as the outlet's"
                        + " 'certificate'";
            }
        }
        return "TLS: " + failure.getMessage();
    }
}
