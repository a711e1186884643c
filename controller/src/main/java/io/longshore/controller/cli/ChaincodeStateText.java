package io.longshore.controller.cli;

import io.longshore.controller.cli.progress.Printable;
import io.longshore.proto.v1.ChaincodeState;
import java.util.ArrayList;
import java.util.List;

/** Chaincodes as people read them. */
final class ChaincodeStateText {
  private ChaincodeStateText() {}

  static List<String> table(List<ChaincodeState> chaincodes) {
    if (chaincodes.isEmpty()) {
      return List.of("no chaincode runs, and the spec has none");
    }
    Columns table = Columns.of("CHANNEL", "CHAINCODE", "VERSION", "PACKAGE", "SPEC", "POLICY");
    for (ChaincodeState one : chaincodes) {
      table.row(
          one.getChannel(),
          one.getName(),
          one.getVersion().isEmpty() ? "-" : one.getVersion(),
          packages(one),
          spec(one),
          one.getPolicy());
    }
    List<String> lines = new ArrayList<>(table.lines());
    for (ChaincodeState one : chaincodes) {
      if (!one.getNote().isEmpty()) {
        lines.add(Printable.of(one.getName() + ": " + one.getNote()));
      }
      if (one.getMissingOnCount() > 0) {
        lines.add(
            Printable.of(
                one.getName()
                    + " "
                    + one.getVersion()
                    + ": not its package on "
                    + String.join(", ", one.getMissingOnList())));
      }
    }
    return lines;
  }

  private static String packages(ChaincodeState one) {
    int all = one.getInstalledOnCount() + one.getMissingOnCount();
    return all == 0 ? "-" : one.getInstalledOnCount() + " of " + all + " peers";
  }

  private static String spec(ChaincodeState one) {
    if (one.getWantedVersion().isEmpty()) {
      return "not in the spec";
    }
    return one.getWantedVersion().equals(one.getVersion())
        ? "as in the spec"
        : "wants " + one.getWantedVersion();
  }
}
