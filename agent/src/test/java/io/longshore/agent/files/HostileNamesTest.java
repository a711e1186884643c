package io.longshore.agent.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.base.Digest;
import io.longshore.model.FileContent;
import io.longshore.model.FileEntry;
import io.longshore.model.FileSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names and links that would lead out of a set, at the model's door and behind it. */
class HostileNamesTest {
  private static final int NAMES = 6_000;
  private static final String OLD = "000000000000";
  private static final String NEW = "111111111111";
  private static final String[] PARTS = {
    "..",
    "../..",
    "/",
    "//",
    "\\",
    "..\\",
    ".",
    "./",
    "~",
    "~root",
    "%2e%2e",
    "%2e%2e%2f",
    "....//",
    "..;/",
    "\u2025",
    "\u2024\u2024",
    "\uff0e\uff0e",
    "\uff0f",
    "\0",
    "\n",
    "\r",
    "\t",
    " ",
    "",
    "-rf",
    "$(id)",
    "`id`",
    "*",
    "?",
    "|",
    "etc",
    "passwd",
    ".ssh",
    "authorized_keys",
    "old",
    "C:",
    "\u202e",
    "a".repeat(300)
  };

  @TempDir Path outside;
  private FileSets sets;
  private Path root;

  @BeforeEach
  void placeAnOldVersion() throws IOException {
    root = outside.resolve("files");
    sets = new FileSets(root);
    sets.place(set("msp", "old"), OLD, named("old"));
    Files.writeString(outside.resolve("victim"), "untouched");
  }

  @Test
  void no_hostile_name_becomes_part_of_a_desired_state() {
    Random random = new Random(31);
    int accepted = 0;
    for (int attempt = 0; attempt < NAMES; attempt++) {
      String name = hostile(random);
      accepted += isEntry(name) && leads(name) ? 1 : 0;
      accepted += isSet(name) && leads(name) ? 1 : 0;
    }
    assertEquals(0, accepted);
  }

  @Test
  void a_name_that_gets_past_every_check_before_still_does_not_lead_out() throws IOException {
    Random random = new Random(32);
    int escapes = 0;
    for (int attempt = 0; attempt < NAMES; attempt++) {
      String name = hostile(random);
      if (!leads(name)) {
        continue;
      }
      try {
        sets.place(set("msp", "file"), NEW, named(name));
        sets.discard("msp", NEW);
      } catch (IOException | IllegalArgumentException refused) {
        assertFalse(Files.exists(sets.folder("msp", NEW), LinkOption.NOFOLLOW_LINKS));
      }
      escapes += untouched() ? 0 : 1;
    }
    assertEquals(0, escapes);
    assertEquals("content", Files.readString(sets.folder("msp", OLD).resolve("old")));
  }

  @Test
  void links_laid_in_the_way_are_not_written_through() throws IOException {
    Path aside = root.resolve("msp").resolve("." + NEW);
    Files.createSymbolicLink(aside, outside);
    sets.place(set("msp", "victim"), NEW, named("victim"));
    assertTrue(untouched());
    Path placed = sets.folder("msp", NEW);
    assertTrue(Files.isDirectory(placed, LinkOption.NOFOLLOW_LINKS));
    assertEquals(
        "rw-r-----",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(placed.resolve("victim"))));
  }

  @Test
  void a_set_whose_content_cannot_be_had_leaves_nothing_new() {
    Contents broken =
        new Contents() {
          @Override
          public byte[] bytes(FileContent content) throws IOException {
            throw new IOException("damaged");
          }

          @Override
          public String path(FileEntry file) {
            return file.path();
          }
        };
    assertThrows(IOException.class, () -> sets.place(set("msp", "file"), NEW, broken));
    assertFalse(Files.exists(sets.folder("msp", NEW)));
    assertTrue(Files.exists(sets.folder("msp", OLD).resolve("old")));
  }

  /** Everything but plain names, which lead nowhere else. */
  private static boolean leads(String name) {
    for (String part : name.split("/", -1)) {
      if (part.equals("..") || part.equals(".") || part.isEmpty() || part.length() > 255) {
        return true;
      }
    }
    return name.chars()
        .anyMatch(sign -> sign < ' ' || sign > '~' || "\\$`*?|;%".indexOf(sign) >= 0);
  }

  private static boolean isEntry(String name) {
    try {
      new FileEntry(name, 0644, content());
      return true;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  private static boolean isSet(String name) {
    try {
      new FileSet(name, List.of());
      return true;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  private boolean untouched() throws IOException {
    try (Stream<Path> here = Files.list(outside)) {
      return here.count() == 2
          && Files.readString(outside.resolve("victim")).equals("untouched")
          && Files.exists(sets.folder("msp", OLD).resolve("old"));
    }
  }

  private static String hostile(Random random) {
    StringBuilder name = new StringBuilder();
    for (int parts = 1 + random.nextInt(5); parts > 0; parts--) {
      name.append(PARTS[random.nextInt(PARTS.length)]);
      name.append(random.nextBoolean() ? "/" : "");
    }
    return name.toString();
  }

  private static FileSet set(String name, String file) {
    return new FileSet(name, List.of(new FileEntry(file, 0640, content())));
  }

  private static FileContent content() {
    return new FileContent.Blob(Digest.of(new byte[] {1}));
  }

  private static Contents named(String path) {
    return new Contents() {
      @Override
      public byte[] bytes(FileContent content) {
        return "content".getBytes(java.nio.charset.StandardCharsets.UTF_8);
      }

      @Override
      public String path(FileEntry file) {
        return path;
      }
    };
  }
}
