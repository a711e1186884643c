package io.longshore.controller.cli;

import io.longshore.base.Digest;
import io.longshore.controller.audit.AuditHead;
import io.longshore.proto.v1.AuditPage;
import io.longshore.proto.v1.ReadAuditRequest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ParseResult;

/**
 * The whole record as a controller gives it.
 *
 * @param lines in order
 * @param head how far it goes, by the controller's own note
 */
record AuditPages(List<String> lines, AuditHead head) {
  AuditPages {
    lines = List.copyOf(lines);
  }

  static AuditPages fetch(ParseResult arguments, Cli cli) {
    List<String> lines = new ArrayList<>();
    try (Session session = Session.open(ConnectionOptions.read(arguments, cli.environment()))) {
      AuditHead head =
          session.call(
              () -> {
                AuditHead last = AuditHead.NONE;
                Iterator<AuditPage> pages =
                    session.authority().readAudit(ReadAuditRequest.getDefaultInstance());
                while (pages.hasNext()) {
                  AuditPage page = pages.next();
                  lines.addAll(page.getLinesList());
                  if (page.getNumber() > 0) {
                    last = new AuditHead(page.getNumber(), new Digest(page.getDigest()));
                  }
                }
                return last;
              });
      return new AuditPages(lines, head);
    }
  }
}
