docker-compose -f docker-compose-peer0-org2.yaml up -d
