package io.longshore.controller.importing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class YamlLibraryTest {
  @Test
  void only_the_yaml_package_knows_the_yaml_library() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.longshore.controller.importing.yaml")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.yaml..")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.longshore.controller"));
  }
}
