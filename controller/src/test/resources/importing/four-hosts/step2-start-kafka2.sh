docker-compose -f docker-compose-kafka2.yaml up -d
