docker-compose -f docker-compose-orderer1.yaml up -d
