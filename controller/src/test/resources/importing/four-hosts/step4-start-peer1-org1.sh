docker-compose -f docker-compose-peer1-org1.yaml up -d
