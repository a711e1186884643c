package io.longshore.controller.operator;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A chaincode whose image may have to be built.
 *
 * @param chaincode its name and version
 * @param names what its image is called, by host of a peer that runs it
 * @param tools the images it is built with and runs on; one of the hosts needs them
 */
public record ChaincodeBuild(
    String chaincode, SortedMap<String, List<String>> names, List<String> tools) {
  public ChaincodeBuild {
    names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
    tools = List.copyOf(tools);
  }
}
