/**
 * The keys of authorities and administrators at rest.
 *
 * <p>An operator may choose a key: a passphrase in a file, or a systemd credential. From it a key
 * is derived (scrypt, RFC 7914) that opens the keyring, and the keyring's own random key seals
 * every file that holds a private key (AES-256-GCM). The name of a file is bound to its content, so
 * that none can stand in for another; the derivation's parameters, the salt and the state of a
 * change are bound to the keyring. A keyring is replaced whole, so a change of the chosen key, and
 * the first sealing of a plain store, can be interrupted anywhere and are completed by the next
 * start.
 *
 * <pre>
 * keyring               how the chosen key opens the keys below; itself no secret
 * authority             the fleet's root and its issuing authority, sealed
 * material/organizations/…   the organisations' authorities and administrators, sealed
 * </pre>
 *
 * <p>What this does not do: it does not keep a key from whoever controls the running process or its
 * host's root, and it does not reach copies and backups made before.
 */
package io.longshore.controller.custody;
