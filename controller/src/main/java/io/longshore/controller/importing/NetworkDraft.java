package io.longshore.controller.importing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A spec in the making.
 *
 * @param network its name
 * @param hosts addresses by name, in the order in which they are written
 * @param fabric the Fabric network, if there is one
 * @param containers everything else
 */
record NetworkDraft(
    String network,
    Map<String, String> hosts,
    Optional<FabricDraft> fabric,
    List<ContainerDraft> containers) {

  /**
   * A Fabric network.
   *
   * @param version of Fabric
   * @param images by role's word, where they are not the published ones
   * @param zookeepers servers
   * @param brokers Kafka brokers
   * @param replicas N, if a file says it
   * @param insync M, if a file says it
   * @param ordering domain, MSP, channel, batch: keys as the spec has them
   * @param batch keys of the batch section
   * @param orderers orderers
   * @param organizations with peers
   * @param environment variables by role, where all nodes of it have them alike
   * @param toolsHosts where the tools are, unless that is beside the peers
   * @param channels channels
   */
  record FabricDraft(
      String version,
      SortedMap<String, String> images,
      List<NodeDraft> zookeepers,
      List<NodeDraft> brokers,
      Optional<String> replicas,
      Optional<String> insync,
      Map<String, String> ordering,
      Map<String, String> batch,
      List<NodeDraft> orderers,
      List<OrganizationDraft> organizations,
      Map<Role, SortedMap<String, String>> environment,
      Optional<List<String>> toolsHosts,
      List<ChannelDraft> channels) {}

  /**
   * A node.
   *
   * @param label its key in the spec
   * @param host its host's name
   * @param values what is said of it besides: id, port, image, memory, stop
   * @param environment its own variables
   * @param place where it was found
   */
  record NodeDraft(
      String label,
      String host,
      SortedMap<String, String> values,
      SortedMap<String, String> environment,
      Place place) {}

  /**
   * An organisation.
   *
   * @param name its key in the spec
   * @param mspId its MSP
   * @param domain of its peers
   * @param peers its peers
   * @param anchor the label of its anchor peer
   */
  record OrganizationDraft(
      String name, String mspId, String domain, List<NodeDraft> peers, Optional<String> anchor) {}

  /**
   * A channel.
   *
   * @param name its name
   * @param organizations its members' keys
   * @param chaincodes what runs on it
   */
  record ChannelDraft(String name, List<String> organizations, List<ChaincodeDraft> chaincodes) {}

  /**
   * A chaincode.
   *
   * @param name its name
   * @param version its version
   * @param path of its source
   * @param init arguments of its first call
   * @param policy who must endorse; may be empty
   */
  record ChaincodeDraft(
      String name, String version, String path, List<String> init, String policy) {}

  /**
   * A container of no role.
   *
   * @param label its key in the spec
   * @param values host, image, user, memory, stop
   * @param command arguments
   * @param ports as a spec writes them
   * @param volumes paths by volume
   * @param hosts addresses by name
   * @param environment variables
   * @param place where it was found
   */
  record ContainerDraft(
      String label,
      SortedMap<String, String> values,
      List<String> command,
      List<String> ports,
      SortedMap<String, String> volumes,
      SortedMap<String, String> hosts,
      SortedMap<String, String> environment,
      Place place) {}
}
