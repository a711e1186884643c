docker-compose -f docker-compose-kafka1.yaml up -d
