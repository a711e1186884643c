package io.longshore.controller.workload.fabric.client.proposal;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a chaincode is asked.
 *
 * @param channel the channel it runs in; empty for a peer's own affairs
 * @param chaincode its name
 * @param arguments the function first, by custom
 */
public record ChaincodeCall(String channel, String chaincode, List<ByteString> arguments) {
  public ChaincodeCall {
    Objects.requireNonNull(channel, "channel");
    arguments = List.copyOf(arguments);
    if (chaincode.isBlank()) {
      throw new IllegalArgumentException("a call needs a chaincode");
    }
  }

  /** A call with text for arguments. */
  public static ChaincodeCall ofText(String channel, String chaincode, List<String> arguments) {
    List<ByteString> bytes = new ArrayList<>();
    arguments.forEach(argument -> bytes.add(ByteString.copyFromUtf8(argument)));
    return new ChaincodeCall(channel, chaincode, bytes);
  }

  /** The chaincode and its function, for a message to a person. */
  public String title() {
    String function = arguments.isEmpty() ? "" : " " + arguments.get(0).toStringUtf8();
    return chaincode + function + (channel.isEmpty() ? "" : " in " + channel);
  }
}
