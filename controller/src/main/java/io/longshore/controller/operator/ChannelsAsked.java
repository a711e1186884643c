package io.longshore.controller.operator;

import com.google.protobuf.ByteString;
import io.longshore.proto.v1.Spec;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an operator asks of channels.
 *
 * @param spec whose channels they are
 * @param withChaincode whether chaincodes are installed and instantiated too
 * @param anew whether a channel that was made before and is lost may be made again
 * @param code packages of chaincodes, as peers unpack them, by "name version"
 */
public record ChannelsAsked(
    Spec spec, boolean withChaincode, boolean anew, SortedMap<String, ByteString> code) {
  public ChannelsAsked {
    Objects.requireNonNull(spec, "spec");
    code = Collections.unmodifiableSortedMap(new TreeMap<>(code));
  }
}
