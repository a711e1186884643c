package io.longshore.controller.workload.fabric.client.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigUpdate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConfigUpdatesTest {
  @ParameterizedTest
  @EnumSource(ConfigCase.class)
  void are_what_configtxlator_computes_for_the_same_pair(ConfigCase one) throws Exception {
    Config current = one.current(Recorded.channel());
    assertEquals(
        ConfigUpdate.parseFrom(Recorded.bytes(one.file())),
        ConfigUpdates.between("mychannel", current, one.wanted(current)).orElseThrow());
  }

  @Test
  void are_none_between_equal_configurations() throws Exception {
    assertEquals(
        Optional.empty(),
        ConfigUpdates.between("mychannel", Recorded.channel(), Recorded.channel()));
  }

  @Test
  void leave_a_configuration_that_is_so_already_as_it_is() throws Exception {
    Config config = Recorded.channel();
    ChannelView view = ChannelView.of(config);
    assertSame(
        config,
        ConfigEdits.withAnchors(
            config, "Org1MSP", new TreeSet<>(view.members().get("Org1MSP").anchors())));
    assertEquals(config, ConfigEdits.withOrdererAddresses(config, view.ordererAddresses()));
    assertEquals(
        config,
        ConfigEdits.withCapabilities(
            config, List.of("Application"), view.capabilities().get("Application")));
  }

  @Test
  void refuse_an_organisation_that_is_no_member_and_name_those_that_are() throws Exception {
    Config config = Recorded.channel();
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> ConfigEdits.withAnchors(config, "Org9MSP", new TreeSet<>()));
    assertTrue(refused.getMessage().contains("[Org1MSP, Org2MSP]"), refused.getMessage());
  }
}
