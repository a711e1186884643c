package io.longshore.controller.fleet;

import io.longshore.proto.v1.ImageAnswer;
import java.util.List;
import java.util.Optional;

/**
 * What a host said of the images it was asked for.
 *
 * @param host its name
 * @param images one answer for each image asked for; empty: the host did not answer in time
 */
public record PreflightAnswer(String host, Optional<List<ImageAnswer>> images) {}
