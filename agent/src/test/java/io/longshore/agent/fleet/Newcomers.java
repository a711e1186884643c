package io.longshore.agent.fleet;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.longshore.agent.enrol.Enrolling;
import io.longshore.agent.enrol.JoinToken;
import io.longshore.agent.identity.OwnKeys;
import io.longshore.agent.link.Address;
import io.longshore.base.InMemoryStateDir;
import io.longshore.proto.v1.OperatorGrpc;
import io.longshore.proto.v1.TokenRequest;
import io.longshore.tls.MutualTls;
import io.longshore.tls.TlsFiles;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lets hosts into a fleet, each with a token of its own and by an agent's own enrolment. */
final class Newcomers {
  private static final int AT_ONCE = 4;
  private static final int VALID_SECONDS = 3_600;

  private final SecureRandom random;

  Newcomers(SecureRandom random) {
    this.random = random;
  }

  /**
   * The identities of as many hosts.
   *
   * @param operator the folder of an operator's identity
   */
  List<TlsFiles> enrol(int hosts, Path operator) throws ExecutionException, InterruptedException {
    ManagedChannel channel =
        NettyChannelBuilder.forAddress(
                "127.0.0.1", Address.LINK_PORT, MutualTls.client(TlsFiles.load(operator)))
            .build();
    ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
    try {
      OperatorGrpc.OperatorBlockingStub stub = OperatorGrpc.newBlockingStub(channel);
      List<Future<TlsFiles>> coming = new ArrayList<>();
      for (int host = 0; host < hosts; host++) {
        int number = host;
        coming.add(pool.submit(() -> enrol(stub, number)));
      }
      List<TlsFiles> identities = new ArrayList<>();
      for (Future<TlsFiles> one : coming) {
        identities.add(one.get());
      }
      return identities;
    } finally {
      pool.shutdown();
      channel.shutdownNow();
    }
  }

  private TlsFiles enrol(OperatorGrpc.OperatorBlockingStub stub, int host) throws Exception {
    String token =
        stub.createToken(
                TokenRequest.newBuilder()
                    .setHost(BenchSpec.name(host))
                    .setValidSeconds(VALID_SECONDS)
                    .build())
            .getToken();
    Address address = new Address(BenchSpec.address(host), Address.ENROLMENT_PORT);
    return new Enrolling(address, JoinToken.parse(token))
        .run(OwnKeys.ofEnrolment(new InMemoryStateDir(), random));
  }
}
