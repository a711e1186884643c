docker-compose -f docker-compose-kafka4.yaml up -d
