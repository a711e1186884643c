package io.longshore.controller.serve;

import io.grpc.ManagedChannel;
import io.longshore.proto.v1.HostView;
import io.longshore.proto.v1.OperatorGrpc;
import io.longshore.proto.v1.StatusRequest;
import io.longshore.tls.MutualTls;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * An operator who asks how the fleet is beside whatever else goes on, on the connection they have
 * and on a fresh one in turn, and writes down each call that fails and each host without a stream.
 */
public final class Onlooker implements AutoCloseable {
  private static final int TURNS = 3;

  private final LoopbackClients clients;
  private final Queue<String> troubles = new ConcurrentLinkedQueue<>();
  private final ManagedChannel kept;
  private int wanted;
  private int looks;
  private boolean enough;

  /** One who looks when let. */
  public Onlooker(LoopbackClients clients) {
    this.clients = clients;
    this.kept = clients.members(MutualTls.client(clients.operator()));
    Thread thread = new Thread(this::run, "onlooker");
    thread.setDaemon(true);
    thread.start();
  }

  /** Lets them look some more times, beside what the caller does next. */
  public synchronized void goOn() {
    wanted += TURNS;
    notifyAll();
  }

  /** Returns when they have looked as often as they were let. */
  public synchronized void caughtUp() throws InterruptedException {
    while (looks < wanted) {
      wait();
    }
  }

  /** How often they have looked. */
  public synchronized int looks() {
    return looks;
  }

  /** What they wrote down. */
  public List<String> troubles() {
    return List.copyOf(troubles);
  }

  /** They look no more once the look is over that they are at. */
  @Override
  public synchronized void close() {
    enough = true;
    notifyAll();
  }

  private void run() {
    try {
      for (int turn = 1; isLet(turn); turn++) {
        if (turn % 2 == 0) {
          look(kept);
        } else {
          ManagedChannel fresh = clients.members(MutualTls.client(clients.operator()));
          look(fresh);
          fresh.shutdownNow();
        }
        looked();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean isLet(int turn) throws InterruptedException {
    while (turn > wanted && !enough) {
      wait();
    }
    return !enough;
  }

  private synchronized void looked() {
    looks++;
    notifyAll();
  }

  private void look(ManagedChannel over) {
    try {
      for (HostView host :
          OperatorGrpc.newBlockingStub(over)
              .withDeadlineAfter(30, TimeUnit.SECONDS)
              .status(StatusRequest.getDefaultInstance())
              .getView()
              .getHostsList()) {
        if (!host.getLink().equals("ATTACHED")) {
          troubles.add(host.getHost() + " is " + host.getLink());
        }
      }
    } catch (RuntimeException failed) {
      troubles.add(failed.toString());
    }
  }
}
