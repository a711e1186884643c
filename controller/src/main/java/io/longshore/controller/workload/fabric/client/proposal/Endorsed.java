package io.longshore.controller.workload.fabric.client.proposal;

import org.hyperledger.fabric.protos.peer.ProposalResponse;

/**
 * A peer's answer to a proposal.
 *
 * @param peer its name
 * @param response what it answered
 */
public record Endorsed(String peer, ProposalResponse response) {
  private static final int FIRST_ERROR = 400;
  private static final int FIRST_SUCCESS = 200;

  /** Whether the chaincode succeeded and the peer signed its result. */
  public boolean succeeded() {
    return answered() && response.hasEndorsement();
  }

  /** Whether the chaincode succeeded; a question about the peer's own affairs is not signed. */
  public boolean answered() {
    int status = response.getResponse().getStatus();
    return status >= FIRST_SUCCESS && status < FIRST_ERROR;
  }

  /** The chaincode's status and words. */
  public String words() {
    return response.getResponse().getStatus() + " " + response.getResponse().getMessage();
  }
}
