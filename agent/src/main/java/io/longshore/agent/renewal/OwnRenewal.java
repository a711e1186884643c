package io.longshore.agent.renewal;

import io.longshore.agent.identity.OwnKeys;
import io.longshore.agent.link.Renewing;
import io.longshore.agent.link.Standing;
import io.longshore.base.Loop;
import io.longshore.tls.RenewalTime;
import io.longshore.tls.TlsFiles;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews the agent's certificate past half of its life: a new key is made here, the certificate
 * comes over the stream that is there, a second stream is opened with it, and only when the
 * controller has accepted that one does the new identity replace the old, on disk and in use.
 *
 * <p>It knows nothing of containers and touches none. A host that slept past its expiry goes on
 * keeping its containers, and says what to do.
 */
public final class OwnRenewal implements Standing {
  private static final Logger LOG = LoggerFactory.getLogger(OwnRenewal.class);
  private static final String LOOK = "renewal";

  /** A machine that sleeps wakes with its timers late: look at the clock at least this often. */
  private static final Duration LOOK_AGAIN = Duration.ofHours(1);

  private static final Duration ASK_AGAIN = Duration.ofMinutes(1);

  private final Clock clock;
  private final Loop loop;
  private final RandomGenerator random;
  private final OwnKeys keys;
  private final IdentityPlace place;
  private final Renewing link;
  private TlsFiles own;
  private TlsFiles onDisk;
  private Instant due;
  private Optional<KeyPair> asked = Optional.empty();
  private boolean handing;
  private boolean keeping;
  private Optional<Runnable> keepNext = Optional.empty();

  /** A renewal of this identity that has not begun. */
  public OwnRenewal(
      Clock clock,
      Loop loop,
      RandomGenerator random,
      OwnKeys keys,
      IdentityPlace place,
      Renewing link,
      TlsFiles own) {
    this.clock = clock;
    this.loop = loop;
    this.random = random;
    this.keys = keys;
    this.place = place;
    this.link = link;
    this.own = own;
    this.onDisk = own;
    this.due = RenewalTime.of(own.chain().get(0), random);
  }

  /** Begins to watch the clock. */
  public void begin() {
    loop.submit(LOOK, this::look);
  }

  @Override
  public String trust() {
    return onDisk.trustDigest();
  }

  @Override
  public String certificate() {
    return TlsFiles.fingerprint(onDisk.chain().get(0));
  }

  @Override
  public void welcomed(List<byte[]> authorities, boolean renew) {
    try {
      TlsFiles told = OwnIdentity.trusting(own, authorities);
      if (!told.trustDigest().equals(own.trustDigest())) {
        LOG.info("the controller names other authorities of the fleet; they are kept");
        keep(told, () -> trustAnew(told));
      } else if (renew) {
        LOG.info("the root that signed this host's certificate is leaving; it is renewed");
        due = clock.instant();
      }
    } catch (GeneralSecurityException e) {
      LOG.warn("the authorities the controller names cannot be taken: {}", e.getMessage());
    }
    look();
  }

  /** A stream that breaks before the next one stands is dialled anew with the same trust. */
  private void trustAnew(TlsFiles told) {
    link.dialWith(told);
    link.handOver(told, worked -> {});
  }

  @Override
  public void renewed(List<byte[]> chain, List<byte[]> authorities) {
    if (asked.isEmpty()) {
      LOG.warn("a certificate came that was not asked for; it is not used");
      return;
    }
    TlsFiles fresh;
    try {
      fresh = OwnIdentity.renewed(own, asked.get(), chain, authorities);
    } catch (GeneralSecurityException e) {
      LOG.warn("the renewed certificate is not used: {}", e.getMessage());
      return;
    }
    asked = Optional.empty();
    loop.after(LOOK, LOOK_AGAIN, this::look);
    handing = true;
    link.handOver(fresh, worked -> handedOver(fresh, worked));
  }

  @Override
  public void estranged(String why) {
    LOG.error("{}", Estranged.of(own, why));
  }

  @Override
  public void notRenewed(String what) {
    LOG.warn("the controller does not renew this host's certificate: {}", what);
    asked = Optional.empty();
  }

  private void handedOver(TlsFiles fresh, boolean worked) {
    handing = false;
    if (!worked) {
      loop.after(LOOK, ASK_AGAIN, this::look);
      return;
    }
    keep(
        fresh,
        () -> {
          due = RenewalTime.of(fresh.chain().get(0), random);
          LOG.info("the certificate is renewed, valid until {}", fresh.expiresAt());
        });
  }

  /** One after another: two writers of one folder would leave a key with another's certificate. */
  private void keep(TlsFiles fresh, Runnable kept) {
    own = fresh;
    if (keeping) {
      keepNext = Optional.of(() -> keep(fresh, kept));
      return;
    }
    keeping = true;
    loop.offload(
        "keep identity",
        () -> {
          place.keep(fresh);
          keys.done();
          return fresh;
        },
        (there, thrown) -> {
          keeping = false;
          if (thrown != null) {
            LOG.error("the renewed identity could not be kept: {}", thrown.toString());
          } else {
            onDisk = fresh;
            link.kept(trust(), certificate());
            kept.run();
          }
          Optional<Runnable> next = keepNext;
          keepNext = Optional.empty();
          next.ifPresent(Runnable::run);
          look();
        });
  }

  private void look() {
    Instant now = clock.instant();
    if (!now.isBefore(own.expiresAt())) {
      LOG.error("{}", Expired.of(own));
    } else if (!now.isBefore(due) && !handing && !keeping) {
      // What is handed over or kept has a key that must not be asked for twice; then one looks
      // again.
      ask();
      loop.after(LOOK, ASK_AGAIN, this::look);
      return;
    }
    Duration left = Duration.between(now, due);
    boolean soon = left.compareTo(Duration.ZERO) > 0 && left.compareTo(LOOK_AGAIN) < 0;
    loop.after(LOOK, soon ? left : LOOK_AGAIN, this::look);
  }

  /** A lost answer is asked for again, for the same key. */
  private void ask() {
    String host = own.identity().name();
    loop.offload(
        "key for a renewal",
        () -> {
          KeyPair pair = keys.pair();
          return new Request(pair, keys.request(pair, host));
        },
        (request, thrown) -> {
          if (thrown != null) {
            LOG.error("no key could be made for a renewal: {}", thrown.toString());
            return;
          }
          asked = Optional.of(request.key());
          link.renew(request.pkcs10());
        });
  }

  private record Request(KeyPair key, byte[] pkcs10) {}
}
