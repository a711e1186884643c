/** Blocks: how they are hashed, signed and kept on disk. */
package io.longshore.lab.standin.ledger;
