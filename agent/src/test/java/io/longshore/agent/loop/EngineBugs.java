package io.longshore.agent.loop;

import io.longshore.agent.engine.ContainerState;
import io.longshore.agent.engine.Engine;
import io.longshore.agent.engine.EngineContainer;
import io.longshore.agent.engine.EngineSnapshot;
import io.longshore.agent.engine.NewContainer;
import io.longshore.base.FailureException;
import io.longshore.model.ContainerSpec;
import io.longshore.model.Labels;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Ways to misunderstand the engine, or to ask too much of it. */
final class EngineBugs {
  static final List<PlantedBug> ALL =
      List.of(
          new PlantedBug(
              "acts on the look before the last", (rig, parts) -> parts.engine = lateLook()),
          sees("takes the paused for running", EngineBugs::pausedRuns),
          sees("takes all containers for its own", EngineBugs::allOurs),
          sees("does not see that the spec changed", EngineBugs::asFirstMade),
          new PlantedBug(
              "makes a second one when an answer is lost",
              (rig, parts) -> parts.engine = secondCopy()),
          new PlantedBug("removes volumes too", EngineBugs::volumesToo),
          new PlantedBug("takes away who holds a name", EngineBugs::evicts),
          new PlantedBug("starts what it creates at once", EngineBugs::startsCreated));

  private EngineBugs() {}

  private static PlantedBug sees(String name, UnaryOperator<EngineContainer> wrong) {
    return new PlantedBug(
        name,
        (rig, parts) ->
            parts.engine =
                engine ->
                    Around.of(
                        Engine.class,
                        engine,
                        (method, arguments, proceed) ->
                            method.equals("snapshot")
                                ? each((EngineSnapshot) proceed.call(), wrong)
                                : proceed.call()));
  }

  private static EngineSnapshot each(EngineSnapshot seen, UnaryOperator<EngineContainer> wrong) {
    return new EngineSnapshot(
        seen.version(),
        seen.apiVersion(),
        seen.containers().stream().map(wrong).toList(),
        seen.lookedFor(),
        seen.images(),
        seen.networks(),
        seen.volumes());
  }

  private static UnaryOperator<Engine> lateLook() {
    return engine -> {
      Object[] before = new Object[1];
      return Around.of(
          Engine.class,
          engine,
          (method, arguments, proceed) -> {
            Object now = proceed.call();
            if (!method.equals("snapshot")) {
              return now;
            }
            Object late = before[0] == null ? now : before[0];
            before[0] = now;
            return late;
          });
    };
  }

  private static EngineContainer pausedRuns(EngineContainer one) {
    return one.state() == ContainerState.PAUSED
        ? as(one, ContainerState.RUNNING, one.labels())
        : one;
  }

  private static EngineContainer allOurs(EngineContainer one) {
    SortedMap<String, String> labels = new TreeMap<>(one.labels());
    labels.put(Labels.DEPLOYMENT, Specs.DEPLOYMENT);
    return as(one, one.state(), labels);
  }

  private static EngineContainer asFirstMade(EngineContainer one) {
    SortedMap<String, String> labels = new TreeMap<>(one.labels());
    if (one.name().equals("kafka1")) {
      ContainerSpec changed = Specs.broker("V", "1");
      labels.replace(Labels.FINGERPRINT, Specs.host(9, changed).fingerprint(changed).hex());
    }
    return as(one, one.state(), labels);
  }

  private static EngineContainer as(
      EngineContainer one, ContainerState state, SortedMap<String, String> labels) {
    return new EngineContainer(
        one.id(),
        one.name(),
        one.image(),
        one.imageId(),
        state,
        labels,
        one.ports(),
        one.lastRun(),
        one.hostPaths());
  }

  private static UnaryOperator<Engine> secondCopy() {
    return engine ->
        Around.of(
            Engine.class,
            engine,
            (method, arguments, proceed) -> {
              try {
                return proceed.call();
              } catch (FailureException lost) {
                if (!method.equals("create")) {
                  throw lost;
                }
                return engine.create(again((NewContainer) arguments[0]));
              }
            });
  }

  private static NewContainer again(NewContainer wanted) {
    ContainerSpec spec = wanted.spec();
    ContainerSpec other =
        new ContainerSpec(
            spec.name() + "-again",
            spec.role(),
            spec.run(),
            spec.networking(),
            spec.mounts(),
            spec.after(),
            spec.ready());
    return new NewContainer(other, wanted.mounts(), wanted.labels());
  }

  private static void volumesToo(Rig rig, Parts parts) {
    after(
        parts,
        "remove",
        engine -> rig.engine.volumes().stream().limit(1).forEach(rig.engine::dropVolume));
  }

  private static void evicts(Rig rig, Parts parts) {
    parts.engine =
        engine ->
            Around.of(
                Engine.class,
                engine,
                (method, arguments, proceed) -> {
                  if (method.equals("snapshot")) {
                    rig.engine.world().stream()
                        .filter(one -> !one.isOf(Specs.DEPLOYMENT) && !one.name().equals("nginx"))
                        .forEach(one -> rig.engine.removeByHand(one.name()));
                  }
                  return proceed.call();
                });
  }

  private static void startsCreated(Rig rig, Parts parts) {
    parts.engine =
        engine ->
            Around.of(
                Engine.class,
                engine,
                (method, arguments, proceed) ->
                    method.equals("create")
                        ? engine.start(((EngineContainer) proceed.call()).id())
                        : proceed.call());
  }

  private static void after(Parts parts, String which, Consumer<Engine> then) {
    parts.engine =
        engine ->
            Around.of(
                Engine.class,
                engine,
                (method, arguments, proceed) -> {
                  Object result = proceed.call();
                  if (method.equals(which)) {
                    then.accept(engine);
                  }
                  return result;
                });
  }
}
