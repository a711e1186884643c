package io.longshore.model;

import io.longshore.base.Digest;
import java.util.Objects;

/**
 * A file of {@code docker save} that an image can be had from where no registry has it.
 *
 * @param image the reference it is loaded as
 * @param digest of the file
 * @param size of the file, bytes
 */
public record ImageArchive(String image, Digest digest, long size) {
  public ImageArchive {
    Checks.text("an image", image);
    Objects.requireNonNull(digest, "digest");
    Checks.count("the size of an archive", size);
  }
}
