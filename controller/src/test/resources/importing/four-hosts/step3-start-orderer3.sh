docker-compose -f docker-compose-orderer3.yaml up -d
