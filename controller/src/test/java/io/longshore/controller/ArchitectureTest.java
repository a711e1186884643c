package io.longshore.controller;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.longshore.base.ArchitectureRules;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
  private static final String ROOT = "io.longshore.controller";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
          .importPackages(ROOT);

  @Test
  void time_chance_and_printing_keep_to_their_places() {
    ArchitectureRules.check(ROOT, Set.of("ControllerProcess"), Set.of("ControllerMain"));
  }

  static Stream<ArchRule> layers() {
    return Stream.of(
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".cli..")
            .because("the command line is on top of everything and below nothing"),
        noClasses()
            .that()
            .resideInAPackage(ROOT + ".spec..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                ROOT + ".workload..",
                ROOT + ".plan..",
                ROOT + ".rollout..",
                ROOT + ".fleet..",
                ROOT + ".serve..")
            .because("a spec is read without knowing what it is for"),
        noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".workload..", ROOT + ".spec..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                ROOT + ".plan..",
                ROOT + ".rollout..",
                ROOT + ".fleet..",
                ROOT + ".operator..",
                ROOT + ".serve..",
                ROOT + ".store..")
            .because("what a spec comes to does not depend on the fleet's state"),
        noClasses()
            .that()
            .resideInAPackage(ROOT + ".plan..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.grpc..", ROOT + ".rollout..", ROOT + ".operator..", ROOT + ".serve..")
            .because("planning is pure"),
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".spec.hocon..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.typesafe.config..")
            .because("HOCON is read in one place"),
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..")
            .because("only the command line parses command lines"),
        noClasses()
            .that()
            .resideOutsideOfPackages(
                ROOT + ".pki..",
                ROOT + ".custody..",
                ROOT + ".enrol..",
                ROOT + ".workload.fabric..",
                ROOT + ".prove..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bouncycastle..")
            .because("certificates and DER are built where authorities and Fabric are at home"),
        noClasses()
            .that()
            .resideOutsideOfPackages(
                ROOT + ".workload.fabric..",
                ROOT + ".prove..",
                ROOT + ".channels..",
                ROOT + ".ledger..",
                ROOT + ".serve..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.hyperledger.fabric..")
            .because("Fabric is a workload, not a special case"),
        noClasses()
            .that()
            .resideOutsideOfPackages(
                ROOT + ".workload..",
                ROOT + ".prove..",
                ROOT + ".channels..",
                ROOT + ".ledger..",
                ROOT + ".known..",
                ROOT + ".serve..",
                ROOT + ".whatif..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".workload.fabric..")
            .because("the workload kinds are known by their list alone"));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void layers_depend_downwards_only(ArchRule rule) {
    rule.check(CLASSES);
  }
}
