package io.longshore.base;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What the classes of every module keep to; one {@code ArchitectureTest} per module asks. */
public final class ArchitectureRules {
  private static final Pattern EMPTY_WORD =
      Pattern.compile(".*\\.(util|utils|common|manager|impl)(\\..*)?");
  private static final Set<String> WORLD =
      Set.of(
          "java.time.Instant.now",
          "java.time.LocalDate.now",
          "java.time.LocalDateTime.now",
          "java.time.ZonedDateTime.now",
          "java.time.OffsetDateTime.now",
          "java.time.Clock.systemUTC",
          "java.time.Clock.systemDefaultZone",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.lang.Thread.sleep",
          "java.lang.Math.random",
          "java.util.UUID.randomUUID",
          "java.util.Random.<init>",
          "java.security.SecureRandom.<init>",
          "java.util.concurrent.ThreadLocalRandom.current");

  private ArchitectureRules() {}

  /**
   * Throws an {@link AssertionError} that lists every breach in the module's own classes.
   *
   * @param rootPackage the package that holds all of the module's classes
   * @param wiring simple names of the classes that may reach for the clock and for chance, besides
   *     those whose names end in Main
   * @param consoles simple names of the classes that may print
   */
  public static void check(String rootPackage, Set<String> wiring, Set<String> consoles) {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .importPackages(rootPackage);
    if (classes.isEmpty()) {
      throw new AssertionError("no class was found below " + rootPackage);
    }
    for (ArchRule rule : rules(wiring, consoles)) {
      rule.allowEmptyShould(true).check(classes);
    }
  }

  /** The rules by themselves. */
  static List<ArchRule> rules(Set<String> wiring, Set<String> consoles) {
    return List.of(
        noClasses()
            .that(isNot("wiring", wiring))
            .should()
            .accessTargetWhere(worldly())
            .because("time and chance come in through constructors"),
        noClasses()
            .that(isNot("consoles", consoles))
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("only the console prints; everything else logs or answers"),
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..")
            .because("the project logs through SLF4J"),
        noClasses()
            .should(
                com.tngtech.archunit.lang.conditions.ArchConditions.be(
                    describe(
                        "in a package with an empty name",
                        (JavaClass one) -> EMPTY_WORD.matcher(one.getPackageName()).matches())))
            .because("a package is named for what it is about"),
        noClasses()
            .that()
            .resideInAPackage("io.longshore.base..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.longshore.model..",
                "io.longshore.wire..",
                "io.longshore.tls..",
                "io.longshore.proto..",
                "io.longshore.agent..",
                "io.longshore.controller..")
            .because("base is beneath everything"),
        noClasses()
            .that()
            .resideInAPackage("io.longshore.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.longshore.proto..",
                "io.longshore.wire..",
                "io.longshore.tls..",
                "com.google.protobuf..",
                "io.grpc..")
            .because("the model knows nothing of how it travels"),
        noClasses()
            .that()
            .resideInAnyPackage("io.longshore.tls..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.longshore.model..", "io.longshore.proto..")
            .because("who is calling does not depend on what is said"));
  }

  private static DescribedPredicate<JavaClass> isNot(String what, Set<String> names) {
    return describe(
        "are not " + what,
        one -> {
          JavaClass outer = one;
          while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
          }
          return !names.contains(outer.getSimpleName())
              && !(what.equals("wiring") && outer.getSimpleName().endsWith("Main"))
              && !outer.getPackageName().startsWith("io.longshore.proto");
        });
  }

  private static DescribedPredicate<JavaAccess<?>> worldly() {
    return describe(
        "the clock or chance",
        access ->
            WORLD.contains(access.getTargetOwner().getName() + "." + access.getTarget().getName()));
  }
}
