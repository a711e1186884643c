-- How far a run goes beyond containers: longshore.v1.ChannelScope.
ALTER TABLE run ADD COLUMN channels TEXT NOT NULL DEFAULT 'CHANNELS_AND_CHAINCODE';
