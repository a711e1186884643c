docker-compose -f docker-compose-peer1-org2.yaml up -d
