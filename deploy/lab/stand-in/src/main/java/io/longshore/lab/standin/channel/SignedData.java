package io.longshore.lab.standin.channel;

import com.google.protobuf.ByteString;

/** Bytes, who is said to have signed them, and the signature. */
public record SignedData(ByteString data, ByteString identity, ByteString signature) {}
