package io.longshore.base;

import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {
  @Test
  void the_module_keeps_the_rules() {
    ArchitectureRules.check("io.longshore", Set.of(), Set.of());
  }

  @Test
  void a_class_that_asks_the_clock_is_found() {
    refuses(AsksTheClock.class);
  }

  @Test
  void a_class_that_rolls_dice_is_found() {
    refuses(RollsDice.class);
  }

  @Test
  void a_class_that_prints_is_found() {
    refuses(Prints.class);
  }

  private static void refuses(Class<?> guilty) {
    assertThrows(
        AssertionError.class,
        () -> {
          for (ArchRule rule : ArchitectureRules.rules(Set.of(), Set.of())) {
            rule.allowEmptyShould(true).check(new ClassFileImporter().importClasses(guilty));
          }
        });
  }

  private static final class AsksTheClock {
    Instant when() {
      return Instant.now();
    }
  }

  private static final class RollsDice {
    UUID any() {
      return UUID.randomUUID();
    }
  }

  private static final class Prints {
    void say() {
      System.out.println("hello");
    }
  }
}
