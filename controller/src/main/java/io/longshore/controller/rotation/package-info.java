/**
 * One root of the fleet taking the place of another while everything goes on: first all trust both,
 * then the new one signs, then all get certificates of it, then the old one is dropped.
 *
 * <p>{@link io.longshore.controller.rotation.RootRotation} decides by what is known of every
 * holder; {@link io.longshore.controller.rotation.RotationDesk} writes the phase down and tells
 * people. Each phase is one durable write, and everything else follows from it anew after a crash.
 * While the new root signs, the controller shows its certificate together with the new root as
 * vouched for by the old one, so that a host or a person who slept through the beginning still gets
 * in and is told. Once the old root is dropped, whoever was left behind needs a new token.
 */
package io.longshore.controller.rotation;
