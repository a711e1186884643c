package io.longshore.controller.workload.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.base.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedImagesTest {
  private static final String MANIFEST =
      "[{\"Config\":\"c.json\",\"RepoTags\":[\"example/b:2\",\"example/a:1\"],\"Layers\":[]},"
          + "{\"Config\":\"d.json\",\"RepoTags\":null,\"Layers\":[\"x/layer.tar\"]}]";

  @TempDir Path folder;

  @Test
  void tells_digest_size_and_the_images_it_names() throws IOException {
    byte[] tar = tar("x/layer.tar", "layer".repeat(500), "manifest.json", MANIFEST);
    SavedImages saved = read(tar);
    assertEquals(
        new SavedImages(Digest.of(tar), tar.length, List.of("example/a:1", "example/b:2")), saved);
  }

  @Test
  void says_what_is_wrong_with_a_file_that_is_none() throws IOException {
    byte[] whole = tar("manifest.json", MANIFEST);
    assertEquals(
        "it is no tar (a compressed one is to be unpacked first)",
        refusal("hello".getBytes(UTF_8)));
    assertEquals("it ends in the middle of a file of the tar", refusal(Arrays.copyOf(whole, 600)));
    assertEquals("no manifest.json in it names an image", refusal(tar("other", "x")));
    assertEquals("no manifest.json in it names an image", refusal(new byte[0]));
    assertEquals("its manifest.json is no JSON list", refusal(tar("manifest.json", "{]")));
    whole[124] = 'x';
    assertEquals("a file of the tar has no size", refusal(whole));
  }

  @Test
  void a_damaged_tar_ends_in_an_answer_and_never_in_anything_else() throws IOException {
    Random random = new Random(3);
    byte[] whole = tar("x/layer.tar", "layer".repeat(100), "manifest.json", MANIFEST);
    int refused = 0;
    for (int attempt = 0; attempt < 500; attempt++) {
      byte[] damaged = whole.clone();
      for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try {
        read(damaged);
      } catch (IOException odd) {
        refused++;
      }
    }
    assertTrue(refused > 0, "some damage is seen");
  }

  private String refusal(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("archive.tar"), content);
    return assertThrows(IOException.class, () -> SavedImages.read(file)).getMessage();
  }

  private SavedImages read(byte[] content) throws IOException {
    return SavedImages.read(Files.write(folder.resolve("archive.tar"), content));
  }

  private static byte[] tar(String... namesAndContents) throws IOException {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    for (int at = 0; at < namesAndContents.length; at += 2) {
      byte[] content = namesAndContents[at + 1].getBytes(UTF_8);
      byte[] header = new byte[512];
      put(header, 0, namesAndContents[at]);
      put(header, 124, String.format("%011o", content.length));
      put(header, 257, "ustar");
      tar.write(header);
      tar.write(content);
      tar.write(new byte[(512 - content.length % 512) % 512]);
    }
    tar.write(new byte[1024]);
    return tar.toByteArray();
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
