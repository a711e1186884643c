package io.longshore.agent.link;

import io.longshore.proto.v1.AgentMessage;
import io.longshore.proto.v1.ContainerLog;
import io.longshore.proto.v1.LogReport;

/** Questions about logs and their answers, in words of the agent. */
final class LogMessages {
  private LogMessages() {}

  static AgentMessage answer(LogAnswer answer) {
    LogReport.Builder report = LogReport.newBuilder().setId(answer.id());
    for (LogAnswer.Log log : answer.logs()) {
      report.addLogs(
          ContainerLog.newBuilder()
              .setContainer(log.container())
              .setState(log.state())
              .addAllNetworks(log.networks())
              .addAllLines(log.lines())
              .setTrouble(log.trouble()));
    }
    return AgentMessage.newBuilder().setLog(report).build();
  }

  static void question(io.longshore.proto.v1.LogQuestion asked, Inbox inbox) {
    LogQuestion question;
    try {
      question = new LogQuestion(asked.getId(), asked.getContainersList(), asked.getLines());
    } catch (IllegalArgumentException e) {
      inbox.unreadable(
          "the controller asks for logs in a way this agent refuses: " + e.getMessage());
      return;
    }
    inbox.logs(question);
  }
}
