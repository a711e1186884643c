docker-compose -f docker-compose-peer0-org1.yaml up -d
