package io.longshore.lab.standin.msp;

/** A node's own membership directory, loaded and found valid. */
public record LocalMsp(Msp msp, SigningIdentity signer) {}
