package io.longshore.controller.known;

import static io.longshore.controller.known.KnownText.Origin.DOCKER;

import java.util.List;

/** What Docker Engine, its command and docker-compose say. */
final class DockerTexts {
  static final List<KnownText> ALL =
      List.of(
          DOCKER.standing(
              "Cannot connect to the Docker daemon at",
              "the engine does not run, or DOCKER_HOST names another place",
              "systemctl start docker, then systemctl status docker"),
          DOCKER.standing(
              "permission denied while trying to connect to the Docker",
              "the user may not use the engine's socket",
              "run it as root, or as a member of the group docker (which is as good as root)"),
          DOCKER.standing(
              "port is already allocated",
              "another container of this host publishes the port",
              "docker ps shows it; stop it or publish another port"),
          DOCKER.standing(
              "bind: address already in use|userland proxy.*address already in use",
              "a process of this host listens on the port",
              "ss -ltnp names it; stop it or use another port"),
          DOCKER.standing(
              "listen tcp\\S* \\S+: bind: cannot assign requested address",
              "the host does not have the address that the port is to be published on",
              "compare the spec's address of the host with: ip -4 address"),
          DOCKER.standing(
              "container name \\S+ is already in use",
              "a container of this name is there, from before or from another tool",
              "look at it, then rename or remove it: docker rm keeps its named volumes"),
          DOCKER.standing(
              "No such image|manifest for \\S+ not found|manifest unknown",
              "the host does not have the image, or the registry does not have this tag",
              "load it: docker load -i FILE, or docker pull; compare the tag"),
          DOCKER.standing(
              "pull access denied for",
              "there is no such repository, mostly a slip in its name, or it is private",
              "compare the image's name, or docker login"),
          DOCKER.passing(
              "toomanyrequests|pull rate limit",
              "the registry lets this address pull no more for some hours",
              "docker login, or bring the images in files: docker save, docker load"),
          DOCKER.standing(
              "network \\S+ is ambiguous",
              "two networks have one name: two commands made it at the same time",
              "docker network ls --no-trunc, then remove the unused one by its id"),
          DOCKER.standing(
              "network \\S+ not found|network \\S+ declared as external, but could not be found",
              "the network is not there on this host; its name begins with the project's, which"
                  + " .env or the folder gives",
              "make it once before the containers, under the very name they use"),
          DOCKER.standing(
              "non-overlapping IPv4 address pool|Pool overlaps with other one",
              "the host's bridges leave no range of addresses free, or the wanted one is taken",
              "docker network prune removes unused ones; or set default-address-pools in"
                  + " /etc/docker/daemon.json"),
          DOCKER.standing(
              "no space left on device",
              "the disk is full, or has no inodes left",
              "docker system df says what fills it; never prune volumes: ledgers are in them"),
          DOCKER.standing(
              "mount a directory onto a file",
              "a bind mount's source was missing when it was first used, and Docker made a folder"
                  + " in its place",
              "remove the folder, put the file there, and make the container anew"),
          DOCKER.standing(
              "bind source path does not exist",
              "the folder or file to be mounted is not on this host",
              "copy it there first"),
          DOCKER.standing(
              "executable file not found in",
              "the image has no such command: another image under this tag, or a slip",
              "docker run --rm --entrypoint sh IMAGE -c 'command -v NAME'"),
          DOCKER.standing(
              "exec format error",
              "the image is for another processor, or a script has no first line #!",
              "docker image inspect IMAGE says its architecture"),
          DOCKER.standing(
              "client version \\S+ is too old",
              "a newer engine refuses an old client; peers of Fabric 1.4 are such clients when they"
                  + " build chaincode",
              "use Docker Engine below 29 on peers' hosts, or set DOCKER_MIN_API_VERSION=1.24 for"
                  + " the engine"),
          DOCKER.standing(
              "docker.sock: write: broken pipe|broken pipe.*docker.sock",
              "the engine ended the request while the peer was sending it a chaincode's build:"
                  + " engines from 29 on do so to peers of Fabric 1.4",
              "use Docker Engine below 29 on peers' hosts"),
          DOCKER.standing(
              "lookup \\S+ .*no such host|no such host",
              "the name does not resolve in the container",
              "give the container a host entry for it (extra_hosts, host-entries)"),
          DOCKER.standing(
              "connect: connection refused",
              "the host answers and nothing listens on the port",
              "see that the container runs and publishes the port on this address"),
          DOCKER.standing(
              "dial tcp \\S+ i/o timeout|no route to host|network is unreachable",
              "nothing comes back from the host: it is down, or a firewall drops the packets",
              "ping it, then look at its firewall for the port"),
          DOCKER.standing(
              "volume is in use",
              "a container, running or not, still has the volume",
              "docker ps -a --filter volume=NAME shows it"),
          DOCKER.standing(
              "iptables.*No chain/target/match by that name",
              "something removed Docker's chains: a firewall that was restarted after it",
              "systemctl restart docker, and let the firewall start before Docker"),
          DOCKER.standing(
              "OCI runtime create failed",
              "the container's process could not be begun: its program is not there, may not be"
                  + " run, or a mount does not fit",
              "the words behind it name which; docker inspect shows its entry point and mounts"),
          DOCKER.standing(
              "read-only file system",
              "a disk was mounted read-only, as kernels do after an error, or the path is a"
                  + " read-only mount",
              "dmesg on the host tells of the disk; then remount it, or mount a volume at the"
                  + " path"),
          DOCKER.standing(
              "too many open files",
              "the process or the engine has come to its limit of open files",
              "raise LimitNOFILE of docker.service, and look for what leaks them"),
          DOCKER.passing(
              "Found orphan containers",
              "another compose file of the same project started them; harmless by itself",
              "never answer it with --remove-orphans: that deletes them"));

  private DockerTexts() {}
}
