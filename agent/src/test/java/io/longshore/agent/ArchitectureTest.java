package io.longshore.agent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.longshore.base.ArchitectureRules;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final List<ArchRule> RULES =
      List.of(
          only("com.github.dockerjava..", "io.longshore.agent.engine..", "Docker stays there"),
          only("com.typesafe.config..", "io.longshore.agent.policy..", "one file is HOCON"),
          only("org.bouncycastle..", "io.longshore.agent.identity..", "keys are made there"),
          noClasses()
              .that()
              .resideInAPackage("io.longshore.agent.reconcile..")
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(
                  "io.longshore.agent.loop..",
                  "io.longshore.agent.link..",
                  "io.longshore.agent.files..",
                  "io.longshore.agent.identity..",
                  "io.longshore.agent.desired..",
                  "io.longshore.proto..",
                  "io.grpc..",
                  "java.io..",
                  "java.nio..")
              .because("what to do is decided in pure functions"),
          noClasses()
              .that()
              .resideOutsideOfPackages(
                  "io.longshore.agent.link..",
                  "io.longshore.agent.enrol..",
                  "io.longshore.agent.desired..",
                  "io.longshore.proto..")
              .should()
              .dependOnClassesThat()
              .resideInAPackage("io.longshore.proto..")
              .because("messages end where they arrive"));

  @Test
  void the_agents_classes_keep_to_the_projects_rules() {
    ArchitectureRules.check(
        "io.longshore.agent",
        Set.of("RunCommand", "EnrolCommand", "WarmUpCommand", "PolicyCommand"),
        Set.of("AgentMain"));
  }

  @Test
  void the_agents_packages_keep_apart() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .importPackages("io.longshore.agent");
    RULES.forEach(rule -> rule.check(classes));
  }

  private static ArchRule only(String library, String home, String because) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(home)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .because(because);
  }
}
