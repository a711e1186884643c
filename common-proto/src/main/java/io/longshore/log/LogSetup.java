package io.longshore.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.slf4j.Logger;

/**
 * How both sides log: one line an entry, on standard error, where systemd's journal takes it.
 *
 * <p>The system property {@value #LEVEL} names another level than {@code INFO}.
 *
 * <p>In code, not in XML: reading XML takes 80 ms of every command and the parser's classes stay in
 * the agent's memory.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_NORMAL_PRIORITY)
public final class LogSetup extends ContextAwareBase implements Configurator {
  /** A level's name: {@code OFF}, {@code ERROR}, {@code WARN}, {@code INFO}, {@code DEBUG}. */
  public static final String LEVEL = "longshore.log";

  private static final String LINE =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{0}"
          + " %replace(%msg){'[\\r\\n]+', ' '} %replace(%ex{8}){'[\\r\\n]+\\s*', ' | '}%nopex%n";

  /** Called by the logging library, once. */
  public LogSetup() {}

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    PatternLayoutEncoder line = new PatternLayoutEncoder();
    line.setContext(context);
    line.setPattern(LINE);
    line.start();
    ConsoleAppender<ILoggingEvent> stderr = new ConsoleAppender<>();
    stderr.setContext(context);
    stderr.setName("stderr");
    stderr.setTarget("System.err");
    stderr.setEncoder(line);
    stderr.start();
    ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.toLevel(System.getProperty(LEVEL), Level.INFO));
    root.addAppender(stderr);
    // What fails in the Docker client is said where it is answered for.
    context.getLogger("com.github.dockerjava").setLevel(Level.OFF);
    // Whether tables were changed is said by whoever asked for it.
    context.getLogger("org.flywaydb").setLevel(Level.ERROR);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
