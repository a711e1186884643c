docker-compose -f docker-compose-orderer2.yaml up -d
