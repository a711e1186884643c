package io.longshore.controller.channels;

import io.longshore.base.StateDir;
import io.longshore.controller.fleet.HostImages;
import io.longshore.controller.operator.NetworkChannels;
import io.longshore.controller.store.ChannelRecords;
import io.longshore.controller.store.CodeStore;
import io.longshore.controller.store.SmokeRecords;
import io.longshore.controller.workload.fabric.client.link.GrpcFabricLink;
import io.longshore.controller.workload.fabric.client.proposal.StampSource;
import io.longshore.controller.workload.fabric.client.step.Pause;
import io.longshore.controller.workload.fabric.material.Materials;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What a controller does about channels of Fabric networks, put together. */
public final class FabricChannels {
  /** A step waits much more than it works; a builder of chaincode holds one for half a minute. */
  private static final int AT_ONCE = 16;

  private static final long IDLE_SECONDS = 30;

  private FabricChannels() {}

  /**
   * All of it, over connections that are made when first needed and then kept.
   *
   * @param materials of the network in use
   * @param pause between looks at what was asked for and is not there yet
   */
  public static NetworkChannels of(
      Supplier<Optional<Materials>> materials,
      StateDir state,
      Clock clock,
      SecureRandom random,
      Pause pause) {
    HostImages images = new HostImages();
    ChannelRecords records = new ChannelRecords(state);
    Conversations conversations =
        new Conversations(
            materials,
            records,
            new SmokeRecords(state),
            new CodeStore(state),
            clock,
            new StampSource(clock, random),
            new GrpcFabricLink(FabricConversation.answerLimit()),
            images);
    return new NetworkChannels(
        new FabricChannelMaking(conversations, clock, pause),
        new ChannelLook(conversations, threads("channel-look")),
        new ChannelCompanion(conversations, clock, threads("channel-step"), pause),
        images,
        new SurveyedNetwork(conversations, threads("network-look")));
  }

  private static ExecutorService threads(String name) {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }
}
