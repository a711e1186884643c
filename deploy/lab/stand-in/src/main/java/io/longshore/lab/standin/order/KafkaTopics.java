package io.longshore.lab.standin.order;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creating a topic by request. Apart from {@link KafkaLog}, so that its admin client is loaded only
 * where it is needed.
 */
final class KafkaTopics {
  private final List<String> brokers;
  private final String topic;
  private final int replicationFactor;

  KafkaTopics(List<String> brokers, String topic, int replicationFactor) {
    this.brokers = brokers;
    this.topic = topic;
    this.replicationFactor = replicationFactor;
  }

  @FunctionalInterface
  private interface Request<T> {
    T send(Admin admin) throws ExecutionException, InterruptedException;
  }

  /** Creates the topic with one partition; that it exists already is success. */
  void create() throws LogException {
    ask(
        admin -> {
          NewTopic wanted =
              new NewTopic(topic, Optional.of(1), Optional.of((short) replicationFactor));
          try {
            return admin.createTopics(List.of(wanted)).all().get();
          } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
              return null;
            }
            throw e;
          }
        });
  }

  /** Whether the brokers create a topic that is asked for. */
  boolean brokersCreateThem() throws LogException {
    return ask(
        admin -> {
          String controller = admin.describeCluster().controller().get().idString();
          ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, controller);
          return Boolean.parseBoolean(
              admin
                  .describeConfigs(List.of(broker))
                  .all()
                  .get()
                  .get(broker)
                  .get("auto.create.topics.enable")
                  .value());
        });
  }

  private <T> T ask(Request<T> request) throws LogException {
    try (Admin admin = Admin.create(KafkaSettings.admin(brokers))) {
      return request.send(admin);
    } catch (ExecutionException e) {
      throw new LogException("error creating topic: [" + e.getCause().getMessage() + "]");
    } catch (KafkaException e) {
      throw new LogException("error creating topic: [" + e.getMessage() + "]");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogException("interrupted while waiting for the brokers");
    }
  }
}
