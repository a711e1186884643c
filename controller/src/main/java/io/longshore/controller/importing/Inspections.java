package io.longshore.controller.importing;

import java.util.List;

/** Everything that is looked for once a network is understood. */
final class Inspections {
  static final List<Inspection> ALL =
      List.of(
          new OrderingInspection(),
          new MessageSizeInspection(),
          new DataInspection(),
          new RestartInspection(),
          new KeyInspection(),
          new ScriptInspection(),
          new NameInspection(),
          new ProjectInspection(),
          new PortInspection(),
          new SettingInspection(),
          new CertificateInspection(),
          new ImageInspection(),
          new OtherKeyInspection(),
          new LossInspection());

  private Inspections() {}
}
